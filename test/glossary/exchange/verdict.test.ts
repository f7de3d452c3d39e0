import { describe, expect, test } from 'vitest';
import type { Concept } from '../../../src/glossary/concept.ts';
import { readTermsCsv } from '../../../src/glossary/exchange/csv-in.ts';
import { termsCsv } from '../../../src/glossary/exchange/out.ts';
import { verdictsOf } from '../../../src/glossary/exchange/verdict.ts';
import { wordKey } from '../../../src/glossary/word-key.ts';
import { concept } from './concepts.ts';

/** What is said of a file’s rows beside what is there. */
function verdicts(csv: string, there: readonly Concept[] = []) {
  const known = (key: string, domain: string) =>
    there.filter(one => one.domain === domain && wordKey(one.forms[0]?.text ?? '') === key);
  return verdictsOf(readTermsCsv(`word,side,meaning,source,watch out\n${csv}`).rows, known);
}
const said = (csv: string, there?: readonly Concept[]) =>
  verdicts(csv, there).map(({ sentence }) => sentence);

const dmz = (but: Partial<Concept> = {}) =>
  concept({
    forms: [{ text: 'DMZ', kind: 'preferred' }],
    definition: 'A zone between two networks.',
    status: 'draft',
    origin: 'file',
    ...but,
  });
const row = 'DMZ,OT,A zone between two networks.,,';

describe('each row is', () => {
  test('new where nothing stands', () => {
    expect(said(row)).toEqual(['Line 2: DMZ (OT): new.']);
    expect(said(row, [dmz({ domain: 'it' }), dmz({ language: 'de' })])).toEqual(['Line 2: DMZ (OT): new.']);
  });

  test('unchanged where the same stands, approved or not', () => {
    expect(said(row, [dmz()])).toEqual(['Line 2: DMZ (OT): unchanged.']);
    expect(said(row, [dmz({ status: 'approved', origin: 'people' })])).toEqual([
      'Line 2: DMZ (OT): unchanged.',
    ]);
  });

  test('changed where a draft of a file says something else', () => {
    const was = dmz({ definition: 'Before.' });
    const [verdict] = verdicts('D-M-Z,OT,After.,Handbook,Mind it.', [was]);
    expect(verdict).toMatchObject({
      line: 2,
      outcome: 'changed',
      sentence: 'Line 2: D-M-Z (OT): changed: words, meaning, sources.',
      draft: { definition: 'After.' },
      was,
      watchOut: 'Mind it.',
    });
  });

  test('kept where a steward approved another meaning', () => {
    const [verdict] = verdicts(row, [dmz({ definition: 'Another.', status: 'approved' })]);
    expect(verdict?.sentence).toBe(
      'Line 2: DMZ (OT): kept: a steward approved what stands there. Suggest a change to it where this is better.',
    );
    expect(verdict).not.toHaveProperty('draft');
  });

  test('kept where the same meaning was approved with other details, given up or declined', () => {
    const details = { example: 'In the DMZ.' };
    const outcomes = (['approved', 'deprecated', 'declined'] as const).map(
      status => verdicts(row, [dmz({ ...details, status })])[0]?.outcome,
    );
    expect(outcomes).toEqual(['kept', 'kept', 'kept']);
    expect(said(row, [dmz({ status: 'declined' })])).toEqual([
      'Line 2: DMZ (OT): kept: a steward declined the same meaning.',
    ]);
  });

  test('new beside a draft that people wrote or the app brought', () => {
    const there = [
      dmz({ definition: 'Theirs.', origin: 'people' }),
      dmz({ definition: 'Ours.', origin: 'starter' }),
      dmz({ definition: 'NIST’s.', origin: 'nist' }),
    ];
    expect(said(row, there)).toEqual(['Line 2: DMZ (OT): new.']);
  });

  test('refused where it can’t be read', () => {
    expect(said('DMZ,OPS,,,')).toEqual([
      'Line 2: DMZ: refused. “side” must be IT, OT or both, not “OPS”. The meaning is empty. Say it in a sentence or two.',
    ]);
  });
});

describe('a word with two meanings in a file', () => {
  const two = ['tag,OT,A measuring point.,,', 'tag,OT,A label on a pipe.,,'];
  const tag = (definition: string, but: Partial<Concept> = {}) =>
    dmz({ forms: [{ text: 'tag', kind: 'preferred' }], definition, ...but });

  test('has both', () => {
    expect(said(two.join('\n'))).toEqual(['Line 2: tag (OT): new.', 'Line 3: tag (OT): new.']);
  });

  test('finds both again, in whatever order', () => {
    const there = [tag('A measuring point.'), tag('A label on a pipe.')];
    expect(said(two.toReversed().join('\n'), there)).toEqual([
      'Line 2: tag (OT): unchanged.',
      'Line 3: tag (OT): unchanged.',
    ]);
  });

  test('changes the one that is no longer there', () => {
    const there = [tag('Before.'), tag('A label on a pipe.')];
    expect(verdicts(two.join('\n'), there)).toMatchObject([
      { outcome: 'changed', was: there[0] },
      { outcome: 'unchanged' },
    ]);
  });

  test('brings the second where the first was approved as it stands', () => {
    const there = [tag('A measuring point.', { status: 'approved' })];
    expect(said(two.join('\n'), there)).toEqual(['Line 2: tag (OT): unchanged.', 'Line 3: tag (OT): new.']);
  });

  test('counts the same meaning once', () => {
    expect(said([two[0], two[0]].join('\n'))).toEqual([
      'Line 2: tag (OT): new.',
      'Line 3: tag (OT): unchanged: the file says the same twice.',
    ]);
  });
});

test('many meanings of one word are not waited for', () => {
  const rows = Array.from({ length: 20_000 }, (_, n) => `tag,OT,Meaning ${n}.,,`);
  const there = rows.map((_, n) =>
    dmz({ forms: [{ text: 'tag', kind: 'preferred' }], definition: `Meaning ${n + 10_000}.` }),
  );
  const outcomes = verdicts(rows.join('\n'), there).map(({ outcome }) => outcome);
  expect(outcomes.filter(one => one === 'unchanged')).toHaveLength(10_000);
  expect(outcomes.filter(one => one === 'changed')).toHaveLength(10_000);
});

test('how talk is scanned for a word stays as people set it', () => {
  const was = dmz({ definition: 'Before.', forms: [{ text: 'DMZ', kind: 'preferred', scan: 'never' }] });
  expect(verdicts(row, [was])[0]?.draft?.forms).toEqual([{ text: 'DMZ', kind: 'preferred', scan: 'never' }]);
  expect(verdicts(row, [{ ...was, definition: 'A zone between two networks.' }])[0]?.outcome).toBe(
    'unchanged',
  );
});

test('a file that was written out changes nothing', () => {
  const there = [dmz(), dmz({ domain: 'it', definition: 'A zone for servers.' }), concept()];
  const known = (key: string, domain: string) =>
    there.filter(one => one.domain === domain && wordKey(one.forms[0]?.text ?? '') === key);
  const { rows } = readTermsCsv(termsCsv(there, []));
  expect(verdictsOf(rows, known).map(({ outcome }) => outcome)).toEqual([
    'unchanged',
    'unchanged',
    'unchanged',
  ]);
});

test('records are counted as such', () => {
  const { rows } = readTermsCsv('word,side,meaning\nDMZ,OT,A zone.\n');
  expect(verdictsOf(rows, () => [], 'Record')[0]?.sentence).toBe('Record 2: DMZ (OT): new.');
});
