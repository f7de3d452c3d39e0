import type { Asset } from './asset.ts';

/** An asset that stops or changes with others, and how it comes to that. */
export interface Touched {
  asset: Asset;
  /** `named` itself; `served` by one that is touched; `part` of one that is touched. */
  how: 'named' | 'served' | 'part';
}

/** The part of the register that a search along its ties asks. */
export interface Ties {
  byIds(ids: readonly string[]): Promise<Asset[]>;
  /** What is directly part of any of them. */
  partsOf(ids: readonly string[]): Promise<Asset[]>;
}

/** Further along than any plant's ties; a loop in the register ends by itself. */
const MOST_STEPS = 50;

/**
 * What stops when these stop: what they serve and what is part of them, and so on to the end. Each once, those named
 * first, then the nearest.
 */
export async function touchedBy(named: readonly string[], ties: Ties): Promise<Touched[]> {
  const all = new Map<string, Touched>();
  let newest = (await ties.byIds(named)).map((asset): Touched => ({ asset, how: 'named' }));
  for (let n = 0; n < MOST_STEPS && newest.length > 0; n++) {
    for (const one of newest) all.set(one.asset.id, one);
    const ids = newest.map(({ asset }) => asset.id);
    const served = await ties.byIds(newest.flatMap(({ asset }) => asset.serves));
    const parts = await ties.partsOf(ids);
    const found: Touched[] = [
      ...served.map((asset): Touched => ({ asset, how: 'served' })),
      ...parts.map((asset): Touched => ({ asset, how: 'part' })),
    ];
    newest = [...new Map(found.map(one => [one.asset.id, one])).values()].filter(
      ({ asset }) => !all.has(asset.id),
    );
  }
  return [...all.values()];
}
