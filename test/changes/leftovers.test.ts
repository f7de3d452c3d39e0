import { describe, expect, test } from 'vitest';
import type { Change, Restriction } from '../../src/changes/change.ts';
import { dueLeftovers, leftoversOf, nextTold } from '../../src/changes/leftovers.ts';
import { stepsOnCard } from '../../src/changes/offering.ts';
import type { Taken } from '../../src/changes/taking.ts';
import { readTaken, stepForm } from '../../src/changes/step/forms.ts';
import type { Picture } from '../../src/changes/views.ts';
import { card } from '../../src/changes/views.ts';
import { DAY, HOUR } from '../../src/kernel/clock.ts';
import type { Side } from '../../src/people/person.ts';
import { enteredIn } from '../../src/slack/entered.ts';
import { rhine } from '../incidents/a-place.ts';
import { aCase, aChange, cast, END, noTerms, refusalOf, someTerms, START } from './a-change.ts';
import { taken, told } from './taking-steps.ts';

const restriction = (words: string, but: Partial<Restriction> = {}): Restriction => ({
  words,
  ends: END + 2 * DAY,
  lifted: null,
  ...but,
});
const lifted = { by: cast['shift lead'].id, at: END };
const over = (restrictions: Restriction[], but: Partial<Change> = {}): Change =>
  aChange({
    state: 'closed',
    startedAt: START,
    handedBack: { by: cast['shift lead'].id, at: END, restrictions },
    ...but,
  });
const temporary: Partial<Change> = {
  effects: ['temporary'],
  answers: { removedBy: 'Fri 4 Dec 2026 18:00' },
};
const lift = (index: number): Taken => ({ step: 'lift', index });
const remove: Taken = { step: 'remove' };

describe('to lift a restriction', () => {
  const two = over([restriction('No remote start'), restriction('Trends by hand')]);
  test('says who and when, of this one, and leaves the change closed', () => {
    const is = taken(two, lift(1), 'colleague of OT', someTerms(), { now: END });
    expect(is).toMatchObject({ state: 'closed', version: two.version + 1, since: two.since });
    expect(is.handedBack?.restrictions).toEqual([
      restriction('No remote start'),
      restriction('Trends by hand', { lifted: { by: cast['colleague of OT'].id, at: END } }),
    ]);
  });
  test('twice, or one that there isn’t, says what to look at', () => {
    const is = taken(two, lift(1), 'shift lead');
    for (const index of [1, 2, -1, 0.5, Number.NaN])
      expect(told(is, lift(index), 'shift lead')).toBe(
        'That restriction is lifted already. Look at its card, which shows what still holds.',
      );
    expect(told(taken(is, lift(0), 'shift lead'), lift(0), 'shift lead')).toBe(
      'No restriction of CHG-7 holds any more. Its card shows how it stands.',
    );
  });
  test('is for operations, who look what it was for; where nothing was OT’s, for anybody else of the site', () => {
    expect(told(two, lift(0), 'lead of IT')).toBe(
      'Somebody of OT lifts it, after a look at what it was for. Ask the control room.',
    );
    expect(told(two, lift(0), 'lead of IT', noTerms)).toBeUndefined();
    expect(told(two, lift(0), 'lead elsewhere', noTerms)).toMatch(/^Somebody of the site/);
    expect(told(two, lift(0), 'implementer', noTerms)).toMatch(/^Whoever did the work doesn’t lift/);
  });
  test('comes after the hand-back, also while its review is due', () => {
    expect(told({ ...two, state: 'review' }, lift(0), 'shift lead')).toBeUndefined();
    expect(told({ ...two, state: 'implement' }, lift(0), 'shift lead')).toMatch(/^CHG-7 is under way/);
  });
});

describe('to remove what is temporary', () => {
  test('is for its implementer, who asked for it and OT, once', () => {
    const there = over([], temporary);
    for (const by of ['implementer', 'colleague of IT', 'colleague of OT'] as const)
      expect(taken(there, remove, by, someTerms(), { now: END })).toMatchObject({
        state: 'closed',
        removed: { by: cast[by].id, at: END },
      });
    expect(told(taken(there, remove, 'implementer'), remove, 'requester')).toBe(
      'What was temporary in CHG-7 is removed already. Its card shows how it stands.',
    );
    expect(told(there, remove, 'lead elsewhere')).toBe(
      'Its implementer, IT, who asked for CHG-7, or somebody of OT says that it is removed. Ask them.',
    );
    const ofOt = { ...there, requesterSide: 'ot' as const, implementerId: cast['colleague of OT'].id };
    expect(told(ofOt, remove, 'colleague of IT')).toMatch(/^Its implementer, OT, who asked/);
  });
  test('there has to be something', () => {
    expect(told(over([]), remove, 'implementer')).toBe(
      'Nothing of CHG-7 is temporary. Its card shows how it stands.',
    );
  });
});

describe('what is left of a change', () => {
  test('is what nobody lifted, and what is temporary until it is removed', () => {
    const change = over([restriction('A', { lifted }), restriction('B')], temporary);
    const removedBy = Date.UTC(2026, 11, 4, 17);
    expect(leftoversOf(change, rhine)).toEqual([
      { kind: 'restriction', index: 1, words: 'B', ends: END + 2 * DAY },
      { kind: 'temporary', ends: removedBy },
    ]);
    expect(leftoversOf({ ...change, removed: lifted }, rhine)).toHaveLength(1);
    for (const state of ['implement', 'withdrawn', 'expired', 'rejected'] as const)
      expect(leftoversOf(aChange({ ...temporary, state }), rhine)).toEqual([]);
  });

  test('is told of a day before, at the end, and then every working day', () => {
    // Sunday 23:00 at Rhine Works, open from Monday to Friday, ten hours a day.
    const change = over([restriction('A')]);
    const ends = END + 2 * DAY;
    expect(nextTold(change, rhine, END)).toBe(ends - DAY);
    expect(dueLeftovers(change, rhine, ends - DAY - 1)).toEqual([]);
    expect(dueLeftovers(change, rhine, ends - DAY)).toHaveLength(1);
    expect(nextTold(change, rhine, ends - DAY)).toBe(ends);
    expect(nextTold(change, rhine, ends)).toBe(ends + 18 * HOUR);
    expect(nextTold(change, rhine, ends + 18 * HOUR)).toBe(ends + 18 * HOUR + DAY);
    expect(nextTold(over([restriction('A', { lifted })]), rhine, END)).toBeUndefined();
  });

  test('of several, the first moment of all', () => {
    const change = over([restriction('A'), restriction('B', { ends: END + HOUR })]);
    expect(nextTold(change, rhine, END)).toBe(END + HOUR);
    expect(nextTold(change, rhine, END + HOUR)).toBe(END + DAY);
  });
});

const picture = (change: Change, but: Partial<Picture> = {}): Picture => ({
  change,
  terms: someTerms(),
  case: aCase(),
  site: rhine,
  names: new Map(Object.values(cast).map(({ id, name }) => [id, name])),
  doerSides: ['it'],
  now: END,
  ...but,
});

describe('the card of what is over', () => {
  const offered = (change: Change, side: Side, terms = someTerms()) =>
    stepsOnCard({ change, terms, doerSides: ['it'], now: END }, side);
  test('offers to lift where it was taken back, and to remove at both desks', () => {
    const both = over([restriction('A')], temporary);
    expect([offered(both, 'it'), offered(both, 'ot')]).toEqual([['remove'], ['lift', 'remove']]);
    expect([offered(both, 'it', noTerms), offered(both, 'ot', noTerms)]).toEqual([
      ['lift', 'remove'],
      ['remove'],
    ]);
    expect(offered({ ...both, state: 'review', wentWrong: true }, 'ot', noTerms)).toEqual(['remove']);
    expect(offered({ ...both, state: 'review' }, 'it', noTerms)).toEqual(['review', 'lift', 'remove']);
    const done = over([restriction('A', { lifted })], { ...temporary, removed: lifted });
    expect([offered(done, 'it'), offered(done, 'ot')]).toEqual([[], []]);
  });

  test('shows what still holds, and what is overdue', () => {
    const change = over([restriction('A', { lifted }), restriction('B'), restriction('C')], temporary);
    const shown = (now: number) => JSON.stringify(card(picture(change, { now }), 'ot').blocks);
    expect(shown(END)).toContain(
      '*Still holds*\\n• B, until Sun 29 Nov 23:00\\n• C, until Sun 29 Nov 23:00\\n• temporary, to be removed by Fri 4 Dec 18:00',
    );
    expect(shown(END + 3 * DAY)).toContain('• *Overdue:* B, until Sun 29 Nov 23:00');
    expect(shown(END)).not.toContain('• A');
    expect(JSON.stringify(card(picture(over([])), 'ot').blocks)).not.toContain('Still holds');
  });
});

describe('the form of a restriction that is lifted', () => {
  const entered = (value: string) =>
    enteredIn({ restriction: { restriction: { type: 'radio_buttons', selected_option: { value } } } });
  const of = (...restrictions: Restriction[]) => picture(over(restrictions));
  test('isn’t asked where there is only one', () => {
    const only = of(restriction('A'));
    expect(stepForm('lift', only)).toBeUndefined();
    expect(readTaken('lift', only, undefined)).toEqual({ step: 'lift', index: 0 });
  });
  test('is asked where there were several, even if one is left, and offers those that hold', () => {
    const some = of(restriction('A', { lifted }), restriction('B'), restriction(`Long ${'x'.repeat(200)}`));
    const options = JSON.stringify(stepForm('lift', some)?.blocks);
    expect(options).toContain('B, until Sun 29 Nov 23:00');
    expect(options).not.toContain('A, until');
    expect(options).toContain('x…, until Sun 29 Nov 23:00');
    expect(readTaken('lift', some, entered('1'))).toEqual({ step: 'lift', index: 1 });
    expect(stepForm('lift', of(restriction('A', { lifted }), restriction('B')))).toBeDefined();
  });
  test.each(['', 'x'])('without an answer says what to do: %j', value => {
    const refusal = refusalOf(() =>
      readTaken('lift', of(restriction('A'), restriction('B')), entered(value)),
    );
    expect(refusal).toMatchObject({ code: 'bad-answer', field: 'restriction' });
  });
  test('never is for what is removed, which takes one press', () => {
    const there = picture(over([], temporary));
    expect(stepForm('remove', there)).toBeUndefined();
    expect(readTaken('remove', there, undefined)).toEqual({ step: 'remove' });
  });
});
