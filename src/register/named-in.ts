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

/** Ids of assets by what they are called, as two names are compared. */
export type ByName = ReadonlyMap<string, ReadonlySet<string>>;

export function byNames(assets: Iterable<Named>): ByName {
  const found = new Map<string, Set<string>>();
  for (const asset of assets)
    for (const key of keysOf(asset)) {
      const called = found.get(key);
      if (called) called.add(asset.id);
      else found.set(key, new Set([asset.id]));
    }
  return found;
}

/**
 * Ids of the assets that a sentence names, whole: `reboot print-srv` means `PRINT-SRV`. The longest name wins, and what
 * may mean two assets means none. The first word of a name will do where it holds a digit: `PRINT-2 label server` is
 * called `print-2`.
 */
export function namedIn(words: string, known: ByName): string[] {
  const typed = nameWords(words);
  const found: string[] = [];
  for (let from = 0; from < typed.length;) {
    const length = longestFrom(typed, from, known);
    const [id, ...others] = known.get(asOne(typed, from, length)) ?? [];
    if (id !== undefined && others.length === 0) found.push(id);
    from += Math.max(1, length);
  }
  return [...new Set(found)];
}

/** What an asset is called, as two names are compared. */
export const keysOf = ({ name, aliases }: Pick<Named, 'name' | 'aliases'>): string[] =>
  [name, ...aliases, firstWord(name)].map(nameKey).filter(key => key.length >= SHORTEST);

function longestFrom(typed: readonly string[], from: number, known: ByName): number {
  for (let length = Math.min(MOST_WORDS, typed.length - from); length > 0; length--)
    if (known.has(asOne(typed, from, length))) return length;
  return 0;
}

const asOne = (typed: readonly string[], from: number, length: number): string =>
  typed.slice(from, from + length).join('');

function firstWord(name: string): string {
  const [first = ''] = name.split(' ');
  return /\d/.test(first) ? first : '';
}
