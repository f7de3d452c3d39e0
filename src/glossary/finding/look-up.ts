import { wordKey } from '../word-key.ts';
import { best, type Hit, type Reader } from './hits.ts';
import type { GlossaryIndex, Word } from './index.ts';
import { isSwapped, lettersIn, mayBeMistyped, mistakesBetween, unlikeliness } from './mistakes.ts';
import { askedFor } from './question.ts';

export interface Found {
  /** The first step that found something. */
  how: 'exact' | 'prefix' | 'words' | 'mistyped' | 'none';
  words: readonly Hit[];
}

const MOST_WORDS = 10;
const MOST_SUGGESTIONS = 3;
/** More words are as near to a short one. */
const MOST_FOR_SHORT = 4;
const SHORT = 4;
/** From so many letters on one typing mistake is forgiven, and two. */
const ONE_MISTAKE = 3;
const TWO_MISTAKES = 5;

/**
 * What is meant by what somebody typed, which may be a whole question. Each step is asked only where those before found
 * nothing: the word itself, in either number; words that begin so; those in whose texts all of it stands; those that it
 * may be but for a typing mistake, or two in a longer word.
 */
export function lookUp(index: GlossaryIndex, typed: string, reader: Reader): Found {
  for (const found of steps(index, typed, reader)) if (found.words.length > 0) return found;
  return { how: 'none', words: [] };
}

function* steps(index: GlossaryIndex, typed: string, reader: Reader): Generator<Found> {
  const asked = askedFor(typed);
  for (const text of asked) yield { how: 'exact', words: exactly(index, text, reader) };
  const text = asked.at(-1) ?? '';
  const key = wordKey(text);
  if (key === '') return;
  const mistakes = (): Found => ({ how: 'mistyped', words: mistyped(index, key, reader) });
  // `AUT` is a UAT rather than the beginning of `authority`.
  if (acronym.test(text)) yield mistakes();
  const shortest = { distance: (word: Word) => word.key.length, most: MOST_WORDS };
  yield { how: 'prefix', words: best(index.beginningWith(key), reader, shortest) };
  const itself = { distance: (word: Word) => (word.key.includes(key) ? 0 : 1), most: MOST_WORDS };
  yield { how: 'words', words: best(index.saying(text), reader, itself) };
  yield mistakes();
}

const acronym = /^(?=.*\p{Lu}.*\p{Lu})[\p{Lu}\p{N}&/.-]{2,6}$/u;

/** `DCs` is rather more than one DC than a DCS. */
const pluralOfCapitals = /^\p{Lu}{2,}['’]?s$/u;

function exactly(index: GlossaryIndex, text: string, reader: Reader): Hit[] {
  const key = wordKey(text);
  const near =
    [key, key.replaceAll('/', '')].map(one => index.alike(one)).find(words => words.length > 0) ?? [];
  const words = pluralOfCapitals.test(text) ? near.toSorted((a, b) => a.key.length - b.key.length) : near;
  return best(words, reader, { distance: word => words.indexOf(word), most: MOST_WORDS });
}

function mistyped(index: GlossaryIndex, key: string, reader: Reader): Hit[] {
  const most = key.length >= TWO_MISTAKES ? 2 : key.length >= ONE_MISTAKE ? 1 : 0;
  const letters = lettersIn(key);
  const near = new Map<Word, number>();
  if (most === 0) return [];
  for (let length = key.length - most; length <= key.length + most; length++) {
    for (const word of index.ofLength(length)) {
      if (!mayBeMistyped(letters, word.letters, most)) continue;
      const mistakes = mistakesBetween(key, word.key, most);
      if (mistakes <= most) near.set(word, isSwapped(key, word.key) ? mistakes - 0.5 : mistakes);
    }
  }
  return best([...near.keys()], reader, {
    distance: word => near.get(word) ?? 0,
    unlikely: word => unlikeliness(key, word.key),
    most: key.length <= SHORT ? MOST_FOR_SHORT : MOST_SUGGESTIONS,
  });
}
