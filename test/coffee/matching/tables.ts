import { munkres } from 'munkres';
import {
  assign,
  FORBIDDEN,
  NOBODY,
  stayingOut,
  type CostTable,
} from '../../../src/coffee/matching/assignment.ts';

/** A table of chance: small numbers, so that many ways cost the same. */
export function aTable(rows: number, columns: number, forbidden: number, chance: () => number): CostTable {
  const size = rows * columns;
  const below = (most: number) => Math.floor(chance() * most);
  const [mostFirst, mostSecond] = [1 + below(4), 1 + below(40)];
  return {
    rows,
    columns,
    first: Float64Array.from({ length: size }, () => (chance() < forbidden ? FORBIDDEN : below(mostFirst))),
    second: Float64Array.from({ length: size }, () => below(mostSecond)),
  };
}

/** Of a copy: a table is used up. */
export const assigned = (table: CostTable): Int32Array =>
  assign({ ...table, first: table.first.slice(), second: table.second.slice() });

export interface Sum {
  pairs: number;
  first: number;
  second: number;
}

/** What the pairs come to; with a forbidden one the first is infinite. */
export function sumOf({ columns, first, second }: CostTable, columnOf: ArrayLike<number>): Sum {
  const sum = { pairs: 0, first: 0, second: 0 };
  for (const [row, column] of Array.from(columnOf).entries()) {
    if (column === NOBODY) continue;
    sum.pairs++;
    sum.first += first[row * columns + column]!;
    sum.second += second[row * columns + column]!;
  }
  return sum;
}

const isBetter = (one: Sum, other: Sum): boolean =>
  (one.pairs - other.pairs || other.first - one.first || other.second - one.second) > 0;

/** Every way there is, for small tables. */
export function bestOfAll(table: CostTable): Sum {
  const { rows, columns, first } = table;
  const columnOf = Array.from({ length: rows }, () => NOBODY);
  let best: Sum = { pairs: -1, first: 0, second: 0 };
  const place = (row: number): void => {
    if (row === rows) {
      const sum = sumOf(table, columnOf);
      if (isBetter(sum, best)) best = sum;
      return;
    }
    for (let column = NOBODY; column < columns; column++) {
      if (column !== NOBODY && (columnOf.includes(column) || first[row * columns + column] === FORBIDDEN))
        continue;
      columnOf[row] = column;
      place(row + 1);
      columnOf[row] = NOBODY;
    }
  };
  place(0);
  return best;
}

/** Both numbers of a cost as one: `munkres` reckons with whole numbers of any length. */
const SHIFT = 64n;

/** What another solver comes to; what it pairs although it's forbidden is dropped. */
export function sumOfMunkres(table: CostTable): Sum {
  const { rows, columns, first, second } = table;
  const out = BigInt(stayingOut(table)) << SHIFT;
  const costs = Array.from({ length: rows }, (_, row) =>
    Array.from({ length: columns }, (__, column) => {
      const at = row * columns + column;
      return first[at] === FORBIDDEN ? out : (BigInt(first[at]!) << SHIFT) + BigInt(second[at]!);
    }),
  );
  const columnOf = new Int32Array(rows).fill(NOBODY);
  for (const [row, column] of munkres(costs))
    if (first[row * columns + column] !== FORBIDDEN) columnOf[row] = column;
  return sumOf(table, columnOf);
}
