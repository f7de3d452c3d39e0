import { assign, FORBIDDEN, NOBODY, type CostTable } from './assignment.ts';
import { firstCost, MOST_PAIRS, secondCost, stepsFor, type PairCost } from './costs.ts';

/** Undefined where the two mustn't be a pair. */
export type CostOf = (row: number, column: number) => PairCost | undefined;

/** The pairs of rows and columns that cost least, tier after tier; on ties the order of both decides. */
export function solve(
  rows: readonly number[],
  columns: readonly number[],
  costOf: CostOf,
): [row: number, column: number][] {
  return [...assign(costTable(rows, columns, costOf))].flatMap((place, n) =>
    place === NOBODY ? [] : [[rows[n] as number, columns[place] as number]],
  );
}

export function costTable(rows: readonly number[], columns: readonly number[], costOf: CostOf): CostTable {
  const pairs = Math.min(rows.length, columns.length);
  if (pairs > MOST_PAIRS) throw new RangeError(`More than ${MOST_PAIRS} pairs: costs would not be exact.`);
  const steps = stepsFor(pairs);
  const size = rows.length * columns.length;
  const first = new Float64Array(size);
  const second = new Float64Array(size);
  let at = 0;
  for (const row of rows)
    for (const column of columns) {
      const cost = costOf(row, column);
      first[at] = cost ? firstCost(cost, steps) : FORBIDDEN;
      second[at] = cost ? secondCost(cost, steps) : 0;
      at++;
    }
  return { rows: rows.length, columns: columns.length, first, second };
}
