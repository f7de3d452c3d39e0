import { expect, test } from 'vitest';
import { readTermsCsv } from '../../../src/glossary/exchange/csv-in.ts';
import { termsCsv } from '../../../src/glossary/exchange/out.ts';
import { readTbx } from '../../../src/glossary/exchange/tbx-in.ts';
import { writeTbx } from '../../../src/glossary/exchange/tbx.ts';
import { textOf } from '../../../src/importing/text.ts';
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
