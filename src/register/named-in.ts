import { nameKey, nameWords } from './name-key.ts';

/** As much of an asset as people name it by. */
export interface Named {
  id: string;
  name: string;
  aliases: readonly string[];
}

/** Longer names than that are not typed in one line, in words. */
const MOST_WORDS = 6;
/** A single letter or digit names nothing. */
const SHORTEST = 2;

/**
 * Ids of the assets that a sentence names, whole: `reboot print-srv` means `PRINT-SRV`. The longest name wins, and what
 * may mean two assets means none. The first word of a name will do where it holds a digit: `PRINT-2 label server` is
 * called `print-2`.
 */
export function namedIn(words: string, assets: Iterable<Named>): string[] {
  const typed = nameWords(words);
  const sought = new Set(typed.flatMap((_, from) => runsFrom(typed, from)));
  const byKey = new Map<string, Set<string>>();
  for (const asset of assets)
    for (const key of keysOf(asset))
      if (sought.has(key)) byKey.set(key, (byKey.get(key) ?? new Set()).add(asset.id));
  const found: string[] = [];
  for (let from = 0; from < typed.length;) {
    const length = longestFrom(typed, from, byKey);
    const [id, ...others] = byKey.get(typed.slice(from, from + length).join('')) ?? [];
    if (id !== undefined && others.length === 0) found.push(id);
    from += Math.max(1, length);
  }
  return [...new Set(found)];
}

/** What an asset is called, as two names are compared. */
export const keysOf = ({ name, aliases }: Pick<Named, 'name' | 'aliases'>): string[] =>
  [name, ...aliases, firstWord(name)].map(nameKey).filter(key => key.length >= SHORTEST);

/** As many words from there on as a name may have, written as one; the shortest first. */
const runsFrom = (typed: readonly string[], from: number): string[] =>
  typed.slice(from, from + MOST_WORDS).map((_, n) => typed.slice(from, from + n + 1).join(''));

function longestFrom(typed: readonly string[], from: number, byKey: ReadonlyMap<string, unknown>): number {
  for (let length = Math.min(MOST_WORDS, typed.length - from); length > 0; length--)
    if (byKey.has(typed.slice(from, from + length).join(''))) return length;
  return 0;
}

function firstWord(name: string): string {
  const [first = ''] = name.split(' ');
  return /\d/.test(first) ? first : '';
}
