import { DAY, MINUTE } from '../kernel/clock.ts';
import type { Site } from './site.ts';
import { dayOf, firstMoment, shownAt } from './wall-clock.ts';

type Shifts = Pick<Site, 'shifts' | 'zone'>;

/**
 * When the present shift began on the site's wall clock, in milliseconds as `now`; undefined where it names no shifts.
 * A beginning that the clock shows twice is the first of the two; one that it never shows is when it has jumped past it.
 */
export const shiftBegan = (site: Shifts, now: number): number | undefined =>
  beginningsAround(site, now).findLast(at => at <= now);

/** When the next shift begins, as {@link shiftBegan}. */
export const nextShift = (site: Shifts, now: number): number | undefined =>
  beginningsAround(site, now).find(at => at > now);

/** From the day before what the clock shows until two days after: a clock that is set back may show an earlier day. */
const AROUND = [-1, 0, 1, 2];

function beginningsAround({ shifts, zone }: Shifts, now: number): number[] {
  const today = dayOf(shownAt(now, zone));
  return AROUND.flatMap(ahead =>
    shifts.map(minutes => firstMoment((today + ahead) * DAY + minutes * MINUTE, zone)),
  );
}
