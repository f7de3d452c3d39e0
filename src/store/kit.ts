import * as sqlite from 'drizzle-orm/sqlite-core';
import type { pgKit } from './kit.postgres.ts';

/** What tables are made of, in the flavour that they are typed with; that itself is not loaded. */
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
