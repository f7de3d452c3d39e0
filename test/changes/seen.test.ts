import { describe, expect, test } from 'vitest';
import type { Change } from '../../src/changes/change.ts';
import { LOOK_AHEAD, LOOK_BACK, seenIn } from '../../src/changes/recent/seen.ts';
import { HOUR, MINUTE } from '../../src/kernel/clock.ts';
import { aChange, NOW } from './a-change.ts';

const SINCE = NOW - LOOK_BACK;
const hours = (n: number) => NOW + n * HOUR;
const done = (at: number): Partial<Change> => ({
  state: 'closed',
  startedAt: at - HOUR,
  reported: { at: at - MINUTE, outcome: 'done', words: null },
  handedBack: { by: 'U0SOFIA', at, restrictions: [] },
  since: at,
});
const planned = (start: number, end = start + HOUR): Partial<Change> => ({ start, end });

/** What happened to a change, and when it had last to do with what it touches, in hours from now. */
const rows: [what: string, but: Partial<Change>, at: number | undefined, ahead?: true][] = [
  ['begun an hour ago', { state: 'implement', startedAt: hours(-1), since: hours(-1) }, -1],
  [
    'begun ten days ago and still under way',
    { state: 'implement', startedAt: hours(-240), since: hours(-240) },
    -240,
  ],
  ['begun long ago, restarted today', { state: 'implement', startedAt: hours(-240), since: hours(-2) }, -2],
  [
    'reported as over, not taken back',
    {
      state: 'implement',
      startedAt: hours(-240),
      since: hours(-240),
      reported: { at: hours(-100), outcome: 'done', words: null },
    },
    -100,
  ],
  ['stopped while it was under way', { state: 'suspended', startedAt: hours(-100), since: hours(-3) }, -3],
  ['stopped before it began', { state: 'suspended', since: hours(-3), ...planned(hours(2)) }, -3],
  [
    'stopped before it began, four days ago',
    { state: 'suspended', since: hours(-96), ...planned(hours(2)) },
    undefined,
  ],
  [
    'stopped today, planned for next week',
    { state: 'suspended', since: hours(-3), ...planned(hours(150)) },
    undefined,
  ],
  [
    'backed out',
    {
      state: 'backed out',
      startedAt: hours(-6),
      since: hours(-5),
      reported: { at: hours(-5), outcome: 'backed out', words: null },
    },
    -5,
  ],
  ['failed', { state: 'failed', startedAt: hours(-6), since: hours(-5) }, -5],
  ['taken back today', done(hours(-4)), -4],
  ['taken back exactly 72 hours ago', done(SINCE), -72],
  ['taken back a moment before that', done(SINCE - 1), undefined],
  ['taken back long ago, its review written today', { ...done(hours(-200)), since: hours(-1) }, undefined],
  ['taken back long ago, its review still due', { ...done(hours(-200)), state: 'review' }, undefined],
  ['withdrawn after work had begun', { state: 'withdrawn', startedAt: hours(-5), since: hours(-4) }, -4],
  ['unimportant, over by itself', { state: 'closed', ...planned(hours(-3)), since: hours(-1) }, -2],
  [
    'unimportant, over by itself exactly 72 hours ago',
    { state: 'closed', ...planned(SINCE - HOUR, SINCE) },
    -72,
  ],
  ['unimportant, over before that', { state: 'closed', ...planned(SINCE - HOUR, SINCE - 1) }, undefined],
  ['scheduled, its time has come', { state: 'scheduled', ...planned(hours(-0.5)) }, -0.5, true],
  ['scheduled for yesterday, never begun', { state: 'scheduled', ...planned(hours(-24)) }, undefined],
  ['scheduled for the next moment', { state: 'scheduled', ...planned(NOW + HOUR) }, 1, true],
  ['scheduled in exactly 24 hours', { state: 'scheduled', ...planned(NOW + LOOK_AHEAD) }, 24, true],
  ['scheduled a moment after that', { state: 'scheduled', ...planned(NOW + LOOK_AHEAD + 1) }, undefined],
  ['planned for tonight, being assessed', { state: 'assess', ...planned(hours(8)) }, 8, true],
  ['planned for now, waiting for approval', { state: 'authorize', ...planned(hours(-0.5)) }, -0.5, true],
  ['planned for yesterday, never approved', { state: 'authorize', ...planned(hours(-24)) }, undefined],
  ['a draft', { state: 'draft', ...planned(hours(1)) }, undefined],
  ['rejected today', { state: 'rejected', since: hours(-1), ...planned(hours(1)) }, undefined],
  [
    'withdrawn today, before it began',
    { state: 'withdrawn', since: hours(-1), ...planned(hours(1)) },
    undefined,
  ],
  ['expired today', { state: 'expired', since: hours(-1), ...planned(hours(-2)) }, undefined],
];

describe('of the last 72 hours and the next 24', () => {
  test.each(rows)('%s', (_, but, at, ahead) => {
    expect(seenIn(aChange(but), SINCE, NOW, false)).toEqual(
      at === undefined ? undefined : { at: hours(at), ahead: ahead ?? false },
    );
  });

  test('what is unimportant runs when its time has come, and was done when it is over', () => {
    const seen = (...times: [number, number]) =>
      seenIn(aChange({ state: 'scheduled', ...planned(...times) }), SINCE, NOW, true);
    expect(seen(hours(-0.5), hours(0.5))).toEqual({ at: hours(-0.5), ahead: false });
    expect(seen(hours(-3), hours(-2))).toEqual({ at: hours(-3), ahead: false });
    expect(seen(SINCE - HOUR, SINCE)).toEqual({ at: SINCE - HOUR, ahead: false });
    expect(seen(SINCE - HOUR, SINCE - 1)).toBeUndefined();
    expect(seen(hours(0.5), hours(1))).toEqual({ at: hours(0.5), ahead: true });
  });
});
