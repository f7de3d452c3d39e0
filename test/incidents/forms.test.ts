import { problemsInView } from '../../src/sandbox/limits/blocks.ts';
import { describe, expect, test } from 'vitest';
import type { SealedEntry } from '../../src/audit/entry.ts';
import { filingForm, readFiling } from '../../src/incidents/forms.ts';
import { details } from '../../src/incidents/pages.ts';
import { impactWords } from '../../src/incidents/severity.ts';
import { theApp } from '../../src/kernel/actor.ts';
import { MINUTE } from '../../src/kernel/clock.ts';
import { readWhere } from '../../src/register/views.ts';
import { TUESDAY } from '../support/clocks.ts';
import { rhine } from './a-place.ts';
import { anIncident, somebody } from './an-incident.ts';

const answers = (but: Record<string, string> = {}) => {
  const given = new Map(Object.entries({ where: 'asset:his-1', what: 'Slow', impact: 'slower', ...but }));
  return (field: string) => given.get(field) ?? '';
};

describe('reading the form of an incident', () => {
  test('gives what was answered', () => {
    expect(readFiling(answers())).toEqual({ where: { assetId: 'his-1' }, what: 'Slow', impact: 'slower' });
    expect(readFiling(answers({ answering: 'it' }))).toMatchObject({ answering: 'it' });
  });

  test.each(Object.keys(impactWords))('knows every answer that it offers: %s', impact => {
    expect(readFiling(answers({ impact })).impact).toBe(impact);
    expect(JSON.stringify(filingForm(rhine, somebody()))).toContain(`"value":"${impact}"`);
  });

  test.each(['', 'constructor', 'toString', '__proto__', 'hasOwnProperty', 'S1', 'Danger', 'danger '])(
    'refuses beside the question what is none of its answers: %j',
    impact => {
      expect(() => readFiling(answers({ impact }))).toThrow(
        expect.objectContaining({ name: 'Refusal', code: 'bad-answer', field: 'impact' }),
      );
    },
  );

  test.each(['', 'bridge', 'constructor', 'IT'])('takes no side from what is none: %j', answering => {
    expect(readFiling(answers({ answering }))).not.toHaveProperty('answering');
  });

  test.each([
    ['asset:his-1', { assetId: 'his-1' }],
    ['site:rhine:PLC room', { siteId: 'rhine', words: 'PLC room' }],
    ['site:rhine:asset:his-1', { siteId: 'rhine', words: 'asset:his-1' }],
    ['site:rhine:line one\nline two', { siteId: 'rhine', words: 'line one\nline two' }],
    ['site:rhine', { siteId: 'rhine', words: '' }],
    ['', { siteId: '', words: '' }],
    ['nonsense', { siteId: '', words: '' }],
  ])('reads a place: %j', (value, where) => {
    expect(readWhere(value)).toEqual(where);
  });
});

const entry = (seq: number, words: string | null = null): SealedEntry => ({
  record: 'incident',
  recordId: 'i-7',
  seq,
  at: TUESDAY + seq * MINUTE,
  actor: theApp,
  action: `step ${seq}`,
  before: {},
  after: {},
  words,
  seal: '',
});

describe('the page of one incident', () => {
  const linesOf = (...entries: SealedEntry[]) => {
    const view = details({ incident: anIncident(), site: rhine, names: new Map() }, entries, []);
    const blocks = view.blocks as { text?: { text: string }; elements?: { text: string }[] }[];
    return blocks.slice(3, -1).map(block => block.text?.text ?? block.elements?.[0]?.text ?? '');
  };

  test('tells the whole history, oldest first, where it fits', () => {
    expect(linesOf(entry(1), entry(2, 'why'))).toEqual([
      'Tue 24 Nov 09:01 · *Common Ground* step 1.',
      'Tue 24 Nov 09:02 · *Common Ground* step 2.\n>why',
    ]);
  });

  test('tells the newest entries, oldest first, where it is long, and how many came earlier', () => {
    const [first, ...lines] = linesOf(...Array.from({ length: 200 }, (_, n) => entry(n + 1)));
    expect(first).toBe('… 140 earlier');
    const steps = lines.map(line => Number(/step (\d+)\.$/.exec(line)?.[1]));
    expect(steps).toEqual(Array.from({ length: 60 }, (_, n) => 141 + n));
  });

  test('tells every word that was said', () => {
    const said = `${'x'.repeat(990)} THE END`;
    expect(linesOf(entry(1), entry(2, said)).join('')).toContain('THE END');
  });

  test('shows all of what happens, however much of it must be escaped', () => {
    const what = `${'A&B<'.repeat(740)}THE END`;
    const view = details({ incident: anIncident({ what }), site: rhine, names: new Map() }, [], []);
    expect(JSON.stringify(view)).toContain('THE END');
    expect(problemsInView(view, 'modal')).toEqual([]);
  });
});

test('a form that is made from what no message is called carries nothing of it along', () => {
  const form = (channel: string, ts: string) =>
    filingForm(rhine, somebody(), 'x', { channel, ts }).private_metadata;
  expect(form('C0RHINEOT', '1795507200.000100')).toBe('C0RHINEOT:1795507200.000100');
  expect([form('ü'.repeat(40_000), '1.1') ?? '', form('C0RHINEOT', '') ?? '']).toEqual(['', '']);
});
