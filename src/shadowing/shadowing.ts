import type { Entry } from '../audit/entry.ts';
import type { Clock } from '../kernel/clock.ts';
import type { Ids } from '../kernel/ids.ts';
import type { Directory } from '../people/directory.ts';
import type { HoursBook } from '../people/hours/book.ts';
import type { Managers } from '../people/managers.ts';
import type { Person } from '../people/person.ts';
import type { Facts, Outcome } from '../records/facts.ts';
import type { Fired } from '../schedule/timer.ts';
import { asking } from './asking.ts';
import { deciding } from './deciding.ts';
import { lookingBack, type Learned } from './looking-back.ts';
import type { Offer, OfferSays } from './offer.ts';
import { offering } from './offering.ts';
import { placing } from './placing.ts';
import { reading, type Mine, type OfferShown, type VisitShown } from './reading.ts';
import { taking } from './stepping.ts';
import type { Visit, VisitState, Wish } from './visit.ts';

/** A record with the entry of its history that says what became of it. */
export type Written = { entry: Entry } & ({ kind: 'offer'; is: Offer } | { kind: 'visit'; is: Visit });

/** Offers and visits as they are kept. */
export interface ShadowStore {
  offer(id: string): Promise<Offer | undefined>;
  visit(id: string): Promise<Visit | undefined>;
  openOffers(): Promise<Offer[]>;
  /** Of one host, the newest first; closed ones too. */
  offersOf(hostId: string): Promise<Offer[]>;
  /** The longest waiting first. */
  inState(state: VisitState): Promise<Visit[]>;
  /** All that hold a place, the next first. */
  holding(): Promise<Visit[]>;
  /** Those that hold a place of one offer, the next first. */
  at(offerId: string): Promise<Visit[]>;
  /** Those that somebody asked for, the newest first. */
  visitsOf(visitorId: string, most: number): Promise<Visit[]>;
  /** The one that somebody still asks for: nobody has two. */
  pendingOf(visitorId: string): Promise<Visit | undefined>;
  /** Those that wait for somebody’s word as a manager, the longest waiting first. */
  askedOf(managerId: string): Promise<Visit[]>;
  /** Those that hold a place beside somebody, the next first. */
  comingTo(hostId: string): Promise<Visit[]>;
  /** Those that came to somebody who hasn’t said how it was, the latest first. */
  unsaidBy(hostId: string): Promise<Visit[]>;
  /** The record that this request was answered with before. */
  answeredBy(request: string): Promise<string | undefined>;
  /**
   * Writes records over the versions before theirs, together with what is told and due.
   *
   * @param facts `about` is what the request is remembered with
   */
  commit(written: readonly Written[], facts: Omit<Facts, 'entries'> & { about: string }): Promise<Outcome>;
}

/** Suggests a meaning that somebody learned; the same request twice suggests it once. @throws Refusal */
export type SuggestWord = (
  learned: Learned,
  side: Visit['side'],
  by: Person,
  request: string,
) => Promise<unknown>;

export interface ShadowParts {
  store: ShadowStore;
  directory: Directory;
  managers: Managers;
  hours: Pick<HoursBook, 'of'>;
  suggest: SuggestWord;
  clock: Clock;
  ids: Ids;
}

export type OwnParts = ShadowParts & { take: ReturnType<typeof taking> };

/** Throughout: the same request twice counts once; a Refusal says in a sentence why somebody may not, or not now. */
export interface Shadowing {
  /** Offers places beside oneself. @returns its id */
  offer(says: OfferSays, side: Offer['side'] | undefined, by: Person, request: string): Promise<string>;
  /** Whoever comes already is told. */
  changeOffer(id: string, says: OfferSays, by: Person, request: string): Promise<void>;
  /** No more places are given; who was to come waits for another place. */
  closeOffer(id: string, by: Person, request: string): Promise<void>;
  /**
   * A lead says who comes next in an embed. Of who was planned before, those who no longer wait are left out.
   *
   * @param people ids, in order
   * @param seen the plan’s stamp, as the lead saw it
   * @throws Refusal `not-now` where the plan is another since
   */
  plan(id: string, people: readonly string[], by: Person, request: string, seen: string): Promise<void>;

  /** @param managerId as the form says; undefined where it didn’t ask. @returns its id */
  ask(wish: Wish, managerId: string | undefined, by: Person, request: string): Promise<string>;
  nameManager(id: string, managerId: string, by: Person, request: string): Promise<void>;
  withdraw(id: string, by: Person, request: string): Promise<void>;
  /** The visitor can’t come then. @returns whether they wait for another place: without another week it is over */
  giveBack(id: string, by: Person, request: string): Promise<{ waits: boolean }>;

  /** The manager’s answer. */
  approve(id: string, by: Person, request: string): Promise<void>;
  decline(id: string, words: string, by: Person, request: string): Promise<void>;
  /** Somebody saw a proof. @param validUntil its last day, null where it doesn’t run out */
  prove(
    id: string,
    prerequisiteId: string,
    validUntil: number | null,
    by: Person,
    request: string,
  ): Promise<void>;
  /** The host’s answer. */
  accept(id: string, by: Person, request: string): Promise<void>;
  /** Also once they were expected. */
  turnDown(id: string, words: string, by: Person, request: string): Promise<void>;
  /** To another period of the same offer, which has a place. @param start its first day */
  move(id: string, start: number, by: Person, request: string): Promise<void>;
  /** The first days to which it can be moved. */
  movesOf(id: string, by: Person): Promise<{ start: number; end: number }[]>;

  /** How it was. */
  say(id: string, said: { words: string; learned: string }, by: Person, request: string): Promise<void>;
  /** What the visitor learned, for the glossary. @returns what became of each line */
  suggest(id: string, by: Person, request: string): Promise<{ suggested: string[]; not: string[] }>;

  /** Gives the free places of now. @param fired the timer that this answers */
  giveOut(fired: Fired): Promise<void>;

  /** Everything that concerns somebody. */
  mine(by: Person): Promise<Mine>;
  /** @throws Refusal also where it is none of theirs */
  visit(id: string, by: Person): Promise<VisitShown>;
  /** As messages draw it, whoever reads them. */
  visitFor(id: string, reader: Person): Promise<VisitShown>;
  offerShown(id: string, by: Person): Promise<OfferShown>;
  /** Who somebody’s manager is, and whether they may say another. */
  managerOf(by: Person): Promise<string | undefined>;
}

export function shadowUseCases(parts: ShadowParts): Shadowing {
  const own: OwnParts = { ...parts, take: taking(parts) };
  return {
    ...offering(own),
    ...asking(own),
    ...deciding(own),
    ...lookingBack(own),
    ...placing(own),
    ...reading(own),
  };
}
