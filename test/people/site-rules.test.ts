import { describe, expect, test } from 'vitest';
import {
  areTwoDesks,
  clockTime,
  isDay,
  isOpenAWhile,
  isZone,
  minutesOf,
  MOST_HOLIDAYS,
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
