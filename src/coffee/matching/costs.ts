import { MOST_CLAIM } from './claims.ts';

/** What a pair costs in each tier, 0 where it couldn't be better. */
export interface PairCost {
  /** 1 where the two met within the repeat window. */
  repeat: number;
  timesMet: number;
  /** The longer ago they met, the less. */
  recent: number;
  /** The longer the two have waited, the less. */
  passedOver: number;
  /** The more hours they both work, the less. */
  hoursMissing: number;
  /** The more one wants what the other offers, and from another site, the less. */
  unlike: number;
}

export type Tier = keyof PairCost;

/** More make no difference. */
export const HOURS_COUNT = 8;
export const TOPICS_COUNT = 3;

/**
 * The tiers in their order, with the most that a pair can cost in each; what is worse counts as that bad. Above them
 * stands that no pair is lost, which is the assignment's own rule; below them the seeded order of people. Source:
 * pairing, "tiers that can't overlap".
 */
export const MOST: Readonly<Record<Tier, number>> = {
  repeat: 1,
  timesMet: 127,
  recent: 63,
  passedOver: 2 * MOST_CLAIM,
  hoursMissing: HOURS_COUNT,
  unlike: 2 * TOPICS_COUNT + 1,
};

/**
 * Which tiers share a number. Each step of a tier must be larger than all that lies below it in a whole round, so each
 * costs log2(pairs) bits besides its own. For 5,000 people that makes about 97 bits and doesn't fit the 53 of a
 * double, so a cost is two numbers, of which the second counts where the sums of the first are equal: the order is
 * exact. For 2,500 pairs the sums stay below 2^48 in the first and 2^51 in the second; a test holds both below 2^53
 * with room for what the assignment adds up besides.
 */
const numbers = [
  ['repeat', 'timesMet', 'recent'],
  ['passedOver', 'hoursMissing', 'unlike'],
] as const satisfies readonly (readonly Tier[])[];

/** Beyond it the sums could be wrong in their last digits. */
export const MOST_PAIRS = 2_500;

export type Steps = Readonly<Record<Tier, number>>;

/** What one step of each tier counts in a round of so many pairs: one more than all the lower ones can come to. */
export function stepsFor(pairs: number): Steps {
  const steps = { ...MOST };
  for (const tiers of numbers) {
    let below = 0;
    for (const tier of tiers.toReversed()) {
      steps[tier] = pairs * below + 1;
      below += MOST[tier] * steps[tier];
    }
  }
  return steps;
}

export const firstCost = ({ repeat, timesMet, recent }: PairCost, steps: Steps): number =>
  repeat * steps.repeat + timesMet * steps.timesMet + recent * steps.recent;

export const secondCost = ({ passedOver, hoursMissing, unlike }: PairCost, steps: Steps): number =>
  passedOver * steps.passedOver + hoursMissing * steps.hoursMissing + unlike * steps.unlike;

/** What is to be known of two people to say what their pair costs. */
export interface PairFacts {
  timesMet: number;
  /** Infinity where they never met. */
  roundsAgo: number;
  /** Of both, see `claims.ts`. */
  claims: number;
  hours: number;
  topics: number;
  otherSite: boolean;
}

export function costOf(facts: PairFacts, repeatWindow: number): PairCost {
  return {
    repeat: Number(facts.roundsAgo <= repeatWindow),
    timesMet: Math.min(facts.timesMet, MOST.timesMet),
    recent: MOST.recent - Math.min(facts.roundsAgo - 1, MOST.recent),
    passedOver: MOST.passedOver - facts.claims,
    hoursMissing: MOST.hoursMissing - Math.min(Math.floor(facts.hours), MOST.hoursMissing),
    unlike: MOST.unlike - 2 * Math.min(facts.topics, TOPICS_COUNT) - Number(facts.otherSite),
  };
}
