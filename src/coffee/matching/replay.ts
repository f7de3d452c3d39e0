import type { RoundInput } from './input.ts';
import { pairUp, type Round } from './round.ts';

/** What a round came to when it was made. */
export type Made = Pick<Round, 'inputHash' | 'cost' | 'groups'>;

/** In what a round differs that is made again: other input, other people together, or at another cost. */
export type Difference = keyof Made;

/**
 * Makes a round again from what went in, and says in what it differs from what it was; in nothing, as it should be.
 *
 * @param stored the input as JSON
 */
export function differences(stored: string, made: Made): Difference[] {
  const again = pairUp(JSON.parse(stored) as RoundInput);
  const people = (groups: Made['groups']) => JSON.stringify(groups.map(group => group.people));
  const tiers = Object.keys(again.cost) as (keyof Made['cost'])[];
  const same: Record<Difference, boolean> = {
    inputHash: again.inputHash === made.inputHash,
    cost: tiers.every(tier => again.cost[tier] === made.cost[tier]),
    groups: people(again.groups) === people(made.groups),
  };
  return (Object.keys(same) as Difference[]).filter(what => !same[what]);
}
