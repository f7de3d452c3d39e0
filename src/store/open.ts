import { chmodSync, closeSync, existsSync, openSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import SqliteDatabase, { type Database } from 'better-sqlite3';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core';
import { Refusal } from '../kernel/refusal.ts';
import { commitOn, type Commit, type CommitAll, type CommitOutcome, type Statement } from './commit.ts';
import { sqliteKit } from './kit.ts';
import { migrate, mustBeSame } from './migrate.ts';
import { keepPrepared } from './prepared.ts';
import { allTables, type Tables } from './tables.ts';

/** Queries, in the flavour that the tables are typed with. */
export type Queries = PgDatabase<PgQueryResultHKT>;

export interface Store {
  queries: Queries;
  tables: Tables;
  /** Runs statements as one: all of them, or none and why not. In the app it waits for the others of its turn. */
  commit: (statements: readonly Statement[]) => CommitOutcome | Promise<CommitOutcome>;
  /** Copies the whole database, consistently and while it is in use, into a new file. */
  backup(file: string): Promise<void>;
  close(): void;
}

/** A store as whoever opened it has it: a commit is there at once. */
export interface OpenStore extends Store {
  commit: Commit;
  commitAll: CommitAll;
}

/** For whoever waits on another process's commit: well below the three seconds that Slack waits for us. */
const BUSY_TIMEOUT = 1500;

/**
 * Opens the database file, creates it where there is none (readable for its owner only), and brings it up to date.
 *
 * @throws Refusal when a newer version of Common Ground wrote it
 */
export function openStore(file: string): OpenStore {
  if (file !== ':memory:') {
    mustHaveFolder(file);
    closeSync(openSync(file, 'a', 0o600));
    chmodSync(file, 0o600);
  }
  const database = new SqliteDatabase(file, { timeout: BUSY_TIMEOUT });
  try {
    prepare(database);
    migrate(database);
  } catch (error) {
    database.close();
    throw error;
  }
  return storeOn(database);
}

/**
 * Opens a file that is there, and changes nothing about it: for whoever only looks.
 *
 * @throws Refusal when another version of Common Ground wrote it; an error ENOENT when it is not there
 */
export function openAsItIs(file: string): OpenStore {
  statSync(file);
  const database = new SqliteDatabase(file, { timeout: BUSY_TIMEOUT, fileMustExist: true });
  try {
    mustBeSame(database);
  } catch (error) {
    database.close();
    throw error;
  }
  return storeOn(database);
}

function mustHaveFolder(file: string): void {
  if (!existsSync(dirname(file)))
    throw new Refusal('bad-setting', `The folder of ${file} is not there. Make it, or check DATABASE_FILE.`);
}

function storeOn(database: Database): OpenStore {
  keepPrepared(database);
  return {
    queries: drizzle(database) as unknown as Queries,
    tables: allTables(sqliteKit),
    ...commitOn(database),
    backup: async copy => void (await database.backup(copy)),
    close: () => void database.close(),
  };
}

function prepare(database: Database): void {
  database.pragma('journal_mode = WAL');
  // A message that was promised must survive a power cut, so each commit reaches the disk.
  database.pragma('synchronous = FULL');
  database.pragma('foreign_keys = ON');
  // What a savepoint would take back: in a file, that was four fifths of what a filing writes.
  database.pragma('temp_store = MEMORY');
}
