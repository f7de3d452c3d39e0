import { DAY, HOUR, MINUTE } from '../kernel/clock.ts';
import { firstMoment, weekdayOf } from '../people/wall-clock.ts';
import type { Timer } from '../schedule/timer.ts';
import type { Offer } from './offer.ts';
import type { Visit } from './visit.ts';

/**
 * How long each waits, in milliseconds. Defaults of ours.
 *
 * A manager is reminded, and then the request lapses. Proofs are asked for with the place and once more before the
 * first day; what is not shown in time frees the place, but nobody has less than a day for it. A host is reminded, and
 * then the place goes on without them. Both are told on the working day before, and asked once more how it was.
 */
export const DUE = {
  manager: { remindedAfter: 3 * DAY, lapsesAfter: 14 * DAY },
  proofs: { remindedBefore: 7 * DAY, freedBefore: 2 * DAY, atLeast: DAY },
  host: { remindedAfter: 2 * DAY, goesOnAfter: 7 * DAY },
  feedback: { remindedAfter: 3 * DAY, closesAfter: 14 * DAY },
} as const;

/** So many days ahead a place is given at the latest, the day of giving not counted. */
export const DAYS_AHEAD = 2;

export const JOB = {
  manager: 'shadow.manager',
  wishes: 'shadow.wishes',
  proofs: 'shadow.proofs',
  host: 'shadow.host',
  eve: 'shadow.eve',
  end: 'shadow.end',
  feedback: 'shadow.feedback',
  match: 'shadow.match',
} as const;

/** Rounds come on working days at 6 in Greenwich: a morning in most plants. */
const ROUND_AT = 6 * HOUR;

/** The next round; each has a timer of its own, so that none is put off by what comes later. */
export function roundTimer(now: number): Timer {
  let due = Math.floor((now - ROUND_AT) / DAY) * DAY + ROUND_AT + DAY;
  // 1 January 1970 was a Thursday.
  while ([2, 3].includes(Math.floor(due / DAY) % 7)) due += DAY;
  return matchTimer(due);
}

/** A round at once, because something fell free. */
export const matchTimer = (due: number): Timer => ({
  key: `${JOB.match}:${due}`,
  job: JOB.match,
  about: 'shadowing',
  due,
  round: 0,
});

/** When a visit begins on its first and ends on its last day, in milliseconds. */
export interface Moments {
  begins: number;
  ends: number;
}

export function momentsOf(
  { start, end }: Pick<Visit, 'start' | 'end'>,
  { beginsAt, endsAt }: Pick<Offer, 'beginsAt' | 'endsAt'>,
  zone: string,
): Moments | undefined {
  if (start === null || end === null) return undefined;
  return {
    begins: firstMoment(start * DAY + beginsAt * MINUTE, zone),
    ends: firstMoment(end * DAY + endsAt * MINUTE, zone),
  };
}

/** All that waits for a visit from now on; of what comes twice, round 1 is the last. */
export function timersOf(visit: Visit, moments: Moments | undefined, now: number): Timer[] {
  const { since } = visit;
  const timer = (job: string, due: number, round = 0): Timer => ({
    key: `${job}:${visit.id}`,
    job,
    about: visit.id,
    due,
    round,
  });
  const twice = (job: string, first: number, last: number) =>
    now < first && first < last ? timer(job, first) : timer(job, last, 1);
  const { begins = since, ends = since } = moments ?? {};
  switch (visit.state) {
    case 'requested': {
      const { remindedAfter, lapsesAfter } = DUE.manager;
      return [twice(JOB.manager, since + remindedAfter, Math.min(since + lapsesAfter, wishesEnd(visit)))];
    }
    case 'approved':
      return [timer(JOB.wishes, wishesEnd(visit))];
    case 'placed': {
      const { remindedBefore, freedBefore, atLeast } = DUE.proofs;
      const last = Math.max(begins - freedBefore, since + atLeast);
      // Who was asked for them just now needs no reminder.
      const first = Math.max(begins - remindedBefore, since + atLeast);
      return [twice(JOB.proofs, first, last)];
    }
    case 'verified': {
      const { remindedAfter, goesOnAfter } = DUE.host;
      // Early enough for another to have the place; but nobody has less than a day to answer, nor longer than it is to come.
      const { freedBefore, atLeast } = DUE.proofs;
      const early = Math.min(since + goesOnAfter, begins - freedBefore);
      return [twice(JOB.host, since + remindedAfter, Math.min(Math.max(early, since + atLeast), begins))];
    }
    case 'scheduled': {
      const eves = [begins - workingDaysBefore(visit) * DAY, begins - DAY];
      const eve = eves.find(due => now < due);
      return [...(eve === undefined ? [] : [timer(JOB.eve, eve)]), timer(JOB.end, ends)];
    }
    case 'done': {
      const { remindedAfter, closesAfter } = DUE.feedback;
      return [twice(JOB.feedback, since + remindedAfter, since + closesAfter)];
    }
    case 'closed':
    case 'declined':
    case 'withdrawn':
    case 'lapsed':
      return [];
  }
}

/** To the working day before the first one. */
function workingDaysBefore({ start }: Visit): number {
  const weekday = weekdayOf(start ?? 0);
  return weekday === 1 ? 3 : weekday === 7 ? 2 : 1;
}

/** When no place of the last week that somebody wished can be given any more. */
export function wishesEnd({ weeks, lengths }: Pick<Visit, 'weeks' | 'lengths'>): number {
  const last = Math.max(...weeks);
  return (lengths.includes('day') ? last + 3 : last - DAYS_AHEAD + 1) * DAY;
}

/** What no longer waits, once others do. */
export function clearedOf(visit: Visit, set: readonly Timer[]): string[] {
  const { match: _, ...ofVisits } = JOB;
  const kept = new Set(set.map(({ key }) => key));
  return Object.values(ofVisits)
    .map(job => `${job}:${visit.id}`)
    .filter(key => !kept.has(key));
}
