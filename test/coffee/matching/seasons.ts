import type { Participant, RoundInput } from '../../../src/coffee/matching/input.ts';
import { pairUp } from '../../../src/coffee/matching/round.ts';
import { pairRules, goTogether } from '../../../src/coffee/matching/rules.ts';
import { chanceFrom, shuffled } from '../../../src/coffee/matching/chance.ts';
import type { Side } from '../../../src/people/person.ts';

/** A season of rounds: who takes part in each, and what came of it. */
export interface Season {
  it: number;
  ot: number;
  rounds: number;
  seed: string;
  sittingOut?: RoundInput['sittingOut'];
  repeatWindow?: number;
  /** Share of people who skip a round. */
  skips?: number;
  /** In so many weeks of three a person is there: shifts of the one side. */
  shifts?: boolean;
  /** Share of pairs that mustn't be. */
  doNotPair?: number;
}

/** A way to pair: people of a round, as groups of ids, the first of another side than the others. */
export type Way = (input: RoundInput) => readonly (readonly string[])[];

export interface Outcome {
  meetings: number;
  distinct: number;
  repeats: number;
  /** Round of the first repeat, counted from 1; Infinity where there was none. */
  firstRepeat: number;
  insideWindow: number;
  /** Fewer pairs than there could have been: the smaller side of those who were there. */
  lost: number;
  /** Of rounds that they could have come to. */
  longestWait: number;
  /** How often each of the larger side met. */
  fewest: number;
  most: number;
}

export const aParticipant = (id: string, side: Side, more: Partial<Participant> = {}): Participant => ({
  id,
  side,
  siteId: 'north',
  kind: 0,
  wants: [],
  offers: [],
  doNotPair: [],
  managerId: null,
  roundsWaited: 0,
  satOut: { times: 0, of: 0 },
  met: [],
  ...more,
});

export const byPairUp: Way = input => pairUp(input).groups.map(({ people }) => people);

const allowedPairs = ({ people }: RoundInput): [Participant, Participant][] =>
  people
    .filter(({ side }) => side === 'it')
    .flatMap(one =>
      people
        .filter(other => goTogether(pairRules, one, other))
        .map((other): [Participant, Participant] => [one, other]),
    );

/** Who has met least often goes first, one pair after the other: what one writes without an assignment. */
export const greedily: Way = input => {
  const pairs = shuffled(allowedPairs(input), chanceFrom(input.seed)).map(([one, other]) => ({
    pair: [one.id, other.id],
    met: one.met.filter(({ with: id }) => id === other.id).length,
    waited: one.roundsWaited + other.roundsWaited,
  }));
  return taken(
    pairs.toSorted((a, b) => a.met - b.met || b.waited - a.waited).map(({ pair }) => pair),
    input,
  );
};

export const atRandom: Way = input =>
  taken(
    shuffled(allowedPairs(input), chanceFrom(input.seed)).map(([one, other]) => [one.id, other.id]),
    input,
  );

/** One pair after the other of whom nobody is taken yet; with trios then who is left joins a pair. */
function taken(pairs: readonly string[][], { sittingOut }: RoundInput): string[][] {
  const groups = new Map<string, string[]>();
  const seated = new Set<string>();
  for (const [one = '', other = ''] of pairs) {
    if (seated.has(one) || seated.has(other)) continue;
    seated.add(one).add(other);
    groups.set(one, [one, other]);
  }
  if (sittingOut === 'trios')
    for (const [one = '', other = ''] of pairs) {
      const group = groups.get(one);
      if (seated.has(other) || group?.length !== 2) continue;
      seated.add(other);
      group.push(other);
    }
  return [...groups.values()];
}

export function play(season: Season, way: Way): Outcome {
  const { rounds, seed, skips = 0, shifts = false, doNotPair = 0, sittingOut = 'rotate' } = season;
  const repeatWindow = season.repeatWindow ?? 12;
  const chance = chanceFrom(`season ${seed}`);
  let people = [...teamOf('it', season.it), ...teamOf('ot', season.ot)];
  people = people.map((person, n) => ({
    ...person,
    doNotPair: people
      .slice(n + 1)
      .flatMap(other => (other.side !== person.side && chance() < doNotPair ? [other.id] : [])),
  }));
  const outcome: Outcome = {
    meetings: 0,
    distinct: 0,
    repeats: 0,
    firstRepeat: Infinity,
    insideWindow: 0,
    lost: 0,
    longestWait: 0,
    fewest: 0,
    most: 0,
  };
  const larger = season.it > season.ot ? 'it' : 'ot';
  for (let round = 1; round <= rounds; round++) {
    const present = people.filter(
      (person, n) => !(shifts && person.side === 'ot' && (round + n) % 3 === 0) && chance() >= skips,
    );
    const groups = way({
      round,
      seed: `${seed} ${round}`,
      sittingOut,
      repeatWindow,
      people: present,
      hours: 8,
    });
    const byId = new Map(people.map(person => [person.id, { ...person, met: [...person.met] }]));
    for (const [host, ...guests] of groups.map(group => hostFirst(group, byId)))
      for (const guest of guests) {
        const before = host!.met.filter(({ with: id }) => id === guest.id);
        outcome.meetings++;
        if (before.length > 0) {
          outcome.repeats++;
          outcome.firstRepeat = Math.min(outcome.firstRepeat, round);
          if (round - before.at(-1)!.round <= repeatWindow) outcome.insideWindow++;
        } else outcome.distinct++;
        host!.met.push({ with: guest.id, round });
        guest.met.push({ with: host!.id, round });
      }
    const seated = new Set(groups.flat());
    for (const { id } of present) {
      const person = byId.get(id)!;
      const satOut = !seated.has(id);
      person.roundsWaited = satOut ? person.roundsWaited + 1 : 0;
      person.satOut = { times: person.satOut.times + Number(satOut), of: person.satOut.of + 1 };
      outcome.longestWait = Math.max(outcome.longestWait, person.roundsWaited);
    }
    const there = (side: Side) => present.filter(person => person.side === side).length;
    outcome.lost += Math.min(there('it'), there('ot')) - groups.length;
    people = [...byId.values()];
  }
  const met = people.filter(({ side }) => side === larger).map(person => person.met.length);
  return { ...outcome, fewest: Math.min(...met), most: Math.max(...met) };
}

const teamOf = (side: Side, size: number): Participant[] =>
  Array.from({ length: size }, (_, n) => aParticipant(`${side}${String(n).padStart(4, '0')}`, side));

/** Of three the one who is alone of their side comes first: they meet both others. */
function hostFirst<P extends Participant>(group: readonly string[], byId: ReadonlyMap<string, P>): P[] {
  const seated = group.map(id => byId.get(id)!);
  const isAlone = (person: P) => seated.filter(({ side }) => side === person.side).length === 1;
  return seated.toSorted((a, b) => Number(isAlone(b)) - Number(isAlone(a)));
}
