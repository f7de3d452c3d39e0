import { DAY, MINUTE } from '../kernel/clock.ts';
import type { Domain } from './concept.ts';
import { sidesOfDomain } from './stewarding.ts';
import type { Timer } from '../schedule/timer.ts';

/** A meaning is asked about again after so long. */
export const REVIEWED_FOR = 180 * DAY;

export const DIGEST = 'glossary.digest';
export const WEEKLY = 'glossary.weekly';
export const STALE = 'glossary.stale';
const STALE_AGAIN = `${STALE}:again`;

const SLOT = 15 * MINUTE;
const WEEK = 7 * DAY;
/** 1 January 1970 was a Thursday; the week's list comes on Mondays at 7 in Greenwich: a working morning in most plants. */
const MONDAY_SEVEN = 4 * DAY + 7 * 60 * MINUTE;
const SEVEN = 7 * 60 * MINUTE;

/** Stewards of the side read at once of all that was suggested within a quarter of an hour: an import is no flood. */
export const digestTimers = (now: number, domain: Domain): Timer[] =>
  sidesOfDomain(domain).map(side => {
    const due = nextOf(now, SLOT, 0);
    return { key: `${DIGEST}:${side}:${due}`, job: DIGEST, about: side, due, round: 0 };
  });

/** What was looked up in vain, once a week. */
export const weeklyTimer = (now: number): Timer => once(WEEKLY, nextOf(now, WEEK, MONDAY_SEVEN));

/** When what was reviewed at a moment is due again: all of a day together. */
export function staleTimer(reviewedAt: number): Timer {
  const due = nextOf(reviewedAt + REVIEWED_FOR, DAY, SEVEN);
  return { key: `${STALE}:${due / DAY}`, job: STALE, about: 'glossary', due, round: 0 };
}

/** Who didn't look at what is stale is asked again on a Monday a month later, of all that came due in a week together. */
export function staleAgainTimer(now: number): Timer {
  const due = nextOf(now + 30 * DAY, WEEK, MONDAY_SEVEN);
  return { ...once(STALE, due), key: `${STALE_AGAIN}:${due}`, round: 1 };
}

/** One of each moment: what is due already is not put off by what comes later. */
const once = (job: string, due: number): Timer => ({
  key: `${job}:${due}`,
  job,
  about: 'glossary',
  due,
  round: 0,
});

const nextOf = (now: number, every: number, offset: number): number =>
  (Math.floor((now - offset) / every) + 1) * every + offset;
