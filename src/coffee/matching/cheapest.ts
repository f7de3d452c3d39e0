/*
 * Who goes with whom at the least cost: shortest augmenting paths with potentials, a row at a time, after a start by
 * the columns' least costs (R. Jonker and A. Volgenant, "A shortest augmenting path algorithm for dense and sparse
 * linear assignment problems", Computing 38, 1987). Own code: the libraries there are know costs of one number only,
 * and not which columns may stay without a row.
 */

export interface Costs {
  /** No more than columns. */
  rows: number;
  columns: number;
  /** Row after row: whole numbers from 0 on, Infinity for what is out of the question. */
  costs: Float64Array;
  /** 1 where a column may stay without a row. */
  mayStay: Uint8Array;
}

/**
 * Potentials: no pair costs less than those of its row and its column together, and taken pairs cost as much; no column
 * that may stay has more than `staying`, and those that stay have as much. Other ways that cost as little are those
 * of which the same is true.
 */
export interface Cheapest {
  columnOf: Int32Array;
  rows: Float64Array;
  columns: Float64Array;
  staying: number;
}

/** A column that waits for a row: as many do as rows are still to come. */
const OPEN = -1;
const STAYS = -2;
const NONE = -1;

interface State extends Costs {
  columnOf: Int32Array;
  /** Or `OPEN`, or `STAYS`. */
  rowOf: Int32Array;
  potentials: Float64Array;
  staying: number;
  /** Of the search that is going on: how far each column is and from which row, or from one that stays. */
  far: Float64Array;
  from: Int32Array;
  /** All columns: those whose rows were looked at, up to `near` those that are as near as the nearest, the others. */
  queue: Int32Array;
  near: number;
  /** The open column at which the search ends. */
  end: number;
}

/** A way for all rows, each with a column of its own, that costs least. There must be one. */
export function cheapest(given: Costs): Cheapest {
  const { rows, columns, costs } = given;
  const state: State = {
    ...given,
    ...started(given),
    columnOf: new Int32Array(rows),
    far: new Float64Array(columns),
    from: new Int32Array(columns),
    queue: new Int32Array(columns),
    near: 0,
    end: NONE,
  };
  const others = [...state.columnOf.keys()].filter(row => !takesNearest(state, row));
  for (const row of others) insert(state, row);
  const { columnOf, potentials, staying } = state;
  const ofRow = Float64Array.from(
    columnOf,
    (column, row) => (costs[row * columns + column] as number) - (potentials[column] as number),
  );
  return { columnOf, rows: ofRow, columns: potentials, staying };
}

/**
 * Each column starts with its least cost as its potential, so that what all rows have to pay for a column sends nobody
 * looking elsewhere; the dearest stay, as many as will be left.
 */
function started({ rows, columns, costs, mayStay }: Costs): Pick<State, 'rowOf' | 'potentials' | 'staying'> {
  const potentials = new Float64Array(columns).fill(Infinity);
  for (let row = 0, at = 0; row < rows; row++)
    for (let column = 0; column < columns; column++, at++)
      if ((costs[at] as number) < (potentials[column] as number)) potentials[column] = costs[at] as number;
  const order = [...potentials.keys()].toSorted(
    (a, b) =>
      (mayStay[a] as number) - (mayStay[b] as number) ||
      compare(potentials[a] as number, potentials[b] as number) ||
      a - b,
  );
  const rowOf = new Int32Array(columns).fill(OPEN);
  for (const column of order.slice(rows)) rowOf[column] = STAYS;
  if (rows === columns) return { rowOf, potentials, staying: Infinity };
  const cheap = potentials[order[rows] as number] as number;
  const staying = cheap === Infinity ? 0 : cheap;
  for (let column = 0; column < columns; column++)
    if (mayStay[column] === 1) potentials[column] = Math.min(potentials[column] as number, staying);
  return { rowOf, potentials, staying };
}

/** Infinity is as much as Infinity. */
const compare = (one: number, other: number): number => (one < other ? -1 : Number(one > other));

/** Lets a row have its nearest column if that is open, which most rows' are at first. */
function takesNearest({ columns, costs, columnOf, rowOf, potentials }: State, row: number): boolean {
  const at = row * columns;
  let distance = Infinity;
  let open = NONE;
  for (let column = 0; column < columns; column++) {
    const distanceHere = (costs[at + column] as number) - (potentials[column] as number);
    if (distanceHere > distance || (distanceHere === distance && open !== NONE)) continue;
    distance = distanceHere;
    open = rowOf[column] === OPEN ? column : NONE;
  }
  if (open === NONE) return false;
  columnOf[row] = open;
  rowOf[open] = row;
  return true;
}

/**
 * Finds the shortest path from a row to an open column, by way of taken ones and of those that stay (Dijkstra), raises
 * the potentials by what was found, and takes the pairs along the path instead of those that were taken.
 */
function insert(state: State, start: number): void {
  const { rowOf, potentials, far, queue } = state;
  begin(state, start);
  let looked = 0;
  let settled = 0;
  let distance = 0;
  let stayed = NONE;
  while (state.end === NONE) {
    if (looked === state.near) {
      settled = looked;
      distance = gatherNearest(state, looked);
      continue;
    }
    const column = queue[looked++] as number;
    const row = rowOf[column] as number;
    if (row !== STAYS) lookFrom(state, row, column, distance);
    else if (stayed === NONE) {
      stayed = column;
      lookFromStaying(state, distance);
    }
  }
  for (let n = 0; n < settled; n++) {
    const column = queue[n] as number;
    potentials[column] = (potentials[column] as number) + (far[column] as number) - distance;
  }
  if (stayed !== NONE) state.staying += (far[stayed] as number) - distance;
  take(state, start, stayed);
}

function begin(state: State, start: number): void {
  const { columns, costs, potentials, far, from, queue } = state;
  const at = start * columns;
  for (let column = 0; column < columns; column++) {
    queue[column] = column;
    far[column] = (costs[at + column] as number) - (potentials[column] as number);
  }
  from.fill(start);
  state.near = 0;
  state.end = NONE;
}

/** Puts the nearest columns next in the queue; one of them is the end if it's open. Answers how far they are. */
function gatherNearest(state: State, looked: number): number {
  const { columns, rowOf, far, queue } = state;
  let distance = Infinity;
  let near = looked;
  for (let n = looked; n < columns; n++) {
    const column = queue[n] as number;
    const distanceHere = far[column] as number;
    if (distanceHere > distance) continue;
    if (distanceHere < distance) near = looked;
    distance = distanceHere;
    queue[n] = queue[near] as number;
    queue[near++] = column;
  }
  state.near = near;
  for (let n = looked; n < near && state.end === NONE; n++)
    if (rowOf[queue[n] as number] === OPEN) state.end = queue[n] as number;
  return distance;
}

/** Notes what is nearer by way of the row of a column that is so far away. Nearly all the time goes here. */
function lookFrom(state: State, row: number, column: number, distance: number): void {
  const { columns, costs, rowOf, potentials, far, from, queue } = state;
  const at = row * columns;
  const toRow = distance - (costs[at + column] as number) + (potentials[column] as number);
  for (let n = state.near; n < columns; n++) {
    const other = queue[n] as number;
    const byRow = toRow + (costs[at + other] as number) - (potentials[other] as number);
    if (byRow >= (far[other] as number)) continue;
    far[other] = byRow;
    from[other] = row;
    if (byRow > distance) continue;
    if (rowOf[other] === OPEN) return void (state.end = other);
    queue[n] = queue[state.near] as number;
    queue[state.near++] = other;
  }
}

/** Any column that may stay can do so instead of one that does. */
function lookFromStaying(state: State, distance: number): void {
  const { columns, mayStay, staying, rowOf, potentials, far, from, queue } = state;
  for (let n = state.near; n < columns; n++) {
    const other = queue[n] as number;
    const byStaying = distance + staying - (potentials[other] as number);
    if (mayStay[other] === 0 || byStaying >= (far[other] as number)) continue;
    far[other] = byStaying;
    from[other] = STAYS;
    if (byStaying > distance) continue;
    if (rowOf[other] === OPEN) return void (state.end = other);
    queue[n] = queue[state.near] as number;
    queue[state.near++] = other;
  }
}

/** @param stayed the column that doesn't stay any longer, if the path leads by way of it */
function take({ columnOf, rowOf, from, end }: State, start: number, stayed: number): void {
  let column = end;
  for (;;) {
    const row = from[column] as number;
    rowOf[column] = row;
    if (row === STAYS) {
      column = stayed;
      continue;
    }
    const before = columnOf[row] as number;
    columnOf[row] = column;
    if (row === start) return;
    column = before;
  }
}
