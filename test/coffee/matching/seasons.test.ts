import { describe, expect, test } from 'vitest';
import { byPairUp, play } from './seasons.ts';

/** Bounds of the theory for m people and n, m <= n: n rounds without a repeat (König), m with trios. */
describe('a season', () => {
  test('of as many rounds as the larger side has people is without a repeat, and all meet all', () => {
    expect(play({ it: 12, ot: 18, rounds: 18, seed: 'a' }, byPairUp)).toMatchObject({
      distinct: 12 * 18,
      repeats: 0,
      longestWait: 1,
      fewest: 12,
      most: 12,
    });
  });

  test('repeats nobody before all have met, and nobody inside the window', () => {
    const { firstRepeat, insideWindow, most, fewest } = play(
      { it: 10, ot: 14, rounds: 52, seed: 'a' },
      byPairUp,
    );
    expect([firstRepeat, insideWindow]).toEqual([15, 0]);
    expect(most - fewest).toBeLessThanOrEqual(1);
  });

  test('with trios has as many repeats as there must be', () => {
    const season = { it: 12, ot: 18, rounds: 16, seed: 'a', sittingOut: 'trios' } as const;
    const { repeats, longestWait } = play(season, byPairUp);
    expect([repeats, longestWait]).toEqual([16 * 18 - 12 * 18, 0]);
  });

  test('with skips, shifts and pairs that mustn’t be loses no pair and lets nobody wait twice', () => {
    const season = { it: 20, ot: 30, rounds: 20, seed: 'a', skips: 0.15, shifts: true, doNotPair: 0.02 };
    expect(play(season, byPairUp)).toMatchObject({ repeats: 0, lost: 0, longestWait: 1 });
  });
});
