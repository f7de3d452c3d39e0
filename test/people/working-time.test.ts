import { afterEach, describe, expect, test } from 'vitest';
import { HOUR } from '../../src/kernel/clock.ts';
import { rhine } from '../incidents/a-place.ts';
import type { Site, WorkingHours } from '../../src/people/site.ts';
import { addWorkingTime, workingDay } from '../../src/people/working-time.ts';

const officeHours: WorkingHours = { days: [1, 2, 3, 4, 5], opens: 7 * 60, closes: 17 * 60, holidays: [] };

function siteIn(zone: string, hours: WorkingHours = officeHours): Site {
  return { ...rhine, zone, hours };
}

const added = (start: string, hours: number, site: Site) =>
  new Date(addWorkingTime(Date.parse(start), hours * HOUR, site)).toISOString();

const processZone = process.env['TZ'];
afterEach(() => {
  process.env['TZ'] = processZone ?? 'UTC';
});

/** All times are UTC; both zones' offsets stand beside them. November 2026 begins on a Sunday. */
const cases: [means: string, zone: string, start: string, hours: number, end: string][] = [
  ['inside a day', 'Europe/Berlin', '2026-11-24T08:00:00.000Z', 4, '2026-11-24T12:00:00.000Z'],
  ['to the very end of a day', 'Europe/Berlin', '2026-11-24T08:00:00.000Z', 8, '2026-11-24T16:00:00.000Z'],
  ['over a night', 'Europe/Berlin', '2026-11-24T14:00:00.000Z', 4, '2026-11-25T08:00:00.000Z'],
  ['over a weekend', 'Europe/Berlin', '2026-11-27T14:00:00.000Z', 4, '2026-11-30T08:00:00.000Z'],
  ['from before opening', 'Europe/Berlin', '2026-11-24T03:00:00.000Z', 4, '2026-11-24T10:00:00.000Z'],
  ['from after closing', 'Europe/Berlin', '2026-11-24T20:00:00.000Z', 4, '2026-11-25T10:00:00.000Z'],
  ['from the minute of closing', 'Europe/Berlin', '2026-11-24T16:00:00.000Z', 4, '2026-11-25T10:00:00.000Z'],
  ['from a Sunday', 'Europe/Berlin', '2026-11-29T12:00:00.000Z', 1, '2026-11-30T07:00:00.000Z'],
  ['over several days', 'Europe/Berlin', '2026-11-24T08:00:00.000Z', 34, '2026-11-27T12:00:00.000Z'],
  // Berlin: clocks go forward on 29 March (UTC+1 to +2) and back on 25 October 2026.
  ['into Berlin’s summer', 'Europe/Berlin', '2026-03-27T15:00:00.000Z', 2, '2026-03-30T06:00:00.000Z'],
  ['into Berlin’s winter', 'Europe/Berlin', '2026-10-23T14:00:00.000Z', 2, '2026-10-26T07:00:00.000Z'],
  // Chicago: clocks go forward on 8 March (UTC-6 to -5) and back on 1 November 2026.
  ['into Chicago’s summer', 'America/Chicago', '2026-03-06T22:00:00.000Z', 2, '2026-03-09T13:00:00.000Z'],
  ['into Chicago’s winter', 'America/Chicago', '2026-10-30T21:00:00.000Z', 2, '2026-11-02T14:00:00.000Z'],
  // 02:00 UTC is still the day before in Chicago, which is Friday there.
  ['late on Chicago’s Friday', 'America/Chicago', '2026-11-28T02:00:00.000Z', 1, '2026-11-30T14:00:00.000Z'],
];

describe.each(['UTC', 'America/New_York', 'Europe/Berlin', 'Pacific/Auckland'])(
  'working time, on a machine in %s,',
  machine => {
    test.each(cases)('passes %s', (_, zone, start, hours, end) => {
      process.env['TZ'] = machine;
      expect(added(start, hours, siteIn(zone))).toBe(end);
    });

    test('is on that machine’s clock indeed', () => {
      process.env['TZ'] = machine;
      const shown = new Intl.DateTimeFormat('en', { timeZone: machine, hour: 'numeric', hourCycle: 'h23' });
      const noon = new Date('2026-11-24T12:00:00.000Z');
      expect(noon.getHours()).toBe(Number(shown.format(noon)));
    });

    test('counts a day that never closes, across both changes of the clock', () => {
      process.env['TZ'] = machine;
      const everyDay = { days: [1, 2, 3, 4, 5, 6, 7], opens: 0, closes: 24 * 60, holidays: [] };
      for (const start of ['2026-03-28T12:00:00.000Z', '2026-10-24T12:00:00.000Z']) {
        const end = new Date(Date.parse(start) + 48 * HOUR).toISOString();
        expect(added(start, 48, siteIn('Europe/Berlin', everyDay))).toBe(end);
      }
    });
  },
);

test.each([
  ['skipped, it opens with the next', '2026-03-28T12:00:00.000Z', '2026-03-29T02:00:00.000Z'],
  ['shown twice, it opens with the first', '2026-10-24T12:00:00.000Z', '2026-10-25T01:30:00.000Z'],
])('where the hour in which a site opens is %s', (_, start, end) => {
  const early = { days: [7], opens: 2 * 60 + 30, closes: 10 * 60, holidays: [] };
  expect(added(start, 1, siteIn('Europe/Berlin', early))).toBe(end);
});

test('a working day is as long as the site is open', () => {
  expect(workingDay(siteIn('Europe/Berlin'))).toBe(10 * HOUR);
});

test.each<[string, WorkingHours]>([
  ['has no working days', { ...officeHours, days: [] }],
  ['closes as it opens', { ...officeHours, closes: officeHours.opens }],
])('a site that %s has no working time to count', (_, hours) => {
  expect(() => added('2026-11-24T08:00:00.000Z', 1, siteIn('Europe/Berlin', hours))).toThrow(RangeError);
});

test('nobody works on a holiday of the site’s own calendar', () => {
  const site = siteIn('Europe/Berlin', { ...officeHours, holidays: ['2026-12-24', '2026-12-25'] });
  // Wednesday 16:00 at the site, an hour before it closes; it opens again on Monday.
  expect(added('2026-12-23T15:00:00.000Z', 2, site)).toBe('2026-12-28T07:00:00.000Z');
});
