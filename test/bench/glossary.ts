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
/** Of the same lookups; libraries take up to a hundred times as long. */
const LOOKUPS_OF_MINISEARCH = 400;
const LOOKUPS_OF_FUSE = 40;
const MESSAGES = 300;
const MESSAGE = 3_000;
const MESSAGES_OF_PATTERN = 10;
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
  const scans = timesOf(messages(concepts, chance), message => scan(ours.held, message));
  const pattern = patternOf(concepts);
  const patterns = timesOf(messages(concepts, chance).slice(0, MESSAGES_OF_PATTERN), message => [
    ...message.matchAll(pattern),
  ]);
  const added = adding(ours.held, mini.held);

  const at = `at-${forms / 1000}k`;
  const isSmall = forms === 10_000;
  const within = (most: number) => ({ target: `<= ${most} ms`, most });
  const beside = { target: 'ratio <= 0.5', most: Infinity };
  return [
    figure(`glossary.lookup-p50-${at}`, 'ms', quantile(own, 0.5), quantile(minis, 0.5), beside),
    figure(
      `glossary.lookup-p99-${at}`,
      'ms',
      quantile(own, 0.99),
      quantile(minis, 0.99),
      isSmall ? within(2) : beside,
    ),
    figure(`glossary.lookup-p99-beside-fuse-${at}`, 'ms', quantile(own, 0.99), quantile(fuses, 0.99), beside),
    figure(
      `glossary.scan-p99-${at}`,
      'ms',
      quantile(scans, 0.99),
      quantile(patterns, 0.5),
      isSmall ? within(5) : beside,
    ),
    {
      ...figure(`glossary.add-${at}`, 'ms', added.own, added.mini, within(2)),
      must: !added.found,
      met: added.found,
    },
    figure(`glossary.memory-${at}`, 'MB', ours.megabytes, mini.megabytes, {
      target: 'ratio <= 1',
      most: Infinity,
    }),
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
  const terms = Array.from({ length: ADDED }, (_, n) =>
    aConcept([`brand new term ${n}`, `BNT${n}`], {
      id: `new-${n}`,
      definition: 'Nobody has heard of it before.',
    }),
  );
  let found = true;
  const own = timesOf(terms, term => {
    index.put(term);
    const [first] = lookUp(index, term.forms[0]?.text ?? '', anybody).words;
    if (first?.concepts[0] !== term) found = false;
  });
  const minis = timesOf(terms, term => {
    mini.add(entryOf(term));
    mini.search(term.forms[0]?.text ?? '');
  });
  return { own: quantile(own, 0.5), mini: quantile(minis, 0.5), found };
}

function timesOf<T>(all: readonly T[], act: (one: T) => unknown): number[] {
  return all.map(one => {
    const began = performance.now();
    act(one);
    return performance.now() - began;
  });
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

const round = (value: number): number => Math.round(value * 10_000) / 10_000;

function figure(
  name: string,
  unit: string,
  value: number,
  baseline: number,
  { target, most }: { target: string; most: number },
): Figure {
  const ratio = value / baseline;
  const atMost = target.startsWith('ratio') ? Number(target.split(' ').at(-1)) : Infinity;
  return {
    name,
    value: round(value),
    unit,
    baseline: round(baseline),
    ratio: round(ratio),
    target,
    met: value <= most && ratio <= atMost,
  };
}
