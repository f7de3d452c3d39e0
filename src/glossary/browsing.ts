import { folded } from '../kernel/text.ts';
import { domainName, headword, type Concept } from './concept.ts';
import { isThere, type Known } from './known.ts';
import { wordKey } from './word-key.ts';

/** Words from A to Z, in parts. */
export interface Listed {
  /** The letter it begins with. */
  letter: string;
  /** 0 is the first part of the letter. */
  page: number;
  words: readonly { word: string; domains: string; isFalse: boolean }[];
  more: number;
  letters: readonly string[];
  total: number;
  /** For stewards: how much waits, what nobody has checked yet too; undefined for others. */
  waiting: number | undefined;
  /** For stewards where the glossary is empty. */
  mayLoad: boolean;
}

const PER_PAGE = 40;

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

/** @param part `S 2`: the third part of what begins with S; the first that there is where it names none */
export function listedUnder(known: Known, part: string): Omit<Listed, 'waiting' | 'mayLoad'> {
  const [letter = '', asked = ''] = part.split(' ');
  const entries = entriesOf(known);
  const letters = [...new Set(entries.map(entry => entry.letter))].toSorted(byAlphabet);
  const chosen = letters.includes(letter) ? letter : (letters[0] ?? '');
  const here = entries.filter(entry => entry.letter === chosen);
  const last = Math.max(0, Math.ceil(here.length / PER_PAGE) - 1);
  const page = Math.min(/^\d{1,4}$/.test(asked) && chosen === letter ? Number(asked) : 0, last);
  const from = page * PER_PAGE;
  return {
    letter: chosen,
    page,
    letters,
    words: here.slice(from, from + PER_PAGE).map(({ word, concepts }) => ({
      word,
      domains: [...new Set(concepts.map(({ domain }) => domainName[domain]))].toSorted().join(', '),
      isFalse: concepts.some(({ id }) => known.friendsOf(id).some(friend => isThere(friend, known))),
    })),
    more: Math.max(0, here.length - from - PER_PAGE),
    total: entries.length,
  };
}
