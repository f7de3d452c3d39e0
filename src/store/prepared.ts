import type { Database, Statement } from 'better-sqlite3';

/** More than the app has; lists of ids and searched words make some of their own. */
const MOST = 500;

/**
 * Keeps prepared statements by their SQL: preparing one takes longer than running it, and the query builder asks for
 * them anew each time.
 */
export function keepPrepared(database: Database): void {
  const prepare = database.prepare.bind(database) as (sql: string) => Statement;
  const kept = new Map<string, Statement>();
  const preparedFor = (sql: string): Statement => {
    const known = kept.get(sql);
    // Whoever had it last may have asked for rows without names.
    if (known) return known.reader ? known.raw(false) : known;
    if (kept.size >= MOST) kept.clear();
    const made = prepare(sql);
    kept.set(sql, made);
    return made;
  };
  database.prepare = preparedFor as Database['prepare'];
}
