import { HOUR, MINUTE } from '../kernel/clock.ts';
import { isOver, isUnderWay, type Change } from './change.ts';

/** Why a change may not simply be over when its time is: nobody checked that a session is off, or said that work is. */
export type Overdue = 'connected' | 'not over';

/**
 * What is still missing of work that has begun, before its time may pass: a remote session is connected until somebody
 * checked it, whatever was reported. R11, R14.
 */
export function overdueOf(change: Change): Overdue | undefined {
  const { kind, state, startedAt, disconnected, reported } = change;
  if (kind === 'remote' && startedAt !== null && !disconnected && !isOver(state)) return 'connected';
  return isUnderWay(change) && !reported ? 'not over' : undefined;
}

/** People are told again after so long, then twice as long from time to time, up to the most. Defaults of ours. */
const toldAgain: Record<Overdue, { first: number; most: number }> = {
  connected: { first: 15 * MINUTE, most: HOUR },
  'not over': { first: 30 * MINUTE, most: 8 * HOUR },
};

/** How long after a round the next one comes, in milliseconds. @param round 0 the first */
export const untilNext = (late: Overdue, round: number): number =>
  Math.min(toldAgain[late].first * 2 ** round, toldAgain[late].most);

/** The same, once its time is over. */
export const overdueNow = (change: Change, now: number): Overdue | undefined =>
  now < change.end ? undefined : overdueOf(change);
