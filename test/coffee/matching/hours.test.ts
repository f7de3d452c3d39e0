import { describe, expect, test } from 'vitest';
import { chanceFrom } from '../../../src/coffee/matching/chance.ts';
import { hoursByKind, hoursOf } from '../../../src/coffee/matching/hours.ts';
import { DAY, HOUR } from '../../../src/kernel/clock.ts';
import { minutesTogether } from '../../../src/people/hours/meeting.ts';
import { cycles, type Availability } from '../../../src/people/hours/hours.ts';
import { dayOf } from '../../../src/people/wall-clock.ts';
import { aParticipant } from './seasons.ts';

/** A fortnight over the end of summer time in Europe; it ends a week later in America. */
const within = { start: Date.UTC(2026, 9, 19, 7), end: Date.UTC(2026, 10, 2, 7) };
const today = dayOf(within.start);
const days: Availability = {
  zone: 'Europe/Berlin',
  hours: { kind: 'week', days: [1, 2, 3, 4, 5], opens: 8 * 60, closes: 16 * 60 },
  absences: [],
  holidays: new Set(),
};

const kindsOf = (...people: Availability[]): number[] => {
  const { kinds } = hoursByKind(
    people.map((availability, n) => ({ id: String(n), availability })),
    within,
  );
  return people.map((_, n) => kinds.get(String(n))!);
};

describe('kinds of hours', () => {
  test('are one for whoever is at work at the same times', () => {
    const absent = (from: number) => ({ ...days, absences: [{ start: from, end: from + DAY }] });
    expect(kindsOf(days, { ...days, hours: { ...days.hours } }, { ...days, zone: 'Europe/Paris' })).toEqual([
      0, 0, 0,
    ]);
    expect(kindsOf(days, { ...days, holidays: new Set([today - 30, today + 60]) })).toEqual([0, 0]);
    expect(kindsOf(days, absent(within.end + DAY), absent(within.start - 3 * DAY))).toEqual([0, 0, 0]);
  });

  test('are others for another zone, other hours, a holiday and an absence within', () => {
    expect(
      kindsOf(
        days,
        { ...days, zone: 'Europe/London' },
        { ...days, hours: { kind: 'shifts', ...cycles['3x8'], from: 0 } },
        { ...days, holidays: new Set([today + 1]) },
        { ...days, absences: [{ start: within.start, end: within.start + HOUR }] },
      ),
    ).toEqual([0, 1, 2, 3, 4]);
  });

  test('come to the hours that two have together, of whichever patterns, absences and holidays', () => {
    const chance = chanceFrom('kinds');
    const below = (most: number) => Math.floor(chance() * most);
    const people = Array.from({ length: 60 }, (_, n) => {
      const availability: Availability = {
        zone: ['Europe/Berlin', 'America/New_York', 'Asia/Kolkata'][below(3)]!,
        hours: [
          days.hours,
          { kind: 'shifts' as const, ...cycles['3x8'], from: below(10) },
          { kind: 'shifts' as const, ...cycles['2-2-3'], from: below(28) },
        ][below(3)]!,
        absences: Array.from({ length: below(4) }, () => {
          const start = within.start + below(16 * 24 * 60) * 60_000 - DAY;
          return { start, end: start + below(3 * DAY) };
        }),
        holidays: new Set(Array.from({ length: below(3) }, () => today + below(14))),
      };
      return { id: `${n % 2 === 0 ? 'it' : 'ot'}${n}`, availability };
    });
    const { kinds, hours } = hoursByKind(people, within);
    const [few, many] = (['it', 'ot'] as const).map(side =>
      people.filter(({ id }) => id.startsWith(side)),
    ) as [typeof people, typeof people];
    const placed = (some: typeof people, side: 'it' | 'ot') =>
      some.map(({ id }) => aParticipant(id, side, { kind: kinds.get(id)! }));
    const expected = few.flatMap(one =>
      many.map(other => Math.floor(minutesTogether([one.availability, other.availability], within) / 60)),
    );
    expect([...hoursOf(placed(few, 'it'), placed(many, 'ot'), hours)]).toEqual(expected);
    expect(new Set(expected).size).toBeGreaterThan(20);
  });
});
