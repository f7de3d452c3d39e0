import { assign, FORBIDDEN, NOBODY, type CostTable } from './assignment.ts';
import {
  costOf,
  firstCost,
  HOURS_COUNT,
  MOST_PAIRS,
  secondCost,
  stepsFor,
  TOPICS_COUNT,
  type PairFacts,
  type Steps,
} from './costs.ts';
import type { FactTable } from './facts.ts';

/** Whose pairs are looked for: rows and columns, each with their place in the table of facts. */
export interface Grid {
  facts: FactTable;
  repeatWindow: number;
  rows: Line;
  columns: Line;
  /** Whether something keeps a row from a column besides the rules for the two. */
  isApart?: (row: number, column: number) => boolean;
}

export interface Line {
  /** What is known of a pair stands at the sum of the row's and the column's. */
  at: Int32Array;
  /** How much it counts that they aren't passed over. */
  claims: Float64Array;
}

/** The pairs of rows and columns that cost least, tier after tier; on ties the order of both decides. */
export function solve(grid: Grid): [row: number, column: number][] {
  return [...assign(costTable(grid))].flatMap((column, row) =>
    column === NOBODY ? [] : [[row, column] as [number, number]],
  );
}

/** What `costOf` says of each pair, in both numbers. */
export function costTable(grid: Grid): CostTable {
  const [rows, columns] = [grid.rows.at.length, grid.columns.at.length];
  const pairs = Math.min(rows, columns);
  if (pairs > MOST_PAIRS) throw new RangeError(`More than ${MOST_PAIRS} pairs: costs would not be exact.`);
  const steps = stepsFor(pairs);
  const table = {
    rows,
    columns,
    first: new Float64Array(rows * columns),
    second: new Float64Array(rows * columns),
  };
  const littles = littlesOf(steps);
  for (let row = 0; row < rows; row++) fillRow(table, grid, row, steps, littles);
  return table;
}

/** Of the millions of pairs few have met; who never did costs nothing in the first number. */
function fillRow(
  { columns, first, second }: CostTable,
  { facts, repeatWindow, ...grid }: Grid,
  row: number,
  steps: Steps,
  littles: Float64Array,
): void {
  const { forbidden, timesMet, roundsAgo, hours, topics, otherSite } = facts;
  const [base, claims] = [grid.rows.at[row] as number, grid.rows.claims[row] as number];
  const { at: offsets, claims: claimsOfColumns } = grid.columns;
  for (let column = 0, to = row * columns; column < columns; column++, to++) {
    const at = base + (offsets[column] as number);
    if (forbidden[at] === 1 || grid.isApart?.(row, column) === true) {
      first[to] = FORBIDDEN;
      continue;
    }
    if (timesMet[at] !== 0) {
      const met = { timesMet: timesMet[at] as number, roundsAgo: roundsAgo[at] as number };
      first[to] = firstCost(costOf({ ...strangers, ...met }, repeatWindow), steps);
    }
    const little = littleAt(hours[at] as number, topics[at] as number, otherSite[at] as number);
    second[to] =
      (littles[little] as number) - (claims + (claimsOfColumns[column] as number)) * steps.passedOver;
  }
}

const strangers: PairFacts = {
  timesMet: 0,
  roundsAgo: Infinity,
  claims: 0,
  hours: 0,
  topics: 0,
  otherSite: false,
};

const littleAt = (hours: number, topics: number, otherSite: number): number =>
  (Math.min(hours, HOURS_COUNT) * (TOPICS_COUNT + 1) + Math.min(topics, TOPICS_COUNT)) * 2 + otherSite;

/** The second number without claims: there are few ways of hours, topics and sites, which are reckoned once. */
function littlesOf(steps: Steps): Float64Array {
  const littles = new Float64Array(littleAt(HOURS_COUNT, TOPICS_COUNT, 1) + 1);
  for (let hours = 0; hours <= HOURS_COUNT; hours++)
    for (let topics = 0; topics <= TOPICS_COUNT; topics++)
      for (const otherSite of [false, true]) {
        const cost = costOf({ ...strangers, hours, topics, otherSite }, 0);
        littles[littleAt(hours, topics, Number(otherSite))] = secondCost(cost, steps);
      }
  return littles;
}
