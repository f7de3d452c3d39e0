import { accessSync, constants, statfsSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import SqliteDatabase, { type Database } from 'better-sqlite3';
import type { StoreFound } from '../health/store-lines.ts';
import { ageOf } from './migrate.ts';

/** For another process's commit to end. */
const BUSY_TIMEOUT = 1500;

/** Looks at the database file without changing it: nothing is created, and the write that is tried is taken back. */
export function inspectStore(file: string): StoreFound {
  let database: Database | undefined;
  try {
    const about = statSync(file, { throwIfNoEntry: false });
    if (!about) return { file, found: 'nothing', whyNotMade: whyNotMade(dirname(resolve(file))) };
    const { bavail, bsize } = statfsSync(dirname(resolve(file)));
    database = new SqliteDatabase(file, { timeout: BUSY_TIMEOUT, fileMustExist: true });
    const flaws = (database.pragma('quick_check(5)') as { quick_check: string }[]).map(
      row => row.quick_check,
    );
    return {
      file,
      found: 'database',
      mode: about.mode & 0o777,
      freeBytes: bavail * bsize,
      flaws: flaws.filter(flaw => flaw !== 'ok'),
      age: ageOf(database),
      whyNotWritable: whyNotWritable(database),
    };
  } catch (error) {
    return { file, found: 'unreadable', why: codeOf(error) };
  } finally {
    database?.close();
  }
}

function whyNotMade(folder: string): string | null {
  try {
    accessSync(folder, constants.W_OK | constants.X_OK);
    return null;
  } catch (error) {
    return codeOf(error);
  }
}

function whyNotWritable(database: Database): string | null {
  try {
    database.exec('begin immediate; create table doctor_was_here (x); rollback');
    return null;
  } catch (error) {
    if (database.inTransaction) database.exec('rollback');
    return codeOf(error);
  }
}

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : String(error);
