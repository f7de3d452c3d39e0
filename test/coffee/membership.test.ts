import { describe, expect, test } from 'vitest';
import {
  afterRound,
  answers,
  back,
  isThere,
  joined,
  left,
  paused,
  readTopics,
  skipping,
  type Answer,
  type Membership,
} from '../../src/coffee/membership.ts';
import { DAY } from '../../src/kernel/clock.ts';

const NOW = Date.parse('2026-11-24T08:00Z');
const round = { date: '2026-12-01', announce: NOW + 7 * DAY };
const ines = joined('p', 'U0INES');
const refusal = (tried: () => unknown): unknown => {
  try {
    return tried();
  } catch (error) {
    return error instanceof Error ? error.message : error;
  }
};

describe('who is there for a round', () => {
  test.each<[string, Membership, boolean]>([
    ['who joined', ines, true],
    ['who left', left(ines), false],
    ['who left and came back', back(left(ines)), true],
    ['who is paused until the day after', paused(ines, round.announce + 1, NOW), false],
    ['who is paused until then', paused(ines, round.announce, NOW), true],
    ['who skips it', skipping(ines, round.date), false],
    ['who skips another', skipping(ines, '2026-11-24'), true],
    ['who was paused for silence', afterRound({ ...ines, silent: 2 }, 'silence'), false],
    ['who was paused for silence and came back', back(afterRound({ ...ines, silent: 2 }, 'silence')), true],
  ])('%s', (_, one, there) => expect(isThere(one, round)).toBe(there));
});

describe('a pause', () => {
  test.each([
    [NOW, 'Choose a day that is still to come.'],
    [NOW - DAY, 'Choose a day that is still to come.'],
    [Number.NaN, 'Choose a day that is still to come.'],
    [NOW + 366 * DAY, 'That is more than a year. Leave, and join again when you are back.'],
  ])('until %d is none', (until, says) => expect(refusal(() => paused(ines, until, NOW))).toBe(says));

  test('comes of three rounds of silence in a row, and of nothing less', () => {
    const after = (said: readonly Answer[]) => said.reduce(afterRound, ines);
    expect(after(['silence', 'silence'])).toMatchObject({ state: 'in', silent: 2 });
    expect(after(['silence', 'silence', 'silence'])).toMatchObject({
      state: 'paused',
      pausedFor: 'silence',
      until: null,
    });
    for (const word of answers.filter(one => one !== 'silence'))
      expect(after(['silence', 'silence', word, 'silence', 'silence'])).toMatchObject({
        state: 'in',
        silent: 2,
      });
    expect(back(after(['silence', 'silence', 'silence']))).toMatchObject({ state: 'in', silent: 0 });
  });
});

test('every change is a version of its own', () => {
  const all = [
    back(ines),
    left(ines),
    paused(ines, NOW + DAY, NOW),
    skipping(ines, 'd'),
    afterRound(ines, 'met'),
  ];
  expect(all.map(({ version }) => version)).toEqual(all.map(() => 2));
});

describe('topics', () => {
  test('stand each on a line, once, tidied', () => {
    expect(readTopics(' pumps \n\nPumps\nOT  security\u0000\n', 'wants')).toEqual(['Pumps', 'OT security']);
    expect(readTopics('', 'wants')).toEqual([]);
  });
  test.each([
    ['x'.repeat(61), 'A topic has 60 characters at most. Shorten it.'],
    [Array.from({ length: 13 }, (_, n) => n).join('\n'), 'At most 12 topics fit. Leave some out.'],
  ])('%j is refused', (typed, says) => expect(refusal(() => readTopics(typed, 'wants'))).toBe(says));
});
