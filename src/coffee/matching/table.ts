import { sides } from '../../people/person.ts';
import { claimOf, placesOf } from './claims.ts';
import type { PairFacts } from './costs.ts';
import { factsOf, type FactTable } from './facts.ts';
import type { Participant, RoundInput } from './input.ts';

/** Two sides in the order of their ids, the smaller one first. Within a round a person is a place in its side. */
export interface Table {
  few: readonly Participant[];
  many: readonly Participant[];
  facts: FactTable;
  /** How much it counts that they aren't passed over. */
  claims: { few: readonly number[]; many: readonly number[] };
}

/** Who of the one side and who of the other. */
export type Meeting = readonly [few: number, many: number];

export function tableOf({ people, round, hours }: RoundInput): Table {
  const sorted = people.toSorted((a, b) => byCode(a.id, b.id));
  if (new Set(people.map(({ id }) => id)).size < people.length) throw new Error('Somebody takes part twice.');
  const [few = [], many = []] = sides
    .map(side => sorted.filter(person => person.side === side))
    .toSorted((a, b) => a.length - b.length);
  const claims = claimsOf([...few, ...many]);
  return {
    few,
    many,
    facts: factsOf(few, many, round, hours),
    claims: { few: claims.slice(0, few.length), many: claims.slice(few.length) },
  };
}

function claimsOf(people: readonly Participant[]): number[] {
  const shares = placesOf(people.map(({ satOut: { times, of } }) => times / Math.max(1, of)));
  return people.map(({ roundsWaited }, n) => claimOf(roundsWaited, shares[n] ?? 0));
}

export const both = ({ few, many }: Table, [one, other]: Meeting): readonly [Participant, Participant] => [
  few[one] as Participant,
  many[other] as Participant,
];

export function factsOfMeeting({ many, facts, claims }: Table, one: number, other: number): PairFacts {
  const at = one * many.length + other;
  return {
    timesMet: facts.timesMet[at] as number,
    roundsAgo: facts.roundsAgo[at] || Infinity,
    claims: (claims.few[one] as number) + (claims.many[other] as number),
    hours: facts.hours[at] as number,
    topics: facts.topics[at] as number,
    otherSite: facts.otherSite[at] === 1,
  };
}

/** An order that is the same on every machine. */
export const byCode = (one: string, other: string): number => (one < other ? -1 : Number(one > other));
