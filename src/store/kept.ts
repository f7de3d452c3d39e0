import { getTableColumns, is, Param, Placeholder, sql, type Table } from 'drizzle-orm';
import type { Builder } from './commit.ts';
import type { Store } from './open.ts';
import type { Tables } from './tables.ts';

/*
 * The query builder takes ten times as long to make a statement's SQL as the database takes to run it. What happens with
 * each filing and each message is made once, with gaps for what differs.
 */

/** Made once for a store, when it is first needed. */
export function perStore<T>(make: (store: Store) => T): (store: Store) => T {
  const made = new WeakMap<Tables, T>();
  return store => {
    const known = made.get(store.tables);
    if (known !== undefined) return known;
    const now = make(store);
    made.set(store.tables, now);
    return now;
  };
}

/** A gap in a query that is prepared; in what {@link kept} makes too. It takes text and numbers as they are. */
export const gap = (name: string): Placeholder => sql.placeholder(name);

/** A row of gaps, each named as its column. */
export function rowOfGaps<T extends Table>(table: T, without: readonly string[] = []): T['$inferInsert'] {
  const names = Object.keys(getTableColumns(table)).filter(name => !without.includes(name));
  return Object.fromEntries(names.map(name => [name, gap(name)]));
}

/** A statement of a commit of which the SQL is made once. @returns takes what goes into the gaps */
export function kept<V extends object = Record<string, unknown>>(
  builder: Builder,
): (values: Readonly<V>) => Builder {
  const { sql: text, params } = builder.toSQL();
  const fills = params.map(filling);
  return values => {
    const given = values as Record<string, unknown>;
    return { toSQL: () => ({ sql: text, params: fills.map(fill => fill(given)) }) };
  };
}

function filling(param: unknown): (values: Record<string, unknown>) => unknown {
  if (is(param, Placeholder)) return values => taken(values, param.name);
  if (is(param, Param) && is(param.value, Placeholder)) {
    const { encoder, value } = param;
    return values => {
      const raw = taken(values, value.name);
      return raw === null ? null : encoder.mapToDriverValue(raw);
    };
  }
  return () => param;
}

function taken(values: Record<string, unknown>, name: string): unknown {
  const value = values[name];
  if (value === undefined) throw new TypeError(`nothing was given for ${name}`);
  return value;
}
