import SqliteDatabase from 'better-sqlite3';
import { expect, test } from 'vitest';
import { keepPrepared } from '../../src/store/prepared.ts';

test('the same SQL is prepared once, and gives rows by name whatever was asked of it before', () => {
  const database = new SqliteDatabase(':memory:');
  keepPrepared(database);
  const one = database.prepare('select 1 as n');
  expect(one.raw().all()).toEqual([[1]]);
  expect(database.prepare('select 1 as n')).toBe(one);
  expect(one.all()).toEqual([{ n: 1 }]);
  database.close();
});

test('after many different ones everything still works', () => {
  const database = new SqliteDatabase(':memory:');
  keepPrepared(database);
  const sums = Array.from({ length: 1200 }, (_, n) => database.prepare(`select ${n} as n`).get());
  expect(sums).toEqual(Array.from({ length: 1200 }, (_, n) => ({ n })));
  database.close();
});

test('a table that changes is read as it is then', () => {
  const database = new SqliteDatabase(':memory:');
  keepPrepared(database);
  database.exec('create table t (a integer); insert into t values (1)');
  expect(database.prepare('select * from t').all()).toEqual([{ a: 1 }]);
  database.exec('alter table t add b integer default 2');
  expect(database.prepare('select * from t').all()).toEqual([{ a: 1, b: 2 }]);
  database.close();
});
