import { asc, eq, or, sql } from 'drizzle-orm';
import type { Store } from '../store/open.ts';
import type { Register } from './register.ts';

export function registerStore({ queries, tables }: Store): Register {
  const { assets } = tables;

  return {
    async asset(id) {
      const rows = await queries.select().from(assets).where(eq(assets.id, id));
      return rows[0];
    },

    async search(words, firstSite, limit) {
      const pattern = `%${words.toLowerCase().replace(/[\\%_]/g, '\\$&')}%`;
      const hit = (column: typeof assets.name | typeof assets.area) =>
        sql`lower(${column}) like ${pattern} escape '\\'`;
      return queries
        .select()
        .from(assets)
        .where(or(hit(assets.name), hit(assets.area)))
        .orderBy(sql`${assets.siteId} <> ${firstSite}`, asc(assets.name))
        .limit(limit);
    },
  };
}
