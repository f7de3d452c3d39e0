import { describe, expect, test } from 'vitest';
import { flaw, NO_SEAL, sealAll, type Entry, type SealedEntry } from '../../src/audit/entry.ts';
import { theApp } from '../../src/kernel/actor.ts';

const KEY = 'the audit key of the test';

const entry = (seq: number, more: Partial<Entry> = {}): Entry => ({
  record: 'incident',
  recordId: 'i-1',
  seq,
  at: 1000 * seq,
  actor: { kind: 'person', id: 'U0INES' },
  action: 'filed',
  before: {},
  after: { state: 'new', severity: 'S3' },
  words: null,
  ...more,
});

const chain = () => sealAll(KEY, NO_SEAL, [entry(1), entry(2), entry(3)]);
const headOf = (entries: readonly SealedEntry[]) => entries.at(-1)?.seal ?? NO_SEAL;

describe('a chain of entries', () => {
  test('is without a flaw as it was sealed', () => {
    const entries = chain();
    expect(flaw(KEY, entries, headOf(entries))).toBeUndefined();
  });

  test('may be empty', () => {
    expect(flaw(KEY, [], NO_SEAL)).toBeUndefined();
  });

  test('goes on from its head', () => {
    const first = sealAll(KEY, NO_SEAL, [entry(1)]);
    const then = sealAll(KEY, headOf(first), [entry(2)]);
    expect(flaw(KEY, [...first, ...then], headOf(then))).toBeUndefined();
  });

  test.each<Partial<SealedEntry>>([
    { at: 1 },
    { actor: theApp },
    { actor: { kind: 'person', id: 'U0OMAR' } },
    { action: 'resolved' },
    { before: { state: 'new' } },
    { after: { state: 'new', severity: 'S1' } },
    { after: { state: 'new' } },
    { words: 'it was like that before' },
    { words: '' },
    { record: 'change' },
    { recordId: 'i-2' },
    { seal: 'f'.repeat(64) },
  ])('shows that an entry was altered: %o', altered => {
    const entries = chain();
    const head = headOf(entries);
    entries[1] = { ...entries[1]!, ...altered };
    expect(flaw(KEY, entries, head)).toBe('entry 2 was altered');
  });

  test.each([
    [0, 'entry 1 is missing'],
    [1, 'entry 2 is missing'],
    [2, 'its last entries are missing'],
  ])('shows that the entry at place %i is missing', (place, says) => {
    const entries = chain();
    const head = headOf(entries);
    entries.splice(place, 1);
    expect(flaw(KEY, entries, head)).toBe(says);
  });

  test('shows an entry that was taken out although the rest were numbered anew', () => {
    const [first, , third] = chain();
    const head = third!.seal;
    expect(flaw(KEY, [first!, { ...third!, seq: 2 }], head)).toBe('entry 2 was altered');
  });

  test('shows two entries that changed places', () => {
    const [first, second, third] = chain();
    expect(flaw(KEY, [first!, { ...third!, seq: 2 }, { ...second!, seq: 3 }], second!.seal)).toBe(
      'entry 2 was altered',
    );
  });

  test('shows an entry that was added behind its head', () => {
    const entries = chain();
    const added = sealAll(KEY, headOf(entries), [entry(4)]);
    expect(flaw(KEY, [...entries, ...added], headOf(entries))).toBeDefined();
  });

  test('is altered from its first entry for whoever has another key', () => {
    const entries = chain();
    expect(flaw('another key', entries, headOf(entries))).toBe('entry 1 was altered');
  });

  test('does not depend on the order in which a database gives back the fields', () => {
    const entries = sealAll(KEY, NO_SEAL, [entry(1, { before: { b: 1, a: 2 }, after: { y: 1, x: 2 } })]);
    const back = entries.map(one => ({ ...one, before: { a: 2, b: 1 }, after: { x: 2, y: 1 } }));
    expect(flaw(KEY, back, headOf(entries))).toBeUndefined();
  });

  test('does not depend on that order within a field, nor within who did it', () => {
    const visibility = { to: ['U0INES', 'U0OMAR'], kind: 'restricted', why: [{ b: 1, a: null }] };
    const entries = sealAll(KEY, NO_SEAL, [entry(1, { after: { visibility } })]);
    const back = entries.map(one => ({
      ...one,
      actor: { id: 'U0INES', kind: 'person' as const },
      after: { visibility: { why: [{ a: null, b: 1 }], kind: 'restricted', to: ['U0INES', 'U0OMAR'] } },
    }));
    expect(flaw(KEY, back, headOf(entries))).toBeUndefined();
  });

  test.each([
    { to: ['U0OMAR', 'U0INES'] },
    { to: ['U0INES'] },
    { to: ['U0INES', 'U0OMAR'], why: 1 },
    { to: { 0: 'U0INES', 1: 'U0OMAR' } },
    { to: ['U0INES', null] },
    [['to', ['U0INES', 'U0OMAR']]],
  ])('shows what was altered within a field: %j', visibility => {
    const entries = sealAll(KEY, NO_SEAL, [
      entry(1, { after: { visibility: { to: ['U0INES', 'U0OMAR'] } } }),
    ]);
    const back = entries.map(one => ({ ...one, after: { visibility } }));
    expect(flaw(KEY, back, headOf(entries))).toBe('entry 1 was altered');
  });
});
