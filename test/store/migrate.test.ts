import { mkdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import SqliteDatabase, { type Database } from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { Refusal } from '../../src/kernel/refusal.ts';
import { migrate } from '../../src/store/migrate.ts';
import { openStore } from '../../src/store/open.ts';
import { freshFolder } from './fresh-store.ts';

const START = 'CREATE TABLE parents (id text PRIMARY KEY);';
const CHILDREN = `CREATE TABLE children (id text PRIMARY KEY,
  parent text NOT NULL REFERENCES parents(id) ON DELETE CASCADE);`;
const REBUILD = `CREATE TABLE parents_new (id text PRIMARY KEY, name text);
--> statement-breakpoint
INSERT INTO parents_new (id) SELECT id FROM parents;
--> statement-breakpoint
DROP TABLE parents;
--> statement-breakpoint
ALTER TABLE parents_new RENAME TO parents;`;

/** A folder of migrations as drizzle-kit writes it, one a minute. */
function migrations(...scripts: string[]): string {
  const folder = freshFolder();
  mkdirSync(join(folder, 'meta'));
  const entries = scripts.map((_, idx) => ({
    idx,
    version: '6',
    when: 60_000 * (idx + 1),
    tag: `000${idx}_step`,
    breakpoints: true,
  }));
  const journal = { version: '7', dialect: 'sqlite', entries };
  writeFileSync(join(folder, 'meta', '_journal.json'), JSON.stringify(journal));
  scripts.forEach((script, n) => writeFileSync(join(folder, `000${n}_step.sql`), script));
  return folder;
}

function connected(): Database {
  const database = new SqliteDatabase(':memory:');
  database.pragma('foreign_keys = ON');
  return database;
}

const count = (database: Database, table: string) =>
  database.prepare(`select count(*) from ${table}`).pluck().get();

describe('migrating', () => {
  test('keeps the rows that refer to a table which is rebuilt', () => {
    const database = connected();
    migrate(database, migrations(START, CHILDREN));
    database.exec(`insert into parents values ('p'); insert into children values ('c', 'p')`);
    migrate(database, migrations(START, CHILDREN, REBUILD));
    expect(count(database, 'parents')).toBe(1);
    expect(count(database, 'children')).toBe(1);
  });

  test('leaves foreign keys on', () => {
    const database = connected();
    migrate(database, migrations(START, CHILDREN));
    expect(() => database.exec(`insert into children values ('c', 'nobody')`)).toThrow('FOREIGN KEY');
  });

  test('complains of rows that refer to nothing afterwards', () => {
    const database = connected();
    migrate(database, migrations(START, CHILDREN));
    database.exec(`insert into parents values ('p'); insert into children values ('c', 'p')`);
    const careless = migrations(START, CHILDREN, 'DELETE FROM parents;');
    expect(() => migrate(database, careless)).toThrow('1 rows that refer to nothing');
    expect(database.pragma('foreign_keys', { simple: true })).toBe(1);
  });

  test('writes nothing of a set of migrations of which one fails', () => {
    const database = connected();
    expect(() => migrate(database, migrations(START, 'CREATE TABLE oops (;'))).toThrow(
      'Failed to run the query',
    );
    expect(database.prepare(`select name from sqlite_master where name = 'parents'`).all()).toEqual([]);
  });

  test('is nothing the second time', () => {
    const database = connected();
    const folder = migrations(START, CHILDREN);
    migrate(database, folder);
    migrate(database, folder);
    expect(count(database, '__drizzle_migrations')).toBe(2);
  });

  test('refuses a database of a newer version with a sentence, and changes nothing', () => {
    const database = connected();
    migrate(database, migrations(START, CHILDREN));
    const before = database.serialize();
    const older = migrations(START);
    expect(() => migrate(database, older)).toThrow(Refusal);
    expect(() => migrate(database, older)).toThrow(/newer version of Common Ground.*Install that version/);
    expect(database.serialize().equals(before)).toBe(true);
  });
});

test('a database file that is made is readable for its owner only', () => {
  const file = join(freshFolder(), 'desk.sqlite');
  openStore(file).close();
  expect((statSync(file).mode & 0o777).toString(8)).toBe('600');
});

test('a file that is no database is refused and closed', () => {
  const file = join(freshFolder(), 'desk.sqlite');
  writeFileSync(file, 'a shopping list, longer than the header of a database. '.repeat(20));
  expect(() => openStore(file)).toThrow('not a database');
});
