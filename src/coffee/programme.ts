import { DAY, HOUR, MINUTE } from '../kernel/clock.ts';
import { dateOf, dayOf, firstMoment, shownAt, weekdayOf } from '../people/wall-clock.ts';

/** Who sits out where one side has more people: in turns, or nobody, since some meet as three. */
export const sittingOut = ['rotate', 'trios'] as const;

/** A series of rounds in which people of the two sides meet. */
export interface Programme {
  id: string;
  name: string;
  /** IANA. */
  zone: string;
  /** A round every so many weeks. */
  everyWeeks: number;
  /** ISO weekday on which it is announced. */
  weekday: number;
  /** Minutes since midnight on the zone's wall clock. */
  at: number;
  /** A day of the first week, counted from 1 January 1970: the weeks are counted from it. */
  anchor: number;
  sittingOut: (typeof sittingOut)[number];
  /** Nobody meets the same person again within so many rounds, as long as there is another. */
  repeatWindow: number;
  /** Days without a round, counted from 1 January 1970: the round of such a day is left out. */
  blackouts: readonly number[];
  /** What they are given to begin with, in turns. */
  prompts: readonly string[];
  /** Whether guests of the workspace may take part. */
  guests: boolean;
  /** Slack channel: who joins it by themselves is in. Null: one is in by choice only. */
  channel: string | null;
  /** No rounds any more. */
  ended: boolean;
  /** Counts each change of who is in it and how: pairs are made of who is there at one count. */
  changes: number;
  version: number;
  /** The seal of its last entry in the history. */
  auditHead: string;
}

/** What decides when its rounds come. */
export type Cadence = Pick<Programme, 'zone' | 'everyWeeks' | 'weekday' | 'at' | 'anchor' | 'blackouts'>;

export const MOST_WEEKS = 8;
export const MOST_WINDOW = 52;
/** Clocks change then, and libraries disagree on an hour that comes twice. Minutes since midnight. */
const [NO_LATER_THAN, NOT_BEFORE] = [60, 4 * 60];

/** What is wrong with a programme, in a sentence that says what to do, and with which field; undefined where nothing is. */
export function wrongProgramme(
  programme: Pick<Programme, 'everyWeeks' | 'weekday' | 'at' | 'repeatWindow'>,
): { at: 'everyWeeks' | 'weekday' | 'at' | 'repeatWindow'; says: string } | undefined {
  const { everyWeeks, weekday, at, repeatWindow } = programme;
  if (!isWhole(everyWeeks, 1, MOST_WEEKS))
    return { at: 'everyWeeks', says: `A round comes every 1 to ${MOST_WEEKS} weeks.` };
  if (!isWhole(weekday, 1, 7)) return { at: 'weekday', says: 'Choose a weekday.' };
  if (!isWhole(at, 0, 24 * 60 - 1)) return { at: 'at', says: 'Write a time of day, like 09:00.' };
  if (at >= NO_LATER_THAN && at < NOT_BEFORE)
    return { at: 'at', says: 'Between 01:00 and 04:00 the clocks change. Choose another time.' };
  if (!isWhole(repeatWindow, 0, MOST_WINDOW))
    return { at: 'repeatWindow', says: `Write a number from 0 to ${MOST_WINDOW}.` };
  return undefined;
}

const isWhole = (n: number, least: number, most: number): boolean =>
  Number.isInteger(n) && n >= least && n <= most;

/** When a round is due that has its number in the programme, and what follows it; in milliseconds. */
export interface RoundTimes {
  /** The day that it is of, by its date: also its name. */
  date: string;
  /** Members read that they are in it, and can skip it. */
  notice: number;
  /** Who is there is looked at again, the pairs are made and announced. */
  announce: number;
  /** Who hasn't said anything is reminded. */
  nudge: number;
  /** *Did you meet?* */
  ask: number;
  /** Once more, for who didn't answer. */
  askAgain: number;
  /** What wasn't said by now counts as silence. */
  close: number;
}

/** So long before it is announced its members read of a round. In milliseconds. */
export const NOTICE = DAY;
/** So many days before the next round they are asked whether they met, and so many later once more. */
const ASKED_BEFORE = 4;
const AGAIN_AFTER = 2;
/** A round is over before the pairs of the next one are made: who was silent too often isn't in it. */
const CLOSES_BEFORE = HOUR;

/** More weeks in a row nobody leaves out. */
const MOST_LEFT_OUT = 60;

/** The first round that is announced after a moment; undefined where all that come are left out. */
export function nextRound(programme: Cadence, after: number): RoundTimes | undefined {
  let day = firstDay(programme, after);
  for (let n = 0; n < MOST_LEFT_OUT; n++, day += 7 * programme.everyWeeks) {
    const announce = momentOn(programme, day);
    if (announce > after && !programme.blackouts.includes(day)) return timesOf(programme, day, announce);
  }
  return undefined;
}

/**
 * When a round is held whose notice comes late, since the app was away: a day after the notice, where there is time left
 * to meet; otherwise it is left out, and that is undefined. In milliseconds.
 */
export function heldLate(times: RoundTimes, now: number): RoundTimes | undefined {
  if (times.announce > now) return times;
  const announce = now + NOTICE;
  if (announce + DAY > times.ask) return undefined;
  return { ...times, announce, nudge: announce + (times.ask - announce) / 2 };
}

/** Whether its lead left out the day of a round that was to be. */
export const isLeftOut = ({ blackouts }: Pick<Programme, 'blackouts'>, { date }: { date: string }): boolean =>
  blackouts.some(day => dateOf(day) === date);

/** The first day of a round on or before which no round after the moment can lie. */
function firstDay({ zone, anchor, weekday, everyWeeks }: Cadence, after: number): number {
  const week = 7 * everyWeeks;
  const first = anchor - weekdayOf(anchor) + weekday;
  const today = dayOf(shownAt(after, zone));
  return first + Math.max(0, Math.floor((today - first) / week)) * week;
}

/** When the round of a counted day is announced, in milliseconds. */
export const momentOn = ({ zone, at }: Pick<Programme, 'zone' | 'at'>, day: number): number =>
  firstMoment(day * DAY + at * MINUTE, zone);

/** Whoever has an office reads what comes on a working day, at the round's own time. */
function timesOf(programme: Cadence, day: number, announce: number): RoundTimes {
  const next = day + 7 * programme.everyWeeks;
  const ask = workingDay(next - ASKED_BEFORE);
  const askAgain = Math.min(workingDay(ask + AGAIN_AFTER), next - 1);
  const nudge = workingDay(day + Math.ceil((ask - day) / 2));
  return {
    date: dateOf(day),
    notice: announce - NOTICE,
    announce,
    nudge: momentOn(programme, Math.min(nudge, ask)),
    ask: momentOn(programme, ask),
    askAgain: momentOn(programme, askAgain),
    close: momentOn(programme, next) - CLOSES_BEFORE,
  };
}

/** On a weekend, the Monday after. */
function workingDay(day: number): number {
  const weekend = weekdayOf(day) - 5;
  return weekend > 0 ? day + 3 - weekend : day;
}
