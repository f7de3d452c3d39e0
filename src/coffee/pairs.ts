import { meetingTimes } from '../people/hours/meeting.ts';
import type { HoursBook } from '../people/hours/book.ts';
import { HOUR, MINUTE, type Clock } from '../kernel/clock.ts';
import { Refusal } from '../kernel/refusal.ts';
import type { Span } from '../kernel/spans.ts';
import type { Person } from '../people/person.ts';
import { untilWritten } from '../records/revise.ts';
import type { Group, Seat } from './group.ts';
import type { CoffeeStore } from './kept.ts';
import { answers, type Answer, type Membership } from './membership.ts';
import type { Programme } from './programme.ts';
import type { Round } from './round.ts';
import { agreedOn, cannot } from './telling.ts';

/** A pair with all that belongs to it. */
export interface Pair {
  group: Group;
  round: Round;
  programme: Programme;
}

/** What a pair does. Whoever isn't one of it finds nothing. The same request twice counts once. */
export interface PairSteps {
  /** @throws Refusal `not-found` */
  pair(groupId: string, by: Pick<Person, 'id'>): Promise<Pair>;
  /** Times within the hours of all of them, at most three; none where they don't work at the same time. */
  times(pair: Pair, now: number): Promise<readonly Span[]>;
  /**
   * They meet then: the first time, or another time than before.
   *
   * @param start milliseconds. @throws Refusal `bad-answer` at `when`; `not-now` once it is off, or over
   */
  agree(groupId: string, start: number, by: Person, request: string): Promise<Pair>;
  /**
   * Somebody can't in this round. Of three the others go on, where both sides are among them; who has nobody left comes
   * first the next time. @throws Refusal `not-now` once it is over
   */
  cannot(groupId: string, by: Pick<Person, 'id' | 'left'>, request: string): Promise<Pair>;
  /** @throws Refusal `not-now` once the round is over */
  answer(groupId: string, answer: Answer, by: Person, request: string): Promise<Pair>;
}

export interface PairParts {
  store: CoffeeStore;
  hours: Pick<HoursBook, 'of'>;
  clock: Clock;
}

/** A coffee takes so long, in minutes. */
export const COFFEE = 30;
/** So many times are suggested. */
export const SUGGESTED = 3;
/** Nobody runs off to a coffee at once. */
const NOT_BEFORE = HOUR;

export function pairSteps({ store, hours, clock }: PairParts): PairSteps {
  async function pair(groupId: string, by: Pick<Person, 'id'>): Promise<Pair> {
    const group = await store.group(groupId);
    const round = group && (await store.round(group.roundId));
    const programme = group && (await store.programme(group.programmeId));
    const seats = round ? await store.seats(round.id) : [];
    const isTheirs = seats.some(seat => seat.groupId === groupId && seat.personId === by.id);
    if (!group || !round || !programme || !isTheirs)
      throw new Refusal('not-found', 'That is not your pair. Press only what was sent to you.');
    return { group, round, programme };
  }

  /** @param decide what becomes of it, with what is told; undefined where nothing has to */
  async function change(
    groupId: string,
    by: Pick<Person, 'id'>,
    request: string,
    decide: (was: Pair) => Promise<Changed | undefined>,
  ): Promise<Pair> {
    await untilWritten(async () => {
      if ((await store.answeredBy(request)) !== undefined) return 'seen';
      const was = await pair(groupId, by);
      const next = await decide(was);
      if (!next) return 'seen';
      const { group, members = [], seats = [], messages } = next;
      return store.regroup(group, seats, members, { request, about: groupId, messages });
    });
    return pair(groupId, by);
  }

  return {
    pair,

    async times({ group, round, programme }, now) {
      const availabilities = [...(await hours.of(group.people)).values()];
      const within = { start: now + NOT_BEFORE, end: round.ask };
      if (availabilities.length < group.people.length) return [];
      return meetingTimes(availabilities, within, { minutes: COFFEE, count: SUGGESTED }, programme.zone);
    },

    agree: async (groupId, start, by, request) =>
      change(groupId, by, request, async ({ group, round }) => {
        mustBeOn({ group, round }, by);
        if (!Number.isSafeInteger(start) || start <= clock.now())
          throw new Refusal('bad-answer', 'That time is over. Choose one that is still to come.', 'when');
        if (start >= round.close)
          throw new Refusal(
            'bad-answer',
            'The next round begins before that. Choose an earlier time.',
            'when',
          );
        if (group.start === start)
          throw new Refusal('already-done', 'You meet then already. Nothing more to do.');
        const end = start + COFFEE * MINUTE;
        const is: Group = { ...next(group), state: 'agreed', start, end, sequence: group.sequence + 1 };
        return { group: is, messages: [agreedOn(is, by.id, start)] };
      }),

    cannot: async (groupId, by, request) =>
      change(groupId, by, request, async ({ group, round, programme }) => {
        if (group.state === 'off' || !group.people.includes(by.id)) return undefined;
        mustBeOpen(round);
        if (group.end !== null && group.end <= clock.now())
          throw new Refusal('not-now', 'That coffee has been. I ask each of you whether you met.');
        const left = stillMeet(group, by.id);
        const sequence = group.start === null ? group.sequence : group.sequence + 1;
        const seats = await store.seats(round.id);
        // What somebody has said stands.
        const isSilent = (id: string) => seats.some(one => one.personId === id && one.answer === null);
        const seatOf = (personId: string): Seat => ({ groupId, personId, roundId: round.id, answer: 'no' });
        if (left.length > 0) {
          const is: Group = { ...next(group), people: left, sequence };
          return { group: is, seats: [seatOf(by.id)], messages: cannot(is, by.id, by) };
        }
        const is: Group = { ...next(group), state: 'off', sequence };
        const others = group.people.filter(id => id !== by.id);
        const members = await Promise.all(others.map(id => store.membership(programme.id, id)));
        return {
          group: is,
          seats: group.people.filter(id => id === by.id || isSilent(id)).map(seatOf),
          members: members.filter(one => one !== undefined).map(comesFirst),
          messages: cannot(is, by.id, by),
        };
      }),

    async answer(groupId, answer, by, request) {
      if (!answers.includes(answer) || answer === 'silence')
        throw new Refusal('bad-answer', 'Say whether you met: yes, not yet, or no.');
      await untilWritten(async () => {
        const { round } = await pair(groupId, by);
        mustBeOpen(round);
        const seat = { groupId, personId: by.id, roundId: round.id, answer };
        return store.answer(seat, { request, about: groupId, messages: [] });
      });
      return pair(groupId, by);
    },
  };
}

interface Changed {
  group: Group;
  /** What is said for them to *did you meet?*. */
  seats?: readonly Seat[];
  members?: readonly Membership[];
  messages: ReturnType<typeof agreedOn>[];
}

const next = (was: Group): Group => ({ ...was, version: was.version + 1 });

/** Who of a group still meets somebody of the other side without one of them. */
function stillMeet({ people, why }: Group, without: string): string[] {
  const meetings = why.filter(({ pair }) => !pair.includes(without) && pair.every(id => people.includes(id)));
  return people.filter(id => meetings.some(({ pair }) => pair.includes(id)));
}

/** As if they had had nobody: it was not their wish. */
const comesFirst = (was: Membership): Membership => ({
  ...was,
  waited: was.waited + 1,
  satOut: { ...was.satOut, times: was.satOut.times + 1 },
  version: was.version + 1,
});

function mustBeOn({ group, round }: Pick<Pair, 'group' | 'round'>, by: Pick<Person, 'id'>): void {
  mustBeOpen(round);
  if (group.state === 'off' || !group.people.includes(by.id))
    throw new Refusal('not-now', 'One of you said that it is off this time. You both are in the next round.');
}

function mustBeOpen({ state }: Round): void {
  if (state !== 'announced')
    throw new Refusal('not-now', 'That round is over. The next one comes by itself.');
}
