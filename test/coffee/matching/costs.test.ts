import { describe, expect, test } from 'vitest';
import { claimOf, MOST_CLAIM, MOST_SHARE, placesOf } from '../../../src/coffee/matching/claims.ts';
import {
  costOf,
  firstCost,
  MOST,
  MOST_PAIRS,
  secondCost,
  stepsFor,
  type PairCost,
  type PairFacts,
  type Tier,
} from '../../../src/coffee/matching/costs.ts';

const facts: PairFacts = {
  timesMet: 0,
  roundsAgo: Infinity,
  claims: 0,
  hours: 0,
  topics: 0,
  otherSite: false,
};
const nothing: PairCost = { repeat: 0, timesMet: 0, recent: 0, passedOver: 0, hoursMissing: 0, unlike: 0 };
const tiers = Object.keys(MOST) as Tier[];
const sizes = [1, 2, 3, 10, 40, 150, 1_000, MOST_PAIRS];

/** A cost as one number that has room for everything. */
const whole = (cost: PairCost, pairs: number): bigint =>
  (BigInt(firstCost(cost, stepsFor(pairs))) << 64n) + BigInt(secondCost(cost, stepsFor(pairs)));

describe('the tiers', () => {
  test.each(sizes)(
    'don’t overlap: in a round of %i pairs all that lies below a step comes to less',
    pairs => {
      for (const [n, tier] of tiers.entries()) {
        const below = Object.fromEntries(tiers.slice(n + 1).map(lower => [lower, MOST[lower]]));
        const worst = whole({ ...nothing, ...below }, pairs) * BigInt(pairs);
        expect(worst).toBeLessThan(whole({ ...nothing, [tier]: 1 }, pairs));
      }
    },
  );

  test('fit into doubles at the largest, with room for four times as much on the way', () => {
    const steps = stepsFor(MOST_PAIRS);
    const out = MOST_PAIRS * firstCost(MOST, steps) + 1;
    expect(4 * (out + MOST_PAIRS * firstCost(MOST, steps))).toBeLessThan(Number.MAX_SAFE_INTEGER);
    expect(4 * MOST_PAIRS * secondCost(MOST, steps)).toBeLessThan(Number.MAX_SAFE_INTEGER);
  });

  test('stand in the order of the rules', () => {
    expect(tiers).toEqual(['repeat', 'timesMet', 'recent', 'passedOver', 'hoursMissing', 'unlike']);
  });

  test.each<[string, Partial<PairFacts>]>([
    ['nothing that speaks for it', {}],
    ['everything', { claims: 2 * MOST_CLAIM, hours: 200, topics: 9, otherSite: true }],
    ['all against it', { timesMet: 999, roundsAgo: 1 }],
    ['one meeting long ago', { timesMet: 1, roundsAgo: 999 }],
  ])('keep within their bounds with %s', (_, more) => {
    const cost = costOf({ ...facts, ...more }, 52);
    for (const tier of tiers) {
      expect(cost[tier]).toBeGreaterThanOrEqual(0);
      expect(cost[tier]).toBeLessThanOrEqual(MOST[tier]);
    }
  });
});

describe('a pair costs', () => {
  const cost = (more: Partial<PairFacts>) => costOf({ ...facts, ...more }, 12);

  test('a repeat up to the last round of the window, not in the next', () => {
    expect(cost({ timesMet: 1, roundsAgo: 12 }).repeat).toBe(1);
    expect(cost({ timesMet: 1, roundsAgo: 13 }).repeat).toBe(0);
    expect(costOf({ ...facts, timesMet: 1, roundsAgo: 1 }, 0).repeat).toBe(0);
  });

  test('less the longer ago they met, and nothing where they never did', () => {
    expect(cost({ timesMet: 1, roundsAgo: 13 }).recent).toBeGreaterThan(
      cost({ timesMet: 1, roundsAgo: 20 }).recent,
    );
    expect(cost({}).recent).toBe(0);
  });

  test('less with more hours, with topics, with another site; a topic counts more than the site', () => {
    expect(cost({ hours: 3 }).hoursMissing).toBeLessThan(cost({ hours: 2.9 }).hoursMissing);
    expect(cost({ topics: 1 }).unlike).toBeLessThan(cost({ otherSite: true }).unlike);
    expect(cost({ otherSite: true }).unlike).toBeLessThan(cost({}).unlike);
  });
});

describe('a claim', () => {
  test('grows with the square of the wait, and any share counts less than a round waited', () => {
    const [none, one, two, three] = [0, 1, 2, 3].map(waited => claimOf(waited, 0)) as [
      number,
      number,
      number,
      number,
    ];
    expect(claimOf(0, MOST_SHARE)).toBeLessThan(one);
    expect(one + three).toBeGreaterThan(two + two);
    expect([none, claimOf(99, MOST_SHARE)]).toEqual([0, MOST_CLAIM]);
  });

  test('knows shares by their order, also where there are more than it has places for', () => {
    expect(placesOf([0.5, 0, 0.3, 0.5])).toEqual([2, 0, 1, 2]);
    const many = placesOf(Array.from({ length: 100 }, (_, n) => n / 100));
    expect(many.toSorted((a, b) => a - b)).toEqual(many);
    expect([many[0], many[99]]).toEqual([0, MOST_SHARE]);
    expect(placesOf([])).toEqual([]);
  });
});
