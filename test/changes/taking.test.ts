import { describe, expect, test } from 'vitest';
import { GO_HOLDS, mustHold } from '../../src/changes/starting.ts';
import type { Taken } from '../../src/changes/taking.ts';
import { HOUR, MINUTE } from '../../src/kernel/clock.ts';
import { aChange, allSaidYes, END, noTerms, NOW, someTerms, START, type Role } from './a-change.ts';
import {
  go,
  taken,
  told,
  ready,
  underWay,
  stop,
  start,
  report,
  accept,
  approve,
  type More,
} from './taking-steps.ts';

test('from the draft to the end, each step with who takes it', () => {
  let is = taken(aChange({ state: 'draft' }), { step: 'submit' }, 'requester');
  const on = (step: Taken, by: Role) => [(is = taken(is, step, by)).state, is.version].join(' ');
  expect(is.state).toBe('authorize');
  expect(on(approve('it', 'approver of IT'), 'approver of IT')).toBe('authorize 3');
  expect(on(approve('safety', 'safety approver'), 'safety approver')).toBe('authorize 4');
  expect(on(approve('ot', 'approver of OT'), 'approver of OT')).toBe('scheduled 5');
  expect(on({ step: 'go' }, 'shift lead')).toBe('scheduled 6');
  expect(on(start, 'implementer')).toBe('implement 7');
  expect(on(report('done'), 'implementer')).toBe('implement 8');
  expect(on(accept(), 'shift lead')).toBe('closed 9');
  expect(is).toMatchObject({
    startedAt: START,
    since: START,
    handedBack: { by: 'U0SOFIA', restrictions: [] },
  });
});

test('it is known since when it has been in its state', () => {
  const later = { now: START + HOUR };
  const failed = taken(underWay, report('failed'), 'implementer', someTerms(), later);
  const confirmed = taken(underWay, { step: 'confirm' }, 'shift lead', someTerms(), later);
  expect([underWay.since, failed.since, confirmed.since]).toEqual([NOW, START + HOUR, NOW]);
});

describe('before work', () => {
  const stops = [{ rule: 'R6' as const, sentence: 'Answer “MOC reference”.' }];
  test('what stands against it keeps it from being authorized, and from starting when that came later', () => {
    const draft = aChange({ state: 'draft', decisions: allSaidYes });
    expect(taken(draft, { step: 'submit' }, 'requester', someTerms({ stops })).state).toBe('assess');
    expect(told({ ...ready, go }, start, 'implementer', someTerms({ stops }))).toBe(
      'CHG-7 can’t begin as it is. R6: Answer “MOC reference”.',
    );
    expect(told(ready, { step: 'go' }, 'shift lead', someTerms({ stops }))).toContain('R6: Answer');
  });
  test('a yes that is needed by now is asked for before the start', () => {
    expect(told({ ...ready, go, decisions: [] }, start, 'implementer')).toBe(
      'CHG-7 can’t begin as it is. R1: An approver of IT must say yes. Ask one. R1: An approver of OT must say yes. Ask one. R3: A safety approver must say yes. Ask one.',
    );
    const late = taken({ ...ready, decisions: [] }, approve('it', 'approver of IT'), 'approver of IT');
    expect(late.state).toBe('authorize');
  });
  test('both leads assess what nobody owns', () => {
    const triage = someTerms({ needs: [], triage: true });
    const half = taken(aChange({ state: 'assess' }), { step: 'assess' }, 'lead of OT', triage);
    expect([half.state, half.assessedBy]).toEqual(['assess', { ot: 'U0LUIS' }]);
    expect(taken(half, { step: 'assess' }, 'lead of IT', triage).state).toBe('scheduled');
    expect(told(half, { step: 'assess' }, 'lead of OT', triage)).toBe(
      'CHG-7 is assessed for your side already. Its card shows what is still missing.',
    );
    expect(told(half, { step: 'assess' }, 'lead of IT')).toMatch(/^CHG-7 needs no assessment by both sides/);
  });
  test('a no ends it, with its reason', () => {
    const no: Taken = { step: 'reject', as: 'ot', for: 'U0AYDIN', words: 'Not in harvest' };
    expect(taken(aChange(), no, 'approver of OT')).toMatchObject({
      state: 'rejected',
      reason: 'Not in harvest',
      decisions: [{ yes: false, words: 'Not in harvest' }],
    });
  });
});

describe('the go', () => {
  const goes = (now: number, was = ready, more: More = {}) =>
    told(was, { step: 'go' }, 'shift lead', someTerms(), { now, ...more });
  const starts = (now: number, more: More = {}, at = START) =>
    told({ ...ready, go: { ...go, at } }, start, 'implementer', someTerms(), { now, ...more });
  test('is given from half an hour before until the end', () => {
    expect(goes(START - GO_HOLDS - 1)).toMatch(/^It is too early for a go, which holds for 30 minutes/);
    expect(goes(START - GO_HOLDS)).toBeUndefined();
    expect(goes(END - 1)).toBeUndefined();
    expect(goes(END)).toBe('The time of CHG-7 is over. Choose another one: Edit.');
  });
  test('is used within half an hour, or given anew', () => {
    expect(starts(START + GO_HOLDS)).toBeUndefined();
    expect(starts(START + GO_HOLDS + 1)).toMatch(/R2: The go was given more than 30 minutes ago/);
    expect(goes(START + GO_HOLDS, { ...ready, go })).toBe(
      'CHG-7 has its go already. Its implementer starts it.',
    );
    expect(goes(START + GO_HOLDS + 1, { ...ready, go })).toBeUndefined();
  });
  test('of a shift that went home is given anew', () => {
    const shiftBegan = START + 5 * MINUTE;
    expect(starts(START + 10 * MINUTE, { shiftBegan })).toMatch(
      /or in another shift\. Ask the shift lead again/,
    );
    expect(starts(START + 10 * MINUTE, { shiftBegan: START })).toBeUndefined();
    expect(goes(START + 10 * MINUTE, { ...ready, go }, { shiftBegan })).toBeUndefined();
  });
  test('comes before the start, where it is needed', () => {
    expect(told(ready, start, 'implementer')).toBe(
      'CHG-7 can’t begin as it is. R2: The shift lead’s go is missing. Call the control room.',
    );
    const without = someTerms({ needs: ['it', 'ot', 'safety'] });
    expect(told(ready, start, 'implementer', without)).toBeUndefined();
    expect(told(ready, { step: 'go' }, 'shift lead', without)).toBe(
      'CHG-7 needs no go. Its implementer starts it when its time has come.',
    );
  });
  test('is taken back by a no-go, which says why', () => {
    const is = taken({ ...ready, go }, { step: 'no-go', words: 'Line is full' }, 'shift lead');
    expect(is).toMatchObject({ state: 'scheduled', go: null, reason: 'Line is full' });
  });
  test('is asked for anew by the edit that answers a no-go', () => {
    const no = taken(ready, { step: 'no-go', words: 'Line is full' }, 'shift lead');
    const plan = { ...no, start: START + HOUR, end: END + HOUR };
    expect(taken(no, { step: 'edit', plan }, 'requester')).toMatchObject({ plan: 2, reason: null });
    expect(taken(no, { step: 'edit', plan: { ...no, why: 'Else' } }, 'requester').reason).toBe(
      'Line is full',
    );
  });
  test('work begins in its time', () => {
    expect(starts(START - 1, {}, START - 1)).toBe(
      'CHG-7 begins later. Its card says when; Edit to choose another time.',
    );
    expect(starts(END - 1, {}, END - 1)).toBeUndefined();
    expect(starts(END, {}, END)).toBe('The time of CHG-7 is over. Choose another one: Edit.');
  });
});

describe('a shift handover', () => {
  const shiftBegan = START + HOUR;
  test('the incoming shift lead confirms, or the card says to hold', () => {
    expect(mustHold(underWay, someTerms(), undefined)).toBe(false);
    expect(mustHold(underWay, someTerms(), START)).toBe(false);
    expect(mustHold(underWay, someTerms(), shiftBegan)).toBe(true);
    const confirmed = taken(underWay, { step: 'confirm' }, 'shift lead', someTerms(), { now: shiftBegan });
    expect(confirmed).toMatchObject({ state: 'implement', go: { at: shiftBegan } });
    expect(mustHold(confirmed, someTerms(), shiftBegan)).toBe(false);
  });
  test('nothing is held that needs no go, stands still or is over', () => {
    expect(mustHold(underWay, noTerms, shiftBegan)).toBe(false);
    expect(mustHold(taken(underWay, stop, 'guest'), someTerms(), shiftBegan)).toBe(false);
    expect(mustHold(taken(underWay, report('done'), 'implementer'), someTerms(), shiftBegan)).toBe(false);
    expect(told(underWay, { step: 'confirm' }, 'shift lead', noTerms)).toMatch(/needs no shift lead’s go/);
  });
});
