import { describe, expect, test } from 'vitest';
import { nextRound, wrongProgramme, type Programme } from '../../src/coffee/programme.ts';
import { DAY, HOUR } from '../../src/kernel/clock.ts';
import { dayOf, siteTime } from '../../src/people/wall-clock.ts';

const day = (date: string) => dayOf(Date.parse(`${date}T00:00Z`));
const BERLIN = 'Europe/Berlin';
const programme = (but: Partial<Programme> = {}): Programme => ({
  id: 'p',
  name: 'IT-OT coffee',
  zone: BERLIN,
  everyWeeks: 1,
  weekday: 2,
  at: 9 * 60,
  anchor: day('2026-11-23'),
  sittingOut: 'rotate',
  repeatWindow: 12,
  blackouts: [],
  prompts: [],
  guests: false,
  channel: null,
  ended: false,
  changes: 0,
  version: 1,
  auditHead: '',
  ...but,
});
const rounds = (of: Programme, from: string, count: number) => {
  let after = Date.parse(from);
  return Array.from({ length: count }, () => {
    after = nextRound(of, after)?.announce ?? Number.NaN;
    return siteTime(after, of.zone);
  });
};

describe('rounds come', () => {
  test('every week on a weekday, at a time of the zone, over the change of the clocks', () => {
    expect(rounds(programme(), '2026-10-10T00:00Z', 3)).toEqual([
      'Tue 24 Nov 09:00',
      'Tue 1 Dec 09:00',
      'Tue 8 Dec 09:00',
    ]);
    const autumn = programme({ anchor: day('2026-10-05') });
    expect(rounds(autumn, '2026-10-18T00:00Z', 3)).toEqual([
      'Tue 20 Oct 09:00',
      'Tue 27 Oct 09:00',
      'Tue 3 Nov 09:00',
    ]);
    const spring = programme({ anchor: day('2026-03-02'), zone: 'America/New_York' });
    expect(rounds(spring, '2026-03-01T00:00Z', 2)).toEqual(['Tue 3 Mar 09:00', 'Tue 10 Mar 09:00']);
  });

  test('every third week counted from the first, also long after', () => {
    const third = programme({ everyWeeks: 3 });
    expect(rounds(third, '2026-11-01T00:00Z', 3)).toEqual([
      'Tue 24 Nov 09:00',
      'Tue 15 Dec 09:00',
      'Tue 5 Jan 09:00',
    ]);
    expect(rounds(third, '2027-06-01T00:00Z', 1)).toEqual(['Tue 1 Jun 09:00']);
  });

  test('not on a day that is left out, and none where all are', () => {
    expect(
      rounds(programme({ blackouts: [day('2026-11-24'), day('2026-12-01')] }), '2026-11-20T00:00Z', 1),
    ).toEqual(['Tue 8 Dec 09:00']);
    const all = Array.from({ length: 100 }, (_, n) => day('2026-11-24') + 7 * n);
    expect(nextRound(programme({ blackouts: all }), Date.parse('2026-11-20T00:00Z'))).toBeUndefined();
  });

  test('after a moment, never at it', () => {
    const first = nextRound(programme(), Date.parse('2026-11-20T00:00Z'))?.announce ?? 0;
    expect(nextRound(programme(), first - 1)?.announce).toBe(first);
    expect(nextRound(programme(), first)?.announce).toBe(first + 7 * DAY);
  });

  test.each([1, 2, 4, 8])('with all that follows before the next, every %d weeks', everyWeeks => {
    const round = nextRound(programme({ everyWeeks }), Date.parse('2026-11-20T00:00Z'));
    if (!round) throw new Error('there is no round');
    const { notice, announce, nudge, ask, askAgain, close } = round;
    expect(round.date).toBe('2026-11-24');
    expect(announce - notice).toBe(DAY);
    expect([nudge, ask, askAgain].map(at => siteTime(at, BERLIN).slice(0, 3))).not.toContain('Sat');
    expect([nudge, ask, askAgain].map(at => siteTime(at, BERLIN).slice(0, 3))).not.toContain('Sun');
    const inOrder = [notice, announce, nudge, ask, askAgain, close];
    expect(inOrder).toEqual(inOrder.toSorted((a, b) => a - b));
    // The next round's pairs are made of whom this one has made its account of.
    expect(close).toBe((nextRound(programme({ everyWeeks }), announce)?.announce ?? 0) - HOUR);
  });
});

describe('a programme that can’t be', () => {
  test.each<[string, Partial<Programme>, string | undefined]>([
    ['as it is', {}, undefined],
    ['at four', { at: 240 }, undefined],
    ['at one', { at: 60 }, 'Between 01:00 and 04:00 the clocks change. Choose another time.'],
    ['before four', { at: 239 }, 'Between 01:00 and 04:00 the clocks change. Choose another time.'],
    ['never', { everyWeeks: 0 }, 'A round comes every 1 to 8 weeks.'],
    ['every week and a half', { everyWeeks: 1.5 }, 'A round comes every 1 to 8 weeks.'],
    ['on no weekday', { weekday: 8 }, 'Choose a weekday.'],
    ['at no time', { at: 1440 }, 'Write a time of day, like 09:00.'],
    ['for ever', { repeatWindow: 53 }, 'Write a number from 0 to 52.'],
  ])('%s', (_, but, wrong) => expect(wrongProgramme(programme(but))?.says).toBe(wrong));
});
