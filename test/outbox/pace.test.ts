import { describe, expect, test } from 'vitest';
import { SECOND } from '../../src/kernel/clock.ts';
import { paceOf } from '../../src/outbox/pace.ts';

describe('the pace of a channel', () => {
  test('lets two through at once, then one message a second, each at its own turn', () => {
    const pace = paceOf(SECOND);
    const waits = Array.from({ length: 5 }, (_, n) => pace.wait('C1', n, false, 0));
    expect(waits).toEqual([0, 0, 1000, 2000, 3000]);
    // Who asks too early is told the rest of the same wait; at its turn it goes, once.
    expect(pace.wait('C1', 2, false, 400)).toBe(600);
    expect(pace.wait('C1', 2, false, 1000)).toBe(0);
    expect(pace.wait('C1', 5, false, 1000)).toBe(3000);
  });

  test('never keeps an urgent message waiting, which takes its turn from those behind it', () => {
    const pace = paceOf(SECOND);
    for (let n = 0; n < 100; n++) pace.wait('C1', n, false, 0);
    expect(pace.wait('C1', 100, true, 0)).toBe(0);
    expect(pace.wait('C1', 101, false, 0)).toBe(100 * SECOND);
  });

  test('lets those who wait already go later by each urgent one, so that they don’t get in its way', () => {
    const pace = paceOf(SECOND);
    for (let n = 0; n < 4; n++) pace.wait('C1', n, false, 0);
    for (const urgent of [10, 11, 12]) pace.wait('C1', urgent, true, 500);
    expect(pace.wait('C1', 2, false, 1000)).toBe(3 * SECOND);
    expect(pace.wait('C1', 3, false, 1000)).toBe(4 * SECOND);
    expect(pace.wait('C1', 2, false, 4000)).toBe(0);
    expect(pace.wait('C1', 3, false, 5000)).toBe(0);
  });

  test('is each channel’s own', () => {
    const pace = paceOf(SECOND);
    for (let n = 0; n < 100; n++) pace.wait('C1', n, false, 0);
    expect(pace.wait('C2', 100, false, 0)).toBe(0);
  });

  test('comes back to a burst after a pause', () => {
    const pace = paceOf(SECOND);
    for (let n = 0; n < 5; n++) pace.wait('C1', n, false, 0);
    expect([5, 6, 7].map(n => pace.wait('C1', n, false, 20 * SECOND))).toEqual([0, 0, SECOND]);
  });
});

test('what takes two turns leaves room for others', () => {
  const pace = paceOf(1000);
  const waits = [1, 2, 3, 4].map(message => pace.wait('groups', message, false, 0, 2));
  expect(waits).toEqual([0, 1000, 3000, 5000]);
  expect(pace.wait('groups', 9, true, 0)).toBe(0);
});
