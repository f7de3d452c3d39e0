import { fileURLToPath } from 'node:url';
import type { Database } from 'better-sqlite3';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { migrate as runMigrations } from 'drizzle-orm/better-sqlite3/migrator';
import { readMigrationFiles } from 'drizzle-orm/migrator';
import { Refusal } from '../kernel/refusal.ts';

/** Beside `src` and, in the build, beside `dist`. */
const folder = fileURLToPath(new URL('../../drizzle', import.meta.url));

/**
 * Applies the migrations that the database has not had.
 *
 * Foreign keys are off meanwhile: SQLite rebuilds a table by dropping it, which would silently delete the rows
 * that refer to it. They are checked as a whole afterwards.
 *
 * @param from the migrations' folder; other than the project's own only in tests
 * @throws Refusal when the database has had a migration that this version doesn't know
 */
export function migrate(database: Database, from: string = folder): void {
  refuseNewer(database, from);
  database.pragma('foreign_keys = OFF');
  try {
    runMigrations(drizzle(database), { migrationsFolder: from });
    const broken = database.pragma('foreign_key_check') as unknown[];
    if (broken.length > 0) throw new Error(`migrating left ${broken.length} rows that refer to nothing`);
  } finally {
    database.pragma('foreign_keys = ON');
  }
}

function refuseNewer(database: Database, from: string): void {
  if (ageOf(database, from) !== 'newer') return;
  throw new Refusal(
    'newer-database',
    'This database was written by a newer version of Common Ground. Install that version again, or restore a backup made before it. Nothing was changed.',
  );
}

/** @throws Refusal when another version wrote it: looking at it as it is would read something else than is there */
export function mustBeSame(database: Database): void {
  refuseNewer(database, folder);
  if (ageOf(database) === 'same') return;
  throw new Refusal(
    'older-database',
    'This database is from an older version of Common Ground. Do that with the older version; the next start brings it up to date. Nothing was changed.',
  );
}

/** Whether the database has had exactly the migrations of this version (`same`), fewer or more. */
export function ageOf(database: Database, from: string = folder): 'older' | 'same' | 'newer' {
  const table = database.prepare(`select 1 from sqlite_master where name = '__drizzle_migrations'`).get();
  if (!table) return 'older';
  const { last } = database.prepare('select max(created_at) as last from __drizzle_migrations').get() as {
    last: number | null;
  };
  const newest = Math.max(
    ...readMigrationFiles({ migrationsFolder: from }).map(migration => migration.folderMillis),
  );
  if (last === newest) return 'same';
  return last !== null && last > newest ? 'newer' : 'older';
}
