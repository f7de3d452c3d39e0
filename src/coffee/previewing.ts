import { DAY, type Clock } from '../kernel/clock.ts';
import { Refusal } from '../kernel/refusal.ts';
import type { Directory } from '../people/directory.ts';
import type { Person, Side } from '../people/person.ts';
import type { Group } from './group.ts';
import { inputOf, sidesFor, whoIsThere, type Away, type MakingParts } from './making.ts';
import { differences } from './matching/replay.ts';
import type { Round as Pairs } from './matching/round.ts';
import { nextRound, NOTICE, type Programme } from './programme.ts';
import { programmeFor } from './programmes.ts';
import { REPLAYED, seedOf, type Round } from './round.ts';
import type { Solving } from './solving.ts';

/** What the pairs of the next round would be, as things are. */
export interface Preview {
  programme: Programme;
  announce: number;
  /** Whether its members have read of it already. */
  isPlanned: boolean;
  pairs: Pairs;
  /** Members who aren’t there, and why not. */
  away: readonly Away[];
  names: ReadonlyMap<string, string>;
}

/** A round that was. */
export interface Held {
  round: Round;
  pairs: number;
  met: number;
  leftOut: number;
}

/** How a programme goes: of all together, and of nobody alone. */
export interface Overview {
  programme: Programme;
  /** Who is in, by side. */
  members: Readonly<Record<Side, number>>;
  /** The newest first. */
  held: readonly Held[];
  /** Of all pairs across the sides that there could be among its members, so many have met. */
  grid: { met: number; of: number };
  next: number | undefined;
}

/** The pairs of a round, made once more. */
export interface Replayed {
  round: Round;
  same: boolean;
  /** How many there were then. */
  pairs: number;
}

/** What leads look at. All of it throws Refusal `not-yours`, `not-found`. */
export interface Previewing {
  find(programmeId: string, by: Person): Promise<Programme>;
  /** Makes the pairs and writes nothing. @throws Refusal `not-now` where no round comes */
  preview(programmeId: string, by: Person): Promise<Preview>;
  overview(programmeId: string, by: Person): Promise<Overview>;
  /** Makes the pairs of a round once more, of what they were made of. @returns whether they are the same */
  replay(roundId: string, by: Person): Promise<Replayed>;
}

export interface PreviewParts extends MakingParts, Solving {
  directory: Pick<Directory, 'everybody' | 'names'>;
  clock: Clock;
}

export function previewing(parts: PreviewParts): Previewing {
  const { store, directory, clock } = parts;

  return {
    find: async (id, by) => programmeFor(by, id, store),

    async preview(programmeId, by) {
      const programme = await programmeFor(by, programmeId, store);
      const [last] = await store.rounds(programmeId, 1);
      const isPlanned = last?.state === 'planned';
      const number = isPlanned ? last.number : (last?.number ?? 0) + 1;
      const times = isPlanned ? last : nextRound(programme, clock.now() + NOTICE);
      if (!times || programme.ended)
        throw new Refusal('not-now', 'No round comes: it is ended, or all its days are left out.');
      const round = { ...times, number, seed: seedOf(programme, number) };
      const there = await whoIsThere(parts, programme, round);
      const { pairs } = await parts.solve(await inputOf(parts, there, round));
      const { away } = there;
      const ids = [...there.members.map(({ personId }) => personId), ...away.map(({ id }) => id)];
      return {
        programme,
        announce: round.announce,
        isPlanned,
        pairs,
        away,
        names: await directory.names(ids),
      };
    },

    async overview(programmeId, by) {
      const programme = await programmeFor(by, programmeId, store);
      const now = clock.now();
      const week = { date: 'none', announce: now, ask: now + 7 * DAY };
      const { members, away, people } = await whoIsThere(parts, programme, week);
      const onLeave = away.filter(({ why }) => why === 'not at work').map(({ id }) => id);
      const inIt = [...members.map(({ personId }) => personId), ...onLeave];
      const sides = sidesFor(inIt.flatMap(id => people.get(id) ?? []));
      const count = { it: 0, ot: 0 };
      for (const side of sides.values()) count[side]++;
      const met = new Set<string>();
      const byNumber = new Map<number, { pairs: number; met: number }>();
      for await (const { number, pairs } of store.meetings(programmeId, 1)) {
        byNumber.set(number, { pairs: pairs.length, met: pairs.filter(pair => pair.met).length });
        for (const pair of pairs.filter(one => one.met))
          for (const key of across(pair.people, sides)) met.add(key);
      }
      const all = await store.rounds(programmeId, REPLAYED);
      const planned = all.find(({ state }) => state === 'planned');
      const next = programme.ended ? undefined : (planned ?? nextRound(programme, now + NOTICE))?.announce;
      const rounds = all.filter(({ state }) => state !== 'planned');
      const held = rounds.map(round => ({
        round,
        pairs: byNumber.get(round.number)?.pairs ?? 0,
        met: byNumber.get(round.number)?.met ?? 0,
        leftOut: round.leftOut.length,
      }));
      return { programme, members: count, held, grid: { met: met.size, of: count.it * count.ot }, next };
    },

    async replay(roundId, by) {
      const round = await store.round(roundId);
      if (!round) throw new Refusal('not-found', 'That round is no longer there. Open the list again.');
      await programmeFor(by, round.programmeId, store);
      const inputs = await store.inputs(roundId);
      if (inputs === '')
        throw new Refusal(
          'not-now',
          'The pairs of that round were never made, so there is nothing to check.',
        );
      const again = await parts.solveAgain(inputs);
      const groups = await store.groups(roundId);
      const made = { ...round, whys: groups.map(({ why }) => why) };
      const same = differences(again, made).length === 0 && groups.every(isOfItsReasons);
      return { round, same, pairs: groups.length };
    },
  };
}

/** The pairs of a group that go across the sides, of those who are still members. */
const across = (people: readonly string[], sides: ReadonlyMap<string, Side>): string[] =>
  people.flatMap((one, n) =>
    people
      .slice(n + 1)
      .filter(other => sides.has(one) && sides.has(other) && sides.get(one) !== sides.get(other))
      .map(other => [one, other].toSorted().join(' ')),
  );

/** Of three one may be gone, but nobody is with them of whom its reasons say nothing. */
const isOfItsReasons = ({ people, why }: Group): boolean => {
  const paired = new Set(why.flatMap(({ pair }) => pair));
  const isWhole = people.length === paired.size || (paired.size > 2 && people.length === 2);
  return isWhole && new Set(people).size === people.length && people.every(id => paired.has(id));
};
