import type { Asset } from './asset.ts';

/** How an asset comes to be touched: `named` itself; `served` by one that is touched; `part` of one that is touched. */
export const ways = ['named', 'served', 'part'] as const;

/** An asset that stops or changes with others, and how it comes to that. */
export interface Touched {
  asset: Asset;
  how: (typeof ways)[number];
}

/** The part of the register that a search along its ties asks; in any order, without what it doesn't know. */
export interface Ties {
  byIds(ids: readonly string[]): Promise<Asset[]>;
  /** What is directly part of any of them. */
  partsOf(ids: readonly string[]): Promise<Asset[]>;
}

/**
 * What stops when these stop: what they serve and what is part of them, and so on to the end, however far that is; a
 * loop of the register ends by itself. Each once, those named first, then the nearest, `served` before `part`.
 */
export async function touchedBy(named: readonly string[], ties: Ties): Promise<Touched[]> {
  const all = new Map<string, Touched>();
  const add = (assets: readonly Asset[], how: Touched['how']) => {
    const unseen = assets.filter(({ id }) => !all.has(id));
    for (const asset of unseen) all.set(asset.id, { asset, how });
    return unseen;
  };
  const known = async (ids: readonly string[]) => {
    const unseen = [...new Set(ids)].filter(id => !all.has(id));
    return unseen.length === 0 ? [] : inOrderOf(unseen, await ties.byIds(unseen));
  };

  let newest = add(await known(named), 'named');
  while (newest.length > 0) {
    const served = add(await known(newest.flatMap(asset => asset.serves)), 'served');
    const parts = add(await ties.partsOf(newest.map(({ id }) => id)), 'part');
    newest = [...served, ...parts];
  }
  return [...all.values()];
}

function inOrderOf(ids: readonly string[], assets: readonly Asset[]): Asset[] {
  const found = new Map(assets.map(asset => [asset.id, asset]));
  return ids.flatMap(id => found.get(id) ?? []);
}

/** These and everything that they are part of, up to the top, each once; a loop of the register ends by itself. */
export async function withWholes(assets: readonly Asset[], ties: Pick<Ties, 'byIds'>): Promise<Asset[]> {
  const all = new Map(assets.map(asset => [asset.id, asset]));
  let newest = assets;
  while (newest.length > 0) {
    const wholes = new Set(newest.flatMap(({ partOf }) => (partOf && !all.has(partOf) ? [partOf] : [])));
    newest = wholes.size === 0 ? [] : await ties.byIds([...wholes]);
    for (const asset of newest) all.set(asset.id, asset);
  }
  return [...all.values()];
}
