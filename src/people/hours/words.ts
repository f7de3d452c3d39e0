import { sayDays } from '../../changes/window-words.ts';
import { DAY, MINUTE } from '../../kernel/clock.ts';
import { Refusal } from '../../kernel/refusal.ts';
import type { Span } from '../../kernel/spans.ts';
import { clip, tidy } from '../../kernel/text.ts';
import { clockTime, minutesOf } from '../site-rules.ts';
import { dayName, shownAt, siteTime, yearOf } from '../wall-clock.ts';
import { atWork, cycles, OFF, type Availability, type Hours, type Shift, type ShiftHours } from './hours.ts';

/** How somebody says when they work: as their site does, in a week of their own, or in shifts. */
export const patterns = ['site', 'week', '2-2-3', '3x8', 'own'] as const;
export type Pattern = (typeof patterns)[number];
export type KnownCycle = keyof typeof cycles;

export const isKnownCycle = (pattern: Pattern): pattern is KnownCycle => Object.hasOwn(cycles, pattern);

export function patternOf(hours: Hours | null): Pattern {
  if (!hours) return 'site';
  if (hours.kind === 'week') return 'week';
  const spelt = sayCycle(hours);
  return patterns.filter(isKnownCycle).find(name => sayCycle(cycles[name]) === spelt) ?? 'own';
}

type Cycle = Pick<ShiftHours, 'cycle' | 'shifts'>;

/** Its days, as {@link readCycle} reads them: `EELLNN----`. */
export const sayLetters = ({ cycle }: Pick<Cycle, 'cycle'>): string => cycle.join('');

/** Its shifts, a line each, as {@link readCycle} reads them: `E 06:00-14:00`. */
export const sayShiftLines = ({ shifts }: Pick<Cycle, 'shifts'>): string[] =>
  Object.entries(shifts).map(
    ([letter, { begins, ends }]) => `${letter} ${clockTime(begins)}-${clockTime(ends)}`,
  );

const sayCycle = (cycle: Cycle): string => [sayLetters(cycle), ...sayShiftLines(cycle)].join(', ');

const LIKE_LETTERS = 'Write a letter for each day, and - for a day off, like EELLNN----.';
const LIKE_SHIFTS = 'Write a line for each shift, like E 06:00-14:00.';

/**
 * A cycle as somebody wrote it: its days, small letters or large, and when each shift is. Shifts that it doesn't have are
 * left out. Phones make one long dash of two hyphens, so it is two days off.
 *
 * @throws Refusal `bad-answer` at `cycle` or `shifts`
 */
export function readCycle(letters: string, lines: string): Cycle {
  const days = tidy(letters)
    .normalize()
    .replace(/\s+/g, '')
    .replace(/—/g, '--')
    .replace(/[–‐‑−]/g, OFF);
  const cycle = Array.from(days, large);
  if (cycle.length === 0) throw no('cycle', `Say what your cycle is. ${LIKE_LETTERS}`);
  const odd = cycle.find(day => day !== OFF && !isLetter(day));
  if (odd !== undefined) throw no('cycle', `“${odd}” is no letter. ${LIKE_LETTERS}`);
  const written = readShiftLines(lines);
  const worked = [...new Set(cycle.filter(day => day !== OFF))];
  const missing = worked.find(letter => !written.has(letter));
  if (missing !== undefined) throw no('shifts', `When is “${missing}”? ${LIKE_SHIFTS}`);
  return { cycle, shifts: Object.fromEntries([...written].filter(([letter]) => worked.includes(letter))) };
}

/** One letter stays one. */
const large = (letter: string): string => {
  const found = letter.toUpperCase();
  return Array.from(found).length === 1 ? found : letter;
};
const isLetter = (one: string): boolean => /^[\p{L}\p{N}]$/u.test(one);

function readShiftLines(typed: string): Map<string, Shift> {
  const shifts = new Map<string, Shift>();
  for (const line of tidy(typed)
    .normalize()
    .split(/[\n;,]+/)
    .map(one => one.trim())
    .filter(Boolean)) {
    const [, letter = '', from = '', to = ''] =
      /^(\S)[\s:=]+([\d:.]+)\s*(?:[-–—‐‑−]|to)\s*([\d:.]+)$/u.exec(line) ?? [];
    const [begins, ends] = [clockIn(from), clockIn(to)];
    const key = large(letter);
    if (!isLetter(key) || begins === undefined || ends === undefined)
      throw no('shifts', `I can’t read “${clip(line, 40)}” as a shift. ${LIKE_SHIFTS}`);
    if (shifts.has(key)) throw no('shifts', `“${key}” stands there twice. ${LIKE_SHIFTS}`);
    shifts.set(key, { begins, ends });
  }
  return shifts;
}

/** `6`, `06:00` or `6.00`; 24:00 is the end of a day, at which no shift begins. */
function clockIn(typed: string): number | undefined {
  const [, hours, minutes = '00'] = /^(\d{1,2})(?:[:.](\d\d))?$/.exec(typed) ?? [];
  return hours === undefined ? undefined : minutesOf(`${hours}:${minutes}`);
}

/** Read back: `Mon–Fri 08:00–17:00`, or a cycle with the day on which it began and its shifts. */
export function sayHours(hours: Hours): string {
  if (hours.kind === 'week')
    return `${sayWeekdays(hours.days)} ${clockTime(hours.opens)}–${clockTime(hours.closes)}`;
  const pattern = patternOf(hours);
  const name = pattern === 'own' ? '' : `${pattern}, `;
  const times = sayShiftLines(hours).map(line => line.replace('-', '–'));
  return `${name}${sayLetters(hours)} from ${sayDate(hours.from)} on, ${times.join(', ')}`;
}

const sayWeekdays = (days: readonly number[]): string => (days.length === 7 ? 'every day' : sayDays(days));

/** `Mon 23 Nov 2026` of a counted day. */
export const sayDate = (day: number): string => `${dayName(day)} ${yearOf(day)}`;

/** So far ahead somebody's next shifts are looked for, in days: further than any cycle and most leaves. */
const AHEAD = [14, 400];
/** A shift that began before is said whole. */
const BACK = 3 * DAY;

/** Present and next shifts, at most so many, each whole. @param now milliseconds */
export function nextShifts(availability: Availability, now: number, most: number): Span[] {
  for (const days of AHEAD) {
    const within = { start: now - BACK, end: now + days * DAY };
    // What the end cuts off is not whole.
    const spans = atWork(availability, within).filter(({ end }) => end > now && end < within.end);
    if (spans.length >= most || days === AHEAD.at(-1)) return spans.slice(0, most);
  }
  return [];
}

/** `Mon 30 Nov 22:00–06:00`; with its last day where it is longer than one. */
export function sayShift({ start, end }: Span, zone: string, now: number): string {
  const from = siteTime(start, zone, now);
  if (end - start > DAY) return `${from} – ${siteTime(end, zone, now)}`;
  return `${from}–${clockTime(minutesShown(end, zone))}`;
}

const minutesShown = (at: number, zone: string): number => Math.floor((shownAt(at, zone) % DAY) / MINUTE);

const no = (field: string, sentence: string) => new Refusal('bad-answer', sentence, field);
