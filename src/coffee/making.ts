import type { Directory } from '../people/directory.ts';
import type { HoursBook } from '../people/hours/book.ts';
import type { Managers } from '../people/managers.ts';
import type { Person, Side } from '../people/person.ts';
import type { CoffeeStore, Wishes } from './kept.ts';
import { hoursByKind, type Kinds } from './matching/hours.ts';
import type { Participant, RoundInput } from './matching/input.ts';
import { MOST } from './matching/costs.ts';
import { isThere, whyNotIn, type Membership } from './membership.ts';
import type { Programme } from './programme.ts';
import type { Round } from './round.ts';

export interface MakingParts {
  store: CoffeeStore;
  directory: Pick<Directory, 'everybody'>;
  hours: Pick<HoursBook, 'of'>;
  managers: Pick<Managers, 'of'>;
}

/** Who is there for a round, with the programme as it was when they were read. */
export interface There {
  programme: Programme;
  members: readonly Membership[];
  people: ReadonlyMap<string, Person>;
  /** When they are at work in its time, each way of it once. */
  hours: Kinds;
  /** Members who aren't there, and why not. */
  away: readonly Away[];
}

export interface Away {
  id: string;
  why: 'skips' | 'paused' | 'not at work' | 'may not';
}

/** Members of a programme who are there for a round, as they are now: who has a day of work in it, and doesn't skip it. */
export async function whoIsThere(
  { store, directory, hours }: Pick<MakingParts, 'store' | 'directory' | 'hours'>,
  programme: Programme,
  round: Pick<Round, 'date' | 'announce' | 'ask'>,
): Promise<There> {
  const [all, everybody] = await Promise.all([store.members(programme.id), directory.everybody()]);
  const members = all.filter(({ state }) => state !== 'left');
  const people = new Map(everybody.map(person => [person.id, person]));
  const availabilities = await hours.of(members.map(({ personId }) => personId));
  const within = { start: round.announce, end: round.ask };
  const kinds = hoursByKind(
    [...availabilities].map(([id, availability]) => ({ id, availability })),
    within,
  );
  const whyAway = (member: Membership): Away['why'] | undefined => {
    const person = people.get(member.personId);
    if (!person || whyNotIn(programme, person)) return 'may not';
    if (!isThere(member, round)) return member.skips === round.date ? 'skips' : 'paused';
    const kind = kinds.kinds.get(member.personId);
    return kind !== undefined && kinds.hours[kind]?.length === 0 ? 'not at work' : undefined;
  };
  const whys = members.map(member => ({ member, why: whyAway(member) }));
  return {
    programme,
    members: whys.flatMap(({ member, why }) => (why ? [] : [member])),
    people,
    hours: kinds,
    away: whys.flatMap(({ member, why }) => (why ? [{ id: member.personId, why }] : [])),
  };
}

/** All that the pairs of a round are made of: plain data, by which they can be made again. */
export async function inputOf(
  { store, managers }: Pick<MakingParts, 'store' | 'managers'>,
  { programme, members, people, hours }: There,
  round: Pick<Round, 'number' | 'seed'>,
): Promise<RoundInput> {
  const ids = members.map(({ personId }) => personId);
  const [wishes, reports, met] = await Promise.all([
    store.wishes(ids),
    managers.of(ids),
    meetingsBefore(store, programme, round.number, new Set(ids)),
  ]);
  const spelt = spelling(wishes);
  const sides = sidesFor(ids.map(id => people.get(id)).filter(person => person !== undefined));
  return {
    round: round.number,
    seed: round.seed,
    sittingOut: programme.sittingOut,
    repeatWindow: programme.repeatWindow,
    hours: hours.hours,
    people: members.map(({ personId: id, waited, satOut }): Participant => ({
      id,
      side: sides.get(id) ?? 'it',
      siteId: people.get(id)?.siteId ?? '',
      kind: hours.kinds.get(id) ?? 0,
      wants: spelt(wishes.get(id)?.wants ?? []),
      offers: spelt(wishes.get(id)?.offers ?? []),
      doNotPair: wishes.get(id)?.doNotPair ?? [],
      managerId: reports.get(id) ?? null,
      roundsWaited: waited,
      satOut,
      met: met.get(id) ?? [],
    })),
  };
}

/** Written however, a topic is the same: each as whoever comes first by their id writes it. */
function spelling(wishes: ReadonlyMap<string, Wishes>): (topics: readonly string[]) => string[] {
  const spelt = new Map<string, string>();
  const key = (topic: string) => topic.toLowerCase();
  for (const { offers, wants } of [...wishes.values()].toSorted((a, b) => (a.personId < b.personId ? -1 : 1)))
    for (const topic of [...offers, ...wants]) if (!spelt.has(key(topic))) spelt.set(key(topic), topic);
  return topics => topics.map(topic => spelt.get(key(topic)) ?? topic);
}

/**
 * On which side each takes part. Who belongs to both goes where fewer are: so the fewest sit out. In the order of their
 * ids, so that the same people make the same round.
 */
export function sidesFor(people: readonly Pick<Person, 'id' | 'side'>[]): Map<string, Side> {
  const sides = new Map<string, Side>();
  const count: Record<Side, number> = { it: 0, ot: 0 };
  const inOrder = people.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  for (const { id, side } of [
    ...inOrder.filter(one => one.side !== 'bridge'),
    ...inOrder.filter(one => one.side === 'bridge'),
  ]) {
    const at = side !== 'bridge' ? side : count.it <= count.ot ? 'it' : 'ot';
    sides.set(id, at);
    count[at]++;
  }
  return sides;
}

/**
 * Who of these people met whom in which round before, each meeting with one of the two. Only a real meeting counts; but
 * within the repeat window nobody is paired again with whom they were paired with, met or not: it reads as a repeat.
 */
async function meetingsBefore(
  store: Pick<CoffeeStore, 'meetings'>,
  { id, repeatWindow }: Programme,
  now: number,
  people: ReadonlySet<string>,
): Promise<ReadonlyMap<string, Participant['met']>> {
  const met = new Map<string, { with: string; round: number }[]>();
  // More meetings than that make no difference.
  for await (const { number, pairs } of store.meetings(id, Math.max(1, now - MOST.timesMet))) {
    if (number >= now) continue;
    for (const pair of pairs)
      if (pair.met || now - number <= repeatWindow)
        for (const [n, one] of pair.people.entries())
          for (const other of pair.people.slice(n + 1))
            if (people.has(one) && people.has(other))
              met.set(one, [...(met.get(one) ?? []), { with: other, round: number }]);
  }
  return met;
}
