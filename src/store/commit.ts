import SqliteDatabase, { type Database } from 'better-sqlite3';
import { NotSaved } from '../kernel/not-saved.ts';

/** What a guard says of the commit when it finds no row: nothing at all was written, because of this. */
export type GuardName = 'stale' | 'seen';

/** One statement of a commit. With a guard it must return a row, or nothing of the commit is written. */
export interface Statement {
  sql: string;
  params: unknown[];
  guard?: GuardName;
}

/** Anything drizzle can turn into SQL. A builder runs whenever it is awaited: turn it into a step at once. */
interface Builder {
  toSQL(): { sql: string; params: unknown[] };
}

export const also = (builder: Builder): Statement => builder.toSQL();
export const must = (builder: Builder, guard: GuardName): Statement => ({ ...builder.toSQL(), guard });

export type CommitOutcome = 'done' | GuardName;
export type Commit = (statements: readonly Statement[]) => CommitOutcome;

class NothingWritten extends Error {
  readonly guard: GuardName;
  constructor(guard: GuardName) {
    super(guard);
    this.guard = guard;
  }
}

/**
 * Runs statements in one transaction: all of them, or none and the name of the first guard that found no row. Throws
 * {@link NotSaved} where the database refused it.
 *
 * Synchronous from beginning to end on purpose: an `await` inside a transaction on this one connection would let
 * another request's writes into it.
 */
export function commitOn(database: Database): Commit {
  const transaction = database.transaction((statements: readonly Statement[]) => {
    for (const { sql, params, guard } of statements) {
      const run = database.prepare(sql);
      if (guard && !run.reader) throw new TypeError(`a guard needs returning(): ${sql}`);
      if (!run.reader) run.run(...params);
      else if (run.all(...params).length === 0 && guard) throw new NothingWritten(guard);
    }
  });
  return statements => {
    try {
      transaction.immediate(statements);
      return 'done';
    } catch (error) {
      if (error instanceof NothingWritten) return error.guard;
      throw error instanceof SqliteDatabase.SqliteError ? new NotSaved(error.code, error) : error;
    }
  };
}
