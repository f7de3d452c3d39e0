import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import Fuse from 'fuse.js';
import MiniSearch from 'minisearch';
import type { Concept } from '../../src/glossary/concept.ts';
import { glossaryIndex, type GlossaryIndex } from '../../src/glossary/finding/index.ts';
import { lookUp } from '../../src/glossary/finding/look-up.ts';
import { scan } from '../../src/glossary/finding/scan.ts';
import { seeded } from '../conversations/a-thread-slack.ts';
import { distractors } from '../glossary/finding/distractors.ts';
import { aConcept, spellingsOf, starterConcepts } from '../glossary/finding/samples.ts';
import { mistyped, plural, variants } from '../glossary/finding/typing.ts';
import { talk } from '../glossary/talk.ts';
import type { Figure } from './main.ts';

const LOOKUPS = 2_000;
/** Of the same lookups; libraries take up to a thousand times as long. */
const LOOKUPS_OF_MINISEARCH = 200;
const LOOKUPS_OF_FUSE = 12;
/** Each is timed as often, and the shortest counts: others use the machine too. */
const ROUNDS = 3;
const MESSAGES = 300;
const MESSAGE = 3_000;
const ADDED = 200;
const anybody = { side: 'bridge' } as const;
const fuzzily = { fuzzy: 0.2, prefix: true };

/** Lookups, scans, a new term and memory at ten and fifty thousand spellings, beside Fuse.js and MiniSearch on the same. */
export async function glossary(): Promise<Figure[]> {
  return [10_000, 50_000].flatMap(measured);
}

interface Entry {
  id: string;
  forms: string;
  definition: string;
}

const entryOf = ({ id, forms, definition }: Concept): Entry => ({
  id,
  forms: forms.map(form => form.text).join(' | '),
  definition,
});

function measured(forms: number): Figure[] {
  const chance = seeded(forms);
  const starter = starterConcepts();
  const concepts = [...starter, ...distractors(forms - spellingsOf(starter).length, chance)];
  const entries = concepts.map(entryOf);
  const ours = holding(() => glossaryIndex(concepts));
  const mini = holding(() => {
    const search = new MiniSearch<Entry>({ fields: ['forms', 'definition'] });
    search.addAll(entries);
    return search;
  });
  const fuse = new Fuse(entries, { keys: ['forms'], includeScore: true, ignoreLocation: true });
  const asked = mixedLookups(concepts, chance);

  const own = timesOf(asked, typed => lookUp(ours.held, typed, anybody));
  const minis = timesOf(asked.slice(0, LOOKUPS_OF_MINISEARCH), typed => mini.held.search(typed, fuzzily));
  const fuses = timesOf(asked.slice(0, LOOKUPS_OF_FUSE), typed => fuse.search(typed, { limit: 4 }));
  const said = messages(concepts, chance);
  const scans = timesOf(said, message => scan(ours.held, message));
  const pattern = patternOf(concepts);
  const patterns = timesOf(said, message => [...message.matchAll(pattern)]);
  const added = adding(ours.held, mini.held);

  const at = `at-${forms / 1000}k`;
  const isSmall = forms === 10_000;
  const p99 = quantile(own, 0.99);
  return [
    figure(`glossary.lookup-p50-${at}`, 'ms', quantile(own, 0.5), quantile(minis, 0.5), half),
    figure(`glossary.lookup-p99-${at}`, 'ms', p99, quantile(minis, 0.99), isSmall ? atMost(2) : half),
    figure(`glossary.lookup-p99-beside-fuse-${at}`, 'ms', p99, quantile(fuses, 0.99), half),
    // The pattern knows no plural, no hyphen and no everyday talk.
    figure(
      `glossary.scan-p99-${at}`,
      'ms',
      quantile(scans, 0.99),
      quantile(patterns, 0.99),
      atMost(isSmall ? 5 : 10),
    ),
    figure(`glossary.add-${at}`, 'ms', added.own, added.mini, atMost(2)),
    {
      ...figure(`glossary.added-is-found-${at}`, 'of 1', Number(added.found), null, {
        target: '= 1',
        isMet: value => value === 1,
      }),
      must: true,
    },
    figure(`glossary.memory-${at}`, 'MB', ours.megabytes, mini.megabytes, noMore),
  ];
}

/** What people type: most of it as it is written, some of it with mistakes, some of it nothing that is there. */
function mixedLookups(concepts: readonly Concept[], chance: () => number): string[] {
  const spellings = spellingsOf(concepts);
  const pick = <T>(from: readonly T[]): T => from[Math.floor(chance() * from.length)] as T;
  const typings: ((text: string) => string)[] = [
    text => text,
    text => text.toLowerCase(),
    text => `What is ${text}?`,
    plural,
    text => pick(variants(text)),
    text => text.slice(0, 3),
    text => mistyped(text, 1, chance),
    text => mistyped(text, 1, chance),
    text => mistyped(text, 2, chance),
    text => `${text.slice(0, 4)} nowhere to be found`,
  ];
  return Array.from({ length: LOOKUPS }, () => pick(typings)(pick(spellings)));
}

/** Long messages: what people say, with words of the glossary in between. */
function messages(concepts: readonly Concept[], chance: () => number): string[] {
  const spellings = spellingsOf(concepts);
  const pick = <T>(from: readonly T[]): T => from[Math.floor(chance() * from.length)] as T;
  return Array.from({ length: MESSAGES }, () => {
    let message = '';
    while (message.length < MESSAGE)
      message += `${pick(talk).text} ${pick(spellings)} and ${pick(spellings)}. `;
    return message.slice(0, MESSAGE);
  });
}

/** All spellings in one pattern: what one writes without an index. */
function patternOf(concepts: readonly Concept[]): RegExp {
  const longestFirst = spellingsOf(concepts).toSorted((a, b) => b.length - a.length);
  const escaped = longestFirst.map(text => text.replace(/[^\p{L}\p{N} ]/gu, '\\$&'));
  return new RegExp(`\\b(?:${escaped.join('|')})\\b`, 'gi');
}

/** How long it takes until a new term is found, ours and MiniSearch's; and whether each of ours was. */
function adding(
  index: GlossaryIndex,
  mini: MiniSearch<Entry>,
): { own: number; mini: number; found: boolean } {
  const terms = Array.from({ length: ADDED }, (_, n) => `brand new term ${n}`);
  const concepts = terms.map(term => aConcept([term], { definition: 'Nobody has heard of it before.' }));
  const found: boolean[] = [];
  const own = concepts.map((concept, n) =>
    timeOf(() => {
      index.put(concept);
      const [first] = lookUp(index, terms[n] ?? '', anybody).words;
      found.push(first?.concepts[0] === concept);
    }),
  );
  const minis = concepts.map((concept, n) =>
    timeOf(() => {
      mini.add(entryOf(concept));
      mini.search(terms[n] ?? '');
    }),
  );
  return { own: quantile(own, 0.5), mini: quantile(minis, 0.5), found: found.every(Boolean) };
}

function timesOf<T>(all: readonly T[], act: (one: T) => unknown): number[] {
  const shortest = all.map(() => Infinity);
  for (let round = 0; round < ROUNDS; round++) {
    for (const [n, one] of all.entries())
      shortest[n] = Math.min(
        shortest[n] ?? Infinity,
        timeOf(() => act(one)),
      );
  }
  return shortest;
}

function timeOf(act: () => unknown): number {
  const began = performance.now();
  act();
  return performance.now() - began;
}

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

/** What is made, and how much more of the heap is held for it. */
function holding<T>(make: () => T): { held: T; megabytes: number } {
  collect();
  const before = process.memoryUsage().heapUsed;
  const held = make();
  collect();
  return { held, megabytes: (process.memoryUsage().heapUsed - before) / 2 ** 20 };
}

function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

interface Target {
  target: string;
  isMet: (value: number, ratio: number) => boolean;
}

const atMost = (most: number): Target => ({ target: `<= ${most} ms`, isMet: value => value <= most });
const half: Target = { target: 'ratio <= 0.5', isMet: (_, ratio) => ratio <= 0.5 };
const noMore: Target = { target: 'ratio <= 1', isMet: (_, ratio) => ratio <= 1 };

const rounded = (value: number): number => Math.round(value * 10_000) / 10_000;

function figure(
  name: string,
  unit: string,
  value: number,
  baseline: number | null,
  { target, isMet }: Target,
): Figure {
  const ratio = baseline === null ? null : rounded(value / baseline);
  return {
    name,
    value: rounded(value),
    unit,
    baseline: baseline === null ? null : rounded(baseline),
    ratio,
    target,
    met: isMet(value, ratio ?? 1),
  };
}
