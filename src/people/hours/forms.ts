import { Refusal } from '../../kernel/refusal.ts';
import { input, LIMIT, modal, option, plain, type Block, type Modal } from '../../slack/blocks.ts';
import type { Entered } from '../../slack/entered.ts';
import { clockTime, END_OF_DAY, isZone, LONGEST, minutesOf } from '../site-rules.ts';
import type { Site } from '../site.ts';
import { dateOf, dayOfDate } from '../wall-clock.ts';
import { absenceLines, readAbsences } from './absences.ts';
import { availabilityOf, type PersonHours } from './book.ts';
import { cycles, type Hours, type WeekHours } from './hours.ts';
import type { SaidHours } from './saying.ts';
import {
  isKnownCycle,
  patternOf,
  patterns,
  readCycle,
  sayHours,
  sayLetters,
  sayShiftLines,
  type Pattern,
} from './words.ts';

/** Its callback, and the menus in it that the app hears of at once. */
export const MY_HOURS = 'people.my-hours';
export const PATTERN = 'people.hours-pattern';
export const HOURS_ZONE = 'people.hours-zone';

const days = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const dayOptions = days.map((day, n) => option(day, String(n + 1)));

const names: Record<Pattern, string> = {
  site: 'As my site',
  week: 'My own week',
  '2-2-3': '2-2-3',
  '3x8': '3x8',
  own: 'My own cycle',
};

const siteWeek = ({ hours: { days: open, opens, closes } }: Site): WeekHours => ({
  kind: 'week',
  days: open,
  opens,
  closes,
});

const says = (site: Site): Record<Pattern, string> => ({
  site: sayHours(siteWeek(site)),
  week: 'Days, and from when to when',
  '2-2-3': `Days and nights of 12 hours: ${sayLetters(cycles['2-2-3'])}`,
  '3x8': `Early, late and night of 8 hours: ${sayLetters(cycles['3x8'])}`,
  own: 'Any other shifts, a letter for each day',
});

export interface HoursFormParts {
  said: PersonHours | undefined;
  site: Site;
  /** Which of the patterns is chosen; left out: what they said. */
  pattern?: Pattern | undefined;
  /** The version that stood there when the form was opened. */
  seen?: number;
  /** Milliseconds. */
  now: number;
}

/** Asks only what the chosen pattern takes; what stands in the other fields stays when another is chosen. */
export function hoursForm({ said, site, now, seen = said?.version ?? 0, ...chosen }: HoursFormParts): Modal {
  const hours = said?.hours ?? null;
  const pattern = chosen.pattern ?? patternOf(hours);
  const { zone, absences } = availabilityOf(said, site, new Set());
  const options = patterns.map(one => ({
    ...option(names[one], one),
    description: plain(says(site)[one], LIMIT.option),
  }));
  const which = input(PATTERN, 'When you work', {
    type: 'radio_buttons',
    options,
    initial_option: options[patterns.indexOf(pattern)],
  });
  const zoneField = {
    type: 'external_select',
    min_query_length: 1,
    placeholder: plain('Type a city, such as Berlin', LIMIT.placeholder),
    initial_option: option(zone, zone),
  };
  const away = {
    type: 'plain_text_input',
    multiline: true,
    max_length: LIMIT.inputText,
    ...starting('initial_value', absenceLines(absences, zone, now).join('\n')),
  };
  return modal(
    'My hours',
    [
      { ...which, dispatch_action: true },
      ...fieldsOf(pattern, hours, site),
      input(HOURS_ZONE, 'Your time zone', zoneField),
      input('absences', 'When you are away', away, {
        optional: true,
        hint: 'Days off on which you would work, a line each: 24 Dec - 2 Jan, or 2026-12-24 to 2027-01-02. The last day counts.',
      }),
    ],
    { callback: MY_HOURS, submit: 'Save', about: `${seen} ${pattern}` },
  );
}

function fieldsOf(pattern: Pattern, hours: Hours | null, site: Site): Block[] {
  if (pattern === 'site') return [];
  if (pattern === 'week') return weekFields(hours?.kind === 'week' ? hours : siteWeek(site));
  const shifts = hours?.kind === 'shifts' ? hours : undefined;
  const cycle = isKnownCycle(pattern) ? cycles[pattern] : (shifts ?? cycles['3x8']);
  const letters = { type: 'plain_text_input', max_length: LONGEST.contact, initial_value: sayLetters(cycle) };
  const times = {
    type: 'plain_text_input',
    multiline: true,
    max_length: LIMIT.inputText,
    initial_value: sayShiftLines(cycle).join('\n'),
  };
  const written = [
    input('cycle', 'Your cycle, day by day', letters, {
      hint: 'A letter for each day, and - for a day off. After its last day it begins again.',
    }),
    input('shifts', 'Your shifts', times, {
      hint: 'A line for each letter, like E 06:00-14:00. A shift that ends before it begins ends on the next day.',
    }),
  ];
  const first = isKnownCycle(pattern) ? sayLetters(cycle) : 'what you wrote above';
  return [
    ...(isKnownCycle(pattern) ? [] : written),
    input(
      'from',
      'First day of your cycle',
      { type: 'datepicker', ...starting('initial_date', shifts && dateOf(shifts.from)) },
      { hint: `Any day, past or to come, on which you begin with the first day of ${first}.` },
    ),
  ];
}

function weekFields({ days: worked, opens, closes }: WeekHours): Block[] {
  const ticked = dayOptions.filter(({ value }) => worked.includes(Number(value)));
  return [
    input('days', 'Days', {
      type: 'checkboxes',
      options: dayOptions,
      ...(ticked.length > 0 && { initial_options: ticked }),
    }),
    input('opens', 'From', { type: 'timepicker', initial_time: clockTime(opens) }),
    input(
      'closes',
      'To',
      // Slack knows no 24:00.
      { type: 'timepicker', initial_time: clockTime(closes % END_OF_DAY) },
      { hint: `Past midnight? Choose ${names.own}: NNNNN-- with N 22:00-06:00, for instance.` },
    ),
  ];
}

/** The version that stood there, and the pattern that was asked for. */
export function readDrawn(about: string): { seen: number; drawn: string } {
  const [seen = '', drawn = ''] = about.split(' ');
  return { seen: /^\d+$/.test(seen) ? Number(seen) : -1, drawn };
}

export const patternNamed = (name: string): Pattern | undefined => patterns.find(one => one === name);

/** @throws Refusal `bad-answer` at a field */
export function readHours(entered: Entered, pattern: Pattern, site: Site, now: number): SaidHours {
  const hours = hoursIn(entered, pattern);
  const zone = entered(HOURS_ZONE);
  if (!isZone(zone)) throw no(HOURS_ZONE, 'Choose a time zone from the list.');
  return {
    zone: zone === site.zone ? null : zone,
    hours,
    absences: readAbsences(entered('absences'), zone, now),
  };
}

function hoursIn(entered: Entered, pattern: Pattern): Hours | null {
  if (pattern === 'site') return null;
  if (pattern === 'week') {
    const [opens, closes] = [minutesOf(entered('opens')), minutesOf(entered('closes'))];
    if (opens === undefined) throw no('opens', 'Say when you begin.');
    if (closes === undefined) throw no('closes', 'Say when you end.');
    const worked = entered
      .all('days')
      .map(Number)
      .toSorted((a, b) => a - b);
    return { kind: 'week', days: [...new Set(worked)], opens, closes: closes || END_OF_DAY };
  }
  const cycle = isKnownCycle(pattern) ? cycles[pattern] : readCycle(entered('cycle'), entered('shifts'));
  const from = dayOfDate(entered('from'));
  if (from === undefined) throw no('from', 'Choose the first day of your cycle.');
  return { kind: 'shifts', cycle: cycle.cycle, shifts: cycle.shifts, from };
}

const no = (field: string, sentence: string) => new Refusal('bad-answer', sentence, field);
const starting = (name: string, value: unknown) => (value ? { [name]: value } : {});
