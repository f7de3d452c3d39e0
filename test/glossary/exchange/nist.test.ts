import { describe, expect, test } from 'vitest';
import { isUsGovernment } from '../../../src/glossary/exchange/nist-sources.ts';
import { readNist, type Wanted } from '../../../src/glossary/exchange/nist.ts';
import { Refusal } from '../../../src/kernel/refusal.ts';
import { read, refusals } from './concepts.ts';
import { nistSample } from './nist-sample.ts';

const rowsOf = (parentTerms: readonly unknown[], wanted?: Wanted) =>
  readNist(JSON.stringify({ totalRecords: parentTerms.length, parentTerms }), wanted).rows;
const { rows } = readNist(JSON.stringify(nistSample));
const meanings = (word: string) => read(rows.filter(row => row.word === word));

test('each definition is a meaning, with its source', () => {
  expect(meanings('jump host')).toEqual([
    {
      origin: 'nist',
      domain: 'it',
      language: 'en',
      forms: [{ text: 'jump host', kind: 'preferred' }],
      definition: 'A machine through which others are reached, e.g. “from outside”.',
      more: '',
      example: '',
      sources: [
        { name: 'NIST SP 800-82r3', link: 'https://doi.example/82r3', licence: 'US government work' },
      ],
      related: [],
    },
    expect.objectContaining({
      definition: 'A hardened server between two zones.',
      sources: [
        { name: 'CNSSI 4009-2015', link: 'https://cnss.example/4009', licence: 'US government work' },
      ],
    }),
  ]);
});

test('markup becomes plain text that says the same', () => {
  const [one] = meanings('k-anonymity with H_2 and 2^128, the 1st of its kind');
  expect(one?.definition).toBe('Comes in kinds:\n- one kind\n- another kind — ≤ 2^128');
});

test('what NIST has superseded is left out where it says something now', () => {
  expect(meanings('old thing').map(({ definition }) => definition)).toEqual(['As it is said now.']);
  expect(meanings('older thing').map(({ definition }) => definition)).toEqual(['Nobody said it anew.']);
});

test('a text that quotes another body is marked, one that quotes the government is not', () => {
  expect(meanings('borrowed thing').map(({ sources }) => sources)).toEqual([
    [
      {
        name: 'NIST SP 800-160v1r1, quoting ISO/IEC/IEEE 15288:2015',
        link: 'https://doi.example/160',
        licence: '',
        quotes: true,
      },
    ],
    [
      {
        name: 'NIST SP 800-53r5, from 44 U.S.C., Sec. 3552; OMB Circular A-130',
        link: '',
        licence: 'US government work',
      },
    ],
  ]);
});

test('the mark of somebody else’s text is kept, however many sources there are', () => {
  const sources = Array.from({ length: 20 }, (_, n) => ({ text: `NIST SP 800-${n}` }));
  const [one] = read(
    rowsOf([{ term: 'x', definitions: [{ text: 'Meaning.', sources: [...sources, { text: 'RFC 4949' }] }] }]),
  );
  expect(one?.sources).toHaveLength(10);
  expect(one?.sources[0]).toMatchObject({ name: 'RFC 4949', quotes: true });
});

test('an abbreviation that is only spelt out has a meaning for each of its words', () => {
  expect(meanings('ABC')).toMatchObject([
    {
      definition: 'Stands for Alpha Beta Control.',
      forms: [
        { text: 'ABC', kind: 'preferred' },
        { text: 'Alpha Beta Control', kind: 'synonym' },
      ],
      sources: [{ name: 'NIST CSRC glossary', link: 'https://csrc.example/glossary/term/abc' }],
    },
    { definition: 'Stands for Automatic Brake Check.' },
  ]);
});

test('an abbreviation of several words is called by the one that is defined', () => {
  expect(meanings('DEF')[0]?.forms.map(({ text }) => text)).toEqual(['DEF', 'Data End Frame']);
});

test('other names are acronyms or synonyms, and the same text stands there once with all of its sources', () => {
  expect(meanings('Remote Terminal Thing')).toMatchObject([
    {
      definition: 'A thing far away.',
      forms: [
        { text: 'Remote Terminal Thing', kind: 'preferred' },
        { text: 'RTT', kind: 'acronym' },
        { text: 'far thing', kind: 'synonym' },
      ],
      sources: [{ name: 'NIST SP 800-82r2' }, { name: 'NIST SP 800-82r3' }],
      related: ['jump host'],
    },
  ]);
});

test('nothing hostile is left of a record but its text', () => {
  expect(meanings('hostile thing')).toMatchObject([
    { definition: 'Before <b>text</b> link after', sources: [{ name: 'FIPS 1', link: '' }] },
  ]);
});

test('a record that can’t be read is told, and the others are read', () => {
  expect(refusals(rows)).toEqual([
    '9: “nothing said” has no definition there. It was left out.',
    '11: The record is not in the shape of NIST’s export: look at “definitions.0.text”. It was left out.',
    '12: The record is not in the shape of NIST’s export. It was left out.',
  ]);
  expect(rows).toHaveLength(12);
});

describe('only what is wanted is read', () => {
  const words = (wanted: Wanted) => [
    ...new Set(
      readNist(JSON.stringify(nistSample), wanted)
        .rows.filter(row => row.word)
        .map(({ word }) => word),
    ),
  ];

  test('by parts of names of sources', () => {
    expect(words({ only: ['sp 800-82'] })).toEqual(['jump host', 'Remote Terminal Thing']);
    const [row] = readNist(JSON.stringify(nistSample), { only: ['cnssi'] }).rows;
    expect(row).toMatchObject({ contents: [{ definition: 'A hardened server between two zones.' }] });
  });

  test('by words, also by what else they are called', () => {
    expect(words({ words: ['Jump-Host', 'rtt', 'no such word'] })).toEqual([
      'jump host',
      'Remote Terminal Thing',
    ]);
    expect(words({ words: ['jump host', 'DEF'], only: ['800-3'] })).toEqual(['DEF']);
  });
});

describe('a file that is not NIST’s is refused as a whole', () => {
  test.each([
    ['text', 'word,side\n', 'is no JSON, or only a part of it'],
    ['the half of one', JSON.stringify(nistSample).slice(0, 500), 'is no JSON, or only a part of it'],
    ['another list', '[1, 2]', 'has no list “parentTerms”'],
    ['nothing', 'null', 'has no list “parentTerms”'],
    ['countless records', `{"parentTerms":[${'0,'.repeat(50_000)}0]}`, 'has more than 50000 records'],
    ['too much', ' '.repeat(60 * 1024 * 1024 + 1), 'is larger than 60 MB'],
    ['a deep nest', '['.repeat(1_000_000), 'is no JSON, or only a part of it'],
  ])('%s', (_, json, sentence) => {
    const reading = () => readNist(json);
    expect(reading).toThrow(Refusal);
    expect(reading).toThrow(sentence);
    expect(reading).toThrow('Nothing was written.');
  });
});

test('long texts are shortened or left out, never waited for', () => {
  const long = rowsOf([
    { term: 'long', definitions: [{ text: 'A sentence stands here. '.repeat(300) }] },
    { term: 'x'.repeat(81), definitions: [{ text: 'Meaning.' }] },
    { term: 'huge', definitions: [{ text: 'x'.repeat(20_001) }] },
    { term: 'deep', definitions: [{ text: `${'<b>'.repeat(400)}Meaning.` }] },
    { term: 'deeper', definitions: [{ text: `${'<b>'.repeat(6000)}Meaning.` }] },
    {
      term: 'many',
      abbrSyn: Array.from({ length: 100 }, (_, n) => ({ text: `name ${n}` })),
      definitions: [{ text: 'Meaning.' }],
    },
  ]);
  expect(long.map(({ outcome }) => outcome)).toEqual([
    'read',
    'refused',
    'refused',
    'read',
    'refused',
    'read',
  ]);
  const [one] = read(long);
  expect(one?.definition).toBe('A sentence stands here. '.repeat(12).trim());
  expect(one?.more).toHaveLength(3000);
  expect(read(long).at(-1)?.forms).toHaveLength(30);
});

test('ten thousand records are read', () => {
  const many = rowsOf(
    Array.from({ length: 10_000 }, (_, n) => ({
      ...(nistSample.parentTerms[n % 8] as object),
      term: `word ${n}`,
    })),
  );
  expect(many).toHaveLength(10_000);
});

test('who the government is', () => {
  const own = [
    'NIST SP 800-53 Rev. 5',
    'NISTIR 7298',
    'FIPS 199',
    'CNSSI 4009-2015',
    'CNSSP No. 11',
    'OMB Circular A-130 (2016)',
    'DHS Risk Lexicon',
    'CISA',
    'DoDI 8500.01',
    '44 U.S.C., Sec. 3542',
    '40 U.S.C. 11331',
    'E.O. 13556',
    'Executive Order 14028',
    'Public Law 113-283',
    'P.L. 104-106',
    'HSPD-12',
    'ICD 503',
    '32 CFR Part 2002',
    'E-Government Act of 2002',
    'Adapted from NIST SP 800-37',
  ];
  expect(own.filter(name => !isUsGovernment(name))).toEqual([]);
  const others = [
    'ISO/IEC 27000:2014',
    'ISO Guide 73',
    'IEEE 610.12',
    'RFC 4949',
    'ISA-62443-1-1',
    'IEC 61508',
    'The Open Group',
    'ANSI/ISA-5.1',
    'NIST SP 800-160, adapted from ISO 15288',
    'CNSSI 4009 (ISO 7498-2)',
    'Wikipedia',
    'DHSomething',
    '',
  ];
  expect(others.filter(isUsGovernment)).toEqual([]);
});
