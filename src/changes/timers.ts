import { HOUR, MINUTE } from '../kernel/clock.ts';
import { nextShift, shiftBegan } from '../people/shifts.ts';
import type { Site } from '../people/site.ts';
import { addWorkingTime, workingDay } from '../people/working-time.ts';
import type { Timer } from '../schedule/timer.ts';
import { isOver, type Change } from './change.ts';
import { isVoiced, standing } from './deciding.ts';
import { heldRestrictions, isStillThere, nextTold } from './leftovers.ts';
import { overdueOf, untilNext } from './overdue.ts';
import { GO_AHEAD, GO_HOLDS } from './starting.ts';

/**
 * What waits on a change: `decide`, whoever must assess or approve it is reminded; `begin`, its go is due and then its
 * start; `end`, its time is over; `shift`, a shift has begun while it is under way; `restart`, it is stopped; `take-back`,
 * nobody took it back yet;
 * `formal`, an emergency’s formal decisions; `review`; `leftover`, a restriction or something temporary ends.
 */
const jobs = [
  'decide',
  'begin',
  'end',
  'shift',
  'restart',
  'take-back',
  'formal',
  'review',
  'leftover',
] as const;
export type ChangeJob = (typeof jobs)[number];

export const jobName = (job: ChangeJob): `change.${ChangeJob}` => `change.${job}`;

export function timerFor(job: ChangeJob, id: string, due: number, round = 0): Timer {
  return { key: `${jobName(job)}:${id}`, job: jobName(job), about: id, due, round };
}

/** Operations takes back what is over within the hour; then they are reminded. A default of ours. */
export const TAKE_BACK = HOUR;
/** What is stopped is restarted, or reported, within the hour; then they are reminded. A default of ours. */
const RESTART = HOUR;
/** Nobody is asked again sooner. */
const SOONEST = 15 * MINUTE;

/**
 * When whoever decides is asked again: half-way to the start, after it half-way to the end, but within a working day. A
 * default of ours.
 */
export function askAgainAt({ start, end }: Pick<Change, 'start' | 'end'>, now: number, site: Site): number {
  const halfWay = now + Math.max(SOONEST, ((now < start ? start : end) - now) / 2);
  return Math.min(halfWay, oneWorkingDayFrom(now, site));
}

export const oneWorkingDayFrom = (from: number, site: Site): number =>
  addWorkingTime(from, workingDay(site), site);

/** An emergency’s formal decisions are due within one working day. A default of ours. */
export const formalBy = ({ filedAt }: Pick<Change, 'filedAt'>, site: Site): number =>
  oneWorkingDayFrom(filedAt, site);

/** When the go is asked for: never of a shift that goes home before the start. */
export const goAskedAt = ({ start }: Pick<Change, 'start'>, site: Site): number =>
  Math.max(start - GO_AHEAD, shiftBegan(site, start) ?? -Infinity);

/** When a go is no longer to be used: it is too old, or its shift has gone home. */
export const goLapses = ({ at }: NonNullable<Change['go']>, site: Site): number =>
  Math.min(at + GO_HOLDS + 1, nextShift(site, at) ?? Infinity);

/**
 * Timers of what a change waits for now, and the keys of those that it no longer waits for. What it waited for before,
 * and still does, is left alone, or any step would begin its reminders anew.
 */
export function timersOf(
  was: Change | undefined,
  is: Change,
  site: Site,
  now: number,
): { timers: Timer[]; cleared: string[] } {
  const before = was ? mattersOf(was) : {};
  const matters = mattersOf(is);
  const timers: Timer[] = [];
  const cleared: string[] = [];
  for (const job of jobs) {
    const matter = matters[job];
    if (matter !== undefined && matter === before[job]) continue;
    const due = matter === undefined ? undefined : firstDue(job, is, site, now);
    if (due === undefined) cleared.push(timerFor(job, is.id, 0).key);
    else timers.push(timerFor(job, is.id, due));
  }
  return { timers, cleared };
}

/** What a change waits for in its state, each in a word that is another one once the matter is. */
function mattersOf(change: Change): Partial<Record<ChangeJob, string>> {
  const { state, since, plan, start, end, startedAt, reported, handedBack, go, reason } = change;
  const matters: Partial<Record<ChangeJob, string>> = {};
  if (state === 'assess' || state === 'authorize') matters.decide = `${state} ${plan}`;
  // A yes that was needed by then is there, so that the go is asked for; one that is only formal is not about the start.
  const yes = isVoiced(change, 'ot') ? '' : standing(change).length;
  if (state === 'scheduled') matters.begin = `${plan} ${start} ${go?.at} ${reason} ${yes}`;
  const late = overdueOf(change);
  if (!isOver(state) && (startedAt === null || late)) matters.end = `${end} ${late}`;
  if (state === 'implement' && !reported) matters.shift = `${startedAt} ${go?.at}`;
  if (state === 'suspended' && !reported) matters.restart = `${since}`;
  if (reported && !handedBack && !isOver(state)) matters['take-back'] = `${reported.at}`;
  const goesOn = startedAt !== null || isVoiced(change, 'ot');
  if (change.type === 'emergency' && goesOn && !isOver(state)) matters.formal = `${plan}`;
  if (state === 'review') matters.review = 'review';
  const held = heldRestrictions(change).map(({ index }) => index);
  if (held.length > 0 || isStillThere(change)) matters.leftover = `${held.join()} ${isStillThere(change)}`;
  return matters;
}

function firstDue(job: ChangeJob, change: Change, site: Site, now: number): number | undefined {
  switch (job) {
    case 'decide':
      return askAgainAt(change, now, site);
    case 'begin':
      return firstBegin(change, site, now);
    case 'end':
      return now < change.end ? change.end : now + untilNext(overdueOf(change) ?? 'not over', 0);
    case 'shift':
      return nextShift(site, now);
    case 'restart':
      return now + RESTART;
    case 'take-back':
      return (change.reported?.at ?? now) + TAKE_BACK;
    case 'formal': {
      const due = formalBy(change, site);
      return due > now ? due : oneWorkingDayFrom(now, site);
    }
    case 'review':
      return oneWorkingDayFrom(change.since, site);
    case 'leftover':
      return nextTold(change, site, now);
  }
}

/** When the go is asked for; with a go, or after a no-go, at the start. */
function firstBegin(change: Change, site: Site, now: number): number | undefined {
  const { start, go, reason } = change;
  if (go) return Math.min(now < start ? start : Infinity, goLapses(go, site));
  if (reason !== null) return now < start ? start : undefined;
  return Math.max(now, goAskedAt(change, site));
}
