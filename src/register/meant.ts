import type { Asset } from './asset.ts';
import { nameKey } from './name-key.ts';
import { keysOf } from './named-in.ts';
import type { Register } from './register.ts';

/** More of one name than anybody chooses from, and more than begin with it as well. */
const MOST = 20;
const MOST_SEARCHED = 100;

/**
 * Which asset somebody means: what the words name; several where they name several, or where several have that very name;
 * otherwise the best that a search finds, the first site's before others. Empty where nothing is found.
 */
export async function meant(
  words: string,
  register: Pick<Register, 'namedIn' | 'search'>,
  firstSite: string,
): Promise<Asset[]> {
  const named = await register.namedIn(words);
  if (named.length > 0) return named.slice(0, MOST);
  const found = await register.search(words, firstSite, MOST_SEARCHED);
  const same = found.filter(asset => keysOf(asset).includes(nameKey(words)));
  return same.length > 0 ? same.slice(0, MOST) : found.slice(0, 1);
}
