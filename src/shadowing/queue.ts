/*
 * Each of a queue takes a place, others move over where that lets them: shortest augmenting paths with potentials, a
 * person at a time (R. Jonker and A. Volgenant, as in coffee's `cheapest.ts`), but along the pairs that fit instead of in a
 * table: of thousands of people hardly any fit most places, and a table of all would be too much to hold.
 */

/** What somebody could take. */
export interface Choices {
  /** Periods of offers, by their number. */
  slots: Int32Array;
  /** How far each is from what they wish: whole numbers from 0 on. */
  costs: Int32Array;
}

export const NONE = -1;

/** People who hold places, so that as many as can be do, and of all such ways one that costs least. */
export interface Seats {
  /** Gives the next of the queue a place if there is a way, whoever else has to move for it; nobody loses theirs. */
  take: (choices: Choices) => void;
  /** The slot of each who came, in order; `NONE` of those who have no place. */
  slotOf: readonly number[];
}

interface State {
  room: readonly number[];
  /** What each who came could take; nothing is kept of those without a place. */
  choices: (Choices | undefined)[];
  slotOf: number[];
  /** What their place costs each. */
  costOf: number[];
  /** Who holds a place of each slot. */
  holders: number[][];
  /** No slot with room left has less than 0, no pair costs less than its two potentials, those taken as much. */
  potentials: Float64Array;
  /** 1 where all is full, and whoever is there could only change among such slots: no search need go there again. */
  shut: Uint8Array;
  /** Of the search that is going on: how far each slot is, by whom it was reached, and what it costs them. */
  far: Float64Array;
  by: Int32Array;
  price: Int32Array;
  reached: number[];
  /** Slots by how far they are. A slot that was reached anew on a shorter way stands there twice. */
  waiting: number[][];
}

/** @param room how many places each slot has */
export function seats(room: readonly number[]): Seats {
  const state: State = {
    room,
    choices: [],
    slotOf: [],
    costOf: [],
    holders: room.map(() => []),
    potentials: new Float64Array(room.length),
    shut: new Uint8Array(room.length),
    far: new Float64Array(room.length).fill(Infinity),
    by: new Int32Array(room.length),
    price: new Int32Array(room.length),
    reached: [],
    waiting: [],
  };
  return { slotOf: state.slotOf, take: choices => insert(state, choices) };
}

function insert(state: State, choices: Choices): void {
  const who = state.slotOf.push(NONE) - 1;
  state.choices.push(choices);
  const end = search(state, who);
  if (end === NONE) {
    // All that was reached is full, and leads nowhere else.
    for (const slot of state.reached) state.shut[slot] = 1;
    state.choices[who] = undefined;
  } else {
    const distance = state.far[end] as number;
    for (const slot of state.reached) {
      const nearer = (state.far[slot] as number) - distance;
      if (nearer < 0) state.potentials[slot] = (state.potentials[slot] as number) + nearer;
    }
    moveAlong(state, end, who);
  }
  for (const slot of state.reached) state.far[slot] = Infinity;
  state.reached = [];
  state.waiting = [];
}

/** The nearest slot with room (Dijkstra); `NONE` where there is no way to any. */
function search(state: State, who: number): number {
  const { room, holders, potentials, far, waiting } = state;
  lookFrom(state, who, 0);
  for (let distance = 0; distance < waiting.length; distance++) {
    for (let slot = waiting[distance]?.pop(); slot !== undefined; slot = waiting[distance]?.pop()) {
      if (far[slot] !== distance) continue;
      const held = holders[slot] as number[];
      if (held.length < (room[slot] as number)) return slot;
      for (const holder of held)
        lookFrom(state, holder, distance - (state.costOf[holder] as number) + (potentials[slot] as number));
    }
  }
  return NONE;
}

/** Notes what is nearer by way of somebody who is so far away. Nearly all the time goes here. */
function lookFrom(
  { choices, shut, potentials, far, by, price, reached, waiting }: State,
  who: number,
  from: number,
) {
  const { slots, costs } = choices[who] as Choices;
  for (let n = 0; n < slots.length; n++) {
    const slot = slots[n] as number;
    const before = far[slot] as number;
    const cost = costs[n] as number;
    const distance = from + cost - (potentials[slot] as number);
    if (distance >= before || shut[slot] === 1) continue;
    if (before === Infinity) reached.push(slot);
    far[slot] = distance;
    by[slot] = who;
    price[slot] = cost;
    (waiting[distance] ??= []).push(slot);
  }
}

/** Each along the way takes the slot that was reached by them, and leaves theirs to who came before. */
function moveAlong({ slotOf, costOf, holders, by, price }: State, end: number, start: number): void {
  for (let slot = end; ;) {
    const who = by[slot] as number;
    const left = slotOf[who] as number;
    holders[slot]?.push(who);
    slotOf[who] = slot;
    costOf[who] = price[slot] as number;
    if (who === start) return;
    const held = holders[left] as number[];
    held.splice(held.indexOf(who), 1);
    slot = left;
  }
}
