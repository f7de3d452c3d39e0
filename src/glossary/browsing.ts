import { folded } from '../kernel/text.ts';
import { domainName, headword, type Concept } from './concept.ts';
import type { Known } from './known.ts';
import { wordKey } from './word-key.ts';

/** Words from A to Z, in parts. */
export interface Listed {
  /** The letter it begins with; empty where words were looked for. */
  letter: string;
  words: readonly { word: string; domains: string; isFalse: boolean }[];
  more: number;
  letters: readonly string[];
  total: number;
  sought: string;
  /** For stewards: how much waits. */
  waiting: number;
  /** For stewards where the glossary is empty. */
  mayLoad: boolean;
}

const MOST_ROWS = 50;

interface Entry {
  word: string;
  letter: string;
  concepts: Concept[];
}

/** Every word with its meanings, in the order of the alphabet; capitals and accents don't matter. */
function entriesOf(known: Known): Entry[] {
  const entries = new Map<string, Entry>();
  for (const concept of known.concepts()) {
    if (concept.status === 'declined') continue;
    const word = headword(concept);
    const key = wordKey(word);
    const entry = entries.get(key) ?? { word, letter: letterOf(word), concepts: [] };
    entry.concepts.push(concept);
    entries.set(key, entry);
  }
  return [...entries.values()].toSorted((a, b) => byAlphabet(a.word, b.word));
}

const { compare: byAlphabet } = new Intl.Collator('en', { sensitivity: 'base', numeric: true });

/** What doesn't begin with a letter stands under #. */
function letterOf(word: string): string {
  const [first = ''] = folded(word);
  return /\p{L}/u.test(first) ? first.toUpperCase() : '#';
}

/** A part of the list: what begins with a letter. @param letter empty: the first that there is */
export function listedUnder(
  known: Known,
  letter: string,
): Pick<Listed, 'letter' | 'letters' | 'words' | 'more' | 'total'> {
  const entries = entriesOf(known);
  const letters = [...new Set(entries.map(entry => entry.letter))].toSorted(byAlphabet);
  const chosen = letters.includes(letter) ? letter : (letters[0] ?? '');
  const here = entries.filter(entry => entry.letter === chosen);
  return {
    letter: chosen,
    letters,
    words: here.slice(0, MOST_ROWS).map(({ word, concepts }) => ({
      word,
      domains: [...new Set(concepts.map(({ domain }) => domainName[domain]))].toSorted().join(', '),
      isFalse: concepts.some(({ id }) => known.friendsOf(id).length > 0),
    })),
    more: Math.max(0, here.length - MOST_ROWS),
    total: entries.length,
  };
}
