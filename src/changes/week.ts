import { TZDate } from '@date-fns/tz';
import { format } from 'date-fns';
import { DAY, HOUR } from '../kernel/clock.ts';
import { clip, counted } from '../kernel/text.ts';
import { dayOf, firstMoment, momentsOf, offsetName, shownAt, weekdayOf } from '../people/wall-clock.ts';
import type { Kind, State } from './change.ts';
import { overlap, type Span } from '../kernel/spans.ts';

/** A change as a week shows it. */
export interface WeekChange extends Span {
  /** CHG-7 */
  name: string;
  what: string;
  place: string;
  state: State;
  kind: Kind;
  implementer: string;
  /** The version of its plan. */
  plan: number;
}

/** What one site's week is made of. All that lies outside of it is left out. */
export interface Week {
  site: string;
  zone: string;
  /** Milliseconds; its week is the one that is shown. */
  now: number;
  changes: readonly WeekChange[];
  /** Maintenance windows and blackouts of the site, merged. */
  windows: readonly Span[];
  blackouts: readonly Span[];
}

/** How far a change has come, as far as a week tells. */
export type Look = 'open' | 'planned' | 'under way' | 'stopped' | 'done' | 'went wrong';

export const lookWords: Record<Look, string> = {
  open: 'Not decided yet',
  planned: 'Scheduled',
  'under way': 'Under way',
  stopped: 'Stopped',
  done: 'Done',
  'went wrong': 'Backed out or failed',
};

/** Undefined for what nobody has asked for yet, and for what will not happen: a week doesn't show it. */
export function lookOf(state: State): Look | undefined {
  switch (state) {
    case 'assess':
    case 'authorize':
      return 'open';
    case 'scheduled':
      return 'planned';
    case 'implement':
      return 'under way';
    case 'suspended':
      return 'stopped';
    case 'review':
    case 'closed':
      return 'done';
    case 'backed out':
    case 'failed':
      return 'went wrong';
    case 'draft':
    case 'rejected':
    case 'withdrawn':
    case 'expired':
      return undefined;
  }
}

/** A day of a site: 23 or 25 hours long when its clock is changed. */
export interface Day extends Span {
  /** Counted as in wall-clock.ts. */
  day: number;
}

export type Days = readonly [Day, ...Day[]];

/** Monday to Sunday round a moment, as the zone's calendar has them. */
export function daysOfWeek(at: number, zone: string): Days {
  const today = dayOf(shownAt(at, zone));
  const monday = today - weekdayOf(today) + 1;
  const dayAt = (day: number): Day => ({
    day,
    start: firstMoment(day * DAY, zone),
    end: firstMoment((day + 1) * DAY, zone),
  });
  return [dayAt(monday), ...[1, 2, 3, 4, 5, 6].map(n => dayAt(monday + n))];
}

/** The part of a change that falls on one day. */
export interface Shown extends Span {
  change: WeekChange;
  look: Look;
  times: string;
}

/** What is on a day, in order. */
export function shownOn(day: Day, { changes, zone }: Pick<Week, 'changes' | 'zone'>): Shown[] {
  return changes
    .filter(change => overlap(change, day))
    .toSorted((a, b) => a.start - b.start)
    .flatMap(change => {
      const look = lookOf(change.state);
      const [start, end] = [Math.max(change.start, day.start), Math.min(change.end, day.end)];
      return look ? [{ change, look, start, end, times: timesOn(day, change, zone) }] : [];
    });
}

function timesOn(day: Day, { start, end }: Span, zone: string): string {
  const [begins, ends] = [start >= day.start, end <= day.end];
  if (begins && ends) return `${clock(start, zone)}–${end === day.end ? '24:00' : clock(end, zone)}`;
  const until = end - start < 6 * DAY ? 'EEE' : 'd MMM';
  if (begins) return `${clock(start, zone)} – ${format(shown(end, zone), until)} ${clock(end, zone)}`;
  return end < day.end ? `until ${clock(end, zone)}` : 'all day';
}

/** With how far it is from Greenwich where the clock shows the time twice. */
function clock(at: number, zone: string): string {
  const shownTime = shownAt(at, zone);
  const twice = momentsOf(shownTime, zone).length > 1;
  return format(shown(at, zone), 'HH:mm') + (twice ? ` ${offsetName(at, zone)}` : '');
}

const shown = (at: number, zone: string) => new TZDate(at, zone);

/** A counted day, by the pattern of date-fns. */
export const dayWords = ({ day }: Pick<Day, 'day'>, pattern: string): string =>
  format(new TZDate(day * DAY, 'UTC'), pattern);

/** `23–29 Nov 2026` */
export function weekWords(days: Days): string {
  const [first, last] = [days[0], days.at(-1) ?? days[0]];
  const isSame = (pattern: string) => dayWords(first, pattern) === dayWords(last, pattern);
  const until = dayWords(last, 'd MMM yyyy');
  if (isSame('MMM yyyy')) return `${dayWords(first, 'd')}–${until}`;
  return `${dayWords(first, isSame('yyyy') ? 'd MMM' : 'd MMM yyyy')} – ${until}`;
}

/** As plants count them: the week of a year's first Thursday is its first. ISO 8601. */
export const weekNumber = ([monday]: Days): string => dayWords(monday, 'I');

/** How long a day is, where that is not 24 hours. */
export function oddLength({ start, end }: Day): string | undefined {
  return end - start === DAY ? undefined : `${Number(((end - start) / HOUR).toFixed(1))} hours`;
}

/** How many changes a week shows. */
export function countWords(days: Days, week: Week): string {
  const all = new Set(days.flatMap(day => shownOn(day, week).map(({ change }) => change)));
  return all.size > 0 ? counted(all.size, 'change') : 'No changes';
}

/** For who can't see the picture, at most so many characters. */
export function weekInWords(week: Week, length: number): string {
  const days = daysOfWeek(week.now, week.zone);
  const lines = days.flatMap(day => {
    const there = shownOn(day, week).map(
      ({ change, look, times }) =>
        `${change.name} ${change.place}, ${times}, ${lookWords[look].toLowerCase()}`,
    );
    return there.length > 0 ? [`${dayWords(day, 'EEE d MMM')}: ${there.join('; ')}.`] : [];
  });
  const head = `${countWords(days, week)} at ${week.site}, ${weekWords(days)}.`;
  return clip([head, ...lines].join(' '), length);
}
