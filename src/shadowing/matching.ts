import { setImmediate } from 'node:timers/promises';
import { folded } from '../kernel/text.ts';
import type { Offer } from './offer.ts';
import { mondaysOf, periodsOf, type Period } from './periods.ts';
import { NONE, seats, type Choices } from './queue.ts';
import { DAYS_AHEAD } from './timers.ts';
import { MOST_WEEKS, type Visit } from './visit.ts';

/** What a visit needs to be given a place. */
export type Seeker = Pick<
  Visit,
  'id' | 'visitorId' | 'side' | 'siteId' | 'lengths' | 'weeks' | 'topics' | 'excluded' | 'askedAt'
>;

export interface Given {
  visitId: string;
  offer: Offer;
  period: Period;
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
  /** Whether nobody can come then: the host is away, or it is a holiday. */
  isOff: (offer: Offer, period: Period) => boolean;
}

/**
 * Who is given which place: whom a lead put into the plan of an embed, in its order; then as many as there can be. Where
 * not all can come, those who have waited longest; where that leaves a choice, what they want to see and the weeks
 * they named first.
 *
 * Which sets of people can be placed together is a matroid, so a queue that takes, one after the other, each who still can
 * be taken, takes as many as there can be, and of all such sets the one that waited longest (J. Edmonds, "Matroids and
 * the greedy algorithm", 1971). Others get to do something after each, however many wait.
 */
export async function match(matching: Matching): Promise<Given[]> {
  const queue = matching.seekers.toSorted(longestFirst);
  const periods = await openPeriods(matching);
  const choices = choosing(periods, matching);
  const planned = byPlan(queue, periods, choices);
  const placed = new Set(planned.map(({ visitId }) => visitId));
  const left = queue.filter(({ id }) => !placed.has(id));
  const { slotOf, take } = seats(periods.map(({ places }) => places));
  for (const seeker of left) {
    take(choices(seeker));
    await setImmediate();
  }
  const queued = left.flatMap(({ id }, n) => givenIn(periods[slotOf[n] ?? NONE], id));
  return [...planned, ...queued];
}

const longestFirst = (one: Seeker, other: Seeker): number =>
  one.askedAt - other.askedAt || (one.id < other.id ? -1 : 1);

const givenIn = (slot: Slot | undefined, visitId: string): Given[] =>
  slot ? [{ visitId, offer: slot.offer, period: slot.period }] : [];

/** A period of an offer. */
interface Slot {
  offer: Offer;
  period: Period;
  /** How many are free. */
  places: number;
}

/** All with a free place, an offer's one after the other. */
async function openPeriods({ offers, taken, todayAt, isOff }: Matching): Promise<Slot[]> {
  const slots: Slot[] = [];
  for (const offer of offers) {
    const today = todayAt(offer.siteId);
    for (const period of periodsOf(offer, today + DAYS_AHEAD, today + 7 * (MOST_WEEKS + 1))) {
      const places = offer.places - taken(offer.id, period.start);
      if (places > 0 && !isOff(offer, period)) slots.push({ offer, period, places });
    }
    await setImmediate();
  }
  return slots;
}

/** Whom plans name; what they are given is no longer free. */
function byPlan(queue: readonly Seeker[], slots: Slot[], choices: (seeker: Seeker) => Choices): Given[] {
  const named = new Set(slots.flatMap(({ offer }) => offer.plan));
  let waiting = queue
    .filter(({ visitorId }) => named.has(visitorId))
    .map(seeker => ({ seeker, fits: new Set(choices(seeker).slots) }));
  const given: Given[] = [];
  for (const [n, slot] of slots.entries()) {
    while (slot.places > 0) {
      const next = slot.offer.plan
        .map(id => waiting.find(({ seeker, fits }) => seeker.visitorId === id && fits.has(n)))
        .find(one => one !== undefined);
      if (!next) break;
      given.push(...givenIn(slot, next.seeker.id));
      waiting = waiting.filter(one => one !== next);
      slot.places--;
    }
  }
  return given;
}

/** An offer as it is looked through for many. */
interface Looked {
  offer: Offer;
  topics: ReadonlySet<string>;
  /** By each Monday of theirs, its periods' numbers. */
  slots: Map<number, number>;
}

/** What each could take, and how far it is from what they wish: only offers of their side and length are looked at. */
function choosing(slots: readonly Slot[], { isAway }: Matching): (seeker: Seeker) => Choices {
  const kinds = lookedThrough(slots);

  return seeker => {
    const { visitorId, siteId, weeks, excluded } = seeker;
    const topics = seeker.topics.map(folded);
    const comes = comesIn(period => !isAway(visitorId, period));
    const chosen: number[] = [];
    const costs: number[] = [];
    for (const one of seeker.lengths.flatMap(length => kinds.get(kindOf(seeker.side, length)) ?? [])) {
      const { offer } = one;
      if (siteId !== null && siteId !== offer.siteId) continue;
      if (visitorId === offer.hostId || excluded.includes(offer.id)) continue;
      const missed = topics.filter(topic => !one.topics.has(topic)).length;
      const first = chosen.length;
      for (const [week, monday] of weeks.entries()) {
        const n = one.slots.get(monday);
        // A month is as near as the first of its weeks that was named.
        if (n === undefined || chosen.includes(n, first) || !comes(slots[n]?.period)) continue;
        chosen.push(n);
        costs.push(missed * (MOST_WEEKS + 1) + week);
      }
    }
    return { slots: Int32Array.from(chosen), costs: Int32Array.from(costs) };
  };
}

/** By side and length, in order. */
function lookedThrough(slots: readonly Slot[]): ReadonlyMap<string, readonly Looked[]> {
  const looked = new Map<string, Looked>();
  const kinds = new Map<string, Looked[]>();
  for (const [n, { offer, period }] of slots.entries()) {
    let one = looked.get(offer.id);
    if (!one) {
      one = { offer, topics: new Set(offer.topics.map(folded)), slots: new Map() };
      looked.set(offer.id, one);
      const kind = kindOf(offer.side, offer.length);
      kinds.set(kind, [...(kinds.get(kind) ?? []), one]);
    }
    for (const monday of mondaysOf(period)) one.slots.set(monday, n);
  }
  return kinds;
}

const kindOf = (side: Offer['side'], length: Offer['length']): string => `${side} ${length}`;

/** Asked once of each period, though many offers have it. */
function comesIn(ask: (period: Period) => boolean): (period: Period | undefined) => boolean {
  const known = new Map<number, boolean>();
  return period => {
    if (!period) return false;
    // No period is as long as a hundred days.
    const key = period.start * 100 + period.end - period.start;
    const comes = known.get(key) ?? ask(period);
    known.set(key, comes);
    return comes;
  };
}
