import { NO_SEAL } from '../audit/entry.ts';
import { personActor } from '../kernel/actor.ts';
import { Refusal } from '../kernel/refusal.ts';
import { siteOf } from '../people/directory.ts';
import { takesSteps, type Person } from '../people/person.ts';
import { dayOf, shownAt } from '../people/wall-clock.ts';
import { untilWritten } from '../records/revise.ts';
import { no, whyNotTakePart } from './offer.ts';
import { mondaysAfter } from './periods.ts';
import type { OwnParts, Shadowing } from './shadowing.ts';
import { stepped } from './stepping.ts';
import { TELL, tell } from './telling.ts';
import {
  freed,
  holdsPlace,
  isPending,
  MOST_WEEKS,
  otherWeeks,
  periodOf,
  type Visit,
  type Wish,
} from './visit.ts';

/** What visitors do. */
export function asking({
  store,
  directory,
  managers,
  clock,
  ids,
  take,
}: OwnParts): Pick<Shadowing, 'ask' | 'nameManager' | 'withdraw' | 'giveBack' | 'managerOf'> {
  const managerOf = async ({ id }: Person) => (await managers.of([id])).get(id);

  /** Says it for them too, where it is news. @throws Refusal at the field */
  async function managerSaid(said: string | undefined, by: Person, request: string): Promise<string> {
    const known = await managerOf(by);
    const managerId = said || known;
    if (managerId === undefined) throw wrong('manager', 'Say who your manager is: they are asked first.');
    if (managerId === by.id) throw wrong('manager', 'Nobody says yes to themselves. Name your manager.');
    const manager = await directory.person(managerId);
    if (!manager || !takesSteps(manager))
      throw wrong(
        'manager',
        'I don’t know them, or they can’t decide here. Name somebody who is on one of the two sides.',
      );
    if (managerId !== known) await managers.say(by.id, managerId, by.id, `${request}:manager`);
    return managerId;
  }

  async function mustBeWish({ weeks, lengths, siteId }: Wish, by: Person): Promise<void> {
    if (lengths.length === 0) throw wrong('lengths', 'Say how long it may be.');
    const { zone } = await siteOf(directory, by.siteId);
    const ahead = mondaysAfter(dayOf(shownAt(clock.now(), zone)), MOST_WEEKS);
    if (weeks.length === 0 || weeks.length > MOST_WEEKS || !weeks.every(week => ahead.includes(week)))
      throw wrong('weeks', 'Choose weeks of the list: the next twelve.');
    if (siteId !== null && !(await directory.site(siteId)))
      throw wrong('site', 'That site is no longer there. Choose another.');
  }

  async function mustHaveNone(by: Person): Promise<void> {
    if (await store.pendingOf(by.id))
      throw new Refusal(
        'already-done',
        'You have asked for a visit already: one at a time, so that many can come. Withdraw that one first, or wait until it is over.',
      );
  }

  return {
    managerOf,

    async ask(wish, said, by, request) {
      const before = await store.answeredBy(request);
      if (before !== undefined) return before;
      const refusal = whyNotTakePart(by);
      if (refusal) throw refusal;
      await mustBeWish(wish, by);
      await mustHaveNone(by);
      const managerId = await managerSaid(said, by, request);
      const now = clock.now();
      const visit: Visit = {
        ...wish,
        id: ids.next(),
        visitorId: by.id,
        managerId,
        state: 'requested',
        since: now,
        askedAt: now,
        offerId: null,
        start: null,
        end: null,
        excluded: [],
        proofs: [],
        visitorSaid: '',
        hostSaid: '',
        learned: '',
        suggested: false,
        sequence: 0,
        version: 1,
        auditHead: NO_SEAL,
      };
      const step = {
        action: 'asked' as const,
        actor: personActor(by.id),
        tells: (is: Visit) => tell(is, TELL.manager, managerId),
      };
      const { written, ...facts } = stepped(undefined, visit, step, { now, offer: undefined, zone: 'UTC' });
      await untilWritten(async () => {
        await mustHaveNone(by);
        return store.commit([written], { about: visit.id, request, ...facts });
      });
      return (await store.answeredBy(request)) ?? visit.id;
    },

    async nameManager(id, said, by, request) {
      await take(id, { request }, async was => {
        mustBeTheirs(was, by);
        if (was.state !== 'requested')
          throw new Refusal('not-now', 'Nobody is asked any more. Open your page of visits again.');
        const managerId = await managerSaid(said, by, request);
        if (managerId === was.managerId) return undefined;
        return {
          to: { managerId, since: clock.now() },
          action: 'named their manager',
          actor: personActor(by.id),
          tells: is => tell(is, TELL.manager, managerId),
        };
      });
    },

    async withdraw(id, by, request) {
      await take(id, { request }, async (was, offer) => {
        mustBeTheirs(was, by);
        if (!isPending(was)) throw new Refusal('already-done', 'It is over already. Nothing more to do.');
        const told = holdsPlace(was) ? offer?.hostId : was.state === 'requested' ? undefined : null;
        return {
          to: { state: 'withdrawn' },
          action: 'withdrawn',
          actor: personActor(by.id),
          tells: is => tell(is, TELL.news, told),
        };
      });
    },

    async giveBack(id, by, request) {
      await take(id, { request }, async (was, offer) => {
        mustBeTheirs(was, by);
        const period = periodOf(was);
        if (!holdsPlace(was) || !period)
          throw new Refusal('already-done', 'You hold no place now. Nothing more to do.');
        const weeks = otherWeeks(was, period, clock.now());
        return {
          to: weeks.length > 0 ? { ...freed(was, false), weeks } : { state: 'withdrawn' },
          action: 'given back',
          actor: personActor(by.id),
          tells: is => tell(is, TELL.news, offer?.hostId),
        };
      });
      const is = await store.visit(id);
      return { waits: is !== undefined && isPending(is) };
    },
  };
}

function mustBeTheirs({ visitorId }: Visit, by: Person): void {
  if (by.id !== visitorId || !takesSteps(by)) throw no('Only who asked for the visit does that.');
}

const wrong = (field: string, sentence: string) => new Refusal('bad-answer', sentence, field);
