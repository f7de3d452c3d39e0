import { asc } from 'drizzle-orm';
import { also, type Statement } from '../store/commit.ts';
import type { Store } from '../store/open.ts';
import { remembered } from '../store/remembered.ts';
import type { Asset } from './asset.ts';
import { byNames, namedIn } from './named-in.ts';
import { findable, rank } from './rank.ts';
import type { Register } from './register.ts';

/** A register is small beside what is asked of it: with each key that somebody presses, and along all its ties. */
const whole = remembered('assets', async store => {
  const assets = await allAssets(store);
  const parts = new Map<string, Asset[]>();
  for (const asset of assets) {
    const { partOf } = asset;
    if (partOf === null) continue;
    const siblings = parts.get(partOf);
    if (siblings) siblings.push(asset);
    else parts.set(partOf, [asset]);
  }
  return {
    byId: new Map(assets.map(asset => [asset.id, asset])),
    parts,
    named: byNames(assets),
    searched: assets.map(findable),
  };
});

export function registerStore(store: Store): Register {
  const byIds = async (ids: readonly string[]) => {
    const { byId } = await whole(store);
    return [...new Set(ids)].flatMap(id => byId.get(id) ?? []);
  };
  return {
    asset: async id => (await whole(store)).byId.get(id),
    namedIn: async words => byIds(namedIn(words, (await whole(store)).named)),
    search: async (words, firstSite, limit) =>
      rank(words, (await whole(store)).searched, firstSite).slice(0, limit),
    ties: {
      byIds,
      partsOf: async wholes => {
        const { parts } = await whole(store);
        return [...new Set(wholes)].flatMap(id => parts.get(id) ?? []);
      },
    },
  };
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
