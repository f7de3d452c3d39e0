import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { inspectStore } from '../../src/store/inspect.ts';
import { openStore } from '../../src/store/open.ts';
import { freshFolder } from './fresh-store.ts';

function storeFile(): string {
  const file = join(freshFolder(), 'desk.sqlite');
  openStore(file).close();
  return file;
}

test('a store is found whole, writable, for its owner only and of this version, and stays as it was', () => {
  const file = storeFile();
  const before = readFileSync(file);
  const found = inspectStore(file);
  expect(found).toMatchObject({
    found: 'database',
    mode: 0o600,
    flaws: [],
    age: 'same',
    whyNotWritable: null,
  });
  expect(found.found === 'database' && found.freeBytes).toBeGreaterThan(0);
  expect(readFileSync(file).equals(before)).toBe(true);
});

test('a store in use can be looked at', () => {
  const file = storeFile();
  const store = openStore(file);
  onTestFinished(() => store.close());
  expect(inspectStore(file)).toMatchObject({ found: 'database', whyNotWritable: null });
});

test('one that another process holds takes no writes', () => {
  const file = storeFile();
  const other = new SqliteDatabase(file);
  onTestFinished(() => void other.close());
  other.exec('begin immediate');
  expect(inspectStore(file)).toMatchObject({ found: 'database', whyNotWritable: 'SQLITE_BUSY' });
});

test('permissions, versions and damage are seen', () => {
  const file = storeFile();
  chmodSync(file, 0o644);
  const database = new SqliteDatabase(file);
  database.exec('update __drizzle_migrations set created_at = created_at + 1e12');
  database.close();
  expect(inspectStore(file)).toMatchObject({ mode: 0o644, age: 'newer' });

  const empty = join(freshFolder(), 'empty.sqlite');
  writeFileSync(empty, '');
  expect(inspectStore(empty)).toMatchObject({ found: 'database', age: 'older' });

  const damaged = storeFile();
  const bytes = readFileSync(damaged);
  bytes.fill(0xff, 8192, 16_384);
  writeFileSync(damaged, bytes);
  const found = inspectStore(damaged);
  expect(found.found === 'database' ? found.flaws.length > 0 : found.found === 'unreadable').toBe(true);
});

test('what is no database, and what is not there, is left as it is', () => {
  const letter = join(freshFolder(), 'desk.sqlite');
  writeFileSync(letter, 'this is a letter, not a database '.repeat(50));
  expect(inspectStore(letter)).toEqual({ file: letter, found: 'unreadable', why: 'SQLITE_NOTADB' });
  const missing = join(freshFolder(), 'tpyo.sqlite');
  expect(inspectStore(missing)).toEqual({ file: missing, found: 'nothing', whyNotMade: null });
  expect(existsSync(missing)).toBe(false);
  const nowhere = join(freshFolder(), 'tpyo', 'desk.sqlite');
  expect(inspectStore(nowhere)).toEqual({ file: nowhere, found: 'nothing', whyNotMade: 'ENOENT' });
});
