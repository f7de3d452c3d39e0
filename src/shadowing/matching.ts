import { assign, FORBIDDEN, NOBODY } from '../coffee/matching/assignment.ts';
import { folded } from '../kernel/text.ts';
import type { Offer } from './offer.ts';
import { isIn, periodsOf, type Period } from './periods.ts';
import { DAYS_AHEAD } from './timers.ts';
import { MOST_WEEKS, type Visit } from './visit.ts';

/** What a visit needs to be given a place. */
export type Seeker = Pick<
  Visit,
  'id' | 'visitorId' | 'side' | 'siteId' | 'lengths' | 'weeks' | 'topics' | 'excluded' | 'askedAt'
>;

/** One place in one period. */
export interface Place {
  offer: Offer;
  period: Period;
}

export interface Given extends Place {
  visitId: string;
}

export interface Matching {
  /** Who waits for a place. */
  seekers: readonly Seeker[];
  offers: readonly Offer[];
  /** How many hold a place there already. */
  taken: (offerId: string, start: number) => number;
  /** The day that it is at a site. */
  todayAt: (siteId: string) => number;
  /** Whether a visitor can’t come then. */
  isAway: (visitorId: string, period: Period) => boolean;
}

/**
 * Who is given which place: whom a lead put into the plan of an embed, in its order; then as many as there can be. Where
 * not all can come, those who have waited longest; where that leaves a choice, what they want to see and the weeks
 * they named first.
 *
 * Which sets of people can be placed together is a matroid, so the least sum of any costs that grow with one's place in
 * the queue is that of the set which a queue would take, one after the other, each who still can be taken (J. Edmonds,
 * "Matroids and the greedy algorithm", 1971). Everybody's cost is their place in the queue.
 */
export function match(matching: Matching): Given[] {
  const queue = matching.seekers.toSorted(longestFirst);
  const places = placesOf(matching);
  const planned = byPlan(queue, places, matching);
  const left = queue.filter(({ id }) => !planned.some(({ visitId }) => visitId === id));
  const used = new Set(planned.map(({ place }) => place));
  const free = places.filter(place => !used.has(place));
  return [...planned.map(({ visitId, place }) => ({ visitId, ...place })), ...byQueue(left, free, matching)];
}

const longestFirst = (one: Seeker, other: Seeker): number =>
  one.askedAt - other.askedAt || (one.id < other.id ? -1 : 1);

/** All that are free, an offer's one after the other. */
function placesOf({ offers, taken, todayAt }: Matching): Place[] {
  return offers.flatMap(offer => {
    const today = todayAt(offer.siteId);
    const periods = periodsOf(offer, today + DAYS_AHEAD, today + 7 * (MOST_WEEKS + 1));
    return periods.flatMap(period => {
      const count = Math.max(0, offer.places - taken(offer.id, period.start));
      return Array.from({ length: count }, () => ({ offer, period }));
    });
  });
}

function byPlan(queue: readonly Seeker[], places: readonly Place[], matching: Matching) {
  const given: { visitId: string; place: Place }[] = [];
  for (const place of places) {
    const fits = (id: string) =>
      queue.find(
        seeker =>
          seeker.visitorId === id &&
          !given.some(({ visitId }) => visitId === seeker.id) &&
          wishOf(seeker, place, matching) !== undefined,
      );
    const next = place.offer.plan.map(fits).find(seeker => seeker !== undefined);
    if (next) given.push({ visitId: next.id, place });
  }
  return given;
}

function byQueue(queue: readonly Seeker[], places: readonly Place[], matching: Matching): Given[] {
  const [rows, columns] = [queue.length, places.length];
  const first = new Float64Array(rows * columns).fill(FORBIDDEN);
  const second = new Float64Array(rows * columns);
  for (const [row, seeker] of queue.entries()) {
    for (const [column, place] of places.entries()) {
      const wish = wishOf(seeker, place, matching);
      if (wish === undefined) continue;
      first[row * columns + column] = row;
      second[row * columns + column] = wish;
    }
  }
  const columnOf = assign({ rows, columns, first, second });
  return queue.flatMap(({ id }, row) => {
    const place = places[columnOf[row] ?? NOBODY];
    return place ? [{ visitId: id, ...place }] : [];
  });
}

/** How far a place is from what somebody wishes, 0 at best; undefined where it is none that they could take. */
function wishOf(seeker: Seeker, { offer, period }: Place, { isAway }: Matching): number | undefined {
  if (seeker.side !== offer.side || seeker.visitorId === offer.hostId) return undefined;
  if (seeker.siteId !== null && seeker.siteId !== offer.siteId) return undefined;
  if (!seeker.lengths.includes(offer.length) || seeker.excluded.includes(offer.id)) return undefined;
  const week = seeker.weeks.findIndex(monday => isIn(monday, period));
  if (week < 0 || isAway(seeker.visitorId, period)) return undefined;
  return (seeker.topics.length - inCommon(seeker, offer)) * (MOST_WEEKS + 1) + week;
}

function inCommon({ topics }: Pick<Seeker, 'topics'>, offer: Pick<Offer, 'topics'>): number {
  if (topics.length === 0 || offer.topics.length === 0) return 0;
  const there = new Set(offer.topics.map(folded));
  return topics.filter(topic => there.has(folded(topic))).length;
}
