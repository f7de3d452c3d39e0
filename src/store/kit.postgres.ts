import * as pg from 'drizzle-orm/pg-core';

/**
 * What tables are made of, in the PostgreSQL flavour. Tables are typed with it and run on SQLite: what only one
 * of the two can do either does not compile or fails in every test, so what is left runs on both.
 */
export const pgKit = {
  table: pg.pgTable,
  text: pg.text,
  integer: (name: string) => pg.integer(name),
  real: (name: string) => pg.doublePrecision(name),
  boolean: (name: string) => pg.boolean(name),
  json: <T>(name: string) => pg.jsonb(name).$type<T>(),
  /** Milliseconds since the epoch. */
  time: (name: string) => pg.bigint(name, { mode: 'number' }),
  /** A number that the database gives, in the order of writing. */
  serial: (name: string) => pg.bigserial(name, { mode: 'number' }).primaryKey(),
  index: pg.index,
  uniqueIndex: pg.uniqueIndex,
  check: pg.check,
};
