import { setImmediate } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { chanceFrom, shuffled } from '../../src/coffee/matching/chance.ts';
import { assign, FORBIDDEN, NOBODY } from '../../src/coffee/matching/assignment.ts';
import { match, type Given, type Matching, type Seeker } from '../../src/shadowing/matching.ts';
import { isIn, mondaysAfter } from '../../src/shadowing/periods.ts';
import {
  aCrowd,
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

/**
 * Who is placed at the least cost, by the solver of coffee: by their turns, and then by what they wish. It knows no offers
 * or periods but a table of every seeker and every place.
 */
function byTable(season: Matching) {
  const spots = spotsOf(season);
  const [rows, columns] = [season.seekers.length, spots.length];
  const first = new Float64Array(rows * columns).fill(FORBIDDEN);
  const second = new Float64Array(rows * columns);
  for (const [row, seeker] of season.seekers.entries())
    for (const [column, spot] of spots.entries()) {
      if (!fits(seeker, spot)) continue;
      first[row * columns + column] = row;
      second[row * columns + column] = farFrom(seeker, spot);
    }
  const columnOf = assign({ rows, columns, first, second: second.slice() });
  const placed = season.seekers.filter((_, row) => columnOf[row] !== NOBODY);
  const far = columnOf.reduce(
    (sum, column, row) => (column === NOBODY ? sum : sum + second[row * columns + column]!),
    0,
  );
  return { placed: placed.map(({ id }) => id), far };
}

/** Judged anew: first the topics that are missed, then which of the weeks it is. */
function farFrom({ topics, weeks }: Seeker, { offer, period }: Pick<Given, 'offer' | 'period'>): number {
  const missed = topics.filter(topic => !offer.topics.includes(topic)).length;
  return missed * 13 + weeks.findIndex(week => isIn(week, period));
}

/** Compared as words are, letter by letter. */
function isBefore(one: readonly number[], other: readonly number[]): boolean {
  const at = one.findIndex((rank, n) => rank !== other[n]);
  return at >= 0 && one[at]! < other[at]!;
}

describe('a round of matching', () => {
  test('places as many as another solver finds, in 20 seasons, and never fewer than first come', async () => {
    for (let n = 0; n < 20; n++) {
      const season = aSeason({ ...bar, seed: `season ${n}` });
      const given = await match(season);
      expect(wrongWith(season, given)).toEqual([]);
      expect(given).toHaveLength(mostOf(season));
      expect(given.length).toBeGreaterThan(firstCome(season));
    }
  });

  test('where not all can come, places who has waited longest: as the best of all ways, in 300 small seasons', async () => {
    let short = 0;
    for (let n = 0; n < 300; n++) {
      const chance = chanceFrom(`small ${n}`);
      const plan = { applicants: 5, offers: 2, weeks: 2, wishes: 1 + (n % 2), kinds: 2, seed: `small ${n}` };
      const season = aSeason(plan);
      const waits = shuffled([...season.seekers.keys()], chance);
      const seekers = season.seekers.map((seeker, at) => ({ ...seeker, askedAt: waits[at]! }));
      const mixed = { ...season, seekers };
      const queue = seekers.toSorted((a, b) => a.askedAt - b.askedAt).map(({ id }) => id);
      const ranks = (await match(mixed))
        .map(({ visitId }) => queue.indexOf(visitId))
        .toSorted((a, b) => a - b);
      expect(ranks).toEqual(bestQueue(mixed));
      if (ranks.length < seekers.length) short++;
    }
    expect(short).toBeGreaterThan(100);
  });

  test('comes as near to what all wish as a solver that looks at every place, in 30 crowds', async () => {
    let short = 0;
    for (let n = 0; n < 30; n++) {
      const until = MONDAYS[n % 5]!;
      const crowd = aCrowd({ offers: 12, waiting: 60, sites: 3, seed: `crowd ${n}` });
      const season = { ...crowd, offers: crowd.offers.map(offer => ({ ...offer, until })) };
      const given = await match(season);
      const seekers = new Map(season.seekers.map(seeker => [seeker.id, seeker]));
      const far = given.reduce((sum, one) => sum + farFrom(seekers.get(one.visitId)!, one), 0);
      expect(wrongWith(season, given)).toEqual([]);
      expect({ placed: given.map(({ visitId }) => visitId), far }).toEqual(byTable(season));
      if (given.length < seekers.size) short++;
    }
    expect(short).toBeGreaterThan(15);
  });

  test('lets others do something after each who waits', async () => {
    const crowd = aCrowd({ offers: 40, waiting: 80, sites: 2, seed: 'turns' });
    const seen = { turns: 0, isDone: false };
    const others = async () => {
      for (; !seen.isDone; seen.turns++) await setImmediate();
    };
    const round = match(crowd).finally(() => (seen.isDone = true));
    await Promise.all([round, others()]);
    expect(seen.turns).toBeGreaterThan(80);
  });

  test('gives no place of a period in which the host can’t have anybody', async () => {
    const offers = [anOffer('off', { topics: ['alarms'] }), anOffer('on')];
    const isOff = ({ id }: { id: string }) => id === 'off';
    const given = await match(aMatching([aSeeker('one', 1, { topics: ['alarms'] })], offers, { isOff }));
    expect(given.map(({ offer }) => offer.id)).toEqual(['on']);
  });

  test('gives each what they want to see, then the week that they named first', async () => {
    const offers = [
      anOffer('alarms', { topics: ['Alarms'] }),
      anOffer('batch', { topics: ['Batch control'] }),
    ];
    const weeks = [MONDAYS[3]!, MONDAYS[1]!];
    const [given] = await match(aMatching([aSeeker('one', 1, { topics: ['batch control'], weeks })], offers));
    expect([given?.offer.id, given?.period.start]).toEqual(['batch', MONDAYS[3]]);
  });

  test('gives no place of another side, site or length, of one’s own, of a closed offer week, or where one is away', async () => {
    const given = async (seeker: Parameters<typeof aSeeker>[2], more: Parameters<typeof anOffer>[1] = {}) =>
      (await match(aMatching([aSeeker('one', 1, seeker)], [anOffer('offer', more)]))).length;
    expect(await given({})).toBe(1);
    expect(await given({ side: 'it' })).toBe(0);
    expect(await given({ siteId: 'bayou' })).toBe(0);
    expect(await given({ siteId: null })).toBe(1);
    expect(await given({ lengths: ['day', 'month'] })).toBe(0);
    expect(await given({ visitorId: 'host of offer' })).toBe(0);
    expect(await given({ excluded: ['offer'] })).toBe(0);
    expect(await given({ weeks: [MONDAYS[2]!] }, { closed: [MONDAYS[2]!] })).toBe(0);
    expect(await given({ weeks: [MONDAYS[2]!] }, { until: MONDAYS[1]! })).toBe(0);
    const away = aMatching([aSeeker('one', 1)], [anOffer('offer')], { isAway: () => true });
    expect(await match(away)).toEqual([]);
  });

  test('gives what is left of an offer’s places, and none that begins sooner than the day after tomorrow', async () => {
    const weeks = [MONDAYS[0]!];
    const seekers = ['a', 'b', 'c'].map((id, n) => aSeeker(id, n, { weeks }));
    const offers = [anOffer('offer', { places: 3 })];
    const left = await match(
      aMatching(seekers, offers, { taken: (_, start) => (start === weeks[0] ? 1 : 0) }),
    );
    expect(left.map(({ visitId }) => visitId)).toEqual(['a', 'b']);
    const on = async (todayAt: number) =>
      (await match(aMatching(seekers, offers, { todayAt: () => todayAt }))).length;
    expect([await on(weeks[0]! - 2), await on(weeks[0]! - 1)]).toEqual([3, 0]);
  });

  test('gives an embed’s months to whom its lead planned, in that order, and what is left to who waits longest', async () => {
    const embed = anOffer('embed', { length: 'month', plan: ['visitor c', 'visitor nobody', 'visitor b'] });
    const seekers = ['a', 'b', 'c'].map((id, n) => aSeeker(id, n, { lengths: ['month'] }));
    const given = await match(aMatching(seekers, [embed]));
    expect(given.map(({ visitId }) => visitId)).toEqual(['c', 'b', 'a']);
    const starts = given.map(({ period }) => period.start);
    expect(starts).toEqual(starts.toSorted((a, b) => a - b));
    expect(new Set(starts).size).toBe(3);
  });
});
