import { placesOf } from './claims.ts';
import type { Participant } from './input.ts';
import { goTogether, tableRules } from './rules.ts';
import { solve } from './solve.ts';
import type { Meeting, Table } from './table.ts';

/** Who sits together: a pair, or the two meetings of a trio across the sides. */
export type Sitting = readonly [Meeting] | readonly [Meeting, Meeting];

type Order = Readonly<Record<'few' | 'many', readonly number[]>>;

/**
 * Lets who has nobody join a pair, so that the fewest meet again: those of the larger side, then, where hard rules left
 * somebody of the smaller side alone, those. They meet who is of the other side, and hard rules hold with who is of
 * their own as well. Two steps, and not one assignment with two seats for each, because that can't know who sits on
 * the other seat.
 */
export function withThirds(
  pairs: readonly Meeting[],
  table: Table,
  order: Order,
  repeatWindow: number,
): Sitting[] {
  const ofMany = thirdsOf('many', pairs, pairs, table, order, repeatWindow);
  const open = pairs.filter(pair => !ofMany.has(pair));
  const thirds = new Map([...ofMany, ...thirdsOf('few', open, pairs, table, order, repeatWindow)]);
  return pairs.map(pair => {
    const third = thirds.get(pair);
    return third ? [pair, third] : [pair];
  });
}

/** Of the open pairs those that somebody of a side joins, with whom. */
function thirdsOf(
  side: 'few' | 'many',
  open: readonly Meeting[],
  pairs: readonly Meeting[],
  table: Table,
  order: Order,
  repeatWindow: number,
): Map<Meeting, Meeting> {
  const [own, hosts] = side === 'few' ? ([0, 1] as const) : ([1, 0] as const);
  const paired = new Set(pairs.map(pair => pair[own]));
  const alone = order[side].filter(place => !paired.has(place));
  const calls = callsOf(side === 'few' ? table.many : table.few);
  const stepOf = { few: table.many.length, many: 1 };
  const other = side === 'few' ? 'many' : 'few';
  const members = table[side];
  const joined = solve({
    facts: table.facts,
    repeatWindow,
    rows: {
      at: Int32Array.from(alone, third => third * stepOf[side]),
      claims: new Float64Array(alone.length),
    },
    columns: {
      at: Int32Array.from(open, pair => pair[hosts] * stepOf[other]),
      claims: Float64Array.from(open, pair => calls[pair[hosts]] as number),
    },
    isApart: (row, n) => {
      const [third, seated] = [members[alone[row] as number], members[open[n]?.[own] as number]];
      return !goTogether(tableRules, third as Participant, seated as Participant);
    },
  });
  const joining = (third: number, pair: Meeting): Meeting =>
    side === 'few' ? [third, pair[1]] : [pair[0], third];
  return new Map(
    joined.map(([row, n]) => [open[n] as Meeting, joining(alone[row] as number, open[n] as Meeting)]),
  );
}

/**
 * Who has met the fewest is to have the third: only where all of the smaller side meet as many, everybody can meet
 * everybody before anybody meets again.
 */
const callsOf = (people: readonly Participant[]): number[] => placesOf(people.map(({ met }) => -met.length));
