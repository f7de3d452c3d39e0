import { difference, entryFor } from '../audit/entry.ts';
import { personActor } from '../kernel/actor.ts';
import { DAY, type Clock } from '../kernel/clock.ts';
import { Refusal } from '../kernel/refusal.ts';
import { stampOf } from '../kernel/stamp.ts';
import type { Message } from '../outbox/message.ts';
import type { Facts, Outcome } from '../records/facts.ts';
import { untilWritten, type AnsweringStore } from '../records/revise.ts';
import { belongsTo, sides, takesSteps, type Person, type Role } from './person.ts';

/** Who says yes or no to changes. */
const deciding: readonly Role[] = ['approver', 'safety approver', 'lead'];

export const decides = (person: Person): boolean =>
  takesSteps(person) && person.roles.some(role => deciding.includes(role));

/** Whether they said that somebody decides for them now. */
export const isAway = ({ delegate }: Person, now: number): boolean =>
  delegate !== null && now < delegate.until;

const shareASide = (one: Person, other: Person): boolean =>
  sides.some(side => belongsTo(one, side) && belongsTo(other, side));

/** Whether what an approver said of their delegate holds, since either may have left, or moved elsewhere. */
export const standsIn = (delegate: Person, approver: Person): boolean =>
  decides(approver) &&
  takesSteps(delegate) &&
  delegate.siteId === approver.siteId &&
  shareASide(delegate, approver);

/** A word for who decides for somebody, which is another one once that is somebody else, or until another moment. */
export const awayStamp = ({ delegate }: Pick<Person, 'delegate'>): string => stampOf(delegate);

export interface Away {
  /**
   * Somebody says who decides for them before a moment, in milliseconds, while they are away; null: they are back.
   *
   * @param seen the {@link awayStamp} of what was there when they said so
   * @throws Refusal `not-yours`; `bad-answer` at `whom` or `when`; `not-now` where they said something else since
   */
  say(by: Person, to: Person['delegate'], request: string, seen: string): Promise<void>;
}

/** Keeps what is decided about two people: one, and who decides for them. */
export interface PairStore extends AnsweringStore<Person> {
  /** @param other `stale` also where they are not as they were read any more */
  commit(person: Person, was: number, facts: Facts, other?: Person): Promise<Outcome>;
}

export interface AwayParts {
  persons: PairStore;
  clock: Clock;
}

/** To who decides for somebody now. */
export const DECIDES_FOR = 'people.decides-for';

export function awayUseCase({ persons, clock }: AwayParts): Away {
  return {
    async say(by, to, request, seen) {
      if (await persons.isAnswered(request)) return;
      const now = clock.now();
      if (to) mustBeAhead(to.until, now);
      await untilWritten(async () => {
        const was = await persons.find(by.id);
        if (!was) throw new Error(`person ${by.id} is gone`);
        mustDecide(was);
        if (awayStamp(was) !== seen)
          throw new Refusal(
            'not-now',
            'You said something else since you opened this. Close it, open it again, and change what you wanted.',
          );
        const delegate = to ? fitting(await persons.find(to.id), was, now) : undefined;
        if (awayStamp({ delegate: to }) === seen) return 'seen';
        const is = { ...was, delegate: to, version: was.version + 1 };
        const entry = entryFor('person', is, {
          at: now,
          actor: personActor(by.id),
          action: to ? 'away' : 'back',
          ...difference(['delegate'], was, is),
        });
        const messages = delegate ? [decidesFor(is, delegate.id)] : [];
        return persons.commit(is, was.version, { request, entries: [entry], messages }, delegate);
      });
    },
  };
}

/** @throws Refusal `not-yours` */
export function mustDecide(person: Person): void {
  if (!decides(person))
    throw new Refusal(
      'not-yours',
      'You don’t say yes or no to changes, so nobody has to do it for you: approvers, safety approvers and leads do. Ask your Common Ground admin if you should be one.',
    );
}

/** A quarter of a year: whoever is away for longer hands the role on. */
const MOST_DAYS = 92;

/** @throws Refusal `bad-answer` */
function mustBeAhead(until: number, now: number): void {
  const no = (sentence: string) => new Refusal('bad-answer', sentence, 'when');
  if (until <= now) throw no('That is over. Write a moment that is still to come, like Mon 07:00.');
  if (until > now + MOST_DAYS * DAY)
    throw no(
      `That is more than ${MOST_DAYS} days ahead. Write an earlier moment, or ask your admin to give the role to them.`,
    );
}

/** @returns who may decide for an approver. @throws Refusal `bad-answer` */
function fitting(delegate: Person | undefined, approver: Person, now: number): Person {
  const no = (sentence: string) => new Refusal('bad-answer', sentence, 'whom');
  if (!delegate) throw no('I don’t know that person yet. Choose somebody who has a place at your site.');
  const { name, siteId } = delegate;
  if (delegate.id === approver.id)
    throw no('You can’t stand in for yourself. Choose a colleague, or leave it empty when you are back.');
  if (!takesSteps(delegate))
    throw no(`${name} can’t decide: they left, are a guest, or share their account. Choose a colleague.`);
  if (siteId !== approver.siteId) throw no(`${name} belongs to another site. Choose somebody of yours.`);
  if (!shareASide(delegate, approver))
    throw no(`${name} belongs to the other side. Choose somebody of yours, or of both sides.`);
  if (isAway(delegate, now)) throw no(`${name} is away too. Choose somebody who is there.`);
  return delegate;
}

const decidesFor = ({ id, version }: Person, delegateId: string): Message => ({
  key: `${DECIDES_FOR}:${version}:${id}`,
  intent: DECIDES_FOR,
  about: id,
  seq: version,
  to: { kind: 'person', id: delegateId },
  urgent: false,
});
