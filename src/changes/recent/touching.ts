import type { Asset } from '../../register/asset.ts';
import type { Touched } from '../../register/touched.ts';
import type { Change } from '../change.ts';

/** What a change touches of some assets, by id, and how. */
export type HowTouched = ReadonlyMap<string, Touched['how']>;

/**
 * How a change touches what was asked about, in a sentence: `SW-34 serves PLC-12.` What is part of something that is
 * touched is told by that, as far up as it takes.
 *
 * @param wholes what was asked about, and then everything that it is part of, the nearest first
 * @param asked ids of what was asked about
 * @param named assets that changes name, by id
 */
export function howTouched(
  change: Pick<Change, 'assetIds' | 'place'>,
  touched: HowTouched,
  wholes: readonly Asset[],
  asked: readonly string[],
  named: ReadonlyMap<string, Asset>,
): string {
  const all = wholes.filter(({ id }) => touched.has(id));
  const one = all.find(({ id }) => touched.get(id) !== 'part') ?? all[0];
  if (!one) return change.place;
  const which = asked.includes(one.id) ? '.' : ', which this is part of.';
  switch (touched.get(one.id)) {
    case 'named':
      return `Done to ${one.name}${which}`;
    case 'served':
      return `${whatServes(one, change, named)} serves ${one.name}${which}`;
    default:
      return `${one.name} is part of what it touches.`;
  }
}

/** What of the named ones serves it: the one that does so directly, or one of those from which it comes by others. */
function whatServes(
  { id }: Asset,
  { assetIds, place }: Pick<Change, 'assetIds' | 'place'>,
  named: ReadonlyMap<string, Asset>,
): string {
  const known = assetIds.flatMap(one => named.get(one) ?? []);
  const direct = known.find(({ serves }) => serves.includes(id));
  return direct?.name ?? (known.map(({ name }) => name).join(' or ') || place);
}
