import { expect, test } from 'vitest';
import { readTermsCsv } from '../../../src/glossary/exchange/csv-in.ts';
import { termsCsv } from '../../../src/glossary/exchange/out.ts';
import { readTbx } from '../../../src/glossary/exchange/tbx-in.ts';
import { writeTbx } from '../../../src/glossary/exchange/tbx.ts';
import { textOf } from '../../../src/importing/text.ts';
import { tidied } from '../../../src/glossary/exchange/draft.ts';
import { concept, contentOf, friend, hard, read, refusals } from './concepts.ts';

const [first, second] = [hard[0] ?? concept(), hard[2] ?? concept()];
const friends = [friend(second, first, 'Not the <same>; "really" = not.')];

const formats = {
  CSV: {
    write: (concepts: typeof hard) => termsCsv(concepts, friends),
    read: (file: string) => readTermsCsv(file).rows,
  },
  TBX: {
    write: (concepts: typeof hard) => writeTbx(concepts, friends, 'en'),
    read: (file: string) => readTbx(file).rows,
  },
};

test.each(Object.entries(formats))('what %s writes it reads back as it was', (_, format) => {
  const rows = format.read(format.write(hard));
  expect(refusals(rows)).toEqual([]);
  expect(read(rows).map(contentOf)).toEqual(hard.map(contentOf));
  expect(rows.map(row => row.outcome === 'read' && row.watchOut)).toEqual(
    hard.map(one => (one === first || one === second ? friends[0]?.watchOut : '')),
  );
});

test.each(Object.entries(formats))('%s stays the same however often it is written and read', (_, format) => {
  const once = format.write(hard);
  const again = read(format.read(once)).map((draft, n) => ({ ...(hard[n] ?? concept()), ...draft }));
  expect(format.write(again)).toBe(once);
});

test.each(Object.entries(formats))('%s is read from the bytes of a file', (_, format) => {
  const { text } = textOf(Buffer.from(format.write(hard)));
  expect(read(format.read(text)).map(contentOf)).toEqual(hard.map(contentOf));
});

test.each(Object.entries(formats))('%s carries twenty thousand meanings', (_, format) => {
  const many = Array.from({ length: 20_000 }, (__, n) =>
    concept({
      forms: [{ text: `word ${n}`, kind: 'preferred' }],
      definition: `Meaning ${n}. `.repeat(10).trim(),
    }),
  );
  expect(read(format.read(format.write(many)))).toHaveLength(20_000);
});

test('a CSV file that people wrote reads the same after it was written out', () => {
  const csv =
    'word,side,meaning,also called,source,watch out\n' +
    'trip,OT,A stop.,shutdown; ESD; Abschaltung,Handbook,Say shutdown.\n' +
    'PLC,both,Runs the plant.,programmable logic controller; SPS,,\n';
  const before = read(readTermsCsv(csv).rows);
  const after = read(
    readTermsCsv(
      termsCsv(
        before.map(draft => concept({ ...draft })),
        [],
      ),
    ).rows,
  );
  expect(after).toEqual(before);
});

/** What formats take for their own, and what text may have that readers don’t see. */
const pieces = [
  'aB7,.;|=+-@<>&"\'äΩ漢。＝ \n\t\r\0\u202e\ud800\ufeff\u00a0'.split(''),
  ['  ', '\n\n', '. X', '&amp;', ']]>', '<!--', '-->', '<b>', '👩🏽‍🔧'],
].flat();

/** Always the same contents, which nobody thought of. */
function unthoughtOf(count: number): typeof hard {
  let state = 7;
  const below = (limit: number) => {
    state = (state * 1103515245 + 12345) % 2 ** 31;
    return Math.floor((state / 2 ** 31) * limit);
  };
  const some = <T>(most: number, one: () => T): T[] => Array.from({ length: below(most + 1) }, one);
  const text = (most: number) => some(most, () => pieces[below(pieces.length)]).join('');
  return Array.from({ length: count }, () =>
    tidied(
      concept({
        forms: [
          { text: `w${text(4)}`, kind: 'preferred' },
          ...(['acronym', 'synonym', 'synonym', 'plural', 'misspelling'] as const).map(kind => ({
            text: text(5),
            kind,
          })),
        ],
        definition: `d${text(20)}`,
        more: text(20),
        example: text(10),
        sources: some(3, () => ({
          name: `s${text(4)}`,
          link: below(2) ? `https://example.org/${below(99)}` : '',
          licence: text(2),
        })),
        related: some(3, () => text(4)),
      }),
    ),
  );
}

test.each(Object.entries(formats))('%s brings back what nobody thought of', (_, format) => {
  const contents = unthoughtOf(2000);
  const rows = format.read(format.write(contents));
  expect(refusals(rows)).toEqual([]);
  expect(read(rows).map(contentOf)).toEqual(contents.map(contentOf));
});
