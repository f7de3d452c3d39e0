import { afterEach, describe, expect, test } from 'vitest';
import { DAY, HOUR, MINUTE } from '../../src/kernel/clock.ts';
import { nextShift, shiftBegan } from '../../src/people/shifts.ts';
import { minutesOf } from '../../src/people/site-rules.ts';

const at = (text: string) => Date.parse(`${text}Z`);
const three = ['06:00', '14:00', '22:00'];
const siteWith = (shifts: readonly string[], zone = 'Europe/Berlin') => ({
  zone,
  shifts: shifts.map(time => minutesOf(time) ?? NaN),
});
const inUtc = (moment: number | undefined) =>
  moment === undefined ? undefined : new Date(moment).toISOString().slice(0, 16);

const processZone = process.env['TZ'];
afterEach(() => {
  process.env['TZ'] = processZone ?? 'UTC';
});

/** All times are UTC. Berlin is UTC+1 in winter and UTC+2 in summer. */
const inBerlin: [means: string, shifts: string[], now: string, began: string, next: string][] = [
  ['in the middle of one', three, '2026-11-24T09:00', '2026-11-24T05:00', '2026-11-24T13:00'],
  ['in its first minute', three, '2026-11-24T13:00', '2026-11-24T13:00', '2026-11-24T21:00'],
  ['in the last minute of the one before', three, '2026-11-24T12:59', '2026-11-24T05:00', '2026-11-24T13:00'],
  ['before midnight', three, '2026-11-24T22:59', '2026-11-24T21:00', '2026-11-25T05:00'],
  ['after midnight', three, '2026-11-25T02:00', '2026-11-24T21:00', '2026-11-25T05:00'],
  ['where there is one a day', ['19:00'], '2026-11-24T17:59', '2026-11-23T18:00', '2026-11-24T18:00'],
  [
    'where one begins at midnight',
    ['00:00', '12:00'],
    '2026-11-24T23:30',
    '2026-11-24T23:00',
    '2026-11-25T11:00',
  ],
  // 28 March 2027, 02:00: the clock goes forward to 03:00.
  ['in the short night', three, '2027-03-28T03:00', '2027-03-27T21:00', '2027-03-28T04:00'],
  ['after the short night', three, '2027-03-28T04:00', '2027-03-28T04:00', '2027-03-28T12:00'],
  [
    'at an hour left out, before',
    ['02:30', '14:00'],
    '2027-03-28T00:59',
    '2027-03-27T13:00',
    '2027-03-28T01:00',
  ],
  [
    'at an hour left out, after',
    ['02:30', '14:00'],
    '2027-03-28T01:00',
    '2027-03-28T01:00',
    '2027-03-28T12:00',
  ],
  [
    'the day after an hour left out',
    ['02:30', '14:00'],
    '2027-03-29T00:30',
    '2027-03-29T00:30',
    '2027-03-29T12:00',
  ],
  // 31 October 2027, 03:00: the clock is set back to 02:00.
  ['in the long night', three, '2027-10-31T04:59', '2027-10-30T20:00', '2027-10-31T05:00'],
  ['after the long night', three, '2027-10-31T05:00', '2027-10-31T05:00', '2027-10-31T13:00'],
  [
    'at an hour shown twice, first',
    ['02:30', '14:00'],
    '2027-10-31T00:30',
    '2027-10-31T00:30',
    '2027-10-31T13:00',
  ],
  [
    'at an hour shown twice, between',
    ['02:30', '14:00'],
    '2027-10-31T01:15',
    '2027-10-31T00:30',
    '2027-10-31T13:00',
  ],
  [
    'at an hour shown twice, again',
    ['02:30', '14:00'],
    '2027-10-31T01:30',
    '2027-10-31T00:30',
    '2027-10-31T13:00',
  ],
];

describe.each(['UTC', 'America/New_York', 'Pacific/Auckland'])('a shift, on a machine in %s,', machine => {
  test.each(inBerlin)('is known %s', (_, shifts, now, began, next) => {
    process.env['TZ'] = machine;
    expect(inUtc(shiftBegan(siteWith(shifts), at(now)))).toBe(began);
    expect(inUtc(nextShift(siteWith(shifts), at(now)))).toBe(next);
  });
});

test('a site that names no shifts has none', () => {
  expect(shiftBegan(siteWith([]), at('2026-11-24T09:00'))).toBeUndefined();
  expect(nextShift(siteWith([]), at('2026-11-24T09:00'))).toBeUndefined();
});

/** With the days on which the clock is changed, or a day is left out. */
const zones: [zone: string, from: string][] = [
  ['Europe/Berlin', '2027-03-26T00:00'],
  ['Europe/Berlin', '2027-10-29T00:00'],
  ['America/Havana', '2026-10-30T00:00'],
  ['Asia/Beirut', '2026-10-23T00:00'],
  ['Australia/Lord_Howe', '2026-04-03T00:00'],
  // One minute after midnight the clock was set back into the day before.
  ['America/St_Johns', '2011-11-05T00:00'],
  // 30 December was left out.
  ['Pacific/Apia', '2011-12-28T00:00'],
];

test.each(zones)('in %s, from %s, every moment lies in one shift, and each begins once', (zone, from) => {
  for (const shifts of [three, ['00:00'], ['00:00', '00:30', '01:30', '02:30', '23:30']]) {
    const site = siteWith(shifts, zone);
    for (let now = at(from); now < at(from) + 4 * DAY; now += 41 * MINUTE) {
      const [began, next] = [shiftBegan(site, now) ?? NaN, nextShift(site, now) ?? NaN];
      expect(began).toBeLessThanOrEqual(now);
      expect(next).toBeGreaterThan(now);
      expect(next - began).toBeLessThanOrEqual(25 * HOUR);
      expect(shiftBegan(site, next - 1)).toBe(began);
      expect(shiftBegan(site, next)).toBe(next);
      expect(nextShift(site, began)).toBe(next);
    }
  }
});
