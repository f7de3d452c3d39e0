import type { Entry } from '../audit/entry.ts';
import type { Facts, Outcome } from '../records/facts.ts';
import type { Group, Seat } from './group.ts';
import type { Membership } from './membership.ts';
import type { Programme } from './programme.ts';
import type { Round } from './round.ts';

/** What somebody wants of pairings, in whatever programme. */
export interface Wishes {
  personId: string;
  /** What they can tell about, and what they want to hear about. */
  offers: readonly string[];
  wants: readonly string[];
  /** With whom they would not be paired: theirs alone to read. */
  doNotPair: readonly string[];
  version: number;
}

/** A record of its new version, 1 where it is new; nothing is written where the one before it isn't there any more. */
export type Written =
  | { kind: 'programme'; is: Programme; entry: Entry }
  | { kind: 'membership'; is: Membership }
  | { kind: 'wishes'; is: Wishes }
  | { kind: 'round'; is: Round }
  /** Somebody left the company: pairs that are being made are made anew, without them. */
  | { kind: 'gone'; personId: string };

/** What is written of a round at once, when its pairs are made. */
export interface Announced {
  round: Round;
  /** All that the pairs were made of, to make them again. */
  inputs: string;
  groups: readonly Group[];
  /** Ids of who was there and has nobody. */
  satOut: readonly string[];
  /** As its members were read: nothing is written where it was changed, or somebody joined, left or skipped since. */
  programme: Pick<Programme, 'changes' | 'version'>;
}

/** What goes with them. `about`: what the request is remembered with. */
export type CoffeeFacts = Omit<Facts, 'entries' | 'cards'> & { about: string };

/** Who met whom in one round, and who else was in a pair. */
export interface Meetings {
  number: number;
  pairs: readonly { people: readonly string[]; met: boolean }[];
}

export interface CoffeeStore {
  /** Those that have rounds, by name. */
  programmes(): Promise<Programme[]>;
  programme(id: string): Promise<Programme | undefined>;
  /** All of a programme, also who left it. */
  members(programmeId: string): Promise<Membership[]>;
  membership(programmeId: string, personId: string): Promise<Membership | undefined>;
  membershipsOf(personId: string): Promise<Membership[]>;
  /** By id, of those who said some. */
  wishes(ids: readonly string[]): Promise<ReadonlyMap<string, Wishes>>;
  round(id: string): Promise<Round | undefined>;
  /** The newest of a programme first. */
  rounds(programmeId: string, most: number): Promise<Round[]>;
  /** What the pairs of a round were made of; empty before. */
  inputs(roundId: string): Promise<string>;
  group(id: string): Promise<Group | undefined>;
  groups(roundId: string): Promise<Group[]>;
  /** Somebody's group in a round. */
  groupOf(personId: string, roundId: string): Promise<Group | undefined>;
  /** Of somebody who is to meet others in rounds that aren't closed. */
  openGroupsOf(personId: string): Promise<Group[]>;
  seats(roundId: string): Promise<Seat[]>;
  /** The rounds of a programme from one number on, one after the other: of thousands of people that is much to read. */
  meetings(programmeId: string, from: number): AsyncIterable<Meetings>;
  answeredBy(request: string): Promise<string | undefined>;
  /** All of it or nothing. */
  commit(all: readonly Written[], facts: CoffeeFacts): Promise<Outcome>;
  announce(announced: Announced, facts: CoffeeFacts): Promise<Outcome>;
  /** What somebody said to *did you meet?*, in place of what they said before. */
  answer(seat: Seat, facts: CoffeeFacts): Promise<Outcome>;
  /** A pair came to be another one: its new version, what is said for its people, and members who wait longer for it. */
  regroup(
    group: Group,
    seats: readonly Seat[],
    members: readonly Membership[],
    facts: CoffeeFacts,
  ): Promise<Outcome>;
  /**
   * A round is over: those who said nothing were silent.
   *
   * @param members as they are from now on
   * @param silent how many said nothing, when that was read: `stale` where somebody has said something since
   */
  close(round: Round, members: readonly Membership[], silent: number, facts: CoffeeFacts): Promise<Outcome>;
}
