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
 * way all others are known, since they are made of the pairs that cost no more than these.
 */
export function assign(table: CostTable): Int32Array {
  const { rows, columns, first } = table;
  if (rows > columns) return turned(assign(transposed(table)), rows);
  const out = stayingOut(table);
  const costs = first.slice();
  for (let at = 0; at < costs.length; at++) if (costs[at] === FORBIDDEN) costs[at] = out;
  const best = cheapest({ rows, columns, costs, mayStay: new Uint8Array(columns).fill(1) });

  for (let row = 0; row < rows; row++) keepBest(table, costs, best, row);
  const mayStay = Uint8Array.from(best.columns, potential => Number(potential === best.staying));
  const { columnOf } = cheapest({ rows, columns, costs, mayStay });
  return columnOf.map((column, row) => (first[row * columns + column] === FORBIDDEN ? NOBODY : column));
}

/** Of a row's pairs only those that a way that costs least is made of, now with what they cost by the second numbers. */
function keepBest(
  { columns, first, second }: CostTable,
  costs: Float64Array,
  best: Cheapest,
  row: number,
): void {
  const potentials = best.columns;
  const ofRow = best.rows[row] as number;
  const end = (row + 1) * columns;
  for (let at = row * columns, column = 0; at < end; at++, column++)
    if ((costs[at] as number) - (potentials[column] as number) !== ofRow) costs[at] = FORBIDDEN;
    else costs[at] = first[at] === FORBIDDEN ? 0 : (second[at] as number);
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
