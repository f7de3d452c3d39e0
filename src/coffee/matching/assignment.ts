/*
 * Who goes with whom at the least cost: shortest augmenting paths with potentials, a row at a time (R. Jonker and
 * A. Volgenant, "A shortest augmenting path algorithm for dense and sparse linear assignment problems", Computing 38,
 * 1987). Own code: the libraries there are return forbidden pairs when nothing else is left, and know costs of one
 * number only.
 */

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
 * A cost is a pair of numbers that is compared as words are, letter after letter. Such pairs add up and compare as
 * numbers do, which is all that the algorithm asks of them, and two doubles hold what one doesn't: see `costs.ts`.
 *
 * Of what costs the same the order of rows and columns decides, and nothing else: whoever wants chance shuffles them.
 * It is quickest with no more rows than columns.
 */
export function assign(table: CostTable): Int32Array {
  const state = begin(table);
  for (let row = 0; row < table.rows; row++) extend(state, search(state, row));
  return state.columnOf;
}

/** What a table's pairs cost at most when all rows are taken, and one more: so much it costs to leave one out. */
export function stayingOut({ rows, columns, first }: CostTable): number {
  let most = 0;
  for (const cost of first) if (cost > most && cost !== FORBIDDEN) most = cost;
  return Math.min(rows, columns) * most + 1;
}

interface State {
  table: CostTable;
  /**
   * Each row could also stay out, as if it had a column of its own for that. Nobody else can take that column, so
   * it needs no place in the table; and a row that stays out is reached by no later path.
   */
  out: number;
  columnOf: Int32Array;
  rowOf: Int32Array;
  /** Potentials: no pair costs less than those of its row and its column together, and taken pairs cost as much. */
  rows: Doubles;
  columns: Doubles;
  /** Of the search that is going on: how far each column is, from which row, and which are nearer than its end. */
  far: Doubles;
  from: Int32Array;
  isPassed: Uint8Array;
  passed: Int32Array;
}

interface Doubles {
  first: Float64Array;
  second: Float64Array;
}

const doubles = (size: number): Doubles => ({
  first: new Float64Array(size),
  second: new Float64Array(size),
});

function begin(table: CostTable): State {
  const { rows, columns } = table;
  return {
    table,
    out: stayingOut(table),
    columnOf: new Int32Array(rows).fill(NOBODY),
    rowOf: new Int32Array(columns).fill(NOBODY),
    rows: doubles(rows),
    columns: doubles(columns),
    far: doubles(columns),
    from: new Int32Array(columns),
    isPassed: new Uint8Array(columns),
    passed: new Int32Array(columns),
  };
}

/** Where a shortest path ends: with a free column, or with a row of it that stays out from now on. */
interface Path {
  start: number;
  column: number;
  staysOut: number;
  first: number;
  second: number;
  /** So many columns are nearer than that. */
  passed: number;
}

/** The shortest path from a row to a free column, or to a row that stays out so that this one needn't (Dijkstra). */
function search(state: State, start: number): Path {
  const { out, rowOf, rows, far, isPassed, passed } = state;
  far.first.fill(FORBIDDEN);
  far.second.fill(0);
  isPassed.fill(0);
  const path: Path = { start, column: NOBODY, staysOut: start, first: Infinity, second: 0, passed: 0 };
  let row = start;
  let first = 0;
  let second = 0;
  for (;;) {
    const outFirst = first + out - (rows.first[row] as number);
    const outSecond = second - (rows.second[row] as number);
    if (outFirst < path.first || (outFirst === path.first && outSecond < path.second))
      Object.assign(path, { staysOut: row, first: outFirst, second: outSecond });

    const column = nearest(state, row, first, second);
    if (column === NOBODY || isNearer(path, far, column)) return path;
    first = far.first[column] as number;
    second = far.second[column] as number;
    row = rowOf[column] as number;
    if (row === NOBODY) return { ...path, column, staysOut: NOBODY, first, second };
    isPassed[column] = 1;
    passed[path.passed++] = column;
  }
}

const isNearer = (path: Path, far: Doubles, column: number): boolean =>
  path.first < (far.first[column] as number) ||
  (path.first === far.first[column] && path.second < (far.second[column] as number));

/**
 * Notes what is nearer by way of a row that is so far away itself, and answers the nearest column that isn't passed; a
 * free one where several are as near, since the search ends there. `NOBODY` where none can be reached. Nearly all the
 * time goes here.
 */
function nearest(
  { table, rowOf, rows, columns, far, from, isPassed }: State,
  row: number,
  first: number,
  second: number,
): number {
  const size = table.columns;
  const cost = table.first.subarray(row * size, (row + 1) * size);
  const more = table.second.subarray(row * size, (row + 1) * size);
  const [farFirst, farSecond] = [far.first, far.second];
  const [columnFirst, columnSecond] = [columns.first, columns.second];
  const toRow = first - (rows.first[row] as number);
  const toRowSecond = second - (rows.second[row] as number);
  let found = NOBODY;
  let least = FORBIDDEN;
  let leastSecond = 0;
  for (let column = 0; column < size; column++) {
    if (isPassed[column] === 1) continue;
    const byRow = toRow + (cost[column] as number) - (columnFirst[column] as number);
    let known = farFirst[column] as number;
    let knownSecond = farSecond[column] as number;
    if (byRow <= known && byRow !== FORBIDDEN) {
      const byRowSecond = toRowSecond + (more[column] as number) - (columnSecond[column] as number);
      if (byRow < known || byRowSecond < knownSecond) {
        farFirst[column] = known = byRow;
        farSecond[column] = knownSecond = byRowSecond;
        from[column] = row;
      }
    }
    if (known > least || known === FORBIDDEN) continue;
    if (known === least) {
      if (knownSecond > leastSecond) continue;
      if (knownSecond === leastSecond && (rowOf[column] !== NOBODY || rowOf[found] === NOBODY)) continue;
    }
    found = column;
    least = known;
    leastSecond = knownSecond;
  }
  return found;
}

/** Raises the potentials by what was found, and takes the pairs along the path instead of those that were taken. */
function extend(state: State, path: Path): void {
  const { columnOf, rowOf, rows, columns, far, from, passed } = state;
  rows.first[path.start] = (rows.first[path.start] as number) + path.first;
  rows.second[path.start] = (rows.second[path.start] as number) + path.second;
  for (let n = 0; n < path.passed; n++) {
    const column = passed[n] as number;
    const row = rowOf[column] as number;
    const [first, second] = [
      path.first - (far.first[column] as number),
      path.second - (far.second[column] as number),
    ];
    columns.first[column] = (columns.first[column] as number) - first;
    columns.second[column] = (columns.second[column] as number) - second;
    rows.first[row] = (rows.first[row] as number) + first;
    rows.second[row] = (rows.second[row] as number) + second;
  }
  let column = path.column === NOBODY ? (columnOf[path.staysOut] as number) : path.column;
  if (path.staysOut !== NOBODY) columnOf[path.staysOut] = NOBODY;
  while (column !== NOBODY) {
    const row = from[column] as number;
    const before = columnOf[row] as number;
    rowOf[column] = row;
    columnOf[row] = column;
    if (row === path.start) return;
    column = before;
  }
}
