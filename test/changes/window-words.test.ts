import { describe, expect, test } from 'vitest';
import { nextTimes, readWindow, sayWeekly } from '../../src/changes/window-words.ts';
import type { Weekly } from '../../src/changes/windows.ts';
import { Refusal } from '../../src/kernel/refusal.ts';
import { seeded } from '../conversations/a-thread-slack.ts';
import { rhine } from '../incidents/a-place.ts';
import { at, BERLIN, told } from './a-window.ts';

/** Tuesday, 10:00 at Rhine Works, which is UTC+1 in winter. */
const NOW = at('2026-11-24T09:00');

/** Once in UTC; every week as its days, hours and end. */
function read(typed: string, now = NOW): string {
  const { when, until } = readWindow(typed, rhine, now);
  if (when.kind === 'once') return told(when);
  const clock = (minutes: number) => `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;
  const end = until === undefined ? '' : ` until ${new Date(until).toISOString().slice(0, 16)}`;
  return `${when.days.join('')} ${clock(when.opens)}-${clock(when.closes)}${end}`;
}

function refusal(typed: string): string {
  try {
    return `was read as ${read(typed)}`;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    expect([error.code, error.field]).toEqual(['bad-answer', 'when']);
    expect(error.message).toMatch(/^\S.*[.?]$/s);
    return error.message;
  }
}

test.each([
  ['Sat 22:00-04:00', '2026-11-28T21:00 2026-11-29T03:00'],
  ['Sat 22:00-Sun 04:00', '2026-11-28T21:00 2026-11-29T03:00'],
  ['tonight 20:00-22:00', '2026-11-24T19:00 2026-11-24T21:00'],
  ['now until 14:00', '2026-11-24T09:00 2026-11-24T13:00'],
  ['24 Dec 06:00 for 48 h', '2026-12-24T05:00 2026-12-26T05:00'],
  ['24.12. 06:00 - 2.1. 06:00', '2026-12-24T05:00 2027-01-02T05:00'],
])('once: %s', (typed, means) => {
  expect(read(typed)).toBe(means);
});

test.each([
  ['every Sat 22:00-04:00', '6 22:00-4:00'],
  ['Every Saturday, 22:00 – 04:00', '6 22:00-4:00'],
  ['every sat 22-04', '6 22:00-4:00'],
  ['every Sat from 22:00 to 04:00', '6 22:00-4:00'],
  ['every Sat 22:00 until 04:00', '6 22:00-4:00'],
  ['every Sat 22:00-Sun 04:00', '6 22:00-4:00'],
  ['every Sat 04:00-Sat 22:00', '6 4:00-22:00'],
  ['weekly Sun 02:00-06:00', '7 2:00-6:00'],
  ['weekly on Sundays 02:00-06:00', '7 2:00-6:00'],
  ['every week Sun 02:00-06:00', '7 2:00-6:00'],
  ['each Thurs 8 pm-10 pm', '4 20:00-22:00'],
  ['every Tues noon-13:00', '2 12:00-13:00'],
  ['every Mon-Fri 12:00-13:00', '12345 12:00-13:00'],
  ['every Mon to Fri 12:00 to 13:00', '12345 12:00-13:00'],
  ['every Mon–Fri 22:00-04:00', '12345 22:00-4:00'],
  ['every Fri-Mon 06:00-07:00', '1567 6:00-7:00'],
  ['every Mon, Wed and Fri 06:00-07:00', '135 6:00-7:00'],
  ['every Mon, Thu-Sat 06:00-07:00', '1456 6:00-7:00'],
  ['every Sat and Sun 22:00-04:00', '67 22:00-4:00'],
  ['every Sat-Sun 08:00-16:00', '67 8:00-16:00'],
  ['every day 12:00-13:00', '1234567 12:00-13:00'],
  ['daily noon-13:00', '1234567 12:00-13:00'],
  ['every Sun 00:00-24:00', '7 0:00-24:00'],
  ['every Sun 06:00-06:00', '7 6:00-6:00'],
  ['every Fri 24:00-04:00', '5 24:00-4:00'],
  ['every Mon-Fri 06:00-22:00 until 24 Dec 22:00', '12345 6:00-22:00 until 2026-12-24T21:00'],
  ['every Sat 22:00 until 04:00 until 24.12. 22:00', '6 22:00-4:00 until 2026-12-24T21:00'],
  ['daily 12:00-13:00 until Fri 20:00', '1234567 12:00-13:00 until 2026-11-27T19:00'],
])('every week: %s', (typed, means) => {
  expect(read(typed)).toBe(means);
});

const UNREAD = /^I can’t read “.*” as times\. Write it like Sat 22:00-04:00 or .* every Sat 22:00-04:00 or /;
const NO_DAYS = /^I can’t read “.*” as days of the week\. Write them like every Sat, every Mon, Wed and Fri/;
const NO_HOURS = /^Say when it opens and when it closes, like every Sat 22:00-04:00\./;

test.each([
  ['', /^Say when, like Sat 22:00-04:00/],
  [' \u0000\u202e ', /^Say when, like/],
  ['asap', UNREAD],
  ['Sat 22:00-04:00 please', UNREAD],
  ['Sat 22:00-04:00 every week', UNREAD],
  ['x'.repeat(100_000), UNREAD],
  [`every Sat 22:00-04:00 ${'-'.repeat(100_000)}`, UNREAD],
  ['Sat', /^Say until when as well/],
  ['tonight 20:00', /^Say until when as well/],
  ['31 Feb 20:00-22:00', /^There is no day “31 feb”/],
  ['Sat 22:00 - Sat 20:00', /^It would end before it starts/],
  ['24.12. 22:00 - 23.12. 22:00', /^It would end before it starts/],
  ['yesterday 20:00-22:00', UNREAD],
  ['today 08:00-09:00', /is over\. Write a time that is still to come/],
  ['Sat 08:00 for 999 h', /longer than 31 days/],
  ['Mon-Fri 12:00-13:00', /^Is that once or every week\? Write every Mon-Fri 12:00-13:00;/],
  ['Sundays 02:00-06:00', /^Is that once or every week\? Write every Sundays 02:00-06:00;/],
  ['Sat and Sun 22:00-04:00', /^Is that once or every week\?/],
  ['every', /^Say on which days/],
  ['every week', /^Say on which days/],
  ['every 22:00-04:00', /^Say on which days/],
  ['every 2 weeks Sat 22:00-04:00', /^Say on which days/],
  ['every other Sat 22:00-04:00', NO_DAYS],
  ['every second Sat 22:00-04:00', NO_DAYS],
  ['every last Sat 22:00-04:00', NO_DAYS],
  ['every month 22:00-04:00', NO_DAYS],
  ['every weekday 12:00-13:00', NO_DAYS],
  ['every weekend 12:00-13:00', NO_DAYS],
  ['every Sat night 22:00-23:00', NO_DAYS],
  ['every Mon-Mon 12:00-13:00', NO_DAYS],
  ['every Mon-Wed-Fri 12:00-13:00', NO_DAYS],
  ['every day Sat 12:00-13:00', NO_DAYS],
  ['every __proto__ 12:00-13:00', NO_DAYS],
  ['daily on Sat 12:00-13:00', NO_DAYS],
  ['every Sat', NO_HOURS],
  ['every day', NO_HOURS],
  ['every Sat 22:00', NO_HOURS],
  ['every Sat 22:00 for 6 h', NO_HOURS],
  ['every Sat 22:00-04:00 please', NO_HOURS],
  ['every Sat 22:00-04:00-06:00', NO_HOURS],
  ['every Sat 24 Dec 22:00-04:00', NO_HOURS],
  ['every Sat 22:00-24 Dec 04:00', NO_HOURS],
  ['every Sat 22:00-tomorrow 04:00', NO_HOURS],
  ['every Sat 22:00-next Sun 04:00', NO_HOURS],
  ['every Sat 25:00-26:00', /^“25:00” is no time of day/],
  ['every Sat 12 am-4 am', /^“12 am” is read in two ways/],
  ['every Sat 8-10 pm', /^Write both times in the same way/],
  ['every Sat 22:00-Sat 04:00', /^It would end before it starts/],
  ['every Sat 22:00-Mon 04:00', /is open for 24 hours at most/],
  ['every Sat 04:00-Sun 22:00', /is open for 24 hours at most/],
  ['every Mon-Fri 22:00-Tue 04:00', /^Write the hours without a day/],
  ['every Sat-Sun 22:00-04:00', /may be one night or two\. Write every Sat and Sun 22:00-04:00 for two/],
  ['every Sun-Mon 22:00-22:00', /may be one night or two/],
  ['every Sat 22:00-04:00 until 24 Dec', /^Say at what time as well/],
  ['every Sat 22:00-04:00 until 31 Feb 22:00', /^There is no day “31 feb”/],
  ['every Sat 22:00-04:00 until 24 Dec 20:00-22:00', /^Say one moment/],
  ['every Sat 22:00-04:00 until 24 Dec 20:00 for 2 h', /^Say one moment/],
  ['every Sat 22:00-04:00 until further notice', /^I can’t read “further notice” as a time/],
  ['every Sat 22:00-04:00 until Sat 20:00', /^It would be over before it opens/],
  ['every Sat 22:00-04:00 until now', /^It would be over before it opens/],
])('“%s” is refused', (typed, why) => {
  expect(refusal(typed)).toMatch(why);
});

describe('every week keeps the clock of the site', () => {
  const next = (typed: string, from: string, effect: 'maintenance' | 'blackout' = 'maintenance') =>
    nextTimes({ ...readWindow(typed, rhine, at(from)), effect }, BERLIN, at(from), 2).map(told);

  test('in the night in which the clocks go forward', () => {
    expect(next('every Sat 22:00-04:00', '2027-03-22T12:00')).toEqual([
      '2027-03-27T21:00 2027-03-28T02:00',
      '2027-04-03T20:00 2027-04-04T02:00',
    ]);
    expect(next('weekly Sun 02:00-06:00', '2027-03-22T12:00')).toEqual([
      '2027-03-28T01:00 2027-03-28T04:00',
      '2027-04-04T00:00 2027-04-04T04:00',
    ]);
    expect(next('every Sun 02:00-03:00', '2027-03-22T12:00')).toEqual([
      '2027-04-04T00:00 2027-04-04T01:00',
      '2027-04-11T00:00 2027-04-11T01:00',
    ]);
  });

  test('in the night in which they go back', () => {
    expect(next('every Sat 22:00-04:00', '2027-10-25T12:00')).toEqual([
      '2027-10-30T20:00 2027-10-31T03:00',
      '2027-11-06T21:00 2027-11-07T03:00',
    ]);
    expect(next('every Sun 01:00-02:30', '2027-10-25T12:00', 'blackout')[0]).toBe(
      '2027-10-30T23:00 2027-10-31T01:30',
    );
  });
});

test('the next times begin with the one that is open, and one that comes once is found however far ahead', () => {
  const saturday = { ...readWindow('every Sat 22:00-04:00', rhine, NOW), effect: 'maintenance' } as const;
  expect(nextTimes(saturday, BERLIN, at('2026-11-29T02:00'), 3).map(told)).toEqual([
    '2026-11-28T21:00 2026-11-29T03:00',
    '2026-12-05T21:00 2026-12-06T03:00',
    '2026-12-12T21:00 2026-12-13T03:00',
  ]);
  const summer = { ...readWindow('1.8. 06:00 - 15.8. 06:00', rhine, NOW), effect: 'blackout' } as const;
  expect(nextTimes(summer, BERLIN, NOW, 3).map(told)).toEqual(['2027-08-01T04:00 2027-08-15T04:00']);
});

test.each([
  ['every Sat 22:00-04:00', 'Every Sat 22:00–04:00'],
  ['every Mon-Fri 12:00-13:00', 'Every Mon–Fri 12:00–13:00'],
  ['every Sat-Sun 12:00-13:00', 'Every Sat and Sun 12:00–13:00'],
  ['every Fri-Mon 12:00-13:00', 'Every Mon and Fri–Sun 12:00–13:00'],
  ['every Mon, Wed, Fri 12:00-13:00', 'Every Mon, Wed and Fri 12:00–13:00'],
  ['daily 12:00-24:00', 'Every day 12:00–24:00'],
  ['every Sat 22-04 until 1.2. 06:00', 'Every Sat 22:00–04:00 until Mon 1 Feb 2027 06:00'],
])('%s is read back as %s', (typed, said) => {
  const { when, until } = readWindow(typed, rhine, NOW);
  expect(sayWeekly(when as Weekly, until, rhine, NOW)).toBe(said);
});

test('what is read back can be written', () => {
  const chance = seeded(35);
  const upTo = (n: number) => Math.floor(chance() * n);
  for (let n = 0; n < 500; n++) {
    const days = [1, 2, 3, 4, 5, 6, 7].filter(() => upTo(2));
    const when: Weekly = {
      kind: 'weekly',
      days: days.length > 0 ? days : [1 + upTo(7)],
      opens: upTo(1441),
      closes: 1 + upTo(1440),
    };
    const until = upTo(2) ? NOW + (10_080 + upTo(500_000)) * 60_000 : undefined;
    const said = sayWeekly(when, until, rhine, NOW);
    expect(readWindow(said, rhine, NOW), said).toEqual({ when, ...(until && { until }) });
  }
});
