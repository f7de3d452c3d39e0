import { afterEach, describe, expect, test } from 'vitest';
import { readTimes, sayTimes } from '../../src/changes/times.ts';
import { DAY, HOUR, MINUTE } from '../../src/kernel/clock.ts';
import { Refusal } from '../../src/kernel/refusal.ts';
import { seeded } from '../conversations/a-thread-slack.ts';
import { rhine } from '../incidents/a-place.ts';

/** Tuesday, 10:00 at Rhine Works, which is UTC+1 in winter and UTC+2 in summer. */
const TUESDAY_TEN = Date.parse('2026-11-24T09:00:00Z');

const read = (typed: string, now = TUESDAY_TEN, zone = 'Europe/Berlin') => {
  const { start, end } = readTimes(typed, { zone }, now, HOUR);
  return [start, end].map(at => new Date(at).toISOString().slice(0, 16)).join(' ');
};

function refusal(typed: string, now = TUESDAY_TEN, zone = 'Europe/Berlin'): string {
  try {
    return `was read as ${read(typed, now, zone)}`;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    expect([error.code, error.field]).toEqual(['bad-answer', 'when']);
    return error.message;
  }
}

const processZone = process.env['TZ'];
afterEach(() => {
  process.env['TZ'] = processZone ?? 'UTC';
});

/** What is meant stands there in UTC. */
const times: [typed: string, means: string][] = [
  ['now', '2026-11-24T09:00 2026-11-24T10:00'],
  ['now for 90 minutes', '2026-11-24T09:00 2026-11-24T10:30'],
  ['now until 14:00', '2026-11-24T09:00 2026-11-24T13:00'],
  ['tonight 20:00', '2026-11-24T19:00 2026-11-24T20:00'],
  ['Tonight \u00a0 20–22', '2026-11-24T19:00 2026-11-24T21:00'],
  ['“tonight 20:00”', '2026-11-24T19:00 2026-11-24T20:00'],
  ['tonight at 8 p.m.', '2026-11-24T19:00 2026-11-24T20:00'],
  ['tonight midnight', '2026-11-24T23:00 2026-11-25T00:00'],
  ['this evening 20:00', '2026-11-24T19:00 2026-11-24T20:00'],
  ['today 14:00', '2026-11-24T13:00 2026-11-24T14:00'],
  ['today 9:56', '2026-11-24T08:56 2026-11-24T09:56'],
  ['today 9:56-12:00', '2026-11-24T08:56 2026-11-24T11:00'],
  ['tomorrow 6:30', '2026-11-25T05:30 2026-11-25T06:30'],
  ['tomorrow morning 6:30', '2026-11-25T05:30 2026-11-25T06:30'],
  ['tomorrow night 22-02', '2026-11-25T21:00 2026-11-26T01:00'],
  ['20:00 tomorrow', '2026-11-25T19:00 2026-11-25T20:00'],
  ['Fri 22-02', '2026-11-27T21:00 2026-11-28T01:00'],
  ['Fri 8-10', '2026-11-27T07:00 2026-11-27T09:00'],
  ['Friday 22:00-02:00', '2026-11-27T21:00 2026-11-28T01:00'],
  ['on Friday at 22:00', '2026-11-27T21:00 2026-11-27T22:00'],
  ['Fri 22:00 to midnight', '2026-11-27T21:00 2026-11-27T23:00'],
  ['Fri 24:00', '2026-11-27T23:00 2026-11-28T00:00'],
  ['Fri 22:00 - Sun 06:00', '2026-11-27T21:00 2026-11-29T05:00'],
  ['Tue 11:00', '2026-11-24T10:00 2026-11-24T11:00'],
  ['Tue 8:00', '2026-12-01T07:00 2026-12-01T08:00'],
  ['next Tue 8:00', '2026-12-01T07:00 2026-12-01T08:00'],
  ['next Mon 8:00', '2026-11-30T07:00 2026-11-30T08:00'],
  ['next Sunday 8:00', '2026-12-06T07:00 2026-12-06T08:00'],
  ['24.12. 08:00-10:00', '2026-12-24T07:00 2026-12-24T09:00'],
  ['24.12.2026 8-10', '2026-12-24T07:00 2026-12-24T09:00'],
  ['24. 12. 2026 8:00', '2026-12-24T07:00 2026-12-24T08:00'],
  ['24.11. 8:00', '2027-11-24T07:00 2027-11-24T08:00'],
  ['1.1. 0:00', '2026-12-31T23:00 2027-01-01T00:00'],
  ['24 Dec 8:00', '2026-12-24T07:00 2026-12-24T08:00'],
  ['24th of December 2026 8:00', '2026-12-24T07:00 2026-12-24T08:00'],
  ['Dec 24 8:00', '2026-12-24T07:00 2026-12-24T08:00'],
  ['Dec 24, 2026, 8:00', '2026-12-24T07:00 2026-12-24T08:00'],
  ['Thu 24 Dec 8:00', '2026-12-24T07:00 2026-12-24T08:00'],
  ['2026-12-24 08:00', '2026-12-24T07:00 2026-12-24T08:00'],
  ['2026-12-24T08:00', '2026-12-24T07:00 2026-12-24T08:00'],
  ['2026-12-24 22:00 - 2026-12-26 06:00', '2026-12-24T21:00 2026-12-26T05:00'],
  ['24.12. 22:00 - 26.12. 06:00', '2026-12-24T21:00 2026-12-26T05:00'],
  ['24.12. 22 - 26.12. 6', '2026-12-24T21:00 2026-12-26T05:00'],
  ['29.12. 22:00 – 2.1. 06:00', '2026-12-29T21:00 2027-01-02T05:00'],
  ['1.12. 8:00 - 1.1. 8:00', '2026-12-01T07:00 2027-01-01T07:00'],
  ['22:00', '2026-11-24T21:00 2026-11-24T22:00'],
  ['9:58', '2026-11-24T08:58 2026-11-24T09:58'],
  ['9:55', '2026-11-24T08:55 2026-11-24T09:55'],
  ['9:54', '2026-11-25T08:54 2026-11-25T09:54'],
  ['22:00-2', '2026-11-24T21:00 2026-11-25T01:00'],
  ['from 20:00 to 22:00', '2026-11-24T19:00 2026-11-24T21:00'],
  ['20:00 for 45 min', '2026-11-24T19:00 2026-11-24T19:45'],
  ['20:00 for 2 h', '2026-11-24T19:00 2026-11-24T21:00'],
  ['20:00 for 1 h 30 min', '2026-11-24T19:00 2026-11-24T20:30'],
  ['20:00 for 1.5 hours', '2026-11-24T19:00 2026-11-24T20:30'],
  ['8pm', '2026-11-24T19:00 2026-11-24T20:00'],
  ['8PM-10PM', '2026-11-24T19:00 2026-11-24T21:00'],
  ['6:30 am', '2026-11-25T05:30 2026-11-25T06:30'],
  ['noon', '2026-11-24T11:00 2026-11-24T12:00'],
  ['noon-2 pm', '2026-11-24T11:00 2026-11-24T13:00'],
  ['midnight', '2026-11-24T23:00 2026-11-25T00:00'],
];

const DOUBT = /may be read in more than one way\. Write a day like 24 Dec/;
const UNREAD = /^I can’t read “.*” as a time\. Write it like tonight 20:00, /;

const refused: [typed: string, why: RegExp][] = [
  ['', /^Say when, like tonight 20:00/],
  ['asap', UNREAD],
  ['soon 20:00', UNREAD],
  ['20:00 UTC', UNREAD],
  ['2026-12-24T08:00Z', UNREAD],
  ['tonight 20:00 please', UNREAD],
  ['20:00-22:00 for 1 h', UNREAD],
  ['20:00 until now', UNREAD],
  ['for 2 h', /^Say when it starts/],
  ['Fri', /^Say at what time as well/],
  ['24.12. - 26.12. 6:00', /^Say at what time as well/],
  ['24/12 8:00', DOUBT],
  ['Thu 24/12 8:00', DOUBT],
  ['24/12/2026 8:00', DOUBT],
  ['24.12 8:00', DOUBT],
  ['24.12.26 8:00', DOUBT],
  ['24-12 8:00', DOUBT],
  ['22-02', DOUBT],
  ['20-22', /^“20” may be an hour or a number\. Put the day first/],
  ['Fri 22', /^“22” may be a day or an hour/],
  ['8', /^“8” may be a day or an hour/],
  ['22:00-02:00 Fri', /^Say on which day it starts/],
  ['tomorrow 8-10pm', /^Write both times in the same way/],
  ['tomorrow 8:00-10pm', /^Write both times in the same way/],
  ['12 am', /^“12 am” is read in two ways/],
  ['12:30pm', /^“12:30pm” is read in two ways/],
  ['13 pm', /^“13 pm” is no time of day/],
  ['0 am', /^“0 am” is no time of day/],
  ['25:00', /^“25:00” is no time of day/],
  ['24:30', /^“24:30” is no time of day/],
  ['20:60', /^“20:60” is no time of day/],
  ['Fri midnight', /^Midnight belongs to two days/],
  ['tonight 2:00', /^“tonight” is 17:00 to 24:00 here, and 2:00 is not/],
  ['tonight 8-10', /^“tonight” is 17:00 to 24:00 here, and 8 is not/],
  ['tomorrow morning 14:00', /^“tomorrow morning” is 00:00 to 12:00 here/],
  ['30.02. 8:00', /^There is no day “30\.02\.”/],
  ['31 Nov 8:00', /^There is no day “31 nov”/],
  ['2026-13-01 8:00', /^There is no day “2026-13-01”/],
  ['29.2.2027 8:00', /^There is no day “29\.2\.2027”/],
  ['Fri 24 Dec 8:00', /^“fri 24 dec” is another weekday: Thu 24 Dec 08:00/],
  ['today 9:00', /^Tue 24 Nov 09:00 is over/],
  ['24.12.2025 8:00', /^Wed 24 Dec 2025 08:00 is over/],
  ['29.2. 8:00', /^Tue 29 Feb 2028 08:00 is more than 400 days ahead/],
  ['30.12.2027 8:00', /^Thu 30 Dec 2027 08:00 is more than 400 days ahead/],
  ['24.12. 10:00 - 23.12. 8:00', /^It would end before it starts/],
  ['24.12.2026 10:00 - 24.12.2026 8:00', /^It would end before it starts/],
  ['24.12. 8:00 - 24.12. 8:00', /^It would end before it starts/],
  ['Fri 22:00 - Fri 20:00', /^It would end before it starts/],
  ['20:00 for 0 min', /^It would end as it starts/],
  ['1.12. 8:00 - 1.1. 8:01', /^That is longer than 31 days/],
  ['20:00 for 999 h', /^That is longer than 31 days/],
];

describe.each(['UTC', 'America/New_York', 'Europe/Berlin', 'Pacific/Auckland'])(
  'on a machine in %s',
  machine => {
    test.each(times)('%s is understood', (typed, means) => {
      process.env['TZ'] = machine;
      expect(read(typed)).toBe(means);
    });

    test.each(refused)('“%s” is refused', (typed, why) => {
      process.env['TZ'] = machine;
      expect(refusal(typed)).toMatch(why);
    });

    test('the clock’s changes are the site’s, not the machine’s', () => {
      process.env['TZ'] = machine;
      const spring = Date.parse('2027-03-27T12:00:00Z');
      expect(refusal('tomorrow 2:30', spring)).toMatch(
        /^02:30 is left out on that day: the clocks go forward to Sun 28 Mar 03:00/,
      );
      expect(refusal('tomorrow 1:30-2:30', spring)).toMatch(/^02:30 is left out/);
      expect(refusal('2:30', spring)).toMatch(/^02:30 is left out/);
      expect(read('Sun 2:30', spring + DAY)).toBe('2027-04-04T00:30 2027-04-04T01:30');
      expect(read('tomorrow 1-5', spring)).toBe('2027-03-28T00:00 2027-03-28T03:00');
      expect(read('tomorrow 1:30 for 1 h', spring)).toBe('2027-03-28T00:30 2027-03-28T01:30');
      expect(read('14.3.2027 2:30', spring - 30 * DAY)).toBe('2027-03-14T01:30 2027-03-14T02:30');
      const autumn = Date.parse('2026-10-24T12:00:00Z');
      expect(read('tomorrow 1-5', autumn)).toBe('2026-10-24T23:00 2026-10-25T04:00');
      expect(read('tomorrow 2:30', autumn)).toBe('2026-10-25T00:30 2026-10-25T01:30');
      expect(read('tomorrow 1:30-2:30', autumn)).toBe('2026-10-24T23:30 2026-10-25T00:30');
      expect(read('tomorrow 2:45-2:15', autumn)).toBe('2026-10-25T00:45 2026-10-25T01:15');
      expect(read('1.10. 8:00 - 1.11. 8:00', autumn - 30 * DAY)).toBe('2026-10-01T06:00 2026-11-01T07:00');
    });

    test('a time read back says which of two hours it is, and the year where it is another', () => {
      process.env['TZ'] = machine;
      const say = (from: string, to: string) =>
        sayTimes(Date.parse(from), Date.parse(to), rhine, TUESDAY_TEN);
      expect(say('2026-11-27T21:00Z', '2026-11-28T01:00Z')).toBe(
        'Fri 27 Nov 22:00 – Sat 28 Nov 02:00, Rhine Works time',
      );
      expect(say('2026-11-27T19:00Z', '2026-11-27T21:00Z')).toBe(
        'Fri 27 Nov 20:00 – 22:00, Rhine Works time',
      );
      expect(say('2026-12-31T21:00Z', '2027-01-01T01:00Z')).toBe(
        'Thu 31 Dec 22:00 – Fri 1 Jan 2027 02:00, Rhine Works time',
      );
      expect(say('2026-10-25T00:45Z', '2026-10-25T01:15Z')).toBe(
        'Sun 25 Oct 02:45 GMT+2 – 02:15 GMT+1, Rhine Works time',
      );
      expect(say('2026-10-24T23:30Z', '2026-10-25T01:30Z')).toBe(
        'Sun 25 Oct 01:30 – 02:30 GMT+1, Rhine Works time',
      );
    });
  },
);

test('in the hour that comes twice, the start is the one still to come', () => {
  // 02:40 summer time: 02:30 has been once, and comes again in 50 minutes.
  const now = Date.parse('2026-10-25T00:40:00Z');
  expect(read('2:30', now)).toBe('2026-10-25T01:30 2026-10-25T02:30');
  expect(read('today 2:50', now)).toBe('2026-10-25T00:50 2026-10-25T01:50');
});

test('days are the site’s: late on a Tuesday in UTC it is Wednesday in Auckland', () => {
  const now = Date.parse('2026-11-24T20:00:00Z');
  expect(read('today 14:00', now, 'Pacific/Auckland')).toBe('2026-11-25T01:00 2026-11-25T02:00');
  expect(read('Wed 14:00', now, 'Pacific/Auckland')).toBe('2026-11-25T01:00 2026-11-25T02:00');
  expect(read('next Tue 14:00', now, 'Pacific/Auckland')).toBe('2026-12-01T01:00 2026-12-01T02:00');
});

test('a site whose day begins in a gap: midnight is left out in Cairo', () => {
  const now = Date.parse('2027-04-29T12:00:00Z');
  expect(refusal('tonight midnight', now, 'Africa/Cairo')).toMatch(/^24:00 is left out .* Fri 30 Apr 01:00/);
  expect(read('tonight 22-02', now, 'Africa/Cairo')).toBe('2027-04-29T20:00 2027-04-29T23:00');
});

test('“now” begins with the minute', () => {
  expect(read('now', TUESDAY_TEN + 59_999)).toBe('2026-11-24T09:00 2026-11-24T10:00');
});

test('what we read back can be written', () => {
  const chance = seeded(24);
  const zones = ['Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kathmandu'];
  for (let n = 0; n < 400; n++) {
    const zone = zones[n % zones.length]!;
    const start = TUESDAY_TEN + Math.ceil((chance() * 390 * DAY) / MINUTE) * MINUTE;
    const end = start + Math.ceil((chance() ** 4 * 30 * DAY) / MINUTE) * MINUTE;
    const said = sayTimes(start, end, { name: 'Site', zone }, TUESDAY_TEN).replace(', Site time', '');
    if (said.includes('GMT')) continue;
    expect(readTimes(said, { zone }, TUESDAY_TEN, HOUR), `${said} in ${zone}`).toEqual({ start, end });
  }
});
