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
  const historyOf = (...entries: SealedEntry[]) => {
    const view = details({ incident: anIncident(), site: rhine, names: new Map() }, entries, []);
    const [, , , history] = view.blocks as { text?: { text: string } }[];
    return history?.text?.text ?? '';
  };

  test('tells the whole history, oldest first, where it fits', () => {
    expect(historyOf(entry(1), entry(2, 'why'))).toBe(
      'Tue 24 Nov 09:01 · *Common Ground* step 1.\nTue 24 Nov 09:02 · *Common Ground* step 2.\n>why',
    );
  });

  test('tells the newest entries, oldest first, where it is long, and how many came earlier', () => {
    const told = historyOf(...Array.from({ length: 200 }, (_, n) => entry(n + 1)));
    expect(told.length).toBeLessThanOrEqual(3000);
    const [first, ...lines] = told.split('\n');
    expect(first).toBe(`… ${200 - lines.length} earlier`);
    const steps = lines.map(line => Number(/step (\d+)\.$/.exec(line)?.[1]));
    expect(steps).toEqual(Array.from({ length: lines.length }, (_, n) => 201 - lines.length + n));
    expect(lines.length).toBeGreaterThan(50);
  });

  test('tells the newest entries without a gap where they say much', () => {
    const said = (n: number) => entry(n, 'x'.repeat(1000));
    const told = historyOf(entry(1), said(2), said(3), said(4), said(5), said(6), said(7));
    expect(told.length).toBeLessThanOrEqual(3000);
    expect([...told.matchAll(/step (\d)/g)].map(match => match[1])).toEqual(['4', '5', '6', '7']);
    expect(told).toMatch(/^… 3 earlier\n/);
  });
});
