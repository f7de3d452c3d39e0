import { hoursOf } from './hours.ts';
import type { Participant, RoundInput } from './input.ts';
import { tableRules } from './rules.ts';

/**
 * What is known of each pair of two sides, the pair of the nth and the kth at `n * many.length + k`. In arrays and not
 * asked pair by pair: of the 6 million pairs of 5,000 people few have met or share a topic, and only those are
 * written. Each counts up to 255, far beyond what makes a difference.
 */
export interface FactTable {
  timesMet: Uint8ClampedArray;
  /** 0 where they never met. */
  roundsAgo: Uint8ClampedArray;
  hours: Uint8ClampedArray;
  topics: Uint8ClampedArray;
  /** 1 where they are of two sites. */
  otherSite: Uint8Array;
  /** 1 where a hard rule keeps the two apart. */
  forbidden: Uint8Array;
}

/** All but the claims, which belong to persons. */
export function factsOf(
  few: readonly Participant[],
  many: readonly Participant[],
  round: number,
  hours: RoundInput['hours'],
): FactTable {
  const size = few.length * many.length;
  const facts: FactTable = {
    timesMet: new Uint8ClampedArray(size),
    roundsAgo: new Uint8ClampedArray(size),
    hours: hoursOf(few, many, hours),
    topics: new Uint8ClampedArray(size),
    otherSite: new Uint8Array(size),
    forbidden: new Uint8Array(size),
  };
  addMeetings(facts, few, many, round);
  addTopics(facts, few, many);
  addSites(facts, few, many);
  addForbidden(facts, few, many);
  return facts;
}

/** What stands with both of two is one meeting; what comes after this round, in a replay, hasn't been yet. */
function addMeetings(
  { timesMet, roundsAgo }: FactTable,
  few: readonly Participant[],
  many: readonly Participant[],
  now: number,
): void {
  const [fewAt, manyAt] = [placesById(few), placesById(many)];
  const meetings: number[] = [];
  const add = (n: number | undefined, k: number | undefined, round: number) => {
    if (n !== undefined && k !== undefined && round < now)
      meetings.push((n * many.length + k) * ROOM_FOR_ROUND + round);
  };
  for (const [n, { met }] of few.entries())
    for (const { with: id, round } of met) add(n, manyAt.get(id), round);
  for (const [k, { met }] of many.entries())
    for (const { with: id, round } of met) add(fewAt.get(id), k, round);
  let before = -1;
  for (const meeting of Float64Array.from(meetings).toSorted()) {
    if (meeting === before) continue;
    before = meeting;
    const round = meeting % ROOM_FOR_ROUND;
    const at = (meeting - round) / ROOM_FOR_ROUND;
    timesMet[at] = (timesMet[at] as number) + 1;
    roundsAgo[at] = now - round;
  }
}

/** Who met whom and when as one number, so that a million of them are sorted at once. No programme has as many rounds. */
const ROOM_FOR_ROUND = 2 ** 20;

const placesById = (people: readonly Participant[]): Map<string, number> =>
  new Map(people.map(({ id }, n) => [id, n]));

function addSites({ otherSite }: FactTable, few: readonly Participant[], many: readonly Participant[]): void {
  const numbers = new Map([...few, ...many].map(({ siteId }, n) => [siteId, n]));
  const sites = Int32Array.from(many, ({ siteId }) => numbers.get(siteId) as number);
  for (const [n, { siteId }] of few.entries()) {
    const [site, start] = [numbers.get(siteId), n * many.length];
    for (let k = 0; k < many.length; k++) otherSite[start + k] = sites[k] === site ? 0 : 1;
  }
}

/** Who keeps whom away is known by name, so only those are looked at. */
function addForbidden(
  { forbidden }: FactTable,
  few: readonly Participant[],
  many: readonly Participant[],
): void {
  const [fewAt, manyAt] = [placesById(few), placesById(many)];
  const add = (n: number | undefined, k: number | undefined) => {
    if (n !== undefined && k !== undefined) forbidden[n * many.length + k] = 1;
  };
  for (const { keepsFrom } of tableRules) {
    for (const [n, person] of few.entries()) for (const id of keepsFrom(person)) add(n, manyAt.get(id));
    for (const [k, person] of many.entries()) for (const id of keepsFrom(person)) add(fewAt.get(id), k);
  }
}

/** How many topics one of them wants and the other offers, both ways. */
function addTopics({ topics }: FactTable, few: readonly Participant[], many: readonly Participant[]): void {
  const add = (n: number, k: number) => {
    const at = n * many.length + k;
    topics[at] = (topics[at] ?? 0) + 1;
  };
  const [offeredByMany, wantedByMany] = [byTopic(many, 'offers'), byTopic(many, 'wants')];
  for (const [n, { wants, offers }] of few.entries()) {
    for (const topic of new Set(wants)) for (const k of offeredByMany.get(topic) ?? []) add(n, k);
    for (const topic of new Set(offers)) for (const k of wantedByMany.get(topic) ?? []) add(n, k);
  }
}

function byTopic(people: readonly Participant[], list: 'wants' | 'offers'): Map<string, number[]> {
  const places = new Map<string, number[]>();
  for (const [n, person] of people.entries())
    for (const topic of new Set(person[list])) {
      const known = places.get(topic);
      if (known) known.push(n);
      else places.set(topic, [n]);
    }
  return places;
}
