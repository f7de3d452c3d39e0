import { TZDate } from '@date-fns/tz';
import { addDays } from 'date-fns/addDays';
import { format } from 'date-fns/format';
import { getISODay } from 'date-fns/getISODay';
import { MINUTE } from '../kernel/clock.ts';
import type { Site } from './site.ts';

/** Longer than any deadline: a site whose hours never open is a mistake of its file of sites, not an endless loop. */
const HORIZON_DAYS = 400;

/** How long one working day of the site is, in milliseconds. */
export function workingDay(site: Site): number {
  return (site.hours.closes - site.hours.opens) * MINUTE;
}

/**
 * The moment at which `duration` milliseconds of the site's working time have passed since `start`. Counted on
 * the wall clock of the site's zone, so a working day keeps its length across daylight saving.
 *
 * @throws RangeError when the site has no working hours.
 */
export function addWorkingTime(start: number, duration: number, site: Site): number {
  const { days, opens, closes, holidays } = site.hours;
  let left = duration;
  let day = new TZDate(start, site.zone);
  for (let n = 0; n < HORIZON_DAYS; n++, day = addDays(day, 1)) {
    if (!days.includes(getISODay(day)) || holidays.includes(format(day, 'yyyy-MM-dd'))) continue;
    const from = Math.max(start, wallClock(day, opens, site.zone));
    const until = wallClock(day, closes, site.zone);
    if (until <= from) continue;
    if (left <= until - from) return from + left;
    left -= until - from;
  }
  throw new RangeError(`${site.name} has no working hours to count`);
}

function wallClock(day: TZDate, minutes: number, zone: string): number {
  return new TZDate(day.getFullYear(), day.getMonth(), day.getDate(), 0, minutes, zone).getTime();
}
