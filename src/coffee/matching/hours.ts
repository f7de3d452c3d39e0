import { HOUR } from '../../kernel/clock.ts';
import { merged, without, type Span } from '../../kernel/spans.ts';
import { atWork, type Availability } from '../../people/hours/hours.ts';
import { dayOf } from '../../people/wall-clock.ts';
import type { Participant, RoundInput } from './input.ts';

/** When people are at work, each way of it once. */
export interface Kinds {
  /** The kind of each person, by their id: a place in `hours`. */
  kinds: ReadonlyMap<string, number>;
  hours: readonly (readonly Span[])[];
}

/**
 * Who is at work when within a span, those who are there at the same times as one kind. A plant has some thirty patterns
 * of shifts and zones, which are worked out once each; of them everybody's absences are taken away.
 */
export function hoursByKind(
  people: readonly { id: string; availability: Availability }[],
  within: Span,
): Kinds {
  const patterns = new Map<string, Span[]>();
  const numbers = new Map<string, number>();
  const hours: Span[][] = [];
  const holidaysWithin = holidaysAround(within);
  const kinds = people.map(({ id, availability }): [string, number] => {
    const { zone, hours: own, holidays } = availability;
    const pattern = JSON.stringify([zone, own, holidaysWithin(holidays)]);
    const always = patterns.get(pattern) ?? atWork({ ...availability, absences: [] }, within);
    patterns.set(pattern, always);
    const spans = without(always, merged(availability.absences));
    const key = spans.map(({ start, end }) => `${start} ${end}`).join();
    const kind = numbers.get(key) ?? hours.push(spans) - 1;
    numbers.set(key, kind);
    return [id, kind];
  });
  return { kinds: new Map(kinds), hours };
}

/** Those that matter in any zone, in order. Whoever is of one site has the same set of them. */
function holidaysAround({ start, end }: Span): (holidays: ReadonlySet<number>) => readonly number[] {
  const [first, last] = [dayOf(start) - 2, dayOf(end) + 1];
  const known = new Map<ReadonlySet<number>, readonly number[]>();
  return holidays => {
    const near =
      known.get(holidays) ??
      [...holidays].filter(day => day >= first && day <= last).toSorted((a, b) => a - b);
    known.set(holidays, near);
    return near;
  };
}

/**
 * Whole hours that each of the few and each of the many are at work at the same time, row after row. Where everybody
 * has absences of their own there are as many kinds as people: so each is laid out flat, which makes millions of
 * comparisons quick.
 */
export function hoursOf(
  few: readonly Participant[],
  many: readonly Participant[],
  hours: RoundInput['hours'],
): Uint8ClampedArray {
  const together = new Uint8ClampedArray(few.length * many.length);
  if (typeof hours === 'number') return together.fill(Math.floor(hours));
  const spans = hours.map(flat);
  const kinds = Int32Array.from(many, ({ kind }) => kind);
  const kindsOfMany = new Set(kinds);
  const rows = new Map<number, Uint8ClampedArray>();
  for (const [n, { kind }] of few.entries()) {
    const row = rows.get(kind) ?? new Uint8ClampedArray(hours.length);
    if (!rows.has(kind)) {
      rows.set(kind, row);
      for (const other of kindsOfMany)
        row[other] = Math.floor(common(spans[kind] as Float64Array, spans[other] as Float64Array) / HOUR);
    }
    const start = n * many.length;
    for (let k = 0; k < kinds.length; k++) together[start + k] = row[kinds[k] as number] as number;
  }
  return together;
}

const flat = (spans: readonly Span[]): Float64Array =>
  Float64Array.from(spans.flatMap(({ start, end }) => [start, end]));

/** Milliseconds in both. */
function common(some: Float64Array, others: Float64Array): number {
  let sum = 0;
  for (let a = 0, b = 0; a < some.length && b < others.length;) {
    const [end, otherEnd] = [some[a + 1] as number, others[b + 1] as number];
    const start = Math.max(some[a] as number, others[b] as number);
    sum += Math.max(0, Math.min(end, otherEnd) - start);
    if (end <= otherEnd) a += 2;
    else b += 2;
  }
  return sum;
}
