import { DAY, MINUTE } from '../kernel/clock.ts';
import type { Site } from './site.ts';
import { dateOf, dayOf, firstMoment, shownAt, weekdayOf } from './wall-clock.ts';

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
  const first = dayOf(shownAt(start, site.zone));
  const moment = (day: number, minutes: number) => firstMoment(day * DAY + minutes * MINUTE, site.zone);
  for (let day = first; day < first + HORIZON_DAYS; day++) {
    if (!days.includes(weekdayOf(day)) || holidays.includes(dateOf(day))) continue;
    const from = Math.max(start, moment(day, opens));
    const until = moment(day, closes);
    if (until <= from) continue;
    if (left <= until - from) return from + left;
    left -= until - from;
  }
  throw new RangeError(`${site.name} has no working hours to count`);
}
