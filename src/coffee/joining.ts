import type { Clock } from '../kernel/clock.ts';
import { Refusal } from '../kernel/refusal.ts';
import type { Person } from '../people/person.ts';
import { untilWritten } from '../records/revise.ts';
import type { CoffeeStore, Wishes } from './kept.ts';
import { back, joined, left, paused, skipping, whyNotIn, type Membership } from './membership.ts';
import type { Programme } from './programme.ts';
import type { Round } from './round.ts';
import { invited, welcomed } from './telling.ts';

/** What somebody does about their own place in a programme. The same request twice counts once. */
export interface Joining {
  /** In, or back. @throws Refusal `not-yours`, `not-found` */
  join(programmeId: string, by: Person, request: string): Promise<Programme>;
  /** @param until milliseconds. @throws Refusal `bad-answer` at `until`, `not-found`, `already-done` */
  pause(programmeId: string, until: number, by: Person, request: string): Promise<Programme>;
  /** Of this programme alone. @throws Refusal `not-found`; `not-yours` where they could never be in */
  leave(programmeId: string, by: Person, request: string): Promise<Programme>;
  /** Not in this round, but in the next. @throws Refusal `not-found`; `not-now` once its pairs are made */
  skipRound(roundId: string, by: Person, request: string): Promise<Programme>;
  /** In a round after all that they skip. @throws as {@link Joining.skipRound} */
  come(roundId: string, by: Person, request: string): Promise<Programme>;
  /**
   * What they want of pairings, everywhere. Whom not to pair them with may name people who have no place here yet.
   *
   * @param seen the version that they changed; 0 where there was none.
   * @throws Refusal `not-yours`, `not-now`, `bad-answer`
   */
  wish(
    wishes: Omit<Wishes, 'personId' | 'version'>,
    seen: number,
    by: Person,
    request: string,
  ): Promise<void>;
  /**
   * Somebody came into a programme's channel: who came by themselves is in, whom somebody else added is asked. Who left
   * the programme before stays out. @param eventId of Slack, which may tell it twice
   */
  cameIn(channel: string, person: Person, isAdded: boolean, eventId: string): Promise<void>;
}

export interface JoiningParts {
  store: CoffeeStore;
  clock: Clock;
}

/** More than anybody would have to name. */
export const MOST_DO_NOT_PAIR = 30;

export function joining({ store, clock }: JoiningParts): Joining {
  /** @param decide what becomes of their membership; undefined where nothing has to */
  async function change(
    programmeId: string,
    by: Person,
    request: string,
    decide: (
      was: Membership | undefined,
      programme: Programme,
    ) => Membership | undefined | Promise<Membership | undefined>,
  ): Promise<Programme> {
    const programme = await mustBeThere(programmeId);
    await untilWritten(async () => {
      if ((await store.answeredBy(request)) !== undefined) return 'seen';
      const is = await decide(await store.membership(programmeId, by.id), programme);
      if (!is) return 'seen';
      return store.commit([{ kind: 'membership', is }], { request, about: programmeId, messages: [] });
    });
    return programme;
  }

  async function mustBeThere(id: string): Promise<Programme> {
    const programme = await store.programme(id);
    if (!programme || programme.ended)
      throw new Refusal('not-found', 'That programme has no rounds any more. Choose another.');
    return programme;
  }

  /** While the pairs of a round aren't made. */
  async function ofPlanned(
    roundId: string,
    by: Person,
    request: string,
    decide: (is: Membership, round: Round) => Membership | undefined,
  ): Promise<Programme> {
    const found = await store.round(roundId);
    if (!found) throw new Refusal('not-found', 'That round is no longer there. Nothing more to do.');
    return change(found.programmeId, by, request, async was => {
      const next = decide(mustBeIn(was), found);
      if (!next) return undefined;
      // Asked after their membership was read: where its pairs were made meanwhile, that is another one by now.
      const round = await store.round(roundId);
      if (round?.state === 'planned') return next;
      throw new Refusal(
        'not-now',
        round?.state === 'announced'
          ? 'The pairs of this round are made. Press “Can’t this time” in the message to your pair.'
          : 'That round is over, or was called off. Nothing more to do.',
      );
    });
  }

  return {
    join: async (programmeId, by, request) =>
      change(programmeId, by, request, (was, programme) => {
        const refusal = whyNotIn(programme, by);
        if (refusal) throw refusal;
        if (!was) return joined(programmeId, by.id);
        return was.state === 'in' ? undefined : back(was);
      }),

    pause: async (programmeId, until, by, request) =>
      change(programmeId, by, request, was => paused(mustBeIn(was), until, clock.now())),

    leave: async (programmeId, by, request) =>
      change(programmeId, by, request, (was, programme) => {
        const refusal = was ? undefined : whyNotIn(programme, by);
        if (refusal) throw refusal;
        // Who was asked in and says no is not asked again.
        return was?.state === 'left' ? undefined : left(was ?? { ...joined(programmeId, by.id), version: 0 });
      }),

    skipRound: async (roundId, by, request) =>
      ofPlanned(roundId, by, request, (is, { date }) => (is.skips === date ? undefined : skipping(is, date))),

    come: async (roundId, by, request) =>
      ofPlanned(roundId, by, request, (is, { date }) => (is.skips === date ? skipping(is, '') : undefined)),

    async wish(wishes, seen, by, request) {
      const refusal = whyNotWish(by);
      if (refusal) throw refusal;
      if ((await store.answeredBy(request)) !== undefined) return;
      if (wishes.doNotPair.length > MOST_DO_NOT_PAIR)
        throw new Refusal(
          'bad-answer',
          `At most ${MOST_DO_NOT_PAIR} people can be named. Leave some out.`,
          'doNotPair',
        );
      const others = wishes.doNotPair.filter(id => id !== by.id && /^[UW][A-Z0-9]{1,20}$/.test(id));
      const is = { ...wishes, doNotPair: others, personId: by.id, version: seen + 1 };
      const outcome = await store.commit([{ kind: 'wishes', is }], { request, about: by.id, messages: [] });
      if (outcome === 'stale')
        throw new Refusal(
          'not-now',
          'You said something else since you opened this. Close it, open it again, and change what you wanted.',
        );
    },

    async cameIn(channel, person, isAdded, eventId) {
      for (const programme of await store.programmes()) {
        if (programme.channel !== channel || whyNotIn(programme, person)) continue;
        const was = await store.membership(programme.id, person.id);
        if (was) continue;
        const request = `${eventId}:${programme.id}`;
        const tell = isAdded ? invited(programme, person.id) : welcomed(programme, person.id);
        await store.commit(isAdded ? [] : [{ kind: 'membership', is: joined(programme.id, person.id) }], {
          request,
          about: programme.id,
          messages: [tell],
        });
      }
    },
  };
}

/** Who shares an account can't wish alone, nor for themselves only: several read it. */
export const whyNotWish = (by: Person): Refusal | undefined => whyNotIn({ guests: true }, by);

/** @throws Refusal `already-done` */
export function mustBeIn(was: Membership | undefined): Membership {
  if (!was || was.state === 'left')
    throw new Refusal('already-done', 'You are not in this programme. Nothing more to do.');
  return was;
}
