import { wordKey } from '../word-key.ts';
import { everyday } from './everyday.ts';
import { pluralsOf } from './plural.ts';
import type { Token } from './spoken.ts';

/** What may stand in each place of a phrase; undefined where any word may. */
type Phrase = readonly (ReadonlySet<string> | undefined)[];

const byFirst = new Map<string, Phrase[]>();
for (const line of everyday) {
  const phrase = line.split(' ').map(allowed);
  for (const first of phrase[0] ?? []) byFirst.set(first, [...(byFirst.get(first) ?? []), phrase]);
}

function allowed(place: string): ReadonlySet<string> | undefined {
  return place === '*' ? undefined : new Set(place.split('|').map(wordKey).flatMap(inEitherNumber));
}

/** Not of `i`, which is no plural of anything in `is`. */
function inEitherNumber(word: string): string[] {
  return word.length > 2 ? [word, ...pluralsOf(word)] : [word];
}

/** For each token, how many words the longest everyday phrase has that it stands in; 0 where it stands in none. */
export function everydayLengths(tokens: readonly Token[]): number[] {
  const lengths = tokens.map(() => 0);
  for (const [n, token] of tokens.entries()) {
    for (const phrase of byFirst.get(token.key) ?? []) {
      if (!begins(phrase, tokens, n)) continue;
      for (let at = n; at < n + phrase.length; at++) lengths[at] = Math.max(lengths[at] ?? 0, phrase.length);
    }
  }
  return lengths;
}

const begins = (phrase: Phrase, tokens: readonly Token[], at: number): boolean =>
  phrase.every((words, n) => {
    const token = tokens[at + n];
    if (!token || (n > 0 && token.joined === undefined)) return false;
    return words === undefined || words.has(token.key);
  });
