import { describe, expect, test } from 'vitest';
import {
  areTwoDesks,
  clockTime,
  isDay,
  isOpenAWhile,
  isZone,
  LONGEST,
  minutesOf,
  MOST_HOLIDAYS,
  readShifts,
  sayShifts,
} from '../../src/people/site-rules.ts';
import { LIMIT } from '../../src/slack/blocks.ts';

test.each(['Europe/Berlin', 'Asia/Kolkata', 'Europe/Kyiv', 'Etc/UTC', 'UTC', 'US/Eastern'])(
  '%s is a time zone',
  zone => expect(isZone(zone)).toBe(true),
);
test.each(['', 'Europe/Mannheim', '+01:00', 'Berlin time', 'EST', 'gb', 'Etc/GMT+5', 'GMT', 'Berlin/'])(
  '“%s” is no time zone',
  zone => expect(isZone(zone)).toBe(false),
);

test.each(['2026-12-24', '2028-02-29'])('%s is a day', day => expect(isDay(day)).toBe(true));
test.each(['2026-02-30', '2027-02-29', '24.12.2026', '2026-1-1', '', '2026-12-24T00:00'])(
  '“%s” is no day',
  day => expect(isDay(day)).toBe(false),
);

describe('a clock time', () => {
  test.each([
    ['07:00', 420],
    ['6:15', 375],
    ['06:15:00', 375],
    ['00:00', 0],
    ['24:00', 1440],
  ])('%s is %i minutes', (typed, minutes) => expect(minutesOf(typed)).toBe(minutes));

  test.each(['', '7 am', '24:01', '07:60', '07:00:30', '-1:00'])('“%s” is none', typed =>
    expect(minutesOf(typed)).toBeUndefined(),
  );

  test('is written as it is read, at every minute of the day', () => {
    for (let minute = 0; minute <= 24 * 60; minute++) expect(minutesOf(clockTime(minute))).toBe(minute);
  });
});

test('a day opens before it closes', () => {
  expect(isOpenAWhile({ opens: 420, closes: 421 })).toBe(true);
  expect(isOpenAWhile({ opens: 420, closes: 420 })).toBe(false);
});

test('each side needs a desk of its own', () => {
  expect(areTwoDesks({ it: 'C1', ot: 'C2' })).toBe(true);
  expect(areTwoDesks({ it: 'C1', ot: 'C1' })).toBe(false);
});

test('as many holidays as are allowed fit into the form’s field', () => {
  const lines = Array.from({ length: MOST_HOLIDAYS }, () => '2026-12-24').join('\n');
  expect(lines.length).toBeLessThanOrEqual(LIMIT.inputText);
  expect(lines.length + '\n2026-12-24'.length).toBeGreaterThan(LIMIT.inputText);
});

describe('when shifts begin', () => {
  test.each<[string, number[]]>([
    ['06:00, 14:00, 22:00', [360, 840, 1320]],
    ['22:00;06:00;14:00', [360, 840, 1320]],
    ['6:00 18:00', [360, 1080]],
    ['06:00:00\n18:00:00', [360, 1080]],
    ['24:00, 12:00', [0, 720]],
    ['05:45', [345]],
    ['', []],
    [' , ', []],
  ])('is read of “%s”, in order', (typed, shifts) => expect(readShifts(typed)).toEqual(shifts));

  const like = 'Write when each shift begins, like 06:00, 14:00, 22:00.';
  test.each([
    ['25:00', `“25:00” is no time of day. ${like}`],
    ['6 am, 2 pm', `“6” is no time of day. ${like}`],
    ['06:00-14:00', `“06:00-14:00” is no time of day. ${like}`],
    ['early', `“early” is no time of day. ${like}`],
    ['x'.repeat(100), `“${'x'.repeat(39)}…” is no time of day. ${like}`],
    ['06:00, 6:00', `06:00 stands there twice. ${like}`],
    ['00:00, 24:00', `24:00 stands there twice. ${like}`],
    [
      Array.from({ length: 13 }, (_, n) => clockTime(n * 60)).join(', '),
      `Those are 13 times; 12 fit. ${like}`,
    ],
  ])('is not read of “%s”', (typed, wrong) => expect(readShifts(typed)).toEqual({ wrong }));

  test('is written as it is read, in the field of a form', () => {
    const shifts = Array.from({ length: 12 }, (_, n) => n * 120);
    expect(readShifts(sayShifts(shifts))).toEqual(shifts);
    expect(sayShifts(shifts).length).toBeLessThanOrEqual(LONGEST.contact);
  });
});
