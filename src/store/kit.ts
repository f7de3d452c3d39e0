import * as pg from 'drizzle-orm/pg-core';
import * as sqlite from 'drizzle-orm/sqlite-core';

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

export type Kit = typeof pgKit;

/** The same on SQLite. The one place where the two flavours are taken for each other. */
export const sqliteKit = {
  table: sqlite.sqliteTable,
  text: sqlite.text,
  integer: (name: string) => sqlite.integer(name),
  real: (name: string) => sqlite.real(name),
  boolean: (name: string) => sqlite.integer(name, { mode: 'boolean' }),
  json: <T>(name: string) => sqlite.text(name, { mode: 'json' }).$type<T>(),
  time: (name: string) => sqlite.integer(name),
  serial: (name: string) => sqlite.integer(name).primaryKey({ autoIncrement: true }),
  index: sqlite.index,
  uniqueIndex: sqlite.uniqueIndex,
  check: sqlite.check,
} satisfies Record<keyof Kit, unknown> as unknown as Kit;
