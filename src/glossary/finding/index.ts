import { headword, type Concept, type Form } from '../concept.ts';
import { wordKey, wordsOf } from '../word-key.ts';
import { stopWords } from './everyday.ts';
import { lettersIn } from './mistakes.ts';
import { isPluralOf, stemOf } from './plural.ts';

/** A meaning by one of its spellings. */
export interface Use {
  form: Form;
  concept: Concept;
}

/** All that is written alike but for what {@link wordKey} leaves out, with everything that it means. */
export interface Word {
  key: string;
  /** As {@link lettersIn} has them: typing mistakes are looked for among few. */
  letters: number;
  uses: Use[];
}

/** The glossary in memory, as look-ups and scans read it. What is put is found by the next. */
export interface GlossaryIndex {
  /** Adds a concept, or has it in place of the one with its id. */
  put(concept: Concept): void;
  /** How many letters the longest word ever had. */
  longest(): number;
  /** The word of this key, then its plurals and singulars. */
  alike(key: string): Word[];
  /** What begins with the key and goes on. */
  beginningWith(key: string): Word[];
  /** Words of so many letters, in no order. */
  ofLength(length: number): readonly Word[];
  /** The headwords of concepts in whose forms or definitions all words of the text stand, in whichever number. */
  saying(text: string): Word[];
}

export function glossaryIndex(concepts: Iterable<Concept> = []): GlossaryIndex {
  const kept = new Map<string, Concept>();
  const byKey = new Map<string, Word>();
  const byStem = new Map<string, Word[]>();
  const byStart = new Map<string, Word[]>();
  const byLength = new Map<number, Word[]>();
  const bySaid = new Map<string, Concept[]>();
  let longest = 0;

  function wordFor(key: string): Word {
    const known = byKey.get(key);
    if (known) return known;
    const word: Word = { key, letters: lettersIn(key), uses: [] };
    byKey.set(key, word);
    file(byStem, stemOf(key), word);
    file(byStart, startOf(key), word);
    file(byLength, key.length, word);
    longest = Math.max(longest, key.length);
    return word;
  }

  function forget(word: Word): void {
    byKey.delete(word.key);
    unfile(byStem, stemOf(word.key), word);
    unfile(byStart, startOf(word.key), word);
    unfile(byLength, word.key.length, word);
  }

  function take(old: Concept): void {
    for (const stem of saidIn(textOf(old))) unfile(bySaid, stem, old);
    for (const key of new Set(old.forms.flatMap(keysOf))) {
      const word = wordFor(key);
      word.uses = word.uses.filter(use => use.concept !== old);
      if (word.uses.length === 0) forget(word);
    }
  }

  function put(concept: Concept): void {
    const old = kept.get(concept.id);
    if (old) take(old);
    kept.set(concept.id, concept);
    for (const stem of saidIn(textOf(concept))) file(bySaid, stem, concept);
    for (const form of concept.forms) {
      for (const key of keysOf(form)) wordFor(key).uses.push({ form, concept });
    }
  }

  function alike(key: string): Word[] {
    const near = (byStem.get(stemOf(key)) ?? []).filter(
      word => word.key === key || isInOtherNumber(word, key),
    );
    return near.length > 1 ? near.toSorted((a, b) => +(b.key === key) - +(a.key === key)) : near;
  }

  function beginningWith(key: string): Word[] {
    const goesOn = (word: Word) => word.key.length > key.length && word.key.startsWith(key);
    if (key.length >= START) return (byStart.get(startOf(key)) ?? []).filter(goesOn);
    return [...byStart].flatMap(([start, words]) => (start.startsWith(key) ? words.filter(goesOn) : []));
  }

  function saying(text: string): Word[] {
    const said = [...saidIn(text)].map(stem => bySaid.get(stem) ?? []);
    const [fewest = [], ...others] = said.toSorted((a, b) => a.length - b.length);
    const found = others.reduce(
      (left, other) => new Set(other.filter(one => left.has(one))),
      new Set(fewest),
    );
    return [...new Set([...found].flatMap(concept => byKey.get(wordKey(headword(concept))) ?? []))];
  }

  for (const concept of concepts) put(concept);
  return {
    put,
    alike,
    beginningWith,
    saying,
    longest: () => longest,
    ofLength: length => byLength.get(length) ?? [],
  };
}

/** Of a form that may be no plural, a word without its end is not the singular: one DC is no DCS, a `bu` is no bus. */
const isInOtherNumber = ({ key, uses }: Word, asked: string): boolean =>
  isPluralOf(asked, key) || (isPluralOf(key, asked) && uses.some(({ form }) => plural.test(form.text)));

const plural = /[^aius]s$/;

/** What it is found by exactly: `TCP/IP` also where the slash is a blank, a hyphen or nothing. */
function keysOf({ text }: Form): string[] {
  const key = wordKey(text);
  return [...new Set([key, key.replaceAll('/', '')])].filter(Boolean);
}

const textOf = ({ forms, definition }: Concept): string =>
  [definition, ...forms.map(form => form.text)].join(' ');

/** The stems of its words, without those that are in any sentence. */
function saidIn(text: string): Set<string> {
  const words = wordsOf(text).filter(word => !stopWords.has(word));
  return new Set(words.map(stemOf).filter(Boolean));
}

const START = 2;
const startOf = (key: string): string => key.slice(0, START);

function file<K, V>(shelves: Map<K, V[]>, under: K, what: V): void {
  const shelf = shelves.get(under);
  if (shelf) shelf.push(what);
  else shelves.set(under, [what]);
}

function unfile<K, V>(shelves: Map<K, V[]>, under: K, what: V): void {
  const shelf = shelves.get(under) ?? [];
  const place = shelf.indexOf(what);
  if (place >= 0) shelf.splice(place, 1);
  if (shelf.length === 0) shelves.delete(under);
}
