import { SECOND } from '../kernel/clock.ts';

/** Slack takes about one message a second in each channel, and tolerates short bursts. Source: its rate limits. */
export const EVERY = SECOND;
const BURST = 4;

/**
 * Keeps what is written in one channel to Slack's pace, so that Slack never has to hold a whole channel up, with an
 * alarm in it. What is urgent isn't slowed down: it takes its turn from the others.
 */
export interface Pace {
  /** Milliseconds until this message may be written there; 0: now. Who was told to wait has their turn kept. */
  wait(channel: string, message: number, urgent: boolean, now: number): number;
}

/** @param every milliseconds between two messages in one channel; 0 lets all through */
export function paceOf(every: number): Pace {
  /** When everything that was let through in a channel would have been written, at an even pace. */
  const next = new Map<string, number>();
  const turns = new Map<number, number>();

  return {
    wait(channel, message, urgent, now) {
      const turn = turns.get(message);
      if (turn !== undefined) {
        if (now < turn) return turn - now;
        turns.delete(message);
        return 0;
      }
      const before = next.get(channel) ?? 0;
      const earliest = urgent ? now : Math.max(now, before - BURST * every);
      next.set(channel, Math.max(before, now) + every);
      if (earliest > now) turns.set(message, earliest);
      return earliest - now;
    },
  };
}
