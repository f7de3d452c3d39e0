import { DAY, MINUTE } from '../kernel/clock.ts';
import { Refusal } from '../kernel/refusal.ts';
import { clip, tidy } from '../kernel/text.ts';
import { clockTime, END_OF_DAY } from '../people/site-rules.ts';
import type { Site } from '../people/site.ts';
import { siteTime } from '../people/wall-clock.ts';
import type { Span } from '../kernel/spans.ts';
import { plain, readWritten, weekdayNamed } from './time-words.ts';
import { readTimes } from './times.ts';
import { occurrences, type Held, type Weekly, type Window } from './windows.ts';

/** Longer than any that can be read, in characters. */
export const LONGEST_WHEN = 120;

/** Most have come by then; a list asks it of each of hundreds. */
const NEAR = 8 * DAY;
/** In five weeks what comes every week comes at least three times, also where the clocks leave it out once. */
const AHEAD = 5 * 7 * DAY;

/** A Monday in a zone and a week in which no clock changes: hours of a week are read there. */
const MONDAY = 4 * DAY;

const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7];
const names = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const fillers = ['and', 'on', 'at', 'from'];

/** Of both kinds, and how they are told apart. */
const EXAMPLES =
  'Sat 22:00-04:00 or tonight 20:00-22:00 for once, every Sat 22:00-04:00 or every Mon-Fri 12:00-13:00 for every week';

/**
 * When a window is open, as a person wrote it: once, as `readTimes` reads it, but with its end; or every week on the
 * site’s clock, `every Mon-Fri 12:00-13:00`, `weekly Sun 02:00-06:00`, `daily 12:00-13:00 until 24 Dec 22:00`. Nothing is
 * guessed: what may mean two things, is no time or never comes is refused with a sentence that says how to write it.
 *
 * @param now milliseconds
 * @throws Refusal `bad-answer` at the field `when`
 */
export function readWindow(
  typed: string,
  site: Pick<Site, 'zone'>,
  now: number,
): Pick<Window, 'when' | 'until'> {
  const text = tidy(typed);
  if (text === '') throw refused(`Say when, like ${EXAMPLES}.`);
  if (text.length > LONGEST_WHEN) throw unread(text);
  const [, every, rest = ''] =
    /^(every day|daily|every week|weekly|every|each)(?: (.*))?$/.exec(plain(text)) ?? [];
  if (every === undefined) return readOnce(text, site, now);
  const [, head, last] = /^(.*)\suntil\s(.*)$/is.exec(text) ?? [];
  // Where no closing time stands before it, the word stands before that.
  if (head === undefined || last === undefined || !hasCloses(plain(head)))
    return { when: weeklyOf(every, rest) };
  const when = weeklyOf(every, plain(head).slice(every.length).trim());
  const until = readLast(last, site, now);
  if (nextTimes({ when, until, effect: 'maintenance' }, site.zone, now, 1).length === 0)
    throw refused('It would be over before it opens. Write a later end, or leave it out.');
  return { when, until };
}

/** The times at which it is open now or next, at most so many, each whole. */
export function nextTimes(window: Held, zone: string, now: number, most: number): Span[] {
  const within = (ahead: number) =>
    occurrences(window, zone, { start: now, end: now + ahead }).slice(0, most);
  if (window.when.kind === 'once') return within(Infinity);
  const near = within(NEAR);
  return near.length < most ? within(AHEAD) : near;
}

/** A weekly one read back to people, so that it can be written again: `Every Mon–Fri 12:00–13:00`. */
export function sayWeekly(
  { days, opens, closes }: Weekly,
  until: number | undefined,
  { zone }: Pick<Site, 'zone'>,
  now: number,
): string {
  const last = until === undefined ? '' : ` until ${siteTime(until, zone, now)}`;
  return `Every ${sayDays(days)} ${clockTime(opens)}–${clockTime(closes)}${last}`;
}

function readOnce(text: string, site: Pick<Site, 'zone'>, now: number): Pick<Window, 'when'> {
  const written = readWritten(text);
  if (written && !written.to && written.lasts === undefined)
    throw refused('Say until when as well, like Sat 22:00-04:00 or Sat 22:00 for 2 h.');
  if (written) return { when: { kind: 'once', ...readTimes(text, site, now, MINUTE) } };
  const [days, hours] = splitDays(plain(text));
  if (daysIn(days) && readWritten(`${names[0]} ${hours}`)?.to)
    throw refused(
      `Is that once or every week? Write every ${clip(text, 60)}; or for once its first day and its last, like Sat 22:00-Sun 04:00.`,
    );
  throw unread(text);
}

/** @param words behind `every`, in one writing */
function weeklyOf(every: string, words: string): Weekly {
  const [named, hours] = splitDays(words);
  const daily = ['every day', 'daily'].includes(every);
  if (named === '' && !daily)
    throw refused('Say on which days, like every Sat 22:00-04:00 or every day 12:00-13:00.');
  const days = daily && named === '' ? EVERY_DAY : daily ? undefined : daysIn(named);
  if (!days)
    throw refused(
      `I can’t read “${clip(`${every} ${named}`, 60)}” as days of the week. Write them like every Sat, every Mon, Wed and Fri, every Mon-Fri or every day.`,
    );
  const times = hoursOf(hours, days);
  if (days.length === 2 && named.includes('-') && times.closes <= times.opens)
    throw refused(
      `“${clip(words, 60)}” may be one night or two. Write every Sat and Sun 22:00-04:00 for two, every Sat 22:00-04:00 for one.`,
    );
  return { kind: 'weekly', days, ...times };
}

/** Days in words, and behind them everything from the first time on. */
function splitDays(words: string): [days: string, hours: string] {
  const at = words.search(/(?:^|(?<= ))(?:\d|noon|midnight)/);
  const before = at < 0 ? words : words.slice(0, at);
  const days = before.split(' ').filter(word => word !== '' && !fillers.includes(word));
  return [days.join(' '), at < 0 ? '' : words.slice(at)];
}

/** ISO weekdays in order, of `mon wed fri` or `mon-fri`; undefined where one of them is none. */
function daysIn(words: string): number[] | undefined {
  const days = words.split(' ').map(word => {
    const [from, to = from, ...more] = word.split('-').map(weekdayNamed);
    const isRange = word.includes('-');
    if (from === undefined || to === undefined || more.length > 0 || (isRange && from === to)) return [];
    return Array.from({ length: ((to - from + 7) % 7) + 1 }, (_, n) => ((from - 1 + n) % 7) + 1);
  });
  if (days.some(some => some.length === 0)) return undefined;
  return [...new Set(days.flat())].toSorted((a, b) => a - b);
}

function hoursOf(hours: string, days: readonly number[]): Pick<Weekly, 'opens' | 'closes'> {
  const [first = 1] = days;
  const text = `${names[first - 1]} ${hours}`;
  const { from, to } = readWritten(text) ?? {};
  const areOfAWeek = [from?.day, to?.day].every(day => !day || (day.kind === 'weekday' && !day.next));
  if (!from || !to || !areOfAWeek)
    throw refused('Say when it opens and when it closes, like every Sat 22:00-04:00.');
  if (to.day && days.length > 1)
    throw refused('Write the hours without a day, like every Sat and Sun 22:00-04:00.');
  const { start, end } = readTimes(text, { zone: 'UTC' }, MONDAY, MINUTE);
  const day = MONDAY + (first - 1) * DAY;
  const [opens, lasts] = [(start - day) / MINUTE, (end - day) / MINUTE];
  const closes = lasts > END_OF_DAY ? lasts - END_OF_DAY : lasts;
  if (lasts > END_OF_DAY && closes > opens)
    throw refused('What comes every week is open for 24 hours at most. Set one for each day.');
  return { opens, closes };
}

function readLast(words: string, site: Pick<Site, 'zone'>, now: number): number {
  const written = readWritten(words);
  if (written?.to || written?.lasts !== undefined)
    throw refused('Say one moment at which it is over for good, like until 24 Dec 22:00.');
  return readTimes(words, site, now, MINUTE).start;
}

/** Whether a closing time stands in it: a hyphen behind a time, which between days there is none. */
const hasCloses = (text: string): boolean => /(?:\d|m\.?|noon|midnight)-/.test(text);

/** `Mon–Fri`, `Sat and Sun`, `Mon, Wed and Fri` or `day`. */
export function sayDays(days: readonly number[]): string {
  if (days.length === EVERY_DAY.length) return 'day';
  const runs: number[][] = [];
  for (const day of days) {
    const run = runs.at(-1);
    if (run?.at(-1) === day - 1) run.push(day);
    else runs.push([day]);
  }
  const said = runs.flatMap(run => {
    const all = run.map(day => names[day - 1] ?? '');
    return all.length > 2 ? [`${all[0]}–${all.at(-1)}`] : all;
  });
  return [said.slice(0, -1).join(', '), said.at(-1)].filter(Boolean).join(' and ');
}

const unread = (text: string) =>
  refused(`I can’t read “${clip(text, 60)}” as times. Write it like ${EXAMPLES}.`);

const refused = (sentence: string) => new Refusal('bad-answer', sentence, 'when');
