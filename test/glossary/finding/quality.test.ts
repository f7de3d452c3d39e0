import { describe, expect, test } from 'vitest';
import { glossaryIndex, type GlossaryIndex } from '../../../src/glossary/finding/index.ts';
import { lookUp } from '../../../src/glossary/finding/look-up.ts';
import { wordKey } from '../../../src/glossary/word-key.ts';
import { seeded } from '../../conversations/a-thread-slack.ts';
import { distractors } from './distractors.ts';
import { spellingsOf, starterConcepts } from './samples.ts';
import { mistyped, plural, variants } from './typing.ts';

const SEED = 11;
const starter = starterConcepts();
const forms = spellingsOf(starter);
const others = distractors(10_000, seeded(SEED));
/** As a site has them that took over a list of others: nobody has approved those yet. */
const imported = others.map(one => ({ ...one, status: 'draft' as const }));
const indexes = {
  'the starter alone': glossaryIndex(starter),
  'among 10,000 others as good': glossaryIndex([...others, ...starter]),
  'among 10,000 imported': glossaryIndex([...imported, ...starter]),
};

interface Query {
  typed: string;
  meant: string;
}

const queries = (meant: readonly string[], typings: (text: string) => readonly string[]): Query[] =>
  meant.flatMap(text => typings(text).map(typed => ({ typed, meant: text })));

const mistakenly = (mistakes: number, times: number) => {
  const chance = seeded(SEED + mistakes);
  return (text: string) => Array.from({ length: times }, () => mistyped(text, mistakes, chance));
};

const ofLength = (least: number, most: number) =>
  forms.filter(form => wordKey(form).length >= least && wordKey(form).length <= most);
const short = ofLength(3, 4);
const acronyms = short.filter(form => form === form.toUpperCase());
const left = (least: number, asked: Query[]) => asked.filter(({ typed }) => wordKey(typed).length >= least);
const small = (texts: readonly string[]) => texts.map(text => text.toLowerCase());

/** With the rate that must be reached in each of them. */
const measured: [what: string, queries: Query[], atLeast: number][] = [
  ['as it is written', queries(forms, form => [form, `What is a ${form}?`]), 1],
  ['plurals', queries(forms, form => [plural(form)]), 1],
  ['hyphens, blanks, dots, case', queries(forms, variants), 1],
  ['one mistake in 5 letters or more', queries(ofLength(5, 80), mistakenly(1, 10)), 0.99],
  // Nothing is forgiven in two letters.
  ['one mistake in an acronym, 3 letters or more left', left(3, queries(acronyms, mistakenly(1, 40))), 0.66],
  ['one mistake in any acronym of 3 or 4 letters', queries(acronyms, mistakenly(1, 40)), 0.6],
  ['the same in small letters', queries(small(acronyms), mistakenly(1, 40)), 0.5],
  ['one mistake in any word of 3 or 4 letters', queries(short, mistakenly(1, 40)), 0.66],
  ['two mistakes in 8 letters or more', queries(ofLength(8, 80), mistakenly(2, 10)), 0.95],
  ['two mistakes in 5 to 7 letters', queries(ofLength(5, 7), mistakenly(2, 10)), 0.8],
];

function isFirst(index: GlossaryIndex, { typed, meant }: Query): boolean {
  const [first] = lookUp(index, typed, { side: 'bridge' }).words;
  const key = wordKey(meant);
  return !!first?.concepts.some(concept => concept.forms.some(form => wordKey(form.text) === key));
}

describe.each(Object.entries(indexes))('the right answer is first, %s', (which, index) => {
  test.each(measured)('%s', (what, asked, atLeast) => {
    const rate = asked.filter(query => isFirst(index, query)).length / asked.length;
    console.log(`right first, ${which}, ${what}: ${(rate * 100).toFixed(1)} % of ${asked.length}`);
    expect(rate).toBeGreaterThanOrEqual(atLeast);
  });
});
