import { DAY, MINUTE } from '../kernel/clock.ts';
import { Refusal } from '../kernel/refusal.ts';
import { clip, tidy } from '../kernel/text.ts';
import { clockTime, END_OF_DAY, minutesOf } from '../people/site-rules.ts';
import type { Site } from '../people/site.ts';
import {
  dayOf,
  dayOn,
  lastMoment,
  momentsOf,
  offsetName,
  shownAt,
  siteTime,
  weekdayOf,
  yearOf,
} from '../people/wall-clock.ts';
import { isBare, isTimely, readWritten, type Day, type Point } from './time-words.ts';

/** What was written a moment ago is not yet in the past. */
const GRACE = 5 * MINUTE;

const MOST_DAYS_AHEAD = 400;
const MOST_DAYS_LONG = 31;

/** Within so many years 29 February comes again. */
const YEARS = Array.from({ length: 9 }, (_, n) => n);

/** Longer than any time that can be written, in characters and in words. */
const LONGEST = 120;
const MOST_WORDS = 16;

const EXAMPLES = 'tonight 20:00, Fri 22:00-02:00 or 24 Dec 8:00 for 2 h';

interface Here {
  zone: string;
  now: number;
  /** Counted, on the zone's calendar. */
  today: number;
}

/**
 * A time as a person wrote it, on the site's clock: `tonight 20-22`, `Fri 22-02`, `24 Dec 8:00 for 2 h`. Nothing is
 * guessed: what may mean two things, or is no time, is refused with a sentence that says how to write it.
 *
 * A day without a year, a weekday or a clock alone mean the next such; `next Tue` is the Tuesday of next week. Where the
 * clock shows a time twice, the start is the first of the two that is still to come, and the end the first after the
 * start. What it never shows is refused. So a range keeps the wall clock across daylight saving, while `for 2 h` are two
 * hours that pass.
 *
 * @param now milliseconds
 * @param usually how long it takes when only the start is given, in milliseconds
 * @returns milliseconds, in whole minutes; `now` is the minute that has begun
 * @throws Refusal `bad-answer` at the field `when`
 */
export function readTimes(
  typed: string,
  { zone }: Pick<Site, 'zone'>,
  now: number,
  usually: number,
): { start: number; end: number } {
  const text = tidy(typed);
  if (text === '') throw refused(`Say when, like ${EXAMPLES}.`);
  const written = text.length > LONGEST ? undefined : readWritten(text);
  if (!written) throw refused(`I can’t read “${clip(text, 60)}” as a time. Write it like ${EXAMPLES}.`);

  const here = { zone, now, today: dayOf(shownAt(now, zone)) };
  const { from, to, lasts = usually } = written;
  const start = from.clock === 'now' ? Math.floor(now / MINUTE) * MINUTE : startOf(from, to, here);
  if (start > now + MOST_DAYS_AHEAD * DAY)
    throw refused(
      `${said(start, here)} is more than ${MOST_DAYS_AHEAD} days ahead. Plan it when it is nearer.`,
    );
  if (lasts <= 0) throw refused('It would end as it starts. Say how long it takes, like for 45 min.');
  const end = to ? endOf(to, from, start, here) : start + lasts;
  if (shownAt(end, zone) - shownAt(start, zone) > MOST_DAYS_LONG * DAY)
    throw refused(`That is longer than ${MOST_DAYS_LONG} days. Split it into shorter ones.`);
  return { start, end };
}

/**
 * Parts the words behind a command into what is to be done and the time at their end, as text for `readTimes`, empty
 * where there is none. A word of time that stands before what can be read goes with it, so that `Fri in two weeks 8:00`
 * is refused instead of being taken for 8:00.
 */
export function splitTimes(words: string): { what: string; when: string } {
  const text = tidy(words);
  const starts = [...text.matchAll(/\S+/g)].map(word => word.index).slice(-MOST_WORDS);
  let at = starts.findIndex(start => start >= text.length - LONGEST && readWritten(text.slice(start)));
  if (at < 0) return { what: text, when: '' };
  const reach = () => [1, 2].find(back => at >= back && isTimely(text.slice(starts[at - back], starts[at])));
  for (let more = reach(); more; more = reach()) at -= more;
  return { what: withoutEnd(text.slice(0, starts[at])), when: text.slice(starts[at]) };
}

/** Without the marks that part it from what follows. From its end: a pattern would begin anew at each of a run of them. */
function withoutEnd(text: string): string {
  let end = text.length;
  while (end > 0 && /[\s,;:–-]/.test(text.charAt(end - 1))) end--;
  return text.slice(0, end);
}

/**
 * A time read back to people, in one line: `Fri 27 Nov 22:00 – Sat 28 Nov 02:00, Rhine Works time`. The year stands
 * there where it is not this one, and the distance from Greenwich where the clock shows a time twice.
 *
 * @param start milliseconds, as `end` and `now`
 */
export function sayTimes(start: number, end: number, site: Pick<Site, 'name' | 'zone'>, now: number): string {
  const { zone } = site;
  const [from, to] = [shownAt(start, zone), shownAt(end, zone)];
  const until =
    dayOf(from) === dayOf(to) ? clockTime(Math.floor((to % DAY) / MINUTE)) : siteTime(end, zone, now);
  const which = (at: number) =>
    momentsOf(shownAt(at, zone), zone).length > 1 ? ` ${offsetName(at, zone)}` : '';
  return `${siteTime(start, zone, now)}${which(start)} – ${until}${which(end)}, ${site.name} time`;
}

function startOf(point: Point, to: Point | undefined, here: Here): number {
  const { day, clock } = point;
  if (!clock && !day) throw refused(`Say when it starts, like ${EXAMPLES}.`);
  if (isBare(clock) && !to) throw refused(`“${clock}” may be a day or an hour. Write the time as 20:00.`);
  if (!day && isBare(clock))
    throw refused(`“${clock}” may be an hour or a number. Put the day first: Fri 22-02, or today 20:00.`);
  if (!day && to?.day) throw refused('Say on which day it starts, before the time: Fri 22:00-02:00.');
  const days = day ? daysOf(day, here.today, here) : [here.today, here.today + 1];
  const minutes = minutesIn(point);
  const found = firstOf(days, minutes, here.now - GRACE, here);
  if (found) return onItsWeekday(day, found, here);
  const over = said(lastMoment((days[0] ?? 0) * DAY + minutes * MINUTE, here.zone), here);
  throw refused(`${over} is over. Write a time that is still to come, or now.`);
}

function endOf(to: Point, from: Point, start: number, here: Here): number {
  const { day, clock } = to;
  if (isHalfDay(clock) !== isHalfDay(from.clock) && [clock, from.clock].every(isNumber))
    throw refused('Write both times in the same way, like 20:00-22:00 or 8 pm-10 pm.');
  const first = dayOf(shownAt(start, here.zone));
  const days = day
    ? daysOf(day, first, here).filter(
        (one, n) => n === 0 || (day.kind === 'date' && one <= first + MOST_DAYS_LONG),
      )
    : [first, first + 1];
  const found = firstOf(days, minutesIn(to), start + 1, here);
  if (found) return onItsWeekday(day, found, here);
  throw refused('It would end before it starts. Write the start first, then the end, each with its day.');
}

/** Days that may be meant, the nearest first, none of a weekday or of the year before `from`. */
function daysOf(day: Day, from: number, { today }: Here): number[] {
  if (day.kind === 'ahead') return [today + day.days];
  if (day.kind === 'weekday' && day.next) return [today - weekdayOf(today) + 7 + day.weekday];
  if (day.kind === 'weekday') {
    const nearest = from + ((day.weekday - weekdayOf(from) + 7) % 7);
    return [nearest, nearest + 7];
  }
  if (day.kind === 'doubtful')
    throw refused(
      `“${day.words}” may be read in more than one way. Write a day like 24 Dec, and hours like 22:00-02:00; if it is neither, put the day before the time: today 20:00.`,
    );
  const years = day.year === undefined ? YEARS.map(ahead => yearOf(from) + ahead) : [day.year];
  const days = years.flatMap(year => dayOn(year, day.month, day.day) ?? []);
  if (days.length === 0) throw refused(`There is no day “${day.words}”. Look at the calendar.`);
  return days;
}

/** Minutes since midnight. */
function minutesIn({ day, clock }: Point): number {
  if (!clock) throw refused('Say at what time as well, like tonight 20:00.');
  const part = day?.part;
  if (clock === 'midnight') {
    if (part?.closes === END_OF_DAY) return END_OF_DAY;
    if (day) throw refused('Midnight belongs to two days. Write it like Fri 00:00 or Fri 24:00.');
    return 0;
  }
  const minutes = minutesOn(clock);
  if (part && (minutes < part.opens || minutes > part.closes)) {
    const hours = `${clockTime(part.opens)} to ${clockTime(part.closes)}`;
    throw refused(
      `“${day?.words}” is ${hours} here, and ${clock} is not. Write one of these, or the day itself, like Sat 02:00.`,
    );
  }
  return minutes;
}

function minutesOn(clock: string): number {
  if (clock === 'noon') return END_OF_DAY / 2;
  const [, hours = '', minutes = '00', half] = /^(\d+)(?::(\d+))?(?: ?([ap]).*)?$/.exec(clock) ?? [];
  if (half && hours === '12')
    throw refused(`“${clock}” is read in two ways. Write 00:30 or 12:30, noon or midnight.`);
  const since =
    half && (Number(hours) < 1 || Number(hours) > 12) ? undefined : minutesOf(`${hours}:${minutes}`);
  if (since === undefined) throw refused(`“${clock}” is no time of day. Write it like 20:00.`);
  return half === 'p' ? since + END_OF_DAY / 2 : since;
}

interface Found {
  at: number;
  day: number;
}

function firstOf(days: readonly number[], minutes: number, atLeast: number, here: Here): Found | undefined {
  for (const day of days) {
    const shown = day * DAY + minutes * MINUTE;
    const moments = momentsOf(shown, here.zone);
    if (moments.length === 0 && shown > shownAt(atLeast, here.zone)) {
      const jumped = said(lastMoment(shown, here.zone), here);
      throw refused(
        `${clockTime(minutes)} is left out on that day: the clocks go forward to ${jumped}. Write a time before or after.`,
      );
    }
    const at = moments.find(moment => moment >= atLeast);
    if (at !== undefined) return { at, day };
  }
  return undefined;
}

function onItsWeekday(day: Day | undefined, found: Found, here: Here): number {
  if (day?.kind !== 'date' || day.weekday === undefined || day.weekday === weekdayOf(found.day))
    return found.at;
  throw refused(`“${day.words}” is another weekday: ${said(found.at, here)}. Write the day that you mean.`);
}

const isNumber = (clock: string | undefined) => /^\d/.test(clock ?? '');
const isHalfDay = (clock: string | undefined) => /^\d.*[ap]/.test(clock ?? '');

const said = (at: number, { zone, now }: Here) => siteTime(at, zone, now);

const refused = (sentence: string) => new Refusal('bad-answer', sentence, 'when');
