import { placesOf } from './claims.ts';
import { costOf, type PairCost } from './costs.ts';
import type { Participant } from './input.ts';
import { goTogether, pairRules, tableRules } from './rules.ts';
import { solve } from './solve.ts';
import { both, factsOfMeeting, type Meeting, type Table } from './table.ts';

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
  const joining = (third: number, pair: Meeting): Meeting =>
    side === 'few' ? [third, pair[1]] : [pair[0], third];
  const costAt = (third: number, pair: Meeting): PairCost | undefined => {
    const meeting = joining(third, pair);
    const mayJoin =
      goTogether(pairRules, ...both(table, meeting)) &&
      goTogether(tableRules, table[side][third] as Participant, both(table, pair)[own]);
    if (!mayJoin) return undefined;
    const facts = factsOfMeeting(table, ...meeting);
    return costOf({ ...facts, claims: calls[pair[hosts]] as number }, repeatWindow);
  };
  const joined = solve(alone, [...open.keys()], (third, n) => costAt(third, open[n] as Meeting));
  return new Map(joined.map(([third, n]) => [open[n] as Meeting, joining(third, open[n] as Meeting)]));
}

/**
 * Who has met the fewest is to have the third: only where all of the smaller side meet as many, everybody can meet
 * everybody before anybody meets again.
 */
const callsOf = (people: readonly Participant[]): number[] => placesOf(people.map(({ met }) => -met.length));
