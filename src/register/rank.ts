import type { Asset } from './asset.ts';
import { mistakesIn } from './mistakes.ts';
import { nameKey, nameWords } from './name-key.ts';

/** As much of an asset as a search looks at. */
export type Searched = Pick<Asset, 'name' | 'aliases' | 'area' | 'siteId'>;

/** From so many letters on one typing mistake is forgiven, and two. */
const ONE_MISTAKE = 3;
const TWO_MISTAKES = 8;

/**
 * Whom the words may mean, best first: names and aliases that begin with them; then names, aliases and areas that contain
 * them; then those of which a part begins with them but for a typing mistake, or two in a long word. Case, accents,
 * hyphens and blanks don't matter. Within each the first site's come first, then it goes by name.
 */
export function rank<A extends Searched>(words: string, assets: readonly A[], firstSite: string): A[] {
  const typed = nameKey(words);
  if (typed === '' && words.trim() !== '') return [];
  const placed = assets.flatMap(asset => {
    const place = placeOf(typed, asset);
    return place === undefined ? [] : [{ asset, place, away: Number(asset.siteId !== firstSite) }];
  });
  return placed
    .toSorted((a, b) => a.place - b.place || a.away - b.away || byName(a.asset.name, b.asset.name))
    .map(({ asset }) => asset);
}

const { compare: byName } = new Intl.Collator('en', { numeric: true });

/** 0 begins, 1 contains, 2 with one mistake and 3 with two; undefined when the words don't mean it. */
function placeOf(typed: string, { name, aliases, area }: Searched): number | undefined {
  const [called = [], where = [], ...others] = [name, area, ...aliases].map(nameWords);
  const known = [[...called, ...where], ...others];
  if ([called, ...others].some(words => words.join('').startsWith(typed))) return 0;
  if (known.some(words => words.join('').includes(typed))) return 1;
  const most = typed.length >= TWO_MISTAKES ? 2 : typed.length >= ONE_MISTAKE ? 1 : 0;
  if (most === 0) return undefined;
  let fewest = most + 1;
  for (const start of known.flatMap(startsOf)) fewest = Math.min(fewest, mistakesIn(typed, start, most));
  return fewest > most ? undefined : 1 + fewest;
}

/** What can be typed of a name, from each of its words on: `HIS-1 trends` gives `his1trends`, `1trends`, `trends`. */
const startsOf = (words: readonly string[]): string[] => words.map((_, n) => words.slice(n).join(''));
