import { expect, test } from 'vitest';
import { DAY, HOUR, MINUTE } from '../../src/kernel/clock.ts';
import {
  dayOf,
  dayOn,
  firstMoment,
  lastMoment,
  momentsOf,
  offsetName,
  shownAt,
  siteTime,
  weekdayOf,
  yearOf,
} from '../../src/people/wall-clock.ts';

/** What a clock shows, written as if it were UTC. */
const shown = (text: string) => Date.parse(`${text}Z`);
const at = (text: string) => Date.parse(`${text}Z`);

test.each([
  ['Europe/Berlin', '2026-11-24T10:00', ['2026-11-24T09:00']],
  ['Europe/Berlin', '2026-03-29T02:30', []],
  ['Europe/Berlin', '2026-03-29T03:00', ['2026-03-29T01:00']],
  ['Europe/Berlin', '2026-10-25T02:00', ['2026-10-25T00:00', '2026-10-25T01:00']],
  ['Europe/Berlin', '2026-10-25T03:00', ['2026-10-25T02:00']],
  ['America/New_York', '2026-11-01T01:59', ['2026-11-01T05:59', '2026-11-01T06:59']],
  ['Australia/Lord_Howe', '2026-04-05T01:45', ['2026-04-04T14:45', '2026-04-04T15:15']],
  ['Australia/Lord_Howe', '2026-10-04T02:15', []],
])('in %s, %s is shown at %j', (zone, clock, moments) => {
  expect(momentsOf(shown(clock), zone)).toEqual(moments.map(at));
});

test('what is never shown has passed when the clock jumps', () => {
  for (const clock of ['2026-03-29T02:00', '2026-03-29T02:30', '2026-03-29T02:59']) {
    expect(firstMoment(shown(clock), 'Europe/Berlin')).toBe(at('2026-03-29T01:00'));
    expect(lastMoment(shown(clock), 'Europe/Berlin')).toBe(at('2026-03-29T01:00'));
  }
  expect(firstMoment(shown('2026-10-04T02:15'), 'Australia/Lord_Howe')).toBe(at('2026-10-03T15:30'));
});

test('what is shown twice has a first and a last moment', () => {
  expect(firstMoment(shown('2026-10-25T02:30'), 'Europe/Berlin')).toBe(at('2026-10-25T00:30'));
  expect(lastMoment(shown('2026-10-25T02:30'), 'Europe/Berlin')).toBe(at('2026-10-25T01:30'));
});

test.each(['Europe/Berlin', 'America/St_Johns', 'Africa/Casablanca', 'Pacific/Auckland', 'Asia/Kathmandu'])(
  'every moment of a year in %s is among those of what the clock shows',
  zone => {
    for (
      let moment = at('2026-01-01T00:00');
      moment < at('2027-01-01T00:00');
      moment += 5 * HOUR + 7 * MINUTE
    )
      expect(momentsOf(shownAt(moment, zone), zone)).toContain(moment);
  },
);

test('days are counted, have weekdays and years, and are those of the calendar', () => {
  expect([dayOn(1970, 1, 1), dayOn(2026, 11, 24)]).toEqual([0, shown('2026-11-24T00:00') / DAY]);
  expect([
    dayOn(2026, 2, 29),
    dayOn(2028, 2, 29),
    dayOn(2026, 13, 1),
    dayOn(2026, 4, 31),
    dayOn(2026, 1, 0),
  ]).toEqual([undefined, dayOf(shown('2028-02-29T23:59')), undefined, undefined, undefined]);
  expect([-4, -3, 0, 3, 4].map(weekdayOf)).toEqual([7, 1, 4, 7, 1]);
  expect([yearOf(-1), yearOf(0), yearOf(365)]).toEqual([1969, 1970, 1971]);
});

test('the year is said where it is another on the site’s clock', () => {
  const newYear = at('2026-12-31T23:30');
  expect(siteTime(newYear, 'Europe/Berlin')).toBe('Fri 1 Jan 00:30');
  expect(siteTime(newYear, 'Europe/Berlin', newYear - HOUR)).toBe('Fri 1 Jan 2027 00:30');
  expect(siteTime(newYear, 'UTC', newYear - HOUR)).toBe('Thu 31 Dec 23:30');
});

test.each([
  ['Europe/Berlin', 'GMT+1'],
  ['Asia/Kathmandu', 'GMT+5:45'],
  ['America/St_Johns', 'GMT-3:30'],
])('%s is %s', (zone, name) => {
  expect(offsetName(at('2026-11-24T10:00'), zone)).toBe(name);
});
