import { asc, eq, inArray } from 'drizzle-orm';
import { also, type Statement } from '../store/commit.ts';
import { gap, perStore } from '../store/kept.ts';
import type { Store } from '../store/open.ts';
import type { Asset } from './asset.ts';
import { namedIn } from './named-in.ts';
import { rank } from './rank.ts';
import type { Register } from './register.ts';

const assetById = perStore(({ queries, tables: { assets } }) =>
  queries
    .select()
    .from(assets)
    .where(eq(assets.id, gap('id')))
    .prepare('asset'),
);

export function registerStore(store: Store): Register {
  const { queries, tables } = store;
  const { assets } = tables;
  const rowsWhere = async (column: typeof assets.id | typeof assets.partOf, ids: string[]) =>
    queries.select().from(assets).where(inArray(column, ids));

  return {
    async asset(id) {
      const rows = await assetById(store).execute({ id });
      return rows.map(toAsset)[0];
    },

    async namedIn(words) {
      const { id, name, aliases } = assets;
      const ids = namedIn(words, await queries.select({ id, name, aliases }).from(assets));
      const found = await Promise.all(ids.map(one => this.asset(one)));
      return found.filter(asset => asset !== undefined);
    },

    async search(words, firstSite, limit) {
      const { id, name, aliases, area, siteId } = assets;
      const all = await queries.select({ id, name, aliases, area, siteId }).from(assets);
      const ids = rank(words, all, firstSite)
        .slice(0, limit)
        .map(asset => asset.id);
      const rows = await queries.select().from(assets).where(inArray(id, ids));
      const found = new Map(rows.map(row => [row.id, toAsset(row)]));
      return ids.flatMap(one => found.get(one) ?? []);
    },

    ties: {
      byIds: ids => inParts(ids, some => rowsWhere(assets.id, some)),
      partsOf: wholes => inParts(wholes, some => rowsWhere(assets.partOf, some)),
    },
  };
}

/** So many ids stand in one query: thousands of them would be thousands of gaps in its SQL. */
const MOST_IDS = 500;

/** Asks for ids in parts, each id once. */
async function inParts(
  ids: readonly string[],
  ask: (some: string[]) => Promise<AssetRow[]>,
): Promise<Asset[]> {
  const all = [...new Set(ids)];
  const found: AssetRow[] = [];
  for (let from = 0; from < all.length; from += MOST_IDS)
    found.push(...(await ask(all.slice(from, from + MOST_IDS))));
  return found.map(toAsset);
}

/** Every asset of every site. */
export async function allAssets({ queries, tables: { assets } }: Store): Promise<Asset[]> {
  return (await queries.select().from(assets).orderBy(asc(assets.name))).map(toAsset);
}

type AssetRow = Store['tables']['assets']['$inferSelect'];

function toAsset({ itOwner, otOwner, ...asset }: AssetRow): Asset {
  return { ...asset, owners: { it: itOwner, ot: otOwner } };
}

/** @returns the statement that writes an asset, over the one of the same id where there is one */
export function writeAsset({ queries, tables: { assets } }: Store, { owners, ...asset }: Asset): Statement {
  const row: AssetRow = { ...asset, itOwner: owners.it, otOwner: owners.ot };
  return also(queries.insert(assets).values(row).onConflictDoUpdate({ target: assets.id, set: row }));
}
