import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { startPulse } from '../../src/schedule/pulse.ts';

const LONG = 60_000;

/** Ticks that end when they are told to. */
function heldTicks(every: number) {
  const ends: (() => void)[] = [];
  const failures: unknown[] = [];
  let running = 0;
  let most = 0;
  const tick = () => {
    most = Math.max(most, ++running);
    return new Promise<void>(resolve => ends.push(resolve)).finally(() => running--);
  };
  const pulse = startPulse(tick, every, error => failures.push(error));
  onTestFinished(async () => {
    ends.forEach(end => end());
    await pulse.stop();
  });
  return { pulse, begun: () => ends.length, end: () => ends.at(-1)?.(), most: () => most };
}

describe('a pulse', () => {
  test('ticks at once, and again and again', async () => {
    let ticks = 0;
    const pulse = startPulse(
      async () => void ticks++,
      1,
      () => undefined,
    );
    expect(ticks).toBe(1);
    await vi.waitUntil(() => ticks > 3);
    await pulse.stop();
  });

  test('never ticks twice at once, however often it is woken', async () => {
    const { pulse, begun, end, most } = heldTicks(1);
    pulse.wake();
    pulse.wake();
    await pause(10);
    expect(begun()).toBe(1);
    end();
    await vi.waitUntil(() => begun() === 2);
    pulse.wake();
    await pause(10);
    expect(begun()).toBe(2);
    expect(most()).toBe(1);
  });

  test('that is woken while it ticks ticks once more at once', async () => {
    const { pulse, begun, end } = heldTicks(LONG);
    pulse.wake();
    end();
    await vi.waitUntil(() => begun() === 2);
    end();
    await pause(10);
    expect(begun()).toBe(2);
  });

  test('that is woken while it waits ticks at once', async () => {
    const { pulse, begun, end } = heldTicks(LONG);
    end();
    await pause(10);
    expect(begun()).toBe(1);
    pulse.wake();
    await vi.waitUntil(() => begun() === 2);
  });

  test('that is stopped waits for the tick that runs and starts no other', async () => {
    const { pulse, begun, end } = heldTicks(1);
    let stopped = false;
    const stopping = pulse.stop().then(() => (stopped = true));
    await pause(5);
    expect(stopped).toBe(false);
    end();
    await stopping;
    pulse.wake();
    await pause(10);
    expect(begun()).toBe(1);
  });

  test('tells of a tick that failed and goes on', async () => {
    const failures: unknown[] = [];
    let ticks = 0;
    const tick = async () => {
      if (++ticks === 1) throw new Error('broken');
    };
    const pulse = startPulse(tick, 1, error => failures.push(error));
    await vi.waitUntil(() => ticks > 1);
    await pulse.stop();
    expect(failures).toEqual([new Error('broken')]);
  });
});
