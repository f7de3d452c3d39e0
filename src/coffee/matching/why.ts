import type { PairFacts } from './costs.ts';
import type { Participant } from './input.ts';

/** Why two are paired, for a sentence: what spoke for it, and what against it. */
export interface PairReason {
  pair: readonly [string, string];
  timesMet: number;
  /** Null where they never met. */
  metRoundsAgo: number | null;
  /** They met within the repeat window, and there was nobody else. */
  insideWindow: boolean;
  /** Who of the two sat out the rounds before, and how many in a row. */
  waited: readonly { id: string; rounds: number }[];
  topics: readonly { topic: string; wants: string; offers: string }[];
  otherSite: boolean;
  hours: number;
}

export function whyPaired(
  one: Participant,
  other: Participant,
  { timesMet, roundsAgo, hours, otherSite }: PairFacts,
  repeatWindow: number,
): PairReason {
  return {
    pair: [one.id, other.id],
    timesMet,
    metRoundsAgo: roundsAgo === Infinity ? null : roundsAgo,
    insideWindow: roundsAgo <= repeatWindow,
    waited: [one, other]
      .filter(({ roundsWaited }) => roundsWaited > 0)
      .map(({ id, roundsWaited }) => ({ id, rounds: roundsWaited })),
    topics: [...topicsFor(one, other), ...topicsFor(other, one)],
    otherSite,
    hours,
  };
}

const topicsFor = (wanting: Participant, offering: Participant): PairReason['topics'] =>
  [...new Set(wanting.wants)]
    .filter(topic => offering.offers.includes(topic))
    .toSorted()
    .map(topic => ({ topic, wants: wanting.id, offers: offering.id }));
