import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import { cellOf, listCell, partsOf, unguarded } from '../../../src/glossary/exchange/csv-cell.ts';
import { termsCsv, termsJson } from '../../../src/glossary/exchange/out.ts';
import { concept, friend, hard } from './concepts.ts';

const it = concept({ domain: 'it', definition: 'Travel.' });
const ot = concept({ domain: 'ot', definition: 'A stop.' });
const quoting = concept({
  forms: [{ text: 'borrowed', kind: 'preferred' }],
  definition: 'Words of somebody else.',
  more: 'More of their words.',
  example: 'And these.',
  sources: [{ name: 'Their book', link: 'https://example.org/', licence: '', quotes: true }],
});

const table = (csv: string): Record<string, string>[] => parse(csv, { bom: true, columns: true });

test('a table has a row for each meaning, and what to watch out for on both of a word', () => {
  const rows = table(termsCsv([it, ot, concept({ domain: 'both' })], [friend(it, ot, 'Say shutdown.')]));
  expect(rows).toMatchObject([
    { word: 'trip', side: 'IT', meaning: 'Travel.', 'watch out': 'Say shutdown.', status: 'approved' },
    { word: 'trip', side: 'OT', meaning: 'A stop.', 'watch out': 'Say shutdown.' },
    { word: 'trip', side: 'both', 'watch out': '' },
  ]);
});

test('a word with two friends is told of both, and of none that is no longer one', () => {
  const other = concept({ domain: 'it', forms: [{ text: 'shutdown', kind: 'preferred' }] });
  const friends = [
    friend(it, ot, 'One.'),
    friend(other, ot, 'Two.'),
    friend(it, ot, 'Gone.', { status: 'declined' }),
    friend(it, ot, 'Old.', { status: 'deprecated' }),
  ];
  expect(table(termsCsv([it, ot], friends)).map(row => row['watch out'])).toEqual(['One.', 'One. Two.']);
});

test('somebody else’s text never leaves, its word and source do', () => {
  expect(table(termsCsv([quoting], []))).toMatchObject([
    {
      word: 'borrowed',
      meaning: '',
      more: '',
      example: '',
      source: 'Their book',
      'source link': 'https://example.org/',
    },
  ]);
  const json = termsJson([quoting], []);
  expect(json).toContain('Their book');
  for (const text of [termsCsv([quoting], []), json])
    expect(text).not.toMatch(/somebody|their words|And these/);
});

test('no cell is a formula to a spreadsheet', () => {
  const cells = table(termsCsv(hard, [])).flatMap(row => Object.values(row));
  expect(cells.filter(cell => /^[=+\-@\t\r\n＝＋－＠]/.test(cell))).toEqual([]);
  expect(cells).toContain("'=1+1");
});

test.each([
  '=1',
  '+1',
  '-1',
  '@a',
  '\tx',
  '\rx',
  "'=1",
  "''=1",
  "'quoted'",
  '',
  'a=b',
  '"',
  '""',
  'a,b;c\nd',
  '＝1',
])('a cell of %j reads as it was written', text => {
  const [[cell = ''] = []]: string[][] = parse(cellOf(text), { relax_column_count: true });
  expect(unguarded(cell ?? '')).toBe(text);
});

test.each([[[]], [['a']], [['a', 'b']], [['a;b']], [['a;b', 'c']], [['a, b', 'c']]])(
  'a list of %j reads as it was written',
  parts => {
    expect(
      partsOf(listCell(parts))
        .map(part => part.trim())
        .filter(Boolean),
    ).toEqual(parts);
  },
);

test('JSON has all that is said, and nothing of who said it', () => {
  const friends = [friend(it, ot, 'Say shutdown.')];
  const json = termsJson([it, ot, ...hard], friends);
  const told = JSON.parse(json) as { concepts: object[]; falseFriends: object[] };
  expect(told.concepts).toEqual(
    [it, ot, ...hard].map(
      ({ stewardId: _steward, suggestedBy: _by, auditHead: _seal, version: _version, ...rest }) => rest,
    ),
  );
  expect(told.falseFriends).toEqual([
    {
      id: friends[0]?.id,
      word: 'trip',
      itId: it.id,
      otId: ot.id,
      watchOut: 'Say shutdown.',
      dangerous: false,
      status: 'approved',
    },
  ]);
  expect(json).not.toMatch(/U0OMAR|U0INES|seal/);
});

test('an empty glossary is an empty table', () => {
  expect(table(termsCsv([], []))).toEqual([]);
  expect(JSON.parse(termsJson([], []))).toEqual({ concepts: [], falseFriends: [] });
});
