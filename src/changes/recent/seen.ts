import { HOUR } from '../../kernel/clock.ts';
import { isOver, type Change } from '../change.ts';

/**
 * How far one looks back for what may have caused something, and how far ahead for what may come upon it. In
 * milliseconds. Defaults of ours: a weekend and a day, and the shifts until tomorrow.
 */
export const LOOK_BACK = 72 * HOUR;
export const LOOK_AHEAD = 24 * HOUR;

/** When a change had last to do with what it touches, in milliseconds. */
export interface Seen {
  at: number;
  /** It has not begun, and `at` is when it is planned to. */
  ahead: boolean;
}

/**
 * Whether a change was under way at any moment since then, or is planned soon. Work goes on until it is taken back: what
 * was reported as over may still be the cause. What was rejected, withdrawn or has expired before it began changed
 * nothing.
 *
 * @param since milliseconds, as `now`; its very moment counts
 * @param unimportant whether it is: then nobody presses Start, and it begins and ends when its time comes
 */
export function seenIn(change: Change, since: number, now: number, unimportant: boolean): Seen | undefined {
  const { startedAt, reported, handedBack } = change;
  if (startedAt === null) return notStarted(change, since, now, unimportant);
  const ended = handedBack?.at ?? (isOver(change.state) ? change.since : undefined);
  if (ended !== undefined && ended < since) return undefined;
  return { at: Math.max(startedAt, reported?.at ?? startedAt, ended ?? change.since), ahead: false };
}

function notStarted(change: Change, since: number, now: number, unimportant: boolean): Seen | undefined {
  const { state, start, end, since: stateSince } = change;
  const isPlanned = start <= now + LOOK_AHEAD;
  const runs = unimportant && start <= now;
  switch (state) {
    case 'closed':
      return end >= since ? { at: end, ahead: false } : undefined;
    case 'suspended':
      return isPlanned && stateSince >= since ? { at: stateSince, ahead: false } : undefined;
    case 'scheduled':
      return isPlanned && end >= (runs ? since : now) ? { at: start, ahead: !runs } : undefined;
    case 'assess':
    case 'authorize':
      return isPlanned && end >= now ? { at: start, ahead: true } : undefined;
    default:
      return undefined;
  }
}
