import { chanceFrom, shuffled } from './chance.ts';
import { costOf, MOST, type Tier } from './costs.ts';
import { hashOf } from './input-hash.ts';
import type { RoundInput } from './input.ts';
import { whyLeftOut } from './rules.ts';
import { solve, type Grid, type Line } from './solve.ts';
import { both, byCode, factsOfMeeting, tableOf, type Meeting, type Table } from './table.ts';
import { withThirds, type Sitting } from './trios.ts';
import { whyPaired, type PairReason } from './why.ts';

export interface Group {
  /** Two, or three where somebody joined; IT before OT. */
  people: readonly string[];
  /** Of each pair across the sides: one, or the two of a trio. */
  why: readonly PairReason[];
}

export interface Round {
  groups: readonly Group[];
  leftOut: readonly { id: string; why: ReturnType<typeof whyLeftOut> }[];
  /** How many fewer pairs there are than the smaller side has people, and what all together cost in each tier. */
  cost: Readonly<Record<Tier | 'lost', number>>;
  inputHash: string;
}

/**
 * The best pairs for a round: of all ways to pair the two sides one that costs least, so that no order of choosing is
 * at somebody's expense. People are shuffled first: of ways that are as good, chance decides. Source: pairing.
 */
export function pairUp(input: RoundInput): Round {
  const table = tableOf(input);
  const chance = chanceFrom(input.seed);
  const order = {
    few: shuffled([...table.few.keys()], chance),
    many: shuffled([...table.many.keys()], chance),
  };
  const pairs = solve(gridOf(table, order, input.repeatWindow)).map(([row, column]): Meeting => [
    order.few[row] as number,
    order.many[column] as number,
  ]);
  const sittings: readonly Sitting[] =
    input.sittingOut === 'trios'
      ? withThirds(pairs, table, order, input.repeatWindow)
      : pairs.map(pair => [pair]);
  const groups = sittings.map(sitting => groupOf(sitting, table, input.repeatWindow));
  return {
    groups: groups.toSorted((a, b) => byCode(a.people[0] ?? '', b.people[0] ?? '')),
    leftOut: leftOutOf(groups, table),
    cost: { lost: table.few.length - pairs.length, ...costOfAll(sittings.flat(), table, input.repeatWindow) },
    inputHash: hashOf(input, table),
  };
}

/** The few as rows, the many as columns, in an order. */
export function gridOf(
  { facts, claims, many }: Table,
  order: Readonly<Record<'few' | 'many', readonly number[]>>,
  repeatWindow: number,
): Grid {
  const line = (places: readonly number[], step: number, ofPlace: readonly number[]): Line => ({
    at: Int32Array.from(places, place => place * step),
    claims: Float64Array.from(places, place => ofPlace[place] as number),
  });
  return {
    facts,
    repeatWindow,
    rows: line(order.few, many.length, claims.few),
    columns: line(order.many, 1, claims.many),
  };
}

function groupOf(meetings: readonly Meeting[], table: Table, repeatWindow: number): Group {
  const people = new Set(meetings.flatMap(meeting => both(table, meeting)));
  return {
    people: [...people].toSorted((a, b) => byCode(a.side, b.side) || byCode(a.id, b.id)).map(({ id }) => id),
    why: meetings.map(meeting =>
      whyPaired(...both(table, meeting), factsOfMeeting(table, ...meeting), repeatWindow),
    ),
  };
}

function leftOutOf(groups: readonly Group[], { few, many }: Table): Round['leftOut'] {
  const seated = new Set(groups.flatMap(({ people }) => people));
  const everybody = [...few, ...many];
  return everybody
    .filter(({ id }) => !seated.has(id))
    .map(person => ({ id: person.id, why: whyLeftOut(person, everybody) }));
}

function costOfAll(meetings: readonly Meeting[], table: Table, repeatWindow: number): Record<Tier, number> {
  const costs = meetings.map(meeting => costOf(factsOfMeeting(table, ...meeting), repeatWindow));
  const tiers = Object.keys(MOST) as Tier[];
  return Object.fromEntries(
    tiers.map(tier => [tier, costs.reduce((sum, cost) => sum + cost[tier], 0)]),
  ) as Record<Tier, number>;
}
