import { HOUR, MINUTE } from '../kernel/clock.ts';
import { nextShift } from '../people/shifts.ts';
import type { Site } from '../people/site.ts';
import { addWorkingTime, workingDay } from '../people/working-time.ts';
import type { Timer } from '../schedule/timer.ts';
import { isOver, type Change } from './change.ts';
import { open } from './deciding.ts';
import { GO_HOLDS } from './starting.ts';
import type { Terms } from './terms.ts';

/**
 * What waits on a change: `decide`, whoever must assess or approve it is reminded; `begin`, its go is due and then its
 * start; `end`, its time is over; `shift`, a shift has begun while it is under way; `take-back`, nobody took it back yet;
 * `formal`, an emergency’s formal decisions; `review`; `leftover`, a restriction or something temporary ends.
 */
export const changeJobs = [
  'decide',
  'begin',
  'end',
  'shift',
  'take-back',
  'formal',
  'review',
  'leftover',
] as const;
export type ChangeJob = (typeof changeJobs)[number];

export const jobName = (job: ChangeJob): `change.${ChangeJob}` => `change.${job}`;

export function timerFor(job: ChangeJob, id: string, due: number, round = 0): Timer {
  return { key: `${jobName(job)}:${id}`, job: jobName(job), about: id, due, round };
}

/** Operations takes back what is over within the hour; then they are reminded. A default of ours. */
const TAKE_BACK = HOUR;
/** Nobody is asked again sooner. */
const SOONEST = 15 * MINUTE;

/** When whoever decides is asked again: half-way to the start, but within a working day. A default of ours. */
export function askAgainAt({ start }: Pick<Change, 'start'>, now: number, site: Site): number {
  const halfWay = now + Math.max(SOONEST, (start - now) / 2);
  return Math.min(halfWay, addWorkingTime(now, workingDay(site), site));
}

/** What its present state waits for; every other timer of it means nothing any more. */
export function timersOf(change: Change, { needs }: Pick<Terms, 'needs'>, site: Site, now: number): Timer[] {
  const { id, state, start, end, reported, handedBack, startedAt } = change;
  const due: Partial<Record<ChangeJob, number>> = {};
  if (['assess', 'authorize'].includes(state)) due.decide = askAgainAt(change, now, site);
  if (state === 'scheduled') due.begin = needs.includes('go') ? Math.max(now, start - GO_HOLDS) : start;
  if (!isOver(state) && !handedBack) due.end = end;
  if (state === 'implement' && !reported && needs.includes('go')) {
    const next = nextShift(site, now);
    if (next !== undefined) due.shift = next;
  }
  if (reported && !handedBack && !isOver(state)) due['take-back'] = reported.at + TAKE_BACK;
  if (
    change.type === 'emergency' &&
    startedAt !== null &&
    !isOver(state) &&
    open(change, { needs }).length > 0
  )
    due.formal = addWorkingTime(change.filedAt, workingDay(site), site);
  if (state === 'review') due.review = addWorkingTime(change.since, workingDay(site), site);
  const leftover = firstLeftover(change);
  if (leftover !== undefined) due.leftover = leftover;
  return changeJobs.flatMap(job => {
    const at = due[job];
    return at === undefined ? [] : [timerFor(job, id, at)];
  });
}

/** Keys of the timers that a change in its present state doesn’t wait for. */
export function clearedTimers(change: Change, timers: readonly Timer[]): string[] {
  const kept = new Set(timers.map(({ key }) => key));
  return changeJobs.map(job => timerFor(job, change.id, 0).key).filter(key => !kept.has(key));
}

/** When the first restriction ends; undefined where none holds. */
function firstLeftover({ handedBack }: Change): number | undefined {
  const ends = (handedBack?.restrictions ?? []).map(restriction => restriction.ends);
  return ends.length > 0 ? Math.min(...ends) : undefined;
}
