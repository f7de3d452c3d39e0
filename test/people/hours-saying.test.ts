import { describe, expect, test } from 'vitest';
import { DAY } from '../../src/kernel/clock.ts';
import { whoIs } from '../../src/people/directory.ts';
import { absenceLines, readAbsences, sayAbsence } from '../../src/people/hours/absences.ts';
import type { Hours } from '../../src/people/hours/hours.ts';
import { sayingHours, type SaidHours } from '../../src/people/hours/saying.ts';
import { hoursStore } from '../../src/people/hours/store.ts';
import { nextShifts, patternOf, readCycle, sayHours, sayShift } from '../../src/people/hours/words.ts';
import { dayOfDate } from '../../src/people/wall-clock.ts';
import { directoryStore } from '../../src/people/store.ts';
import { plantStore } from '../store/fresh-store.ts';
import { testClock } from '../support/clocks.ts';

const BERLIN = 'Europe/Berlin';
const as: SaidHours = { zone: null, hours: null, absences: [] };
const week: Hours = { kind: 'week', days: [1, 2], opens: 480, closes: 960 };

function desk() {
  const store = plantStore();
  const clock = testClock();
  const hours = hoursStore(store, { machine: clock });
  const { say } = sayingHours({ store: hours, clock });
  const directory = directoryStore(store);
  return {
    clock,
    hours,
    says: async (id: string, said: SaidHours, seen: number, request: string) =>
      say(await whoIs(directory, id), said, request, seen),
  };
}

describe('who says when they work', () => {
  test('is answered once for a form that comes twice, and what is over is forgotten', async () => {
    const { says, hours, clock } = desk();
    const now = clock.now();
    const absences = [
      { start: now - 2 * DAY, end: now },
      { start: now, end: now + DAY },
    ];
    await says('U0INES', { ...as, absences }, 0, 'view:1');
    await says('U0INES', { ...as, hours: week }, 1, 'view:2');
    await says('U0INES', { ...as, absences }, 0, 'view:1');
    expect(await hours.said('U0INES')).toEqual({ personId: 'U0INES', ...as, hours: week, version: 2 });
  });

  test('undoes nothing that was said since, whether before or at the same moment', async () => {
    const { says, hours } = desk();
    const outcomes = await Promise.allSettled([
      says('U0INES', { ...as, zone: 'UTC' }, 0, 'view:1'),
      says('U0INES', { ...as, hours: week }, 0, 'view:2'),
    ]);
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    await expect(says('U0INES', as, 0, 'view:3')).rejects.toMatchObject({ code: 'not-now' });
    expect(await hours.said('U0INES')).toMatchObject({ version: 1 });
  });

  test('is refused hours that nobody can work, and a shared account any', async () => {
    const { says, hours } = desk();
    const none: Hours = { ...week, days: [] };
    await expect(says('U0INES', { ...as, hours: none }, 0, 'a')).rejects.toMatchObject({ field: 'days' });
    await expect(says('U0CONTROL', as, 0, 'b')).rejects.toMatchObject({ code: 'not-yours' });
    expect(await hours.said('U0INES')).toBeUndefined();
    expect(await hours.said('U0CONTROL')).toBeUndefined();
  });
});

describe('days off', () => {
  /** A Tuesday. */
  const now = Date.parse('2026-11-24T08:00Z');
  const read = (typed: string, zone = BERLIN) =>
    readAbsences(typed, zone, now).map(absence => sayAbsence(absence, zone));

  test.each([
    ['24.12.2026-02.01.2027', 'Thu 24 Dec 2026 – Sat 2 Jan 2027'],
    ['2026-12-24 to 2027-01-02', 'Thu 24 Dec 2026 – Sat 2 Jan 2027'],
    ['24 Dec – 2 Jan', 'Thu 24 Dec 2026 – Sat 2 Jan 2027'],
    ['Dec 24 until January 2 2027', 'Thu 24 Dec 2026 – Sat 2 Jan 2027'],
    ['24.12. - 2.1.', 'Thu 24 Dec 2026 – Sat 2 Jan 2027'],
    ['1 Nov - 1 Dec', 'Sun 1 Nov 2026 – Tue 1 Dec 2026'],
    ['20 Nov - 23 Nov', 'Sat 20 Nov 2027 – Tue 23 Nov 2027'],
    ['today', 'Tue 24 Nov 2026'],
    ['Mon', 'Mon 30 Nov 2026'],
    ['Fri - Mon', 'Fri 27 Nov 2026 – Mon 30 Nov 2026'],
    ['next Tue', 'Tue 1 Dec 2026'],
    ['29 Feb', 'Tue 29 Feb 2028'],
    ['2026-11-23', undefined],
    ['', undefined],
  ])('%s', (typed, says) => {
    expect(read(typed)).toEqual(says === undefined ? [] : [says]);
  });

  test('are whole days of their zone, also where the clock changes', () => {
    const [spring] = readAbsences('2027-03-28', BERLIN, now);
    expect(spring).toEqual({
      start: Date.parse('2027-03-27T23:00Z'),
      end: Date.parse('2027-03-28T22:00Z'),
    });
  });

  test.each([BERLIN, 'America/Chicago', 'Asia/Kolkata', 'America/Santiago', 'Asia/Tokyo'])(
    'are read as they are shown, in %s, and shown by another clock as the same days',
    zone => {
      const typed = '2026-12-24 to 2027-01-02\n2027-03-28\n2027-09-05 to 2027-09-06';
      const absences = readAbsences(typed, zone, now);
      expect(absenceLines(absences, zone, now).join('\n')).toBe(typed);
      expect(absenceLines(absences, BERLIN, now).join('\n')).toBe(typed);
    },
  );
});

describe('a cycle', () => {
  test('is read in small letters and with signs that phones make of hyphens', () => {
    const cycle = readCycle('e e l L n N ——', 'E: 6-14\nl = 14:00 – 22:00; N 22.00 to 06:00');
    const hours: Hours = { kind: 'shifts', ...cycle, from: dayOfDate('2026-11-23') ?? 0 };
    expect(sayHours(hours)).toBe(
      '3x8, EELLNN---- from Mon 23 Nov 2026 on, E 06:00–14:00, L 14:00–22:00, N 22:00–06:00',
    );
    expect(patternOf(hours)).toBe('3x8');
    expect(patternOf({ ...hours, cycle: ['E', '-'] })).toBe('own');
  });

  test('shows shifts whole, one that goes on for days with its last day, and none that is only begun', () => {
    const hours: Hours = {
      kind: 'shifts',
      cycle: ['A', 'A', '-', '-'],
      shifts: { A: { begins: 480, ends: 480 } },
      from: dayOfDate('2026-11-23') ?? 0,
    };
    const person = { zone: BERLIN, hours, absences: [], holidays: new Set<number>() };
    const now = Date.parse('2026-11-24T12:00Z');
    expect(nextShifts(person, now, 2).map(span => sayShift(span, BERLIN, now))).toEqual([
      'Mon 23 Nov 08:00 – Wed 25 Nov 08:00',
      'Fri 27 Nov 08:00 – Sun 29 Nov 08:00',
    ]);
  });
});
