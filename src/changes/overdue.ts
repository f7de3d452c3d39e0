import { MINUTE } from '../kernel/clock.ts';
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

/** People are told again after so many milliseconds. Defaults of ours. */
export const toldEvery: Record<Overdue, number> = { connected: 15 * MINUTE, 'not over': 30 * MINUTE };

/** The same, once its time is over. */
export const overdueNow = (change: Change, now: number): Overdue | undefined =>
  now < change.end ? undefined : overdueOf(change);
