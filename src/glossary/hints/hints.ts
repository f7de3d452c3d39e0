import { DAY, type Clock } from '../../kernel/clock.ts';
import { Refusal } from '../../kernel/refusal.ts';
import type { Directory } from '../../people/directory.ts';
import { otherSide, takesSteps, type Person, type Side } from '../../people/person.ts';
import type { Said } from '../../conversations/conversations.ts';
import type { Card } from '../../conversations/card.ts';
import type { Concept, FalseFriend } from '../concept.ts';
import { friendsIn } from '../explaining.ts';
import { isThere, type Known } from '../known.ts';
import { whyNotTakePart } from '../stewarding.ts';

/** A false friend with its two meanings. */
export interface Pair {
  friend: FalseFriend;
  it: Concept;
  ot: Concept;
  /** The word as it was written. */
  text: string;
}

/** Somebody reads a word that their side uses otherwise. */
export interface Hint {
  to: Person;
  pair: Pair;
  /** Of whose author they read it. */
  from: Side;
}

export interface HintStore {
  isOn(channel: string): Promise<boolean>;
  turn(channel: string, on: boolean, by: string, request: string, at: number): Promise<void>;
  /** Of these people who want no hint at this word: who stopped them, know it, or read one of it or in this thread lately. */
  whoHadEnough(
    people: readonly string[],
    friendId: string,
    thread: string,
    since: number,
  ): Promise<ReadonlySet<string>>;
  /** Written before it is said: rather none than twice. @returns whether this message was not heard before */
  remember(
    people: readonly string[],
    friendId: string,
    at: { thread: string; message: string; at: number },
  ): Promise<boolean>;
  /**
   * Whether somebody is to be asked which of the two they mean, which is remembered: once in a thread, also who wants no
   * hints, since it is asked for the other side's sake.
   */
  mayAsk(person: string, friendId: string, thread: string): Promise<boolean>;
  stop(person: string, stopped: boolean): Promise<void>;
  knows(person: string, friendId: string): Promise<void>;
  /** Whether an incident of S1 or S2 was filed at this channel's desk since a moment. */
  isUrgent(channel: string, since: number): Promise<boolean>;
}

/** Who reads a channel. */
export interface Readers {
  /** Nobody where it can't be known in time. */
  membersOf(channel: string): Promise<readonly string[]>;
  /** Whether people of another company read it too; undefined where it isn't known: the app is not in it, or Slack was slow. */
  isReadOutside(channel: string): Promise<boolean | undefined>;
}

export interface HintParts {
  store: HintStore;
  present: () => Promise<Known>;
  directory: Pick<Directory, 'person' | 'everybody'>;
  readers: Readers;
  cardAt: (channel: string, ts: string) => Promise<Card | undefined>;
  /** Whether what is said about a record may cross: not once only some may know of it. */
  mayCross: (record: string, id: string) => Promise<boolean>;
  clock: Clock;
}

export interface Hints {
  /** @throws Refusal `not-yours` for guests and shared accounts, `not-now` where people of another company read along */
  turn(channel: string, on: boolean, by: Person, request: string): Promise<void>;
  stop(by: Person, stopped: boolean): Promise<void>;
  /** @throws Refusal `not-found` */
  knows(friendId: string, by: Person): Promise<void>;
  /** Who is to be told something about a message, and, under a card, what its author is asked. */
  heard(written: Said): Promise<{ hints: readonly Hint[]; asks: readonly Pair[] }>;
  pair(friendId: string): Promise<Omit<Pair, 'text'> | undefined>;
}

/** One hint at a word and person in so long. */
const SELDOM = 30 * DAY;
const FIRST_HOUR = DAY / 24;
/** Each is a call to Slack; in a channel of hundreds the first ones will say it to the others. */
const MOST_READERS = 15;
/** Of one message; more questions than words are an interrogation. */
const MOST_ASKED = 3;

export function hintUseCases(parts: HintParts): Hints {
  const { store, present, directory, clock } = parts;

  function pairOf(known: Known, friend: FalseFriend): Omit<Pair, 'text'> | undefined {
    const [it, ot] = [known.concept(friend.itId), known.concept(friend.otId)];
    return it && ot && isThere(friend, known) ? { friend, it, ot } : undefined;
  }

  async function readers(written: Said, { friend }: Pair, author: Side): Promise<Person[]> {
    const members = new Set(await parts.readers.membersOf(written.channel));
    const others = (await directory.everybody()).filter(
      person => person.side === otherSide(author) && members.has(person.id) && takesSteps(person),
    );
    const ids = others.map(({ id }) => id);
    const since = clock.now() - SELDOM;
    const enough = await store.whoHadEnough(ids, friend.id, placeOf(written), since);
    return others.filter(({ id }) => !enough.has(id)).slice(0, MOST_READERS);
  }

  /** Once a word, thread and author. */
  async function asks(written: Said, pairs: readonly Pair[]): Promise<Pair[]> {
    const dangerous = pairs.filter(({ friend }) => friend.dangerous).slice(0, MOST_ASKED);
    const asked: Pair[] = [];
    for (const pair of dangerous)
      if (await store.mayAsk(written.authorId, pair.friend.id, placeOf(written))) asked.push(pair);
    return asked;
  }

  return {
    async turn(channel, on, by, request) {
      const refusal = whyNotTakePart(by);
      if (refusal) throw refusal;
      if (on) {
        const isOutside = await parts.readers.isReadOutside(channel);
        if (isOutside === undefined)
          throw new Refusal('not-now', 'I can’t see who reads this channel. Invite me, then try again.');
        if (isOutside)
          throw new Refusal('not-now', 'People of another company read this channel, so it gets no hints.');
      }
      await store.turn(channel, on, by.id, request, clock.now());
    },

    stop: async (by, stopped) => store.stop(by.id, stopped),
    async knows(friendId, by) {
      if (!(await present()).friend(friendId))
        throw new Refusal('not-found', 'That word is no longer in the glossary. Nothing more to do.');
      await store.knows(by.id, friendId);
    },

    async heard(written) {
      const { channel, ts, thread } = written;
      const isHinted = !written.isOutside && (await store.isOn(channel));
      // Under a card it crosses to the side that reads it otherwise. Of other talk not a word is looked at.
      const card = thread === ts ? undefined : await parts.cardAt(channel, thread);
      const crosses = card !== undefined && (await parts.mayCross(card.record, card.recordId));
      if (!isHinted && !crosses) return nothing;
      const known = await present();
      const pairs = friendsIn(known, written.text).flatMap(({ friend, text }) => {
        const pair = pairOf(known, friend);
        return pair ? [{ ...pair, text }] : [];
      });
      const [first] = pairs;
      const author = first && (await directory.person(written.authorId));
      if (!first || !author || author.left) return nothing;
      const questions = crosses ? await asks(written, pairs) : [];
      const from = author.side;
      const isUrgent = isHinted && (await store.isUrgent(channel, clock.now() - FIRST_HOUR));
      if (!isHinted || isUrgent || from === 'bridge') return { hints: [], asks: questions };
      const told = await readers(written, first, from);
      const ids = told.map(({ id }) => id);
      const at = { thread: placeOf(written), message: `${channel}:${ts}`, at: clock.now() };
      if (!(await store.remember(ids, first.friend.id, at))) return { hints: [], asks: questions };
      return { hints: told.map(to => ({ to, pair: first, from })), asks: questions };
    },

    async pair(friendId) {
      const known = await present();
      const friend = known.friend(friendId);
      return friend && pairOf(known, friend);
    },
  };
}

const nothing = { hints: [], asks: [] };

const placeOf = ({ channel, thread }: Said): string => `${channel}:${thread}`;
