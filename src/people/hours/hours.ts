import { DAY, MINUTE } from '../../kernel/clock.ts';
import { inBoth, merged, without, type Span } from '../../kernel/spans.ts';
import { END_OF_DAY } from '../site-rules.ts';
import { dayOf, firstMoment, shownAt, weekdayOf } from '../wall-clock.ts';

/** When somebody works, on the wall clock of their own zone. */
export type Hours = WeekHours | ShiftHours;

export interface WeekHours {
  kind: 'week';
  /** ISO weekdays. */
  days: readonly number[];
  /** Minutes since midnight; closes after it opens. */
  opens: number;
  closes: number;
}

export interface ShiftHours {
  kind: 'shifts';
  /** What is worked on each day, from the first on and then all over again: keys of `shifts`, or {@link OFF}. */
  cycle: readonly string[];
  shifts: Readonly<Record<string, Shift>>;
  /** The day on which the cycle began once, counted from 1 January 1970. */
  from: number;
}

export interface Shift {
  /** Minutes since midnight; one that ends at or before it begins ends on the next day. */
  begins: number;
  ends: number;
}

/** A day without work. */
export const OFF = '-';

/** Not at work from one moment to another, in milliseconds: leave, training, sickness. */
export type Absence = Span;

/** All that is kept of when somebody can be met. */
export interface Availability {
  zone: string;
  hours: Hours;
  absences: readonly Absence[];
  /** Days on which nobody of their site works, counted from 1 January 1970. */
  holidays: ReadonlySet<number>;
}

const clock = (hours: number): number => hours * 60;
const daysAndNights = { D: { begins: clock(6), ends: clock(18) }, N: { begins: clock(18), ends: clock(6) } };

/**
 * Cycles that plants use, as a start: each can be changed.
 *
 * `2-2-3` is the Pitman schedule, twelve hours, every other weekend off, nights every other fortnight; `3x8` turns
 * forward through early, late and night, two days each, with four days off.
 */
export const cycles = {
  '2-2-3': { cycle: spelt('DD--DDD--DD---NN--NNN--NN---'), shifts: daysAndNights },
  '3x8': {
    cycle: spelt('EELLNN----'),
    shifts: {
      E: { begins: clock(6), ends: clock(14) },
      L: { begins: clock(14), ends: clock(22) },
      N: { begins: clock(22), ends: clock(6) },
    },
  },
} as const satisfies Record<string, Omit<ShiftHours, 'kind' | 'from'>>;

function spelt(days: string): readonly string[] {
  return days.split('');
}

/** What is wrong with hours that somebody wrote, in a sentence; undefined where nothing is. */
export function wrongHours(hours: Hours): string | undefined {
  if (hours.kind === 'week') {
    const { days, opens, closes } = hours;
    if (days.length === 0) return 'Choose the days on which you work.';
    if (!days.every(day => Number.isInteger(day) && day >= 1 && day <= 7)) return 'A week has seven days.';
    return isClock(opens) && isClock(closes) && opens < closes ? undefined : 'Work ends after it begins.';
  }
  const { cycle, shifts } = hours;
  if (cycle.length === 0 || cycle.length > LONGEST_CYCLE) return `A cycle has 1 to ${LONGEST_CYCLE} days.`;
  const unknown = cycle.find(day => day !== OFF && !Object.hasOwn(shifts, day));
  if (unknown !== undefined) return `“${unknown}” is none of your shifts. Write ${OFF} for a day off.`;
  if (cycle.every(day => day === OFF)) return 'A cycle without a shift is no work at all.';
  return Object.values(shifts).every(
    ({ begins, ends }) => isClock(begins) && isClock(ends) && begins < END_OF_DAY,
  )
    ? undefined
    : 'A shift begins and ends at times of the day.';
}

/** Longer ones nobody works. */
export const LONGEST_CYCLE = 84;

const isClock = (minutes: number): boolean =>
  Number.isInteger(minutes) && minutes >= 0 && minutes <= END_OF_DAY;

/**
 * When somebody is at work within a span, in order, cut off at its ends: without holidays and absences. A shift that
 * began on the day before a holiday is worked to its end. What the clock jumps over in spring is not worked, and where it
 * is set back a shift is an hour longer, as plants count them.
 */
export function atWork({ zone, hours, absences, holidays }: Availability, within: Span): Span[] {
  const spans: Span[] = [];
  const [first, last] = [within.start, within.end].map(at => dayOf(shownAt(at, zone))) as [number, number];
  for (let day = first - 1; day <= last; day++) {
    const shift = holidays.has(day) ? undefined : shiftOn(hours, day);
    if (!shift) continue;
    const { begins, ends } = shift;
    const start = firstMoment(day * DAY + begins * MINUTE, zone);
    const end = firstMoment((ends <= begins ? day + 1 : day) * DAY + ends * MINUTE, zone);
    if (start < end) spans.push({ start, end });
  }
  return inBoth(without(merged(spans), merged(absences)), [within]);
}

function shiftOn(hours: Hours, day: number): Shift | undefined {
  if (hours.kind === 'week')
    return hours.days.includes(weekdayOf(day)) ? { begins: hours.opens, ends: hours.closes } : undefined;
  const { cycle, shifts, from } = hours;
  const place = (((day - from) % cycle.length) + cycle.length) % cycle.length;
  return shifts[cycle[place] ?? OFF];
}
