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
export interface Builder {
  toSQL(): { sql: string; params: unknown[] };
}

export const also = (builder: Builder): Statement => builder.toSQL();
export const must = (builder: Builder, guard: GuardName): Statement => ({ ...builder.toSQL(), guard });

export type CommitOutcome = 'done' | GuardName;
export type Commit = (statements: readonly Statement[]) => CommitOutcome;
/** Several commits that reach the disk together: each as if it were alone, with its outcome or what it threw. */
export type CommitAll = (
  commits: readonly (readonly Statement[])[],
) => (CommitOutcome | { error: unknown })[];

class NothingWritten extends Error {
  readonly guard: GuardName;
  constructor(guard: GuardName) {
    super(guard);
    this.guard = guard;
  }
}

/**
 * `commit` runs statements in one transaction: all of them, or none and the name of the first guard that found no row.
 * `commitAll` does so for several that wait for the disk once; where a guard finds no row or one breaks, again with each
 * in a savepoint, which as a rule nobody goes back to and all would pay for. {@link NotSaved} where the database refused it.
 *
 * Synchronous from beginning to end on purpose: an `await` inside a transaction on this one connection would let
 * another request's writes into it.
 */
export function commitOn(database: Database): { commit: Commit; commitAll: CommitAll } {
  const write = (statements: readonly Statement[]): void => {
    for (const { sql, params, guard } of statements) {
      const run = database.prepare(sql);
      if (guard && !run.reader) throw new TypeError(`a guard needs returning(): ${sql}`);
      if (!run.reader) run.run(...params);
      else if (run.all(...params).length === 0 && guard) throw new NothingWritten(guard);
    }
  };
  const transaction = database.transaction(write);
  const commit: Commit = statements => {
    try {
      transaction.immediate(statements);
      return 'done';
    } catch (error) {
      if (error instanceof NothingWritten) return error.guard;
      throw notSaved(error);
    }
  };
  const apart = database.transaction((commits: Parameters<CommitAll>[0]) => commits.map(commit));
  const together = database.transaction((commits: Parameters<CommitAll>[0]) => {
    for (const one of commits) write(one);
    return commits.map((): CommitOutcome => 'done');
  });
  return {
    commit,
    commitAll(commits) {
      const [only] = commits;
      for (const way of commits.length > 1 || !only ? [together, apart] : []) {
        try {
          return way.immediate(commits);
        } catch (error) {
          // Each would wait as long again for whoever holds the database.
          if (isBusy(error)) return commits.map(() => ({ error: notSaved(error) }));
        }
      }
      // One that breaks must not take the others along.
      return commits.map(one => {
        try {
          return commit(one);
        } catch (error) {
          return { error };
        }
      });
    },
  };
}

/** What the database said, as an error that says that nothing was written; anything else as it is. */
const notSaved = (error: unknown): unknown =>
  error instanceof SqliteDatabase.SqliteError ? new NotSaved(error.code, error) : error;

const isBusy = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'SQLITE_BUSY';
