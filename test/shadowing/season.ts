import { munkres } from 'munkres';
import { chanceFrom, shuffled } from '../../src/coffee/matching/chance.ts';
import { match, type Given, type Matching, type Seeker } from '../../src/shadowing/matching.ts';
import type { Offer } from '../../src/shadowing/offer.ts';
import { isIn, mondaysAfter, periodsOf, type Period } from '../../src/shadowing/periods.ts';

/** A Tuesday, counted. */
export const TODAY = 20_781;

export const anOffer = (id: string, more: Partial<Offer> = {}): Offer => ({
  id,
  hostId: `host of ${id}`,
  side: 'ot',
  siteId: 'rhine',
  what: 'A week in the control room',
  length: 'week',
  weekday: 1,
  places: 1,
  from: mondaysAfter(TODAY, 1)[0]!,
  until: null,
  closed: [],
  prerequisites: [],
  topics: [],
  meetAt: 'Gate 2',
  beginsAt: 480,
  endsAt: 960,
  bring: '',
  escort: 'The host',
  call: '100',
  state: 'open',
  plan: [],
  version: 1,
  auditHead: '',
  ...more,
});

/** @param waits the less, the longer they have waited */
export const aSeeker = (id: string, waits: number, more: Partial<Seeker> = {}): Seeker => ({
  id,
  visitorId: `visitor ${id}`,
  side: 'ot',
  siteId: 'rhine',
  lengths: ['week'],
  weeks: mondaysAfter(TODAY, 12),
  topics: [],
  excluded: [],
  askedAt: waits,
  ...more,
});

export const aMatching = (
  seekers: readonly Seeker[],
  offers: readonly Offer[],
  more: Partial<Matching> = {},
): Matching => ({
  seekers,
  offers,
  taken: () => 0,
  todayAt: () => TODAY,
  isAway: () => false,
  isOff: () => false,
  ...more,
});

export interface SeasonPlan {
  applicants: number;
  /** Each has a place a week. */
  offers: number;
  /** In so many weeks. */
  weeks: number;
  wishes: number;
  kinds: number;
  seed: string;
}

/** 165 places of a week: 15 hosts, 11 weeks. */
export const bar: Omit<SeasonPlan, 'seed'> = { applicants: 120, offers: 15, weeks: 11, wishes: 3, kinds: 15 };

/**
 * A season in which wishes crowd: some sites are asked for more than others, and so are some weeks. A third of the people
 * would go to any site, and in a queue take from the others what those alone can use.
 */
export function aSeason({ applicants, offers, weeks, wishes, kinds, seed }: SeasonPlan): Matching {
  const chance = chanceFrom(seed);
  const mondays = mondaysAfter(TODAY, weeks);
  const until = mondays.at(-1)!;
  const all = Array.from({ length: offers }, (_, n) =>
    anOffer(`offer-${n}`, { siteId: `site-${n % kinds}`, until }),
  );
  /** The first of a list several times as often as the last. */
  const crowded = <T>(some: readonly T[]): T => some[Math.floor(some.length * chance() ** 1.7)]!;
  const popular = shuffled(mondays, chance);
  const seekers = Array.from({ length: applicants }, (_, n) => {
    const wished = new Set<number>();
    while (wished.size < Math.min(wishes, weeks)) wished.add(crowded(popular));
    return aSeeker(`visit-${String(n).padStart(3, '0')}`, n, {
      siteId: chance() < 0.35 ? null : `site-${Math.floor(kinds * chance() ** 2.2)}`,
      weeks: [...wished],
    });
  });
  return aMatching(seekers, all);
}

interface Spot {
  offer: Offer;
  period: Period;
}

/** Every place of a season, one after the other. */
export const spotsOf = ({ offers }: Matching): Spot[] =>
  offers.flatMap(offer =>
    periodsOf(offer, TODAY + 2, TODAY + 91).flatMap(period =>
      Array.from({ length: offer.places }, () => ({ offer, period })),
    ),
  );

/** Judged anew and simply: the season’s wishes are of sides, sites and weeks. */
export const fits = ({ side, siteId, weeks }: Seeker, { offer, period }: Spot): boolean =>
  side === offer.side &&
  (siteId === null || siteId === offer.siteId) &&
  weeks.some(week => isIn(week, period));

/** First come, first served: each in turn takes the place that they like best of those that are left. */
export function firstCome(season: Matching): number {
  const left = spotsOf(season);
  let placed = 0;
  for (const seeker of season.seekers) {
    const best = seeker.weeks
      .map(week => left.findIndex(spot => fits(seeker, spot) && isIn(week, spot.period)))
      .find(at => at >= 0);
    if (best === undefined) continue;
    left.splice(best, 1);
    placed++;
  }
  return placed;
}

/** As many as there can be, by another solver. */
export function mostOf(season: Matching): number {
  const spots = spotsOf(season);
  const costs = season.seekers.map(seeker => spots.map(spot => (fits(seeker, spot) ? 0 : 1)));
  return munkres(costs).filter(([row, column]) => costs[row]?.[column] === 0).length;
}

/** What is wrong with what was given; empty where nothing is. */
export function wrongWith(season: Matching, given: readonly Given[]): string[] {
  const used = new Map<string, number>();
  const wrong: string[] = [];
  for (const { visitId, offer, period } of given) {
    const seeker = season.seekers.find(({ id }) => id === visitId)!;
    if (!fits(seeker, { offer, period })) wrong.push(`${visitId} did not wish that`);
    const key = `${offer.id} ${period.start}`;
    used.set(key, (used.get(key) ?? 0) + 1);
    if (used.get(key)! > offer.places) wrong.push(`${key} is given twice`);
  }
  if (new Set(given.map(({ visitId }) => visitId)).size < given.length) wrong.push('somebody has two');
  return wrong;
}

export const given = async (season: Matching): Promise<Given[]> => match(season);

export interface CrowdPlan {
  /** Of weeks, with two places each. */
  offers: number;
  waiting: number;
  sites: number;
  seed: string;
}

/** Both sides, with topics; a third of those who wait would go to any site. */
export function aCrowd({ offers, waiting, sites: count, seed }: CrowdPlan): Matching {
  const chance = chanceFrom(seed);
  const some = <T>(all: readonly T[], most: number): T[] =>
    shuffled(all, chance).slice(0, 1 + Math.floor(chance() * most));
  const one = <T>(all: readonly T[]): T => all[Math.floor(chance() * all.length)]!;
  const sides = ['it', 'ot'] as const;
  const sites = Array.from({ length: count }, (_, n) => `site-${n}`);
  const topics = Array.from({ length: 30 }, (_, n) => `Topic ${n}`);
  const mondays = mondaysAfter(TODAY, 12);
  return aMatching(
    Array.from({ length: waiting }, (_, n) =>
      aSeeker(`visit-${String(n).padStart(4, '0')}`, n, {
        side: one(sides),
        siteId: chance() < 0.35 ? null : one(sites),
        weeks: some(mondays, 12),
        topics: some(topics, 5),
      }),
    ),
    Array.from({ length: offers }, (_, n) =>
      anOffer(`offer-${n}`, { side: one(sides), siteId: one(sites), places: 2, topics: some(topics, 5) }),
    ),
  );
}
