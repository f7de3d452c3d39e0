import type { Clock } from '../../src/kernel/clock.ts';

/** A clock that stands still until somebody moves it. */
export interface TestClock extends Clock {
  moveOn(ms: number): void;
}

/** A Tuesday morning: 09:00 at Rhine Works, 02:00 at Bayou Works. */
export const TUESDAY = Date.UTC(2026, 10, 24, 8, 0);

export function testClock(start = TUESDAY): TestClock {
  let now = start;
  return {
    now: () => now,
    moveOn(ms) {
      now += ms;
    },
  };
}
