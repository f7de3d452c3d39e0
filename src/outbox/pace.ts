import { SECOND } from '../kernel/clock.ts';

/** Slack takes about one message a second in each channel, and tolerates short bursts. Source: its rate limits. */
export const EVERY = SECOND;
/** So many more may go at once. Fewer than Slack tolerates: what it would still take is left for what is urgent. */
const BURST = 1;

/**
 * Keeps what is written in one channel to Slack's pace, so that Slack never has to hold a whole channel up, with an
 * alarm in it. What is urgent isn't slowed down: it takes its turn from the others.
 */
export interface Pace {
  /**
   * Milliseconds until this message may be written there; 0: now. Who was told to wait has their turn kept.
   *
   * @param turns that it takes, 1 as a rule
   */
  wait(channel: string, message: number, urgent: boolean, now: number, turns?: number): number;
}

interface Queue {
  /** When everything that was let through would have been written, at an even pace. */
  next: number;
  /** When those may go who were told to wait. */
  turns: Map<number, number>;
}

/** @param every milliseconds between two messages in one channel; 0 lets all through */
export function paceOf(every: number): Pace {
  const queues = new Map<string, Queue>();

  function queueOf(channel: string): Queue {
    const known = queues.get(channel);
    if (known) return known;
    const queue: Queue = { next: 0, turns: new Map() };
    queues.set(channel, queue);
    return queue;
  }

  return {
    wait(channel, message, urgent, now, turns = 1) {
      const queue = queueOf(channel);
      const turn = queue.turns.get(message);
      if (turn !== undefined) {
        if (now < turn) return turn - now;
        queue.turns.delete(message);
        return 0;
      }
      const before = queue.next;
      queue.next = Math.max(before, now) + turns * every;
      if (urgent) {
        for (const [waiting, at] of queue.turns) queue.turns.set(waiting, at + every);
        return 0;
      }
      const earliest = Math.max(now, before - BURST * every);
      if (earliest > now) queue.turns.set(message, earliest);
      return earliest - now;
    },
  };
}
