import { asc, eq, sql } from 'drizzle-orm';
import { folded } from '../kernel/text.ts';
import type { Store } from '../store/open.ts';
import type { Asset } from './asset.ts';
import type { Register } from './register.ts';

export function registerStore({ queries, tables }: Store): Register {
  const { assets } = tables;

  return {
    async asset(id) {
      const rows = await queries.select().from(assets).where(eq(assets.id, id));
      return rows[0];
    },

    async search(words, firstSite, limit) {
      const pattern = `%${folded(words).replace(/[\\%_]/g, '\\$&')}%`;
      return queries
        .select()
        .from(assets)
        .where(sql`${assets.searched} like ${pattern} escape '\\'`)
        .orderBy(sql`${assets.siteId} <> ${firstSite}`, asc(assets.name))
        .limit(limit);
    },
  };
}

/** An asset as a row. */
export const assetRow = (asset: Asset) => ({ ...asset, searched: folded(`${asset.name} ${asset.area}`) });
