import { describe, expect, test } from 'vitest';
import type { Change } from '../../src/changes/change.ts';
import { carriedOver, isAnotherPlan } from '../../src/changes/plan-versions.ts';
import { atItsEnd, type Taken } from '../../src/changes/taking.ts';
import { aChange, allSaidYes, aPlan, cast, END, NOW, someTerms, START } from './a-change.ts';
import { go, taken, told, ready, stop, report } from './taking-steps.ts';

describe('an edit', () => {
  const edit = (plan: Partial<Change>): Taken => ({ step: 'edit', plan: aPlan(plan) });
  test('of the plan voids the decisions, the assessment and the go', () => {
    const assessed: Change = { ...ready, go, assessedBy: { it: 'U0LENA' } };
    const is = taken(assessed, edit({ end: END + 1 }), 'implementer', someTerms(), { now: NOW + 5 });
    expect(is).toMatchObject({ state: 'authorize', plan: 2, plannedAt: NOW + 5, go: null });
    expect(is.plannedBy).toBe(cast.implementer.id);
    expect(is.assessedBy).toEqual({});
    expect(told(is, { step: 'go' }, 'shift lead')).toMatch(/waits for approval/);
  });
  test('of why it is done voids nothing, nor does a comment, which is no step', () => {
    const is = taken({ ...ready, go }, edit({ why: 'Vendor says so' }), 'requester');
    expect(is).toMatchObject({ state: 'scheduled', plan: 1, go, why: 'Vendor says so', version: 2 });
    const byLead = taken(ready, edit({ why: 'Vendor says so' }), 'lead of IT');
    expect(byLead.plannedBy).toBe(cast.requester.id);
  });
  test('changes nothing but the plan, whatever comes with it', () => {
    const sly: Change = {
      ...ready,
      ...aPlan({ what: 'Else' }),
      state: 'implement',
      plan: 9,
      decisions: allSaidYes.map(one => ({ ...one, plan: 2 })),
    };
    expect(taken(ready, { step: 'edit', plan: sly }, 'requester')).toMatchObject({
      state: 'authorize',
      plan: 2,
      decisions: allSaidYes,
    });
  });
  test('of a draft leaves it one', () => {
    expect(taken(aChange({ state: 'draft' }), edit({ what: 'Else' }), 'requester')).toMatchObject({
      state: 'draft',
      plan: 2,
    });
  });
  test('is another plan by what it says, not by how it is written down', () => {
    const was = aPlan({
      assetIds: ['a', 'b'],
      effects: ['view', 'new'],
      answers: { permit: 'P 1', bypasses: 'None' },
    });
    const same = aPlan({
      what: ' Patch SW-34',
      assetIds: ['b', 'a'],
      effects: ['new', 'view'],
      answers: { bypasses: 'None ', permit: 'P 1', period: '' },
    });
    expect(isAnotherPlan(was, same)).toBe(false);
    const others: Partial<Change>[] = [
      { what: 'x' },
      { place: 'x' },
      { assetIds: ['a'] },
      { kind: 'data' },
      { effects: ['view'] },
      { start: 1 },
      { end: 1 },
      { implementerId: 'x' },
      { answers: { permit: 'P 1' } },
    ];
    for (const other of others) expect(isAnotherPlan(was, { ...was, ...other })).toBe(true);
  });
});

describe('what was agreed with another change', () => {
  const was = aPlan({ assetIds: ['a', 'b'] });
  const kept = (but: Partial<Change>) =>
    carriedOver({ agreed: 'We go first', permit: 'P 1' }, was, { ...was, ...but });
  test('stays with that time, place and implementer', () => {
    const same = { what: 'Else', kind: 'data', assetIds: ['b', 'a'] } as const;
    expect(kept(same)).toEqual({ agreed: 'We go first', permit: 'P 1' });
  });
  test.each<Partial<Change>>([{ start: 1 }, { end: 1 }, { implementerId: 'x' }, { assetIds: ['a'] }])(
    'is asked anew with another: %o',
    but => expect(kept(but)).toEqual({ permit: 'P 1' }),
  );
});

describe('at its end', () => {
  const ends = (state: Change['state'], unimportant: boolean, but: Partial<Change> = {}, now = END) =>
    atItsEnd(aChange({ state, ...but }), { unimportant }, now)?.state;
  test('what has not begun expires, what has begun never does', () => {
    for (const state of ['assess', 'authorize', 'scheduled', 'suspended'] as const)
      expect(ends(state, false)).toBe('expired');
    for (const state of ['implement', 'suspended', 'backed out', 'failed', 'review'] as const)
      expect(ends(state, false, { startedAt: START })).toBeUndefined();
    for (const state of ['draft', 'closed', 'rejected', 'withdrawn', 'expired'] as const)
      expect(ends(state, false)).toBeUndefined();
    expect(ends('scheduled', false, {}, END - 1)).toBeUndefined();
  });
  test('what is unimportant closes', () => {
    expect(ends('scheduled', true)).toBe('closed');
    expect(ends('implement', true, { startedAt: START })).toBe('closed');
    expect(ends('scheduled', true, { type: 'emergency' })).toBe('expired');
  });
  test('unless somebody pressed Problem while it was its time', () => {
    const terms = someTerms({ needs: [], unimportant: true });
    const problem = taken(aChange({ state: 'scheduled' }), stop, 'colleague of OT', terms);
    expect(problem.startedAt).toBe(START);
    expect(atItsEnd(problem, terms, END)).toBeUndefined();
    expect(taken(problem, report('failed'), 'implementer', terms).state).toBe('failed');
    expect(
      taken(aChange({ state: 'scheduled' }), stop, 'guest', terms, { now: START - 1 }).startedAt,
    ).toBeNull();
    expect(ends('failed', true, { startedAt: START })).toBeUndefined();
  });
});
