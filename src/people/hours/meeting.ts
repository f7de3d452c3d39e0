import { MINUTE } from '../../kernel/clock.ts';
import { inBoth, type Span } from '../../kernel/spans.ts';
import { dayOf, shownAt } from '../wall-clock.ts';
import { atWork, type Availability } from './hours.ts';

/** When everybody of some people is at work within a span, in order. */
export function together(people: readonly Availability[], within: Span): Span[] {
  const [first, ...others] = people.map(person => atWork(person, within));
  return others.reduce(inBoth, first ?? []);
}

/** How long they are at work at the same time, in minutes. */
export const minutesTogether = (people: readonly Availability[], within: Span): number =>
  together(people, within).reduce((sum, { start, end }) => sum + (end - start) / MINUTE, 0);

export interface Wanted {
  /** How long it takes, in minutes. */
  minutes: number;
  /** How many suggestions. */
  count: number;
}

/** Nobody meets while a shift is handed over. In minutes, from the beginning and before the end of what is common. */
const HAND_OVER = 30;
const QUARTER = 15 * MINUTE;

/**
 * Times at which they could meet, the soonest first, each on another day as far as there are days: on a quarter of an
 * hour, and not while a shift is handed over unless there is no other time.
 *
 * @param zone whose days count
 */
export function meetingTimes(
  people: readonly Availability[],
  within: Span,
  { minutes, count }: Wanted,
  zone: string,
): Span[] {
  const lasts = minutes * MINUTE;
  const common = together(people, within);
  const calm = common.map(({ start, end }) => ({
    start: start + HAND_OVER * MINUTE,
    end: end - HAND_OVER * MINUTE,
  }));
  const starts = (some: readonly Span[]) => some.flatMap(span => quartersIn(span, lasts));
  const all = starts(calm).length > 0 ? starts(calm) : starts(common);
  const dayAt = (at: number) => dayOf(shownAt(at, zone));
  const ofEachDay = all.filter((at, n) => n === 0 || dayAt(at) !== dayAt(all[n - 1] ?? at));
  const others = all.filter(at => !ofEachDay.includes(at));
  return [...ofEachDay, ...others]
    .slice(0, count)
    .toSorted((a, b) => a - b)
    .map(start => ({ start, end: start + lasts }));
}

/** When something that lasts so long could begin within a span. */
function quartersIn({ start, end }: Span, lasts: number): number[] {
  const first = Math.ceil(start / QUARTER) * QUARTER;
  const count = Math.floor((end - lasts - first) / QUARTER) + 1;
  return Array.from({ length: Math.max(0, count) }, (_, n) => first + n * QUARTER);
}
