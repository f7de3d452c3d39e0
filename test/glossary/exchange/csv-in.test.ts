import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readTermsCsv } from '../../../src/glossary/exchange/csv-in.ts';
import { Refusal } from '../../../src/kernel/refusal.ts';
import { read, refusals } from './concepts.ts';

/*
 * A list of definitions from US government publications, as somebody else wrote it down. It lies beside the checkout;
 * where it doesn't, its test is left out and says so.
 */
const starter = new URL('../../../../shared/data/glossary/starter-public-domain.csv', import.meta.url);
const isThere = existsSync(starter);
if (!isThere) console.warn(`There is no ${starter.pathname}: the test that reads it is left out.`);

function refused(csv: string): string {
  try {
    readTermsCsv(csv);
  } catch (error) {
    if (error instanceof Refusal && error.code === 'bad-setting') return error.message;
    throw error;
  }
  return 'read';
}

test('a row for each meaning, its columns in any order and case', () => {
  const { rows, ignored } = readTermsCsv(
    'Definition;SIDE;Term;Also called;Our notes\n' +
      'A protective system stops the equipment.;OT;trip;shutdown; ask Omar\n' +
      'Travel for work.;it;trip;\n',
  );
  expect(ignored).toEqual(['Our notes']);
  expect(read(rows)).toMatchObject([
    {
      origin: 'file',
      domain: 'ot',
      language: 'en',
      forms: [
        { text: 'trip', kind: 'preferred' },
        { text: 'shutdown', kind: 'synonym' },
      ],
      definition: 'A protective system stops the equipment.',
    },
    { domain: 'it', forms: [{ text: 'trip' }], definition: 'Travel for work.' },
  ]);
  expect(rows.map(({ line }) => line)).toEqual([2, 3]);
});

test('all columns, and what each may be called', () => {
  const csv =
    'term,domain,definition,details,synonyms,abbreviations,plural,misspelling,examples,sources,source_url,license,see also,lang,watch-out\n' +
    'programmable logic controller,both,Runs the plant.,It scans.,controller; SPS,PLC;PLCs,PLC’s,programable,The PLC stopped.,Handbook,https://example.org/a,CC0,HMI; DCS,en-gb,Not a power line.\n';
  const [row] = readTermsCsv(csv).rows;
  expect(row).toEqual({
    line: 2,
    word: 'programmable logic controller',
    outcome: 'read',
    watchOut: 'Not a power line.',
    contents: [
      {
        origin: 'file',
        domain: 'both',
        language: 'en-GB',
        forms: [
          { text: 'programmable logic controller', kind: 'preferred' },
          { text: 'SPS', kind: 'acronym' },
          { text: 'PLC', kind: 'acronym' },
          { text: 'PLCs', kind: 'acronym' },
          { text: 'controller', kind: 'synonym' },
          { text: 'programable', kind: 'misspelling' },
        ],
        definition: 'Runs the plant.',
        more: 'It scans.',
        example: 'The PLC stopped.',
        sources: [{ name: 'Handbook', link: 'https://example.org/a', licence: 'CC0' }],
        related: ['HMI', 'DCS'],
      },
    ],
  });
});

describe('a row for each word with what it means to both', () => {
  const header = 'word,IT meaning,OT meaning,watch out\n';

  test('gives two meanings and a watch out', () => {
    const [row] = readTermsCsv(`${header}trip,Travel.,A stop.,Say shutdown.\n`).rows;
    expect(row).toMatchObject({
      outcome: 'read',
      watchOut: 'Say shutdown.',
      contents: [
        { domain: 'it', definition: 'Travel.' },
        { domain: 'ot', definition: 'A stop.' },
      ],
    });
  });

  test('or one, where the other is empty', () => {
    expect(read(readTermsCsv(`${header}trip,,A stop.,\n`).rows)).toMatchObject([{ domain: 'ot' }]);
  });

  test('and is refused without either', () => {
    expect(refusals(readTermsCsv(`${header}trip,,,Take care.\n`).rows)).toEqual([
      '2: The meaning is empty. Say it in a sentence or two.',
    ]);
  });

  test('with an example for each', () => {
    const csv = 'word,IT,OT,IT example,OT example\ntag,A label.,A measuring point.,Tag it.,Tag PT-100.\n';
    expect(read(readTermsCsv(csv).rows)).toMatchObject([{ example: 'Tag it.' }, { example: 'Tag PT-100.' }]);
  });
});

test('in 5,000 rows each of 50 mistakes is told with its line, and the others are read', () => {
  const wrong = [
    'w,OPS,Meaning.,',
    'w,,Meaning.,',
    ',IT,Meaning.,',
    'w,IT,,',
    'w,IT,Meaning.,ftp://example.org',
  ];
  const lines = Array.from({ length: 5000 }, (_, n) =>
    n % 100 === 50 ? (wrong[(n / 50) % 5] ?? '') : `word ${n},OT,Meaning ${n}.,https://example.org/${n}`,
  );
  const { rows } = readTermsCsv(`word,side,meaning,link\n${lines.join('\n')}\n`);
  expect(rows.filter(({ outcome }) => outcome === 'read')).toHaveLength(4950);
  const sentences = refusals(rows);
  expect(sentences).toHaveLength(50);
  expect(sentences.slice(0, 5).toSorted()).toEqual(
    [
      '52: The side is empty. It must be IT, OT or both.',
      '152: The meaning is empty. Say it in a sentence or two.',
      '252: “side” must be IT, OT or both, not “OPS”.',
      '352: The word is empty, or has no letter and no digit. Say what it is.',
      '452: The link must begin with https:// or http://, not “ftp://example.org”.',
    ].toSorted(),
  );
});

test('a comma without quotation marks is found out', () => {
  expect(refusals(readTermsCsv('word,side,meaning\ntrip,OT,A stop, at once.\n').rows)).toEqual([
    '2: The row has 4 cells, and the header 3. Put quotation marks around a text with a comma in it.',
  ]);
});

test('sides in the ways people write them', () => {
  const rows = ['it', ' OT ', 'Both', 'IT/OT', 'IT & OT', 'it and ot'].map(side => `w,${side},Meaning.`);
  expect(
    read(readTermsCsv(`word,side,meaning\n${rows.join('\n')}`).rows).map(({ domain }) => domain),
  ).toEqual(['it', 'ot', 'both', 'both', 'both', 'both']);
});

describe('a file that is no such table is refused as a whole', () => {
  test.each([
    ['without a word', 'side,meaning\nIT,x\n', 'the column “word” is missing'],
    ['without a meaning', 'word,side\nx,IT\n', 'the column “meaning” is missing'],
    ['without a side', 'word,meaning\nx,y\n', 'the column “side” is missing: IT, OT or both'],
    [
      'with two meanings',
      'word,side,meaning,definition\na,IT,b,c\n',
      'the column “meaning” stands there twice',
    ],
    ['in both ways at once', 'word,side,meaning,IT meaning\na,IT,b,c\n', 'only one way fits'],
    ['empty', '\n\n', 'is empty. Its first line must name the columns.'],
    ['of a header only', 'word,side,meaning\n', 'has a header and no rows.'],
    [
      'with an open quotation mark',
      'word,side,meaning\nx,IT,"open\n',
      'has a quotation mark on line 2 that is never closed',
    ],
    ['of one endless line', 'x'.repeat(10_000_000), 'which names no columns'],
    [
      'of countless columns',
      `word,side,meaning${',x'.repeat(60)}\na,IT,b\n`,
      'names 63 columns; at most 50 fit.',
    ],
    [
      'of countless rows',
      `word,side,meaning\n${'a,IT,b\n'.repeat(50_001)}`,
      'has more than 50000 rows. Split it',
    ],
  ])('%s', (_, csv, sentence) => {
    expect(refused(csv)).toContain(sentence);
    expect(refused(csv)).toContain('Nothing was written.');
  });
});

test('cells of a million characters are refused, not waited for', () => {
  const csv = `word,side,meaning,more\n${['x', ' ', 'a;', '\n', "'"].map(piece => `trip,IT,y,"a${piece.repeat(1_000_000)}b"`).join('\n')}\n`;
  const { rows } = readTermsCsv(csv);
  expect(refusals(rows).map(sentence => sentence.replace(/^\d+/, 'n'))).toEqual(
    Array.from(
      { length: 5 },
      () => 'n: A cell has more than 20000 characters. Shorten it, or look for a quotation mark too many.',
    ),
  );
});

test.skipIf(!isThere)('a list that others made is read whole, its groups as sides', () => {
  const { rows, ignored } = readTermsCsv(readFileSync(starter, 'utf8'));
  expect(refusals(rows)).toEqual([]);
  expect(ignored).toEqual(['provenance', 'checked_in_sp800_82r3']);
  const drafts = read(rows);
  expect(drafts).toHaveLength(205);
  const count = (domain: string) => drafts.filter(one => one.domain === domain).length;
  expect([count('ot'), count('it'), count('both')]).toEqual([55, 72, 78]);
  expect(drafts.filter(({ more }) => more !== '')).toHaveLength(29);
  expect(drafts.every(({ sources: [source] }) => source?.link.startsWith('https://'))).toBe(true);
});
