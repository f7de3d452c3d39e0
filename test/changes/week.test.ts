import { afterEach, describe, expect, test } from 'vitest';
import { HOUR, MINUTE } from '../../src/kernel/clock.ts';
import type { State } from '../../src/changes/change.ts';
import {
  daysOfWeek,
  dayWords,
  lookOf,
  oddLength,
  shownOn,
  weekInWords,
  weekNumber,
  weekWords,
} from '../../src/changes/week.ts';
import { aWeek, aWeekChange, NOW } from './a-week.ts';

const BERLIN = 'Europe/Berlin';
const machineZones = ['UTC', 'America/New_York', 'Pacific/Auckland'];
const processZone = process.env['TZ'];
afterEach(() => {
  process.env['TZ'] = processZone ?? 'UTC';
});

describe('the week of a moment', () => {
  test.each([
    ['2026-11-24T13:15Z', BERLIN, '48', '23–29 Nov 2026'],
    // Monday has begun in Berlin, and not in New York.
    ['2026-11-22T23:30Z', BERLIN, '48', '23–29 Nov 2026'],
    ['2026-11-22T23:30Z', 'America/New_York', '47', '16–22 Nov 2026'],
    ['2026-12-01T12:00Z', BERLIN, '49', '30 Nov – 6 Dec 2026'],
    ['2027-01-02T12:00Z', BERLIN, '53', '28 Dec 2026 – 3 Jan 2027'],
    ['2027-01-04T12:00Z', BERLIN, '1', '4–10 Jan 2027'],
  ])('%s in %s', (at, zone, number, words) => {
    for (const machine of machineZones) {
      process.env['TZ'] = machine;
      const days = daysOfWeek(Date.parse(at), zone);
      expect([weekNumber(days), weekWords(days)]).toEqual([number, words]);
      expect(days.map(day => dayWords(day, 'EEE')).join(' ')).toBe('Mon Tue Wed Thu Fri Sat Sun');
    }
  });

  test.each<[clocks: string, at: string, zone: string, lengths: number[], odd: string | undefined]>([
    ['go back', '2026-10-20T12:00Z', BERLIN, [24, 24, 24, 24, 24, 24, 25], '25 hours'],
    ['go forward', '2026-03-25T12:00Z', BERLIN, [24, 24, 24, 24, 24, 24, 23], '23 hours'],
    ['stay', '2026-11-24T12:00Z', BERLIN, [24, 24, 24, 24, 24, 24, 24], undefined],
    [
      'go back by half an hour',
      '2026-04-02T12:00Z',
      'Australia/Lord_Howe',
      [24, 24, 24, 24, 24, 24, 24.5],
      '24.5 hours',
    ],
    // In Santiago they go forward at midnight: Sunday begins at 01:00.
    ['skip midnight', '2026-09-02T12:00Z', 'America/Santiago', [24, 24, 24, 24, 24, 24, 23], '23 hours'],
  ])('where the clocks %s', (_, at, zone, lengths, odd) => {
    for (const machine of machineZones) {
      process.env['TZ'] = machine;
      const days = daysOfWeek(Date.parse(at), zone);
      expect(days.map(day => (day.end - day.start) / HOUR)).toEqual(lengths);
      expect(days.slice(1).map(day => day.start)).toEqual(days.slice(0, -1).map(day => day.end));
      expect(oddLength(days[6] ?? days[0])).toBe(odd);
    }
  });
});

const timesOf = (start: string, end: string, zone = BERLIN): string[] => {
  const change = aWeekChange({ start: Date.parse(start), end: Date.parse(end) });
  return daysOfWeek(change.start, zone).map(day =>
    shownOn(day, { zone, changes: [change] })
      .map(({ times }) => times)
      .join(),
  );
};

describe('a change on its days', () => {
  test.each<[string, string, string, string[]]>([
    ['within one', '2026-11-24T19:00Z', '2026-11-24T21:00Z', ['', '20:00–22:00', '', '', '', '', '']],
    ['to midnight', '2026-11-24T19:00Z', '2026-11-24T23:00Z', ['', '20:00–24:00', '', '', '', '', '']],
    ['from midnight', '2026-11-23T23:00Z', '2026-11-24T01:00Z', ['', '00:00–02:00', '', '', '', '', '']],
    [
      'over a night',
      '2026-11-24T21:00Z',
      '2026-11-25T03:00Z',
      ['', '22:00 – Wed 04:00', 'until 04:00', '', '', '', ''],
    ],
    [
      'to the end of the next',
      '2026-11-24T21:00Z',
      '2026-11-25T23:00Z',
      ['', '22:00 – Thu 00:00', 'all day', '', '', '', ''],
    ],
    [
      'over its week',
      '2026-11-27T21:00Z',
      '2026-12-02T21:30Z',
      ['', '', '', '', '22:00 – Wed 22:30', 'all day', 'all day'],
    ],
    [
      'for longer than a weekday can tell',
      '2026-11-28T21:00Z',
      '2026-12-05T21:00Z',
      ['', '', '', '', '', '22:00 – 5 Dec 22:00', 'all day'],
    ],
    [
      'in the hour that comes twice',
      '2026-10-25T00:30Z',
      '2026-10-25T01:30Z',
      ['', '', '', '', '', '', '02:30 GMT+2–02:30 GMT+1'],
    ],
    [
      'over the hour that is skipped',
      '2026-03-29T00:30Z',
      '2026-03-29T01:30Z',
      ['', '', '', '', '', '', '01:30–03:30'],
    ],
  ])('%s', (_, start, end, times) => {
    for (const machine of machineZones) {
      process.env['TZ'] = machine;
      expect(timesOf(start, end)).toEqual(times);
    }
  });

  test('that began before the week and ends after it is there all day', () => {
    const change = aWeekChange({ start: NOW - 30 * 24 * HOUR, end: NOW + 30 * 24 * HOUR });
    const times = daysOfWeek(NOW, BERLIN).flatMap(day => shownOn(day, aWeek([change])).map(one => one.times));
    expect(times).toEqual(Array.from({ length: 7 }, () => 'all day'));
  });

  test('stands in order, and what only touches the day isn’t there', () => {
    const [monday, tuesday] = daysOfWeek(NOW, BERLIN);
    const at = (name: string, start: number, end: number) => aWeekChange({ name, start, end });
    const { start = 0, end = 0 } = tuesday ?? {};
    const changes = [
      at('CHG-3', start + 2 * HOUR, start + 3 * HOUR),
      at('CHG-1', start - HOUR, start),
      at('CHG-2', start - HOUR, start + MINUTE),
      at('CHG-4', end, end + HOUR),
    ];
    const named = shownOn(tuesday ?? monday, aWeek(changes)).map(({ change }) => change.name);
    expect(named).toEqual(['CHG-2', 'CHG-3']);
  });
});

test('a week tells how far a change has come, and leaves out what nobody asked for or will not happen', () => {
  const looks = (...states: State[]) => states.map(lookOf);
  expect(looks('assess', 'authorize')).toEqual(['open', 'open']);
  expect(looks('scheduled', 'implement', 'suspended')).toEqual(['planned', 'under way', 'stopped']);
  expect(looks('review', 'closed')).toEqual(['done', 'done']);
  expect(looks('backed out', 'failed')).toEqual(['went wrong', 'went wrong']);
  expect(looks('draft', 'rejected', 'withdrawn', 'expired').filter(Boolean)).toEqual([]);
});

describe('a week in words', () => {
  test('says what the picture shows', () => {
    const night = aWeekChange({
      name: 'CHG-8',
      place: 'SW-34',
      state: 'assess',
      start: NOW + 7 * HOUR,
      end: NOW + 13 * HOUR,
    });
    const draft = aWeekChange({ name: 'CHG-9', state: 'draft' });
    expect(weekInWords(aWeek([night, draft, aWeekChange()]), 1000)).toBe(
      '2 changes at Rhine Works, 23–29 Nov 2026. ' +
        'Tue 24 Nov: CHG-7 HIS-1, 20:00–22:00, scheduled; CHG-8 SW-34, 21:15 – Wed 03:15, not decided yet. ' +
        'Wed 25 Nov: CHG-8 SW-34, until 03:15, not decided yet.',
    );
  });

  test('is cut where it is too long, and short where there is nothing', () => {
    const many = Array.from({ length: 60 }, () => aWeekChange());
    expect(weekInWords(aWeek(many), 1000)).toHaveLength(1000);
    expect(weekInWords(aWeek([]), 1000)).toBe('No changes at Rhine Works, 23–29 Nov 2026.');
  });
});
