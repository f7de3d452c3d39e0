import { isValid } from 'date-fns/isValid';
import { parseISO } from 'date-fns/parseISO';
import { clip } from '../kernel/text.ts';
import { nameKey } from '../register/name-key.ts';
import type { Site, WorkingHours } from './site.ts';

/** What a form and a file allow alike, in characters: what one takes, the other must be able to show and save. */
export const LONGEST = { name: 80, contact: 200 };

/** As many as fit into a form's field of 3,000 characters, a line of ten and its end each. */
export const MOST_HOLIDAYS = 272;

/** Whether it is a day of the calendar, written as 2026-12-24. */
export const isDay = (typed: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(typed) && isValid(parseISO(typed));

/**
 * Whether it is a time zone with a place's rules, such as Europe/Berlin, or UTC. A fixed distance from Greenwich would
 * be wrong half of the year, and so would an abbreviation that is one, such as EST.
 */
export function isZone(named: string): boolean {
  if (!/^(?:[a-z][a-z_]*\/[a-z].*|utc)$/i.test(named)) return false;
  if (/^etc\/(?!utc$)/i.test(named)) return false;
  try {
    Intl.DateTimeFormat('en', { timeZone: named });
    return true;
  } catch {
    return false;
  }
}

/** In minutes since midnight, as all clock times. */
export const END_OF_DAY = 24 * 60;

/** Minutes since midnight: of `07:00`, or `7:00:00` as spreadsheets write it; `24:00` is the end of the day. */
export function minutesOf(typed: string): number | undefined {
  const [, hours, rest] = /^(\d{1,2}):([0-5]\d)(?::00)?$/.exec(typed) ?? [];
  const since = Number(hours) * 60 + Number(rest);
  return since <= END_OF_DAY ? since : undefined;
}

/** `07:00` of minutes since midnight. */
export const clockTime = (minutes: number): string =>
  [Math.floor(minutes / 60), minutes % 60].map(part => String(part).padStart(2, '0')).join(':');

/** More often no plant hands over. */
const MOST_SHIFTS = 12;

/** When shifts begin, as a form and a file show it: `06:00, 14:00, 22:00`. */
export const sayShifts = (shifts: readonly number[]): string => shifts.map(clockTime).join(', ');

/**
 * When shifts begin, in order, of what {@link sayShifts} writes; or what is wrong with it, in a sentence. Nothing typed
 * means that nobody works in shifts.
 */
export function readShifts(typed: string): readonly number[] | { wrong: string } {
  const like = 'Write when each shift begins, like 06:00, 14:00, 22:00.';
  const times = typed.split(/[\s,;]+/).filter(Boolean);
  const shifts = new Set<number>();
  for (const time of times) {
    const minutes = minutesOf(time);
    if (minutes === undefined) return { wrong: `“${clip(time, 40)}” is no time of day. ${like}` };
    if (shifts.has(minutes % END_OF_DAY))
      return { wrong: `${clockTime(minutes)} stands there twice. ${like}` };
    shifts.add(minutes % END_OF_DAY);
  }
  if (shifts.size > MOST_SHIFTS)
    return { wrong: `Those are ${shifts.size} times; ${MOST_SHIFTS} fit. ${like}` };
  return [...shifts].toSorted((a, b) => a - b);
}

/** A site’s day opens before it closes; none goes on past midnight. */
export const isOpenAWhile = ({ opens, closes }: Pick<WorkingHours, 'opens' | 'closes'>): boolean =>
  opens < closes;

/** Whoever is in a desk's channel belongs to its side, so one channel can't be both. */
export const areTwoDesks = ({ it, ot }: Site['desks']): boolean => it !== ot;

/** Whoever is in a side's user group belongs to it, so one group can't be both. */
export const areTwoGroups = ({ it, ot }: Site['groups']): boolean => it === null || it !== ot;

/** Whether people, and files, would take one site for the other: `Rhine Works` and `rhine-works`. */
export const areNamesakes = (one: string, other: string): boolean =>
  one.toLowerCase() === other.toLowerCase() || (nameKey(one) !== '' && nameKey(one) === nameKey(other));
