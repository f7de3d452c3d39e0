import { describe, expect, test } from 'vitest';
import { isUnderWay, type Change } from '../../src/changes/change.ts';
import type { Taken } from '../../src/changes/taking.ts';
import { aChange, cast, END, noTerms, refusalOf, someTerms, START, type Role } from './a-change.ts';
import { go, taken, told, underWay, stop, restart, report, accept, ready } from './taking-steps.ts';

describe('Stop', () => {
  test('by anybody, and the shift lead restarts it', () => {
    const is = taken(underWay, stop, 'guest');
    expect(is).toMatchObject({ state: 'suspended', reason: 'Smoke', go: null });
    expect(taken(is, restart, 'shift lead')).toMatchObject({ state: 'implement', go, reason: null });
  });
  test('before work: restarted it is where it was, without its go, and no work can be reported', () => {
    const is = taken({ ...ready, go }, stop, 'shared account');
    expect(isUnderWay(is)).toBe(false);
    expect(told(is, report('done'), 'implementer')).toBe(
      'Work on CHG-7 hasn’t begun. Its card says who restarts it; or withdraw it.',
    );
    expect(taken(is, { step: 'withdraw', words: '' }, 'requester').state).toBe('withdrawn');
    expect(taken(is, restart, 'shift lead')).toMatchObject({ state: 'scheduled', go: null, startedAt: null });
    expect(taken(taken(aChange(), stop, 'guest'), restart, 'shift lead').state).toBe('authorize');
  });
  test('of work that has begun leaves it to be backed out, not to be withdrawn', () => {
    const withdraw: Taken = { step: 'withdraw', words: '' };
    expect(told(taken(underWay, stop, 'guest'), withdraw, 'requester')).toBe(
      'Work on CHG-7 has begun, so it can’t be withdrawn. Back it out, and report that.',
    );
  });
  test('a report of done doesn’t lift it, and what was reported isn’t restarted', () => {
    const is = taken(taken(underWay, stop, 'guest'), report('done'), 'implementer');
    expect(is.state).toBe('suspended');
    expect(told(is, restart, 'shift lead')).toMatch(/^The implementer said that work on CHG-7 is over/);
    expect(taken(is, accept(), 'shift lead').state).toBe('closed');
  });
  test('once it is reported: the report no longer holds, but what went wrong is reviewed', () => {
    const failed = taken(underWay, report('failed'), 'implementer');
    const again = taken(taken(failed, stop, 'guest'), restart, 'shift lead');
    expect(again).toMatchObject({ state: 'implement', reported: null });
    expect(taken(taken(again, report('done'), 'implementer'), accept(), 'shift lead').state).toBe('review');
  });
  test('of what isn’t OT’s: who asked for it or a lead of theirs restarts it, or the shift lead, but not who does it', () => {
    const was = taken(underWay, stop, 'guest', noTerms);
    const may = (by: Role, but: Partial<Change> = {}) =>
      told({ ...was, ...but }, restart, by, noTerms) === undefined;
    for (const by of ['requester', 'lead of IT', 'shift lead'] as const)
      expect([by, may(by)]).toEqual([by, true]);
    for (const by of ['implementer', 'colleague of IT', 'lead of OT'] as const)
      expect([by, may(by)]).toEqual([by, false]);
    expect(may('requester', { implementerId: cast.requester.id })).toBe(false);
    expect(taken(was, restart, 'requester', noTerms)).toMatchObject({ state: 'implement', go: null });
    expect(told(was, restart, 'requester')).toMatch(/^Only the shift lead of OT does that/);
  });
  test('twice says that it is stopped; once all is over, what to do in danger', () => {
    expect(told(taken(underWay, stop, 'guest'), stop, 'guest')).toBe(
      'CHG-7 is stopped. Its card says who restarts it; or the implementer reports how it ended.',
    );
    expect(told(aChange({ state: 'closed' }), stop, 'guest')).toMatch(
      /In danger, call the site’s emergency number; then file an incident\.$/,
    );
  });
  test('and a yes that is needed by now comes before the restart', () => {
    const is = taken({ ...underWay, decisions: [] }, stop, 'guest');
    expect(told(is, restart, 'shift lead')).toMatch(/^CHG-7 needs another yes by now/);
  });
});

describe('the hand-back', () => {
  const over = taken(underWay, report('done'), 'implementer');
  test('waits for the implementer’s word', () => {
    expect(told(underWay, accept(), 'shift lead')).toMatch(/^The implementer hasn’t said yet/);
    expect(taken(taken(over, report('failed'), 'implementer'), accept(), 'shift lead').state).toBe('review');
  });
  test('is reported by its implementer, and once its time is over by a lead of who asked or the shift lead', () => {
    const says = (by: Role, now: number) =>
      told(underWay, report('done'), by, someTerms(), { now }) === undefined ? 'yes' : 'not yet';
    const leads: Role[] = ['implementer', 'lead of IT', 'shift lead', 'lead of OT', 'requester'];
    expect(leads.map(by => says(by, END - 1))).toEqual(['yes', ...Array<string>(4).fill('not yet')]);
    expect(leads.map(by => says(by, END))).toEqual(['yes', 'yes', 'yes', 'not yet', 'not yet']);
  });
  test.each(['backed out', 'failed'] as const)('of what was %s is followed by a review', outcome => {
    const is = taken(taken(underWay, report(outcome), 'implementer'), accept(), 'shift lead');
    expect(is.state).toBe('review');
    expect(taken(is, { step: 'review', words: 'Cable' }, 'requester')).toMatchObject({
      state: 'closed',
      review: { words: 'Cable' },
    });
    expect(isUnderWay(is)).toBe(false);
  });
  test('every restriction has an end that is still to come', () => {
    const restriction = { words: 'Trends by hand', ends: START + 1 };
    expect(taken(over, accept(restriction), 'shift lead').handedBack?.restrictions).toEqual([
      { ...restriction, lifted: null },
    ]);
    for (const wrong of [
      { ...restriction, ends: START },
      { ...restriction, words: ' ' },
    ])
      expect(refusalOf(() => taken(over, accept(restriction, wrong), 'shift lead'))).toMatchObject({
        code: 'bad-answer',
        field: 'restrictions',
      });
  });
  test('of what needs no go is OT’s where it is OT’s, and anybody’s else who didn’t do it', () => {
    const byOt = someTerms({ needs: ['it', 'ot'] });
    expect(told(over, accept(), 'colleague of OT', byOt)).toBeUndefined();
    expect(told(over, accept(), 'colleague of IT', byOt)).toMatch(/^Somebody of OT accepts the hand-back/);
    expect(told(over, accept(), 'colleague of IT', noTerms)).toBeUndefined();
    expect(told(over, accept(), 'lead elsewhere', noTerms)).toMatch(/^Somebody of the site/);
    expect(told(over, accept(), 'implementer', noTerms)).toMatch(
      /^Whoever did the work doesn’t accept its hand-back/,
    );
  });
  test('of a remote session waits for the check, which a restart makes void', () => {
    const remote: Change = { ...over, kind: 'remote', answers: { cutOff: 'Pull the key switch' } };
    expect(told(remote, accept(), 'shift lead')).toBe(
      'NOT confirmed disconnected. Ask the watcher to check first. Cut off: Pull the key switch',
    );
    expect(told({ ...remote, answers: {} }, accept(), 'shift lead')).toBe(
      'NOT confirmed disconnected. Ask the watcher to check first.',
    );
    const checked = taken(remote, { step: 'check' }, 'colleague of OT');
    expect(told(checked, accept(), 'shift lead')).toBeUndefined();
    expect(taken(taken(checked, stop, 'guest'), restart, 'shift lead').disconnected).toBeNull();
    expect(told(over, { step: 'check' }, 'colleague of OT')).toMatch(/is no remote access/);
  });
  test('is not helped by a check while work goes on: it is refused, and what was checked at the end counts no more', () => {
    const remote: Change = { ...underWay, kind: 'remote' };
    const check: Taken = { step: 'check' };
    expect(told(remote, check, 'colleague of OT', someTerms(), { now: END - 1 })).toMatch(
      /^Work on CHG-7 goes on/,
    );
    const late = taken(remote, check, 'colleague of OT', someTerms(), { now: END });
    expect(late.disconnected).not.toBeNull();
    const done = taken(late, report('done'), 'implementer');
    expect(told(done, accept(), 'shift lead')).toMatch(/^NOT confirmed disconnected/);
    expect(taken(late, stop, 'guest').disconnected).toBeNull();
    const held = taken(taken(remote, stop, 'guest'), check, 'colleague of OT');
    expect(told(taken(held, report('done'), 'implementer'), accept(), 'shift lead')).toBeUndefined();
  });
});
