import { dateOf, dayOn, weekdayOf } from '../people/wall-clock.ts';

/** From its first to its last day, both included, counted from 1 January 1970. */
export interface Period {
  start: number;
  end: number;
}

export const lengths = ['day', 'week', 'month'] as const;
export type Length = (typeof lengths)[number];

/** When an offer has places. Weeks are known by their Mondays. */
export interface Rhythm {
  length: Length;
  /** ISO weekday of a visit of one day. */
  weekday: number;
  /** The first week. */
  from: number;
  /** The last week in which one may begin; null where it goes on. */
  until: number | null;
  /** Weeks in which none begins. */
  closed: readonly number[];
}

/** From Monday to Friday. */
const WORK_DAYS = 5;

/** The Monday of a day's week. */
export const mondayOf = (day: number): number => day - weekdayOf(day) + 1;

/** So many Mondays after a day. */
export const mondaysAfter = (day: number, count: number): number[] =>
  Array.from({ length: count }, (_, n) => mondayOf(day) + 7 * (n + 1));

/**
 * The periods of a rhythm that begin on these days, first and last included. A month begins on its first Monday and ends
 * on the Friday before the next one's: of an embed one follows the other. It is left out where the week of its beginning
 * is closed.
 */
export function periodsOf(rhythm: Rhythm, first: number, last: number): Period[] {
  const { length, weekday, from, until, closed } = rhythm;
  const isOpen = (monday: number) =>
    monday >= from && (until === null || monday <= until) && !closed.includes(monday);
  if (length === 'month') return monthsBetween(first, last).filter(({ start }) => isOpen(start));
  const periods: Period[] = [];
  for (let monday = mondayOf(first); monday <= last; monday += 7) {
    const start = length === 'day' ? monday + weekday - 1 : monday;
    const end = length === 'day' ? start : monday + WORK_DAYS - 1;
    if (isOpen(monday) && start >= first && start <= last) periods.push({ start, end });
  }
  return periods;
}

function monthsBetween(first: number, last: number): Period[] {
  const [year = 0, month = 0] = dateOf(first).split('-').map(Number);
  const months: Period[] = [];
  for (let n = 0; ; n++) {
    const start = firstMonday(year, month + n);
    if (start > last) return months;
    const end = firstMonday(year, month + n + 1) - 7 + WORK_DAYS - 1;
    if (start >= first) months.push({ start, end });
  }
}

/** @param month from 1 on; past 12 it is one of a later year */
function firstMonday(year: number, month: number): number {
  const first = dayOn(year + Math.floor((month - 1) / 12), ((month - 1) % 12) + 1, 1) ?? 0;
  return first + ((8 - weekdayOf(first)) % 7);
}

/** Whether a week lies in a period, as far as its Monday goes. */
export const isIn = (monday: number, { start, end }: Period): boolean =>
  mondayOf(start) <= monday && monday <= end;

/** The weeks that lie in it. */
export function mondaysOf({ start, end }: Period): number[] {
  const mondays: number[] = [];
  for (let monday = mondayOf(start); monday <= end; monday += 7) mondays.push(monday);
  return mondays;
}
