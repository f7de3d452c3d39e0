import { HOUR, MINUTE } from '../kernel/clock.ts';
import { tidy } from '../kernel/text.ts';

// The words of times, as tables. Our own and not chrono-node's: that takes what it knows and drops the rest, so that
// `24.12. 08:00-10:00` becomes today, `Fri 22-02` Friday noon, and `24/12` whatever its locale says.

/** A time as it was written; whether the calendar has it is another question. */
export interface Written {
  from: Point;
  to?: Point;
  /** Milliseconds. */
  lasts?: number;
}

export interface Point {
  day?: Day;
  /** `20:00`, `8`, `8 pm`, `noon`, `midnight` or `now`. */
  clock?: string;
}

/** Part of a day, in minutes since midnight. */
export interface Part {
  opens: number;
  closes: number;
}

export type Day = { words: string; part?: Part } & (
  | { kind: 'ahead'; days: number }
  | { kind: 'weekday'; weekday: number; next: boolean }
  | { kind: 'date'; day: number; month: number; year?: number; weekday?: number }
  | { kind: 'doubtful' }
);

const parts: Readonly<Record<string, Part>> = {
  morning: { opens: 0, closes: 12 * 60 },
  afternoon: { opens: 12 * 60, closes: 18 * 60 },
  evening: { opens: 17 * 60, closes: 24 * 60 },
  night: { opens: 17 * 60, closes: 24 * 60 },
};

const ahead: Readonly<Record<string, number>> = { today: 0, tomorrow: 1 };

const weekdays = 'monday tuesday wednesday thursday friday saturday sunday'.split(' ');
const months = 'january february march april may june july august september october november december'.split(
  ' ',
);

const dates = [
  /^(?<day>\d{1,2})\. ?(?<month>\d{1,2})\.(?: ?(?<year>\d{4}))?$/,
  /^(?<year>\d{4})-(?<month>\d\d)-(?<day>\d\d)$/,
  /^(?<day>\d{1,2})(?:\.|st|nd|rd|th)?(?: of)? (?<name>[a-z]{3,})\.?(?: (?<year>\d{4}))?$/,
  /^(?<name>[a-z]{3,})\.? (?<day>\d{1,2})(?:st|nd|rd|th)?(?: (?<year>\d{4}))?$/,
];

/** A day to some readers, another day, a version or two numbers to others. */
const doubtful = /^(\d{1,2})([./-])(\d{1,2})(?:\2(?:\d{2}|\d{4}))?$/;

const clock = String.raw`(?<clock>noon|midnight|\d{1,2}(?::\d\d)?(?: ?[ap]\.?m\.?)?)`;
const points = [
  new RegExp(`^(?:(?<day>.+?) (?:at |from )?)?${clock}$`),
  new RegExp(`^${clock} (?:on )?(?<day>.+)$`),
  /^(?<day>.+)$/,
];

/** In front of a time they change its meaning, also where we can’t read how: `in two weeks 8:00`, `until 20:00`. */
const timely = new Set(
  `now today tonight tomorrow yesterday next this last every each daily weekly day days week weeks weekend hour hours
  minutes until till before after by around about noon midnight ${Object.keys(parts).join(' ')}`.split(/\s+/),
);

/** Whether words speak of time, wherever they stand. */
export function isTimely(words: string): boolean {
  const text = plain(words);
  if (/^(?:\d{1,2}(?:st|nd|rd|th)|(?:week|wk|cw|kw) ?\d{1,2})$/.test(text)) return true;
  return text.split('-').every(word => timely.has(word) || (nth(weekdays, word) ?? nth(months, word)));
}

/** What was written, where all of it is a time; undefined otherwise. */
export function readWritten(typed: string): Written | undefined {
  const text = plain(typed);
  const [, length] = /(?:^| )for (.+)$/.exec(text) ?? [];
  if (length === undefined) {
    const one = pointIn(text);
    return one ? { from: one } : rangeIn(text);
  }
  const lasts = lengthOf(length);
  const rest = text.slice(0, -length.length - 'for '.length).trim();
  const from = rest === '' ? {} : pointIn(rest);
  return from && lasts !== undefined ? { from, lasts } : undefined;
}

/** ISO weekday: 6 for `sat`, `saturday` and `saturdays`. */
export const weekdayNamed = (word: string): number | undefined => nth(weekdays, word.replace(/s$/, ''));

/** Whether it is an hour without minutes, `22`, which beside a day may be anything. */
export const isBare = (words: string | undefined): boolean => /^\d{1,2}$/.test(words ?? '');

/** One writing for all: small letters, one blank, a hyphen for every dash, no quotes. */
export function plain(typed: string): string {
  return tidy(typed)
    .toLowerCase()
    .replace(/["'`“”„‟‘’‚«»]/g, '')
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/[\s,;]+/g, ' ')
    .trim()
    .replace(/ (?:to|until|till) | ?- ?/g, '-')
    .replace(/(\d{4}-\d\d-\d\d)t(?=\d)/g, '$1 ')
    .replace(/((?::\d\d|[a-z]))\.$/, '$1');
}

function rangeIn(text: string): Written | undefined {
  for (let at = text.indexOf('-'); at >= 0; at = text.indexOf('-', at + 1)) {
    const [from, to] = [pointIn(text.slice(0, at)), pointIn(text.slice(at + 1))];
    if (!from || !to || to.clock === 'now') continue;
    const isNumber = isBare(from.clock) && !from.day;
    if (!isNumber || !to.day) return { from, to };
  }
  return undefined;
}

function pointIn(text: string): Point | undefined {
  const words = text.replace(/^(?:at|on|from) /, '');
  if (words === 'now') return { clock: 'now' };
  for (const form of points) {
    const found = form.exec(words)?.groups;
    if (!found) continue;
    const day = found['day'] === undefined ? undefined : dayIn(found['day']);
    if (found['day'] !== undefined && !day) continue;
    return { ...(day && { day }), ...(found['clock'] && { clock: found['clock'] }) };
  }
  return undefined;
}

function dayIn(words: string): Day | undefined {
  const whole = words
    .replace(/^tonight$/, 'today night')
    .replace(/^this (?=morning|afternoon|evening|night)/, 'today ');
  const [, named = '', part = ''] = /^(.+?)(?: (morning|afternoon|evening|night))?$/.exec(whole) ?? [];
  const found = ahead[named] === undefined ? (weekdayIn(named) ?? dateIn(named)) : aheadBy(ahead[named]);
  return found && { words, ...found, ...(parts[part] && { part: parts[part] }) };
}

const aheadBy = (days: number) => ({ kind: 'ahead', days }) as const;

function weekdayIn(words: string) {
  const weekday = nth(weekdays, words.replace(/^next /, ''));
  if (weekday === undefined) return undefined;
  return { kind: 'weekday', weekday, next: words.startsWith('next ') } as const;
}

/** A date, or one behind its weekday, as we write it ourselves: `fri 27 nov`. */
/** A date, or one behind its weekday, as we write it ourselves: `fri 27 nov`. */
function dateIn(words: string) {
  const [, name = '', rest = ''] = /^([a-z]+) (.+)$/.exec(words) ?? [];
  const weekday = nth(weekdays, name);
  if (weekday === undefined) return dateOf(words) ?? doubtIn(words);
  const date = dateOf(rest);
  return date ? { ...date, weekday } : isRangeOfHours(rest) ? undefined : doubtIn(rest);
}

function dateOf(words: string) {
  for (const form of dates) {
    const { day, month, name = '', year } = form.exec(words)?.groups ?? {};
    const numbered = month === undefined ? nth(months, name) : Number(month);
    if (!day || numbered === undefined) continue;
    return { kind: 'date', day: Number(day), month: numbered, ...(year && { year: Number(year) }) } as const;
  }
  return undefined;
}

function doubtIn(words: string) {
  const [, first, , second] = doubtful.exec(words) ?? [];
  const mayBe = first !== undefined && Math.min(Number(first), Number(second)) <= 12;
  return mayBe ? ({ kind: 'doubtful' } as const) : undefined;
}

/** Behind a weekday only hours are written so. */
const isRangeOfHours = (words: string) => /^\d+-\d+$/.test(words);

/** 1 for the first name, of which at least three letters must be given. */
function nth(names: readonly string[], word: string): number | undefined {
  const at = word.length < 3 ? -1 : names.findIndex(name => name.startsWith(word));
  return at < 0 ? undefined : at + 1;
}

function lengthOf(words: string): number | undefined {
  const [found, hours = '0', minutes = '0'] =
    /^(?:(\d{1,3}(?:\.\d{1,2})?) ?h(?:ours?|rs?)?)?(?: ?(?:and )?(\d{1,5}) ?m(?:in(?:ute)?s?)?)?$/.exec(
      words,
    ) ?? [];
  return found ? Math.round((Number(hours) * HOUR + Number(minutes) * MINUTE) / MINUTE) * MINUTE : undefined;
}
