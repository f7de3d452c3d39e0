import type { Round } from './round.ts';

/** What a round came to when it was made. */
export type Made = Pick<Round, 'inputHash' | 'leftOut'> & {
  cost: Round['cost'] | null;
  /** Of each group why it is one. */
  whys: readonly Round['groups'][number]['why'][];
};

/** In what a round differs that is made again: other input, another cost, or other people together or alone. */
export type Difference = keyof Made;

/** Compares a round that was made again with what it was: in nothing, as it should be. Orders don't count. */
export function differences(again: Round, made: Made): Difference[] {
  const inOrder = (some: readonly unknown[]) =>
    some
      .map(one => JSON.stringify(one))
      .toSorted()
      .join();
  const tiers = Object.keys(again.cost) as (keyof Round['cost'])[];
  const same: Record<Difference, boolean> = {
    inputHash: again.inputHash === made.inputHash,
    cost: tiers.every(tier => again.cost[tier] === made.cost?.[tier]),
    leftOut: inOrder(again.leftOut) === inOrder(made.leftOut),
    whys: inOrder(again.groups.map(({ why }) => why)) === inOrder(made.whys),
  };
  return (Object.keys(same) as Difference[]).filter(what => !same[what]);
}
