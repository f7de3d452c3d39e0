import { isValid, parseISO } from 'date-fns';

/** What a form and a file allow alike, in characters: what one takes, the other must be able to show and save. */
export const LONGEST = { name: 80, contact: 200 };

/** As many as fit into a form's field, a line each. */
export const MOST_HOLIDAYS = 250;

/** Whether it is a day of the calendar, written as 2026-12-24. */
export const isDay = (typed: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(typed) && isValid(parseISO(typed));

/** Whether it is a time zone with a place's rules; a fixed distance from Greenwich would be wrong half of the year. */
export function isZone(named: string): boolean {
  if (!/^[A-Za-z]/.test(named)) return false;
  try {
    Intl.DateTimeFormat('en', { timeZone: named });
    return true;
  } catch {
    return false;
  }
}
