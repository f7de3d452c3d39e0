import { describe, expect, test } from 'vitest';
import { DAY, HOUR } from '../../src/kernel/clock.ts';
import {
  atWork,
  cycles,
  OFF,
  wrongHours,
  type Availability,
  type Hours,
} from '../../src/people/hours/hours.ts';
import { meetingTimes, minutesTogether, together } from '../../src/people/hours/meeting.ts';
import { dayOf, siteTime } from '../../src/people/wall-clock.ts';

const BERLIN = 'Europe/Berlin';
const CHICAGO = 'America/Chicago';
const at = (iso: string) => Date.parse(iso);
const day = (iso: string) => dayOf(at(`${iso}T00:00Z`));
const week = (from: string) => ({ start: at(`${from}T00:00Z`), end: at(`${from}T00:00Z`) + 7 * DAY });

const office: Hours = { kind: 'week', days: [1, 2, 3, 4, 5], opens: 8 * 60, closes: 16 * 60 };
const of = (hours: Hours, more: Partial<Availability> = {}): Availability => ({
  zone: BERLIN,
  hours,
  absences: [],
  holidays: new Set(),
  ...more,
});
const shifts = (name: keyof typeof cycles, from: string): Hours => ({
  kind: 'shifts',
  ...cycles[name],
  from: day(from),
});
const shown = (spans: readonly { start: number; end: number }[], zone = BERLIN) =>
  spans.map(({ start, end }) => `${siteTime(start, zone)} – ${siteTime(end, zone).slice(-5)}`);

describe('at work', () => {
  test('in a week of days', () => {
    expect(shown(atWork(of(office), week('2026-11-23')))).toEqual([
      'Mon 23 Nov 08:00 – 16:00',
      'Tue 24 Nov 08:00 – 16:00',
      'Wed 25 Nov 08:00 – 16:00',
      'Thu 26 Nov 08:00 – 16:00',
      'Fri 27 Nov 08:00 – 16:00',
    ]);
  });

  test('in shifts of two, two and three days, every other weekend off, then the nights', () => {
    const worked = (from: string) => shown(atWork(of(shifts('2-2-3', '2026-11-23')), week(from)));
    expect(worked('2026-11-23')).toEqual([
      'Mon 23 Nov 06:00 – 18:00',
      'Tue 24 Nov 06:00 – 18:00',
      'Fri 27 Nov 06:00 – 18:00',
      'Sat 28 Nov 06:00 – 18:00',
      'Sun 29 Nov 06:00 – 18:00',
    ]);
    expect(worked('2026-11-30')).toEqual(['Wed 2 Dec 06:00 – 18:00', 'Thu 3 Dec 06:00 – 18:00']);
    expect(worked('2026-12-07')[0]).toBe('Mon 7 Dec 18:00 – 06:00');
  });

  test('in three shifts, also before the cycle was written down', () => {
    const hours = shifts('3x8', '2026-11-23');
    const each = (from: string) => shown(atWork(of(hours), { start: at(from), end: at(from) + 10 * DAY }));
    expect(each('2026-11-23T00:00+01:00')).toEqual([
      'Mon 23 Nov 06:00 – 14:00',
      'Tue 24 Nov 06:00 – 14:00',
      'Wed 25 Nov 14:00 – 22:00',
      'Thu 26 Nov 14:00 – 22:00',
      'Fri 27 Nov 22:00 – 06:00',
      'Sat 28 Nov 22:00 – 06:00',
    ]);
    expect(each('2026-11-13T00:00+01:00')[0]).toBe('Fri 13 Nov 06:00 – 14:00');
  });

  test('not on holidays and not while away; a night that began before a holiday is worked to its end', () => {
    const absences = [{ start: at('2026-11-25T12:00+01:00'), end: at('2026-11-26T12:00+01:00') }];
    const holidays = new Set([day('2026-11-27')]);
    expect(shown(atWork(of(office, { absences, holidays }), week('2026-11-23')))).toEqual([
      'Mon 23 Nov 08:00 – 16:00',
      'Tue 24 Nov 08:00 – 16:00',
      'Wed 25 Nov 08:00 – 12:00',
      'Thu 26 Nov 12:00 – 16:00',
    ]);
    const nights: Hours = {
      kind: 'shifts',
      cycle: ['N'],
      shifts: { N: { begins: 22 * 60, ends: 6 * 60 } },
      from: 0,
    };
    const around = { start: at('2026-11-26T12:00Z'), end: at('2026-11-28T12:00Z') };
    expect(shown(atWork(of(nights, { holidays }), around))).toEqual(['Thu 26 Nov 22:00 – 06:00']);
  });

  test.each([
    ['spring', '2026-03-28T12:00Z', 7],
    ['autumn', '2026-10-24T12:00Z', 9],
  ])('a night in which the clocks change in %s is counted as it is', (_, from, hours) => {
    const night: Hours = {
      kind: 'shifts',
      cycle: ['N'],
      shifts: { N: { begins: 22 * 60, ends: 6 * 60 } },
      from: 0,
    };
    const [span] = atWork(of(night), { start: at(from), end: at(from) + DAY });
    expect(((span?.end ?? 0) - (span?.start ?? 0)) / HOUR).toBe(hours);
  });
});

describe('hours that somebody writes', () => {
  const cycle = { kind: 'shifts' as const, shifts: { D: { begins: 360, ends: 1080 } }, from: 0 };
  test.each<[string, Hours, string | undefined]>([
    ['a week', office, undefined],
    ['2-2-3', shifts('2-2-3', '2026-01-01'), undefined],
    ['3x8', shifts('3x8', '2026-01-01'), undefined],
    ['no day', { ...office, days: [] }, 'Choose the days on which you work.'],
    ['an eighth day', { ...office, days: [8] }, 'A week has seven days.'],
    ['an end before the beginning', { ...office, closes: 60 }, 'Work ends after it begins.'],
    ['half a minute', { ...office, opens: 0.5 }, 'Work ends after it begins.'],
    ['an empty cycle', { ...cycle, cycle: [] }, 'A cycle has 1 to 84 days.'],
    ['an endless cycle', { ...cycle, cycle: Array<string>(85).fill('D') }, 'A cycle has 1 to 84 days.'],
    ['an unknown shift', { ...cycle, cycle: ['X'] }, '“X” is none of your shifts. Write - for a day off.'],
    [
      'a name of every object',
      { ...cycle, cycle: ['toString'] },
      '“toString” is none of your shifts. Write - for a day off.',
    ],
    ['only days off', { ...cycle, cycle: [OFF, OFF] }, 'A cycle without a shift is no work at all.'],
    [
      'a shift at no time of day',
      { ...cycle, cycle: ['D'], shifts: { D: { begins: 1500, ends: 60 } } },
      'A shift begins and ends at times of the day.',
    ],
  ])('%s', (_, hours, wrong) => expect(wrongHours(hours)).toBe(wrong));
});

describe('meeting', () => {
  const rhine = of(office);
  const bayou = of({ ...office, opens: 7 * 60, closes: 15 * 60 }, { zone: CHICAGO });
  const nights = of({
    kind: 'shifts',
    cycle: ['N'],
    shifts: { N: { begins: 22 * 60, ends: 6 * 60 } },
    from: 0,
  });

  test('is possible while both are at work, across an ocean too', () => {
    expect(shown(together([rhine, bayou], week('2026-11-23'))).slice(0, 2)).toEqual([
      'Mon 23 Nov 14:00 – 16:00',
      'Tue 24 Nov 14:00 – 16:00',
    ]);
    expect(minutesTogether([rhine, bayou], week('2026-11-23'))).toBe(5 * 120);
    expect(minutesTogether([rhine, nights], week('2026-11-23'))).toBe(0);
    expect(minutesTogether([], week('2026-11-23'))).toBe(0);
  });

  test('is suggested on three days, not while a shift is handed over', () => {
    const three = { minutes: 30, count: 3 };
    expect(shown(meetingTimes([rhine, bayou], week('2026-11-23'), three, BERLIN))).toEqual([
      'Mon 23 Nov 14:30 – 15:00',
      'Tue 24 Nov 14:30 – 15:00',
      'Wed 25 Nov 14:30 – 15:00',
    ]);
    const oneDay = { start: at('2026-11-23T00:00Z'), end: at('2026-11-24T00:00Z') };
    expect(shown(meetingTimes([rhine, bayou], oneDay, three, BERLIN))).toEqual([
      'Mon 23 Nov 14:30 – 15:00',
      'Mon 23 Nov 14:45 – 15:15',
      'Mon 23 Nov 15:00 – 15:30',
    ]);
  });

  test('is suggested while a shift is handed over where there is no other time, and nowhere where there is none', () => {
    const short = of({ ...office, opens: 15 * 60 + 20, closes: 17 * 60 });
    const three = { minutes: 30, count: 3 };
    expect(shown(meetingTimes([rhine, short], week('2026-11-23'), three, BERLIN))[0]).toBe(
      'Mon 23 Nov 15:30 – 16:00',
    );
    expect(meetingTimes([rhine, nights], week('2026-11-23'), three, BERLIN)).toEqual([]);
  });

  test('in the weeks in which only one of two clocks has changed, each is at work by their own', () => {
    // Chicago changes on 8 March, Berlin on 29 March.
    expect(shown(together([rhine, bayou], week('2026-03-16')))[0]).toBe('Mon 16 Mar 13:00 – 16:00');
    expect(shown(together([rhine, bayou], week('2026-03-30')))[0]).toBe('Mon 30 Mar 14:00 – 16:00');
  });
});
