import type { Asset } from './asset.ts';
import { mistakesIn } from './mistakes.ts';
import { nameKey, nameWords } from './name-key.ts';

/** As much of an asset as a search looks at. */
export type Searched = Pick<Asset, 'name' | 'aliases' | 'area' | 'siteId'>;

/** From so many letters on one typing mistake is forgiven, and two. */
const ONE_MISTAKE = 3;
const TWO_MISTAKES = 8;

/** An asset with the words that it is found by. */
export interface Findable<A extends Searched> {
  asset: A;
  /** Name and aliases, each written as one word. */
  called: readonly string[];
  /** The same with the area behind the name. */
  known: readonly string[];
  /** What can be typed of those, from each of their words on: `HIS-1 trends` gives `his1trends`, `1trends`, `trends`. */
  starts: readonly string[];
}

export function findable<A extends Searched>(asset: A): Findable<A> {
  const [called = [], where = [], ...others] = [asset.name, asset.area, ...asset.aliases].map(nameWords);
  const known = [[...called, ...where], ...others];
  return {
    asset,
    called: [called, ...others].map(asOne),
    known: known.map(asOne),
    starts: known.flatMap(words => words.map((_, n) => asOne(words.slice(n)))),
  };
}

const asOne = (words: readonly string[]): string => words.join('');

/**
 * Whom the words may mean, best first: names and aliases that begin with them; then names, aliases and areas that contain
 * them; then those of which a part begins with them but for a typing mistake, or two in a long word. Case, accents,
 * hyphens and blanks don't matter. Within each the first site's come first, then it goes by name.
 */
export function rank<A extends Searched>(
  words: string,
  assets: readonly Findable<A>[],
  firstSite: string,
): A[] {
  const typed = nameKey(words);
  if (typed === '' && words.trim() !== '') return [];
  const placed = assets.flatMap(one => {
    const place = placeOf(typed, one);
    return place === undefined ? [] : [{ ...one, place, away: Number(one.asset.siteId !== firstSite) }];
  });
  return placed
    .toSorted((a, b) => a.place - b.place || a.away - b.away || byName(a.asset.name, b.asset.name))
    .map(({ asset }) => asset);
}

const { compare: byName } = new Intl.Collator('en', { numeric: true });

/** 0 begins, 1 contains, 2 with one mistake and 3 with two; undefined when the words don't mean it. */
function placeOf(typed: string, { called, known, starts }: Findable<Searched>): number | undefined {
  if (called.some(word => word.startsWith(typed))) return 0;
  if (known.some(word => word.includes(typed))) return 1;
  const most = typed.length >= TWO_MISTAKES ? 2 : typed.length >= ONE_MISTAKE ? 1 : 0;
  if (most === 0) return undefined;
  let fewest = most + 1;
  for (const start of starts) fewest = Math.min(fewest, mistakesIn(typed, start, most));
  return fewest > most ? undefined : 1 + fewest;
}
