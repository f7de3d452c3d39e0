import { TZDate, tzOffset } from '@date-fns/tz';
import { format, isValid, parseISO, toDate } from 'date-fns';
import { DAY, MINUTE } from '../kernel/clock.ts';
import { clockTime } from './site-rules.ts';

// What a zone's clock shows is a plain number here: milliseconds since it showed 1 January 1970, 00:00, so that days
// are added and compared by counting, and the machine's own zone has no say.

/** What the zone's clock shows at a moment, in milliseconds. */
export const shownAt = (at: number, zone: string): number => at + offset(at, zone);

/**
 * The moments at which the zone's clock shows it, in order: one as a rule, none in the gap of the spring, two where
 * the clock is set back.
 */
export function momentsOf(shown: number, zone: string): number[] {
  const [before, after] = offsetsAround(shown, zone);
  if (before === after) return [shown - before];
  return [shown - before, shown - after].filter(at => shownAt(at, zone) === shown).toSorted((a, b) => a - b);
}

/** The first moment at which the zone's clock shows it or, in the gap of the spring, has passed it. */
export const firstMoment = (shown: number, zone: string): number =>
  momentsOf(shown, zone)[0] ?? afterTheGap(shown, zone);

/** The last moment at which the zone's clock shows it or, in the gap of the spring, has passed it. */
export const lastMoment = (shown: number, zone: string): number =>
  momentsOf(shown, zone).at(-1) ?? afterTheGap(shown, zone);

/** The day that a clock shows, counted from 1 January 1970. */
export const dayOf = (shown: number): number => Math.floor(shown / DAY);

/** ISO weekday of a counted day: 1 Monday … 7 Sunday. 1 January 1970 was a Thursday. */
export const weekdayOf = (day: number): number => ((((day + 3) % 7) + 7) % 7) + 1;

/** A counted day, by its date; undefined where the calendar has no such day. */
export function dayOn(year: number, month: number, day: number): number | undefined {
  const [y, m, d] = [
    String(year).padStart(4, '0'),
    ...[month, day].map(part => String(part).padStart(2, '0')),
  ];
  const midnight = parseISO(`${y}-${m}-${d}T00:00Z`);
  return isValid(midnight) ? dayOf(midnight.getTime()) : undefined;
}

/** The counted day of a date like `2026-12-24`; undefined where it is none. */
export function dayOfDate(date: string): number | undefined {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date) ?? [];
  return year === undefined ? undefined : dayOn(Number(year), Number(month), Number(day));
}

/** When the present month began on the zone's clock. */
export function monthBegan(now: number, zone: string): number {
  const today = dayOf(shownAt(now, zone));
  const first = today - toDate(today * DAY).getUTCDate() + 1;
  return firstMoment(first * DAY, zone);
}

export const yearOf = (day: number): number => toDate(day * DAY).getUTCFullYear();

/** The date of a counted day, `2026-12-24`. */
export const dateOf = (day: number): string =>
  toDate(day * DAY)
    .toISOString()
    .slice(0, 10);

const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** A moment on the site's clock: "Tue 24 Nov 14:15"; with `now`, the year as well where it is another one. */
export function siteTime(at: number, zone: string, now = at): string {
  const shown = shownAt(at, zone);
  const day = dayOf(shown);
  const year = yearOf(day) === yearOf(dayOf(shownAt(now, zone))) ? '' : ` ${yearOf(day)}`;
  return `${dayName(day)}${year} ${clockTime(Math.floor((shown - day * DAY) / MINUTE))}`;
}

/** A counted day as people read it, "Tue 24 Nov". */
export function dayName(day: number): string {
  const then = toDate(day * DAY);
  return `${weekdays[weekdayOf(day) - 1]} ${then.getUTCDate()} ${months[then.getUTCMonth()]}`;
}

/** How far the zone is from Greenwich, `GMT+2`: tells the two hours apart that a clock shows twice. */
export const offsetName = (at: number, zone: string): string => format(new TZDate(at, zone), 'O');

/** No zone changes twice in a day: where it does not between two midnights, theirs is known. */
function offset(at: number, zone: string): number {
  const day = dayOf(at);
  const before = midnightOffset(day, zone);
  return before === midnightOffset(day + 1, zone) ? before : asked(at, zone);
}

const asked = (at: number, zone: string) => tzOffset(zone, toDate(at)) * MINUTE;

/** Before and after the day that is shown; no zone is further from Greenwich than that, or changes twice within. */
const offsetsAround = (shown: number, zone: string): [before: number, after: number] => [
  midnightOffset(dayOf(shown) - 1, zone),
  midnightOffset(dayOf(shown) + 2, zone),
];

/** To ask for an offset takes microseconds, and cards and the windows of a plant ask for the same days over and over. */
const known = new Map<string, number>();
const MOST_KNOWN = 10_000;

/** At midnight in Greenwich. */
function midnightOffset(day: number, zone: string): number {
  const key = `${day} ${zone}`;
  const found = known.get(key);
  if (found !== undefined) return found;
  if (known.size >= MOST_KNOWN) known.clear();
  const told = asked(day * DAY, zone);
  known.set(key, told);
  return told;
}

/** Between the two readings of a time that no clock shows lies the moment at which the clock jumps. */
function afterTheGap(shown: number, zone: string): number {
  const [before, after] = offsetsAround(shown, zone);
  let [earlier, jumped] = [shown - after, shown - before];
  while (jumped - earlier > 1) {
    const middle = Math.floor((earlier + jumped) / 2);
    if (shownAt(middle, zone) > shown) jumped = middle;
    else earlier = middle;
  }
  return jumped;
}
