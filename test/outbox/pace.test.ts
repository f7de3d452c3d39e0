import { describe, expect, test } from 'vitest';
import { SECOND } from '../../src/kernel/clock.ts';
import { paceOf } from '../../src/outbox/pace.ts';

describe('the pace of a channel', () => {
  test('lets a short burst through, then one message a second, each at its own turn', () => {
    const pace = paceOf(SECOND);
    const waits = Array.from({ length: 8 }, (_, n) => pace.wait('C1', n, false, 0));
    expect(waits).toEqual([0, 0, 0, 0, 0, 1000, 2000, 3000]);
    // Who asks too early is told the rest of the same wait; at its turn it goes, once.
    expect(pace.wait('C1', 5, false, 400)).toBe(600);
    expect(pace.wait('C1', 5, false, 1000)).toBe(0);
    expect(pace.wait('C1', 8, false, 1000)).toBe(3000);
  });

  test('never keeps an urgent message waiting, which takes its turn from those behind it', () => {
    const pace = paceOf(SECOND);
    for (let n = 0; n < 100; n++) pace.wait('C1', n, false, 0);
    expect(pace.wait('C1', 100, true, 0)).toBe(0);
    expect(pace.wait('C1', 101, false, 0)).toBe(97 * SECOND);
  });

  test('is each channel’s own', () => {
    const pace = paceOf(SECOND);
    for (let n = 0; n < 100; n++) pace.wait('C1', n, false, 0);
    expect(pace.wait('C2', 100, false, 0)).toBe(0);
  });

  test('comes back to a burst after a pause', () => {
    const pace = paceOf(SECOND);
    for (let n = 0; n < 5; n++) pace.wait('C1', n, false, 0);
    expect(pace.wait('C1', 5, false, 20 * SECOND)).toBe(0);
  });
});
