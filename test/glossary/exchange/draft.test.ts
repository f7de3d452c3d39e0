import { describe, expect, test } from 'vitest';
import { isAcronym, languageOf, mistakesIn, rowOf, tidied } from '../../../src/glossary/exchange/draft.ts';
import { shortened } from '../../../src/glossary/exchange/shortened.ts';
import { concept } from './concepts.ts';

describe('what is wrong with a content is said in sentences that say what to do', () => {
  test.each([
    ['no word', { forms: [] }, 'The word is empty, or has no letter and no digit. Say what it is.'],
    ['no meaning', { definition: '' }, 'The meaning is empty. Say it in a sentence or two.'],
    [
      'a long word',
      { forms: [{ text: 'x'.repeat(81), kind: 'preferred' as const }] },
      'The word has 81 characters; 80 fit. Shorten it.',
    ],
    [
      'a long meaning',
      { definition: 'x'.repeat(301) },
      'The meaning has 301 characters; 300 fit. Shorten it.',
    ],
    ['a long example', { example: 'x'.repeat(301) }, 'The example has 301 characters; 300 fit. Shorten it.'],
    ['much more', { more: 'x'.repeat(3001) }, 'The “more” has 3001 characters; 3000 fit. Shorten it.'],
    [
      'many forms',
      {
        forms: Array.from({ length: 31 }, (_, n) => ({
          text: `x${n}`,
          kind: n === 0 ? ('preferred' as const) : ('synonym' as const),
        })),
      },
      'There are 31 forms; 30 fit. Leave some out.',
    ],
    [
      'many related words',
      { related: Array.from({ length: 21 }, (_, n) => `x${n}`) },
      'There are 21 related words; 20 fit. Leave some out.',
    ],
    [
      'many sources',
      { sources: Array.from({ length: 11 }, () => ({ name: 'x', link: '', licence: '' })) },
      'There are 11 sources; 10 fit. Leave some out.',
    ],
    [
      'a source without a name',
      { sources: [{ name: '', link: '', licence: 'CC0' }] },
      'A source has no name. Say what it is called.',
    ],
    [
      'a link that runs something',
      { sources: [{ name: 'x', link: 'javascript:alert(1)', licence: '' }] },
      'The link must begin with https:// or http://, not “javascript:alert(1)”.',
    ],
    [
      'a link that is none',
      { sources: [{ name: 'x', link: 'https://exa mple', licence: '' }] },
      'The link must begin with https:// or http://, not “https://exa mple”.',
    ],
  ])('%s', (_, but, sentence) => {
    expect(mistakesIn(concept(but))).toEqual([sentence]);
  });

  test('nothing', () => {
    expect(mistakesIn(concept())).toEqual([]);
    expect(mistakesIn(concept({ definition: 'x'.repeat(300), more: 'x'.repeat(3000) }))).toEqual([]);
  });
});

test('control characters, empty and repeated parts are left out', () => {
  const told = tidied(
    concept({
      forms: [
        { text: ' PLC\u0007\u202e ', kind: 'preferred' },
        { text: 'S-P-S', kind: 'synonym' },
        { text: 'sps', kind: 'acronym' },
        { text: '\u200b', kind: 'synonym' },
      ],
      definition: ' A\u0000 controller.  \r\n\r\n\r\n\r\n  It runs. ',
      related: ['', 'HMI', ' HMI '],
      sources: [{ name: ' ', link: '', licence: '' }],
    }),
  );
  expect(told).toMatchObject({
    forms: [
      { text: 'PLC', kind: 'preferred' },
      { text: 'S-P-S', kind: 'synonym' },
    ],
    definition: 'A controller.\n\nIt runs.',
    related: ['HMI'],
    sources: [],
  });
});

test('a row tells all that is wrong with it, each mistake once', () => {
  const draft = { ...concept({ definition: '' }), origin: 'file' as const };
  expect(rowOf(7, { drafts: [draft, draft], watchOut: 'x'.repeat(301), mistakes: ['First.'] })).toEqual({
    line: 7,
    word: 'trip',
    outcome: 'refused',
    sentence:
      'First. The meaning is empty. Say it in a sentence or two. The “watch out” has 301 characters; 300 fit. Shorten it.',
  });
});

test('an acronym has no small letters', () => {
  expect(['PLC', 'P&ID', 'PLCs', 'I/O', 'ÄÖ', 'A3'].filter(isAcronym)).toHaveLength(6);
  expect(['PoE', 'Plc', 'A', '42', 'A B', 'trip'].filter(isAcronym)).toEqual([]);
});

test('a language is one of BCP 47', () => {
  expect(['en', 'DE', 'de-at', 'zh-hant'].map(languageOf)).toEqual(['en', 'de', 'de-AT', 'zh-Hant']);
  expect(['', 'German', 'e', 'en_GB', '../x', 'en-'].map(languageOf)).toEqual(
    Array.from({ length: 6 }, () => undefined),
  );
});

describe('a long meaning is shortened', () => {
  const first = `A controller runs the plant${', and so on'.repeat(10)}.`;

  test('to the first sentences that fit, and told whole behind it', () => {
    const whole = `${first} ${first} ${first}`;
    expect(shortened(whole)).toEqual({ definition: `${first} ${first}`, more: whole });
    expect(shortened(whole, 'More.')).toEqual({ definition: `${first} ${first}`, more: `${whole}\n\nMore.` });
  });

  test('not at the dot of an abbreviation', () => {
    const whole = `Rules of the U.S. Government ${'x '.repeat(60)}end. Y ${'y '.repeat(100)}ends.`;
    expect(shortened(whole).definition).toBe(`Rules of the U.S. Government ${'x '.repeat(60)}end.`);
    // A sentence that only begins with an abbreviation is none that fits.
    expect(shortened(`Rules of the U.S. Government ${'x '.repeat(150)}end.`).definition).toMatch(/x…$/);
  });

  test('at a word, where not even one sentence fits', () => {
    const { definition } = shortened(`${'word '.repeat(100)}.`);
    expect(definition).toMatch(/word…$/);
    expect(definition.length).toBeLessThanOrEqual(300);
    expect(shortened('x'.repeat(400)).definition).toBe(`${'x'.repeat(299)}…`);
  });

  test('in languages without blanks', () => {
    const { definition } = shortened(`${'保持稳定'.repeat(30)}。${'保持稳定'.repeat(60)}。`);
    expect(definition).toBe(`${'保持稳定'.repeat(30)}。`);
  });

  test('and a short one is left as it is', () => {
    expect(shortened('x'.repeat(300))).toEqual({ definition: 'x'.repeat(300), more: '' });
    expect(shortened('Short.', 'More.')).toEqual({ definition: 'Short.', more: 'More.' });
  });
});
