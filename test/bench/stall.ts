import { readFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';

export interface Stall {
  /** How long the event loop stood still at most, in milliseconds. */
  stall: number;
  /** How long its thread was at work at most between two turns: what stands still without other programs. */
  busy: number;
  took: number;
}

/** How long others wait while something is done. */
export async function stallOf(act: () => Promise<unknown>): Promise<Stall> {
  const began = performance.now();
  let [turn, worked, stall, busy] = [began, atWork(), 0, 0];
  const turning = setInterval(() => {
    const [now, worksNow] = [performance.now(), atWork()];
    [stall, busy] = [Math.max(stall, now - turn), Math.max(busy, worksNow - worked)];
    [turn, worked] = [now, worksNow];
  }, 1);
  await act();
  // What comes last is noted a turn later.
  await setTimeout(20);
  clearInterval(turning);
  return { stall, busy, took: performance.now() - began };
}

/** How long the process's own thread has been at work, in milliseconds. Only Linux says so: elsewhere, all time. */
const atWork = (): number =>
  process.platform === 'linux'
    ? Number(readFileSync(`/proc/self/task/${process.pid}/schedstat`, 'utf8').split(' ')[0]) / 1e6
    : performance.now();
