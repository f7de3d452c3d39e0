import { describe, expect, test } from 'vitest';
import type { Change } from '../../src/changes/change.ts';
import { holding, overlooked } from '../../src/changes/starting.ts';
import { take, type Taken } from '../../src/changes/taking.ts';
import type { Terms } from '../../src/changes/terms.ts';
import { HOUR } from '../../src/kernel/clock.ts';
import {
  aChange,
  allSaidYes,
  aPlan,
  cast,
  END,
  NOW,
  refusalOf,
  someTerms,
  START,
  type Role,
} from './a-change.ts';

const taken = (was: Change, step: Taken, by: Role, terms: Terms = someTerms(), now = START) =>
  take(was, step, terms, { by: cast[by], now });
const refused = (was: Change, step: Taken, by: Role, terms: Terms = someTerms(), now = START) =>
  refusalOf(() => taken(was, step, by, terms, now));
const hear = (as: 'ot' | 'safety', but: Partial<Extract<Taken, { step: 'hear' }>> = {}): Taken => ({
  step: 'hear',
  as,
  authority: 'Dr. Weber',
  how: 'radio',
  readBack: true,
  ...but,
});
const approve = (as: 'it' | 'ot' | 'safety', by: Role): Taken => ({ step: 'approve', as, for: cast[by].id });
const start: Taken = { step: 'start' };

const window = { rule: 'R4' as const, sentence: 'Outside.' };
const permit = { rule: 'R3' as const, sentence: 'Answer “Permit number”.' };
const stops = [window, permit];

describe('an emergency', () => {
  const draft = aChange({ state: 'draft', type: 'emergency' });
  const filed = taken(draft, { step: 'submit' }, 'requester');
  const heard = taken(taken(filed, hear('ot'), 'requester'), hear('safety'), 'requester');

  test('goes on by voice, recorded with who heard it', () => {
    expect(filed.state).toBe('authorize');
    expect(taken(filed, hear('ot'), 'requester').state).toBe('authorize');
    expect(heard.state).toBe('scheduled');
    expect(heard.voices).toMatchObject([
      { as: 'ot', authority: 'Dr. Weber', how: 'radio', heardBy: 'U0INES', plan: 1, at: START },
      { as: 'safety' },
    ]);
  });
  test('begins without approvals, windows, triage or go, also before its time, but not after it', () => {
    const against = someTerms({ stops, triage: true });
    expect(taken(heard, start, 'implementer', against, NOW).state).toBe('implement');
    expect(refused(heard, start, 'implementer', against, END)?.code).toBe('not-now');
  });
  test('but never without safety’s yes', () => {
    const half: Change = { ...heard, voices: heard.voices.filter(({ as }) => as === 'ot') };
    expect(refused(half, start, 'implementer')?.message).toBe(
      'CHG-7 can’t begin as it is. R3: A safety approver must say yes. Ask one.',
    );
  });
  test('without a voice is held like any other', () => {
    expect(taken(draft, { step: 'submit' }, 'requester', someTerms({ stops })).state).toBe('assess');
    const approved: Change = { ...filed, state: 'scheduled', decisions: allSaidYes };
    expect(refused(approved, start, 'implementer')?.message).toMatch(/R2: The shift lead’s go is missing/);
  });
  test('an edit voids the voices as well', () => {
    const edited = taken(heard, { step: 'edit', plan: aPlan({ what: 'Something else' }) }, 'requester');
    expect(edited.state).toBe('authorize');
    expect(taken(edited, hear('ot'), 'requester', someTerms({ needs: ['it', 'ot', 'go'] })).state).toBe(
      'scheduled',
    );
  });
  test('a voice is somebody else’s, named and read back', () => {
    expect(refused(filed, hear('ot', { readBack: false }), 'requester')).toMatchObject({
      code: 'bad-answer',
      field: 'readBack',
    });
    for (const authority of [' ', '.', '7', 'W', '—', 'INES', 'ines '])
      expect(refused(filed, hear('ot', { authority }), 'requester')).toMatchObject({ field: 'authority' });
    expect(refused(aChange(), hear('ot'), 'requester')?.message).toBe(
      'Only an emergency goes by voice. Ask an approver to decide on its card.',
    );
  });
  test('its formal decisions stay open while it goes on, and come before the review', () => {
    let is = taken(heard, start, 'implementer');
    is = taken(is, approve('it', 'approver of IT'), 'approver of IT');
    expect(is).toMatchObject({ state: 'implement', decisions: [{ as: 'it', yes: true }] });
    is = taken(
      taken(is, { step: 'report', outcome: 'done', words: null }, 'implementer'),
      { step: 'accept', restrictions: [] },
      'shift lead',
    );
    expect(is.state).toBe('review');
    const review: Taken = { step: 'review', words: 'It was the fan' };
    expect(refused(is, review, 'requester')?.message).toMatch(/^The formal decisions on CHG-7 come first/);
    is = taken(is, approve('safety', 'safety approver'), 'safety approver');
    expect(refused(is, review, 'requester')?.code).toBe('not-now');
    is = taken(is, { step: 'reject', as: 'ot', for: 'U0AYDIN', words: 'I would not have' }, 'approver of OT');
    expect(is.state).toBe('review');
    expect(taken(is, review, 'requester').state).toBe('closed');
  });
  test('in advisory mode only safety’s formal decision is waited for', () => {
    const over = aChange({ state: 'review', type: 'emergency' });
    const advisory = someTerms({ advisory: true });
    const review: Taken = { step: 'review', words: 'Fine' };
    expect(refused(over, review, 'requester', advisory)?.code).toBe('not-now');
    const safe = taken(over, approve('safety', 'safety approver'), 'safety approver', advisory);
    expect(taken(safe, review, 'requester', advisory).state).toBe('closed');
  });
});

describe('advisory mode', () => {
  const advisory = someTerms({ advisory: true, stops: [window], triage: true });
  const filed = taken(aChange({ state: 'draft' }), { step: 'submit' }, 'requester', advisory);
  const safe = taken(filed, approve('safety', 'safety approver'), 'safety approver', advisory);

  test('lets pass all but safety’s yes', () => {
    expect(filed.state).toBe('authorize');
    expect(safe.state).toBe('scheduled');
    expect(taken(safe, start, 'implementer', advisory).state).toBe('implement');
  });
  test('what it lets pass is counted by rule', () => {
    const counted = overlooked(safe, advisory, { now: START }).map(({ rule }) => rule);
    expect(counted).toEqual(['R13', 'R13', 'R4', 'R1', 'R1', 'R2']);
    expect(overlooked(filed, advisory, { now: START }).map(({ rule }) => rule)).toEqual(counted);
    expect(overlooked(safe, { ...advisory, advisory: false }, { now: START })).toEqual([]);
  });
  test('R3’s answers are asked for all the same', () => {
    expect(holding(safe, { ...advisory, stops })).toEqual([permit]);
    expect(refused(safe, start, 'implementer', { ...advisory, stops })?.message).toBe(
      'CHG-7 can’t begin as it is. R3: Answer “Permit number”.',
    );
  });
  test('an edit voids safety’s yes all the same', () => {
    const edited = taken(safe, { step: 'edit', plan: aPlan({ end: END + HOUR }) }, 'requester', advisory);
    expect(edited.state).toBe('authorize');
    expect(refused({ ...edited, state: 'scheduled' }, start, 'implementer', advisory)?.message).toContain(
      'R3',
    );
  });
  test('approvals may be given all the same', () => {
    expect(taken(safe, approve('it', 'approver of IT'), 'approver of IT', advisory).decisions).toHaveLength(
      2,
    );
  });
});
