import { sql } from 'drizzle-orm';
import { also, must } from '../store/commit.ts';
import type { OpenStore } from '../store/open.ts';

/** Writes a row and takes it back: whether the store takes writes at this moment. */
export function isWritable({ queries, tables: { inbox }, commit }: OpenStore): boolean {
  const row = { request: 'health', about: '', at: 0 };
  const never = queries
    .select({ request: inbox.request })
    .from(inbox)
    .where(sql`1 = 0`);
  try {
    // The guard finds no row, so nothing of the commit stays.
    return commit([also(queries.insert(inbox).values(row)), must(never, 'stale')]) === 'stale';
  } catch {
    return false;
  }
}
