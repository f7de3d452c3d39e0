import { DAY, HOUR } from '../kernel/clock.ts';
import { clip } from '../kernel/text.ts';
import { firstMoment, siteTime } from '../people/wall-clock.ts';
import { inBoth, type Span } from '../kernel/spans.ts';
import {
  countWords,
  daysOfWeek,
  dayWords,
  lookWords,
  oddLength,
  shownOn,
  weekNumber,
  weekWords,
  type Day,
  type Days,
  type Look,
  type Shown,
  type Week,
} from './week.ts';

/** A picture as rectangles, marks and labels, in pixels. */
export interface Layout {
  width: number;
  height: number;
  /** The first ones lie lowest. */
  boxes: Box[];
  /** The sign of each look, which tells it apart without its colour. */
  marks: { x: number; y: number; look: Look }[];
  labels: Label[];
}

export interface Box {
  as: Look | Ground;
  x: number;
  y: number;
  width: number;
  height: number;
}

/** What lies under the changes. */
export type Ground = 'window' | 'blackout' | 'today' | 'hour' | 'line' | 'now';

export interface Label {
  as: 'strong' | 'plain' | 'faint';
  /** Its left end, or its middle, and its foot. */
  x: number;
  y: number;
  size: number;
  text: string;
  /** What it begins with, in strong letters. */
  name?: string;
  middle?: true;
}

/** A phone shows a third of these: its words then have the size of a message's. */
const WIDTH = 1080;
const MARGIN = 28;
const DAY_NAMES = 168;
const AXIS = { from: MARGIN + DAY_NAMES, to: WIDTH - MARGIN };

const TYPE = { title: 60, day: 42, change: 34, small: 28 } as const;
/** Of a mark, a square. */
export const MARK = 26;
/** One change on one day: its words, and under them the bar that says when. */
const LANE = { height: 72, foot: 32, bar: 43, thick: 15 } as const;
const HOURS = 44;
const LEAST_BAR = 8;
/** A line of the legend. */
const KEY = 56;

/** A picture that grows without end is read by nobody: the list has the others. */
const MOST_ON_A_DAY = 8;

/** A row for each day, its hours from left to right; whatever is at the same time stands beside each other in it. */
export function layOut(week: Week): Layout {
  const days = daysOfWeek(week.now, week.zone);
  const layout: Layout = { width: WIDTH, height: 0, boxes: [], marks: [], labels: [] };
  let y = head(layout, days, week);
  for (const day of days) y = row(layout, day, week, y);
  return { ...layout, height: legend(layout, y) };
}

function head({ labels }: Layout, days: Days, week: Week): number {
  const { site, zone, now } = week;
  const lines: [as: Label['as'], size: number, text: string][] = [
    ['strong', TYPE.title, site],
    ['plain', TYPE.day, `Week ${weekNumber(days)} · ${weekWords(days)}`],
    ['plain', TYPE.change, `${countWords(days, week)} · as of ${siteTime(now, zone)}`],
    ['faint', TYPE.small, `Times of ${zone}`],
  ];
  let y = 0;
  for (const [as, size, text] of lines) {
    y += Math.round(size * 1.4);
    labels.push({ as, x: MARGIN, y, size, text: fitted(text, size, WIDTH - 2 * MARGIN) });
  }
  return y + MARGIN;
}

function row(layout: Layout, day: Day, week: Week, y: number): number {
  const { boxes, labels } = layout;
  const all = shownOn(day, week);
  const there = all.slice(0, MOST_ON_A_DAY);
  const more = all.length - there.length;
  const lanes = there.length + (more > 0 ? 1 : 0);
  const height = HOURS + Math.max(lanes, 1) * LANE.height;
  const isToday = day.start <= week.now && week.now < day.end;
  if (isToday) boxes.push({ as: 'today', x: 0, y, width: AXIS.from - 12, height });
  boxes.push(...grounds('window', week.windows, day, y, height));
  boxes.push(...grounds('blackout', week.blackouts, day, y, height));
  boxes.push({ as: 'line', x: 0, y, width: WIDTH, height: 2 });
  dayName(labels, day, y);
  hours(layout, day, week.zone, y, height);
  if (isToday) boxes.push({ as: 'now', x: xOf(week.now, day) - 2, y, width: 4, height });
  const laneAt = (n: number) => y + HOURS + n * LANE.height;
  for (const [n, shown] of there.entries()) lane(layout, shown, day, laneAt(n));
  const rest = { as: 'plain', x: AXIS.from, size: TYPE.change } as const;
  if (more > 0)
    labels.push({ ...rest, y: laneAt(there.length) + LANE.foot, text: `and ${more} more, in the list` });
  return y + height;
}

const grounds = (as: Ground, spans: readonly Span[], day: Day, y: number, height: number): Box[] =>
  inBoth(spans, [day]).map(({ start, end }) => {
    const x = xOf(start, day);
    return { as, x, y, width: xOf(end, day) - x, height };
  });

function hours({ boxes, labels }: Layout, day: Day, zone: string, y: number, height: number): void {
  for (const hour of [6, 12, 18]) {
    const x = xOf(firstMoment(day.day * DAY + hour * HOUR, zone), day);
    boxes.push({ as: 'hour', x, y: y + HOURS, width: 2, height: height - HOURS });
    labels.push({ as: 'faint', x, y: y + 33, size: TYPE.small, text: String(hour), middle: true });
  }
}

function dayName(labels: Label[], day: Day, y: number): void {
  labels.push({ as: 'strong', x: MARGIN, y: y + 48, size: TYPE.day, text: dayWords(day, 'EEE') });
  labels.push({ as: 'plain', x: MARGIN + 86, y: y + 48, size: TYPE.change, text: dayWords(day, 'd') });
  const odd = oddLength(day);
  if (odd) labels.push({ as: 'plain', x: MARGIN, y: y + 86, size: TYPE.small, text: odd });
}

/** Words begin where their bar does, or as far to its left as they need. */
function lane(
  { boxes, marks, labels }: Layout,
  { change, look, start, end, times }: Shown,
  day: Day,
  y: number,
): void {
  const from = xOf(start, day);
  const width = Math.max(xOf(end, day) - from, LEAST_BAR);
  boxes.push({ as: look, x: Math.min(from, AXIS.to - width), y: y + LANE.bar, width, height: LANE.thick });

  const space = MARK + 10;
  const size = TYPE.change;
  const most = AXIS.to - AXIS.from - space;
  const name = fitted(`${change.name} ${change.place}`, size, most / 2, true);
  const text = fitted(`${times} ${change.what}`, size, most - widthOf(`${name} `, size, true));
  const needs = space + widthOf(`${name} `, size, true) + widthOf(text, size);
  const x = Math.round(Math.max(AXIS.from, Math.min(from, AXIS.to - needs)));
  marks.push({ x, y: y + LANE.foot - MARK, look });
  labels.push({ as: 'plain', x: x + space, y: y + LANE.foot, size, name, text });
}

const keys: [as: Box['as'], words: string][] = [
  ...(Object.entries(lookWords) as [Look, string][]),
  ['window', 'Maintenance window'],
  ['blackout', 'Blackout'],
  ['now', 'Now'],
];

/** Of what the picture shows, and of nothing else. */
function legend({ boxes, marks, labels }: Layout, top: number): number {
  const there = keys.filter(([as]) => boxes.some(box => box.as === as));
  boxes.push({ as: 'line', x: 0, y: top, width: WIDTH, height: 2 });
  let [x, y] = [MARGIN, top + MARGIN];
  for (const [as, text] of there) {
    const isLook = as in lookWords;
    const [mark, width] = [isLook ? MARK + 10 : 0, as === 'now' ? 4 : 64];
    const needs = mark + width + 12 + widthOf(text, TYPE.change) + 36;
    if (x > MARGIN && x + needs > WIDTH) [x, y] = [MARGIN, y + KEY];
    if (isLook) marks.push({ x, y: y + 8, look: as as Look });
    const height = isLook ? LANE.thick : 42;
    boxes.push({ as, x: x + mark, y: Math.round(y + 21 - height / 2), width, height });
    labels.push({ as: 'plain', x: x + mark + width + 12, y: y + 33, size: TYPE.change, text });
    x += needs;
  }
  return y + KEY + MARGIN;
}

/** Where a moment stands in its day's row, which is as wide whether it lasts 23, 24 or 25 hours. */
const xOf = (at: number, { start, end }: Span): number =>
  Math.round(AXIS.from + ((at - start) / (end - start)) * (AXIS.to - AXIS.from));

/** Widths of letters in the picture's font, in parts of its size, rather too large than too small. */
const widths: [RegExp, number][] = [
  [/[ .,:;'|!ijl·]/, 0.27],
  [/[rtfI(){}[\]"/`\\^-]/, 0.36],
  [/[mMwW@%]/, 0.77],
  [/[A-Z~&#…–]/, 0.62],
  [/[!-~]/, 0.52],
  [/[\u00a0-\u024f]/, 0.66],
];

/** About how many pixels a text takes. */
export function widthOf(text: string, size: number, strong = false): number {
  let sum = 0;
  for (const letter of text) sum += widths.find(([letters]) => letters.test(letter))?.[1] ?? 0.95;
  return Math.ceil(sum * size * (strong ? 1.04 : 1));
}

/** More letters than a line ever has. */
const LONGEST_LINE = 200;

/** On one line, and no wider. */
function fitted(text: string, size: number, width: number, strong = false): string {
  const line = clip(text.replace(/\s+/g, ' ').trim(), LONGEST_LINE);
  let cut = line;
  for (let length = line.length - 1; length > 0 && widthOf(cut, size, strong) > width; length--)
    cut = clip(line, length);
  return cut;
}
