import { plain, readWritten, type Day } from '../../changes/time-words.ts';
import { DAY, HOUR } from '../../kernel/clock.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { merged } from '../../kernel/spans.ts';
import { clip, tidy } from '../../kernel/text.ts';
import { dateOf, dayOf, dayOn, firstMoment, shownAt, weekdayOf, yearOf } from '../wall-clock.ts';
import type { Absence } from './hours.ts';
import { sayDate } from './words.ts';

/** As many as anybody plans ahead. */
export const MOST_ABSENCES = 50;
/** Three years, as the longest leaves are; a year with a slip in it is further away. In days. */
const FURTHEST = 3 * 366;
/** Longer than any two days that can be written. */
const LONGEST_LINE = 80;
/** Within so many years 29 February comes again. */
const YEARS = Array.from({ length: 9 }, (_, n) => n);

const LIKE = 'Write one on each line, like 24 Dec - 2 Jan or 2026-12-24 to 2027-01-02.';

/**
 * Days on which somebody isn't there, as they wrote them, a line each: `24.12.2026-02.01.2027`, `24 Dec - 2 Jan`,
 * `tomorrow`. Whole days in their zone, the last one included. A range without years is the one that is not over yet; what
 * is over is left out, and what touches is made one.
 *
 * @param now milliseconds
 * @throws Refusal `bad-answer` at `absences`
 */
export function readAbsences(typed: string, zone: string, now: number): Absence[] {
  const lines = tidy(typed)
    .split(/[\n;]+/)
    .map(line => line.trim())
    .filter(Boolean);
  const today = dayOf(shownAt(now, zone));
  const days = lines.map(line => readDays(line, today)).filter(({ last }) => last >= today);
  const absences = merged(
    days.map(({ first, last }) => ({ start: midnight(first, zone), end: midnight(last + 1, zone) })),
  );
  if (absences.length > MOST_ABSENCES)
    throw no(`Those are ${absences.length}; ${MOST_ABSENCES} fit. Leave out those that are furthest away.`);
  return absences;
}

/** What is still to come, each on a line that {@link readAbsences} reads. */
export const absenceLines = (absences: readonly Absence[], zone: string, now: number): string[] =>
  absences
    .filter(({ end }) => end > now)
    .map(absence => {
      const { first, last } = daysOf(absence, zone);
      return first === last ? dateOf(first) : `${dateOf(first)} to ${dateOf(last)}`;
    });

/** `Thu 24 Dec 2026 – Sat 2 Jan 2027`. */
export function sayAbsence(absence: Absence, zone: string): string {
  const { first, last } = daysOf(absence, zone);
  return first === last ? sayDate(first) : `${sayDate(first)} – ${sayDate(last)}`;
}

interface Days {
  /** Counted from 1 January 1970, both included. */
  first: number;
  last: number;
}

const midnight = (day: number, zone: string): number => firstMoment(day * DAY, zone);

/** By the nearest midnight: their zone may be another one by now, and a midnight that the clock jumps over is later. */
function daysOf({ start, end }: Absence, zone: string): Days {
  const nearest = (at: number) => dayOf(shownAt(at, zone) + 12 * HOUR);
  const first = nearest(start);
  return { first, last: Math.max(first, nearest(end) - 1) };
}

function readDays(line: string, today: number): Days {
  const written = line.length > LONGEST_LINE ? undefined : readWritten(line);
  const [from, to] = [written?.from.day, written?.to ? written.to.day : written?.from.day];
  const hasClock = written?.from.clock ?? written?.to?.clock ?? from?.part ?? to?.part ?? written?.lasts;
  if (!from || !to || hasClock !== undefined) throw unread(line);
  const days = resolved(from, written?.to ? to : undefined, today, line);
  if (days.last < days.first)
    throw no(`“${clip(line, 60)}” ends before it begins. Write the first day first.`);
  if (days.last > today + FURTHEST)
    throw no(`“${clip(line, 60)}” ends in ${yearOf(days.last)}, which is too far away. Look at the year.`);
  return days;
}

/** A date without a year at the beginning is the last before the end, so that a leave may have begun already. */
function resolved(from: Day, to: Day | undefined, today: number, line: string): Days {
  if (!to) {
    const first = onOrAfter(from, today, today, line);
    return { first, last: first };
  }
  if (isOpen(from)) {
    const last = onOrAfter(to, today, today, line);
    return { first: before(from, last, line), last };
  }
  const first = onOrAfter(from, today, today, line);
  return { first, last: onOrAfter(to, first, today, line) };
}

type Dated = Extract<Day, { kind: 'date' }>;
const isOpen = (day: Day): day is Dated => day.kind === 'date' && day.year === undefined;

function onOrAfter(day: Day, from: number, today: number, line: string): number {
  if (day.kind === 'ahead') return today + day.days;
  if (day.kind === 'doubtful') throw doubtful(day.words);
  if (day.kind === 'weekday')
    return day.next
      ? today - weekdayOf(today) + 7 + day.weekday
      : from + ((day.weekday - weekdayOf(from) + 7) % 7);
  const year = yearOf(from);
  const all = day.year === undefined ? YEARS.map(ahead => year + ahead) : [day.year];
  return known(day, all, at => day.year !== undefined || at >= from, line);
}

function before(day: Dated, last: number, line: string): number {
  const year = yearOf(last);
  return known(
    day,
    YEARS.map(back => year - back),
    at => at <= last,
    line,
  );
}

function known(day: Dated, years: readonly number[], fits: (at: number) => boolean, line: string): number {
  const found = years.flatMap(year => dayOn(year, day.month, day.day) ?? []).find(fits);
  if (found === undefined)
    throw no(`There is no day “${clip(day.words, 40)}” in “${clip(line, 60)}”. Look at the calendar.`);
  if (day.weekday !== undefined && day.weekday !== weekdayOf(found))
    throw no(`“${clip(day.words, 40)}” is another weekday: ${sayDate(found)}. Write the day that you mean.`);
  return found;
}

function unread(line: string): Refusal {
  const isHours = /\d:\d\d/.test(plain(line));
  return no(
    isHours
      ? `“${clip(line, 60)}” has hours. These are whole days: write the days alone. ${LIKE}`
      : `I can’t read “${clip(line, 60)}” as days. ${LIKE}`,
  );
}

const doubtful = (words: string) =>
  no(`“${clip(words, 40)}” may be read in more than one way. Write a day like 24 Dec or 2026-12-24.`);
const no = (sentence: string) => new Refusal('bad-answer', sentence, 'absences');
