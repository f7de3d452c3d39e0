import { cheapest, type Cheapest } from './cheapest.ts';

/** What each row costs with each column, row after row. */
export interface CostTable {
  rows: number;
  columns: number;
  /** Whole numbers from 0 on; `FORBIDDEN` where the two don't go together at all. */
  first: Float64Array;
  /** Whole numbers from 0 on, which count where the sums of the first are equal. */
  second: Float64Array;
}

export const FORBIDDEN = Infinity;
export const NOBODY = -1;

/**
 * The column of each row, `NOBODY` for a row that stays out. As many rows as possible go with a column; among all
 * such ways the sum of `first` is least, and among those the sum of `second`. No forbidden pair is ever returned.
 *
 * Of what costs the same the order of rows and columns decides, and nothing else: whoever wants chance shuffles them.
 *
 * It is solved for the first numbers, and then for the second ones among what is left: by the potentials of one best
 * way all others are known, since they are made of the pairs that cost no more than these. The table is used up by it:
 * of thousands of people a copy would take as much again.
 */
export function assign(table: CostTable): Int32Array {
  const { rows, columns, first, second } = table;
  if (rows > columns) return turned(assign(transposed(table)), rows);
  const out = stayingOut(table);
  for (let at = 0; at < first.length; at++) if (first[at] === FORBIDDEN) first[at] = out;
  const mayStay = new Uint8Array(columns).fill(1);
  const best = cheapest({ rows, columns, costs: first, mayStay });

  for (let row = 0; row < rows; row++) keepBest(table, best, out, row);
  for (let column = 0; column < columns; column++)
    mayStay[column] = best.columns[column] === best.staying ? 1 : 0;
  const { columnOf } = cheapest({ rows, columns, costs: second, mayStay });
  return columnOf.map((column, row) => (first[row * columns + column] === out ? NOBODY : column));
}

/** Of a row's second numbers only those of pairs that a way that costs least by the first is made of. */
function keepBest({ columns, first, second }: CostTable, best: Cheapest, out: number, row: number): void {
  const potentials = best.columns;
  const ofRow = best.rows[row] as number;
  const end = (row + 1) * columns;
  for (let at = row * columns, column = 0; at < end; at++, column++)
    if ((first[at] as number) - (potentials[column] as number) !== ofRow) second[at] = FORBIDDEN;
    else if (first[at] === out) second[at] = 0;
}

/**
 * What a row costs that stays out, more than all pairs together. So much a forbidden pair is made to cost: whoever has
 * no other stays out, and there are columns enough for them to be told from.
 */
export function stayingOut({ rows, columns, first }: CostTable): number {
  let most = 0;
  for (let at = 0; at < first.length; at++) {
    const cost = first[at] as number;
    if (cost > most && cost !== FORBIDDEN) most = cost;
  }
  return Math.min(rows, columns) * most + 1;
}

function transposed({ rows, columns, first, second }: CostTable): CostTable {
  const places = Array.from(
    { length: rows * columns },
    (_, at) => (at % rows) * columns + Math.floor(at / rows),
  );
  const picked = (costs: Float64Array) => Float64Array.from(places, at => costs[at] as number);
  return { rows: columns, columns: rows, first: picked(first), second: picked(second) };
}

function turned(rowOf: Int32Array, rows: number): Int32Array {
  const columnOf = new Int32Array(rows).fill(NOBODY);
  for (const [column, row] of rowOf.entries()) if (row !== NOBODY) columnOf[row] = column;
  return columnOf;
}
