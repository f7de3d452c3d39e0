import { DAY, MINUTE } from '../kernel/clock.ts';
import type { Timer } from '../schedule/timer.ts';

/** A meaning is asked about again after so long. */
export const REVIEWED_FOR = 180 * DAY;

export const DIGEST = 'glossary.digest';
export const WEEKLY = 'glossary.weekly';
export const STALE = 'glossary.stale';

const SLOT = 15 * MINUTE;
const WEEK = 7 * DAY;
/** 1 January 1970 was a Thursday; the week's list comes on Mondays at 7 in Greenwich: a working morning in most plants. */
const MONDAY_SEVEN = 4 * DAY + 7 * 60 * MINUTE;
const SEVEN = 7 * 60 * MINUTE;

/** Stewards read at once of all that was suggested within a quarter of an hour: an import is no flood. */
export const digestTimer = (now: number): Timer => once(DIGEST, nextOf(now, SLOT, 0));

/** What was looked up in vain, once a week. */
export const weeklyTimer = (now: number): Timer => once(WEEKLY, nextOf(now, WEEK, MONDAY_SEVEN));

/** When what was reviewed at a moment is due again: all of a day together. */
export function staleTimer(reviewedAt: number): Timer {
  const due = nextOf(reviewedAt + REVIEWED_FOR, DAY, SEVEN);
  return { key: `${STALE}:${due / DAY}`, job: STALE, about: 'glossary', due, round: 0 };
}

const once = (job: string, due: number): Timer => ({ key: job, job, about: 'glossary', due, round: 0 });

const nextOf = (now: number, every: number, offset: number): number =>
  (Math.floor((now - offset) / every) + 1) * every + offset;
