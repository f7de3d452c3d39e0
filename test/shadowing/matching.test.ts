import { describe, expect, test } from 'vitest';
import { chanceFrom, shuffled } from '../../src/coffee/matching/chance.ts';
import { match, type Matching } from '../../src/shadowing/matching.ts';
import { mondaysAfter } from '../../src/shadowing/periods.ts';
import {
  aMatching,
  anOffer,
  aSeason,
  aSeeker,
  bar,
  firstCome,
  fits,
  mostOf,
  spotsOf,
  TODAY,
  wrongWith,
} from './season.ts';

const MONDAYS = mondaysAfter(TODAY, 12);

/** Who is placed, where each in the queue comes who can, so that as many come as can: every way is tried. */
function bestQueue(season: Matching): number[] {
  const spots = spotsOf(season);
  const queue = season.seekers.toSorted((a, b) => a.askedAt - b.askedAt);
  let best: number[] = [];
  const place = (row: number, used: ReadonlySet<number>, placed: readonly number[]): void => {
    const seeker = queue[row];
    if (!seeker) {
      const isMore = placed.length > best.length;
      const isAsMany = placed.length === best.length;
      if (isMore || (isAsMany && placed.join() !== best.join() && isBefore(placed, best))) best = [...placed];
      return;
    }
    for (const [at, spot] of spots.entries())
      if (!used.has(at) && fits(seeker, spot)) place(row + 1, new Set([...used, at]), [...placed, row]);
    place(row + 1, used, placed);
  };
  place(0, new Set(), []);
  return best;
}

/** Compared as words are, letter by letter. */
function isBefore(one: readonly number[], other: readonly number[]): boolean {
  const at = one.findIndex((rank, n) => rank !== other[n]);
  return at >= 0 && one[at]! < other[at]!;
}

describe('a round of matching', () => {
  test('places as many as another solver finds, in 20 seasons, and never fewer than first come', () => {
    for (let n = 0; n < 20; n++) {
      const season = aSeason({ ...bar, seed: `season ${n}` });
      const given = match(season);
      expect(wrongWith(season, given)).toEqual([]);
      expect(given).toHaveLength(mostOf(season));
      expect(given.length).toBeGreaterThan(firstCome(season));
    }
  });

  test('where not all can come, places who has waited longest: as the best of all ways, in 300 small seasons', () => {
    let short = 0;
    for (let n = 0; n < 300; n++) {
      const chance = chanceFrom(`small ${n}`);
      const plan = { applicants: 5, offers: 2, weeks: 2, wishes: 1 + (n % 2), kinds: 2, seed: `small ${n}` };
      const season = aSeason(plan);
      const waits = shuffled([...season.seekers.keys()], chance);
      const seekers = season.seekers.map((seeker, at) => ({ ...seeker, askedAt: waits[at]! }));
      const mixed = { ...season, seekers };
      const queue = seekers.toSorted((a, b) => a.askedAt - b.askedAt).map(({ id }) => id);
      const ranks = match(mixed)
        .map(({ visitId }) => queue.indexOf(visitId))
        .toSorted((a, b) => a - b);
      expect(ranks).toEqual(bestQueue(mixed));
      if (ranks.length < seekers.length) short++;
    }
    expect(short).toBeGreaterThan(100);
  });

  test('gives each what they want to see, then the week that they named first', () => {
    const offers = [
      anOffer('alarms', { topics: ['Alarms'] }),
      anOffer('batch', { topics: ['Batch control'] }),
    ];
    const weeks = [MONDAYS[3]!, MONDAYS[1]!];
    const [given] = match(aMatching([aSeeker('one', 1, { topics: ['batch control'], weeks })], offers));
    expect([given?.offer.id, given?.period.start]).toEqual(['batch', MONDAYS[3]]);
  });

  test('gives no place of another side, site or length, of one’s own, of a closed offer week, or where one is away', () => {
    const given = (seeker: Parameters<typeof aSeeker>[2], more: Parameters<typeof anOffer>[1] = {}) =>
      match(aMatching([aSeeker('one', 1, seeker)], [anOffer('offer', more)])).length;
    expect(given({})).toBe(1);
    expect(given({ side: 'it' })).toBe(0);
    expect(given({ siteId: 'bayou' })).toBe(0);
    expect(given({ siteId: null })).toBe(1);
    expect(given({ lengths: ['day', 'month'] })).toBe(0);
    expect(given({ visitorId: 'host of offer' })).toBe(0);
    expect(given({ excluded: ['offer'] })).toBe(0);
    expect(given({ weeks: [MONDAYS[2]!] }, { closed: [MONDAYS[2]!] })).toBe(0);
    expect(given({ weeks: [MONDAYS[2]!] }, { until: MONDAYS[1]! })).toBe(0);
    const away = aMatching([aSeeker('one', 1)], [anOffer('offer')], { isAway: () => true });
    expect(match(away)).toEqual([]);
  });

  test('gives what is left of an offer’s places, and none that begins sooner than the day after tomorrow', () => {
    const weeks = [MONDAYS[0]!];
    const seekers = ['a', 'b', 'c'].map((id, n) => aSeeker(id, n, { weeks }));
    const offers = [anOffer('offer', { places: 3 })];
    const left = match(aMatching(seekers, offers, { taken: (_, start) => (start === weeks[0] ? 1 : 0) }));
    expect(left.map(({ visitId }) => visitId)).toEqual(['a', 'b']);
    const on = (todayAt: number) => match(aMatching(seekers, offers, { todayAt: () => todayAt })).length;
    expect([on(weeks[0]! - 2), on(weeks[0]! - 1)]).toEqual([3, 0]);
  });

  test('gives an embed’s months to whom its lead planned, in that order, and what is left to who waits longest', () => {
    const embed = anOffer('embed', { length: 'month', plan: ['visitor c', 'visitor nobody', 'visitor b'] });
    const seekers = ['a', 'b', 'c'].map((id, n) => aSeeker(id, n, { lengths: ['month'] }));
    const given = match(aMatching(seekers, [embed]));
    expect(given.map(({ visitId }) => visitId)).toEqual(['c', 'b', 'a']);
    const starts = given.map(({ period }) => period.start);
    expect(starts).toEqual(starts.toSorted((a, b) => a - b));
    expect(new Set(starts).size).toBe(3);
  });
});
