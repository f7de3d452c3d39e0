import { expect, test } from 'vitest';
import { dateOf, dayOn, weekdayOf } from '../../src/people/wall-clock.ts';
import { isIn, mondayOf, mondaysAfter, periodsOf, type Rhythm } from '../../src/shadowing/periods.ts';

const day = (year: number, month: number, date: number) => dayOn(year, month, date)!;
const rhythm = (more: Partial<Rhythm>): Rhythm => ({
  length: 'week',
  weekday: 1,
  from: day(2026, 11, 30),
  until: null,
  closed: [],
  ...more,
});
const dates = (more: Partial<Rhythm>, first: number, last: number) =>
  periodsOf(rhythm(more), first, last).map(({ start, end }) => `${dateOf(start)} ${dateOf(end)}`);

test('weeks go from Monday to Friday, without closed ones, from the first to the last', () => {
  const more = { closed: [day(2026, 12, 21)], until: day(2026, 12, 28) };
  expect(dates(more, day(2026, 11, 24), day(2027, 2, 1))).toEqual([
    '2026-11-30 2026-12-04',
    '2026-12-07 2026-12-11',
    '2026-12-14 2026-12-18',
    '2026-12-28 2027-01-01',
  ]);
});

test('a week that has begun is over for a visit', () => {
  expect(dates({}, day(2026, 12, 1), day(2026, 12, 8))).toEqual(['2026-12-07 2026-12-11']);
});

test('a visit of a day is on its weekday', () => {
  expect(dates({ length: 'day', weekday: 4 }, day(2026, 12, 1), day(2026, 12, 10))).toEqual([
    '2026-12-03 2026-12-03',
    '2026-12-10 2026-12-10',
  ]);
});

test('months follow one another without a gap of a week, over the end of a year', () => {
  const months = periodsOf(rhythm({ length: 'month' }), day(2026, 11, 24), day(2027, 3, 31));
  expect(months.map(({ start, end }) => `${dateOf(start)} ${dateOf(end)}`)).toEqual([
    '2026-12-07 2027-01-01',
    '2027-01-04 2027-01-29',
    '2027-02-01 2027-02-26',
    '2027-03-01 2027-04-02',
  ]);
  for (const [n, { start }] of months.slice(1).entries()) expect(start).toBe(months[n]!.end + 3);
});

test('a month counts from any week in it, and is left out where its first week is closed', () => {
  const [month] = periodsOf(rhythm({ length: 'month' }), day(2026, 12, 1), day(2026, 12, 31));
  expect([isIn(day(2026, 12, 28), month!), isIn(day(2027, 1, 4), month!)]).toEqual([true, false]);
  const closed = { length: 'month' as const, closed: [day(2026, 12, 7)] };
  expect(dates(closed, day(2026, 12, 1), day(2027, 1, 10))).toEqual(['2027-01-04 2027-01-29']);
});

test('the Mondays after a day are those of the weeks to come', () => {
  for (let today = day(2026, 11, 23); today < day(2026, 11, 30); today++) {
    expect(dateOf(mondaysAfter(today, 12)[0]!)).toBe('2026-11-30');
    expect(weekdayOf(mondayOf(today))).toBe(1);
  }
});
