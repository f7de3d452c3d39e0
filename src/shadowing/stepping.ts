import { difference, entryFor, type Entry } from '../audit/entry.ts';
import type { Actor } from '../kernel/actor.ts';
import { siteOf } from '../people/directory.ts';
import { dayOf, shownAt } from '../people/wall-clock.ts';
import type { Message } from '../outbox/message.ts';
import { untilWritten } from '../records/revise.ts';
import type { Fired, Timer } from '../schedule/timer.ts';
import { recordedOfOffer, type Offer } from './offer.ts';
import type { OwnParts, Written } from './shadowing.ts';
import { clearedOf, DAYS_AHEAD, matchTimer, momentsOf, roundTimer, timersOf } from './timers.ts';
import { holdsPlace, recordedOfVisit, visitNotFound, type Visit } from './visit.ts';

/** What the history calls a step of a visit. */
export type Action =
  | 'asked'
  | 'named their manager'
  | 'lost its manager'
  | 'approved'
  | 'declined'
  | 'placed'
  | 'shown'
  | 'runs out'
  | 'accepted'
  | 'turned down'
  | 'given back'
  | 'withdrawn'
  | 'lapsed'
  | 'not shown in time'
  | 'not answered'
  | 'no place'
  | 'offer closed'
  | 'moved'
  | 'details changed'
  | 'done'
  | 'said how it was'
  | 'closed'
  | 'suggested';

/** What is to become of a visit. */
export interface Step {
  to: Partial<Visit>;
  action: Action;
  actor: Actor;
  words?: string;
  /** What is told of it, by the visit as it is then. */
  tells: (is: Visit) => Message[];
  /** The offer as it is then, where the step changes that too. */
  offer?: { is: Offer; action: string };
}

/** A step, written out with its timers. */
export interface Stepped {
  written: Written;
  messages: Message[];
  timers: Timer[];
  cleared: string[];
}

/**
 * A visit's next version with all that goes with it. Calendars are told with the next number of it once it was
 * expected, and when it no longer is. A place that falls free is given again at once, while it can be.
 *
 * @param offer whose place it holds then
 */
export function stepped(
  was: Visit | undefined,
  is: Visit,
  { action, actor, words, tells }: Pick<Step, 'action' | 'actor' | 'words' | 'tells'>,
  { now, offer, zone }: { now: number; offer: Offer | undefined; zone: string },
): Stepped {
  const entry: Entry = entryFor('visit', is, {
    at: now,
    actor,
    action,
    ...(words !== undefined && { words }),
    ...difference(recordedOfVisit, was, is),
  });
  const soonest = dayOf(shownAt(now, zone)) + DAYS_AHEAD;
  const isFreed = was && holdsPlace(was) && !isSamePlace(was, is) && (was.start ?? 0) >= soonest;
  const own = timersOf(is, offer && momentsOf(is, offer, zone), now);
  const timers = [
    ...own,
    ...(is.state === 'approved' && was?.state !== 'approved' ? [roundTimer(now)] : []),
    ...(isFreed ? [matchTimer(now)] : []),
  ];
  return { written: { kind: 'visit', is, entry }, messages: tells(is), timers, cleared: clearedOf(is, own) };
}

const isSamePlace = (was: Visit, is: Visit): boolean =>
  holdsPlace(is) && was.offerId === is.offerId && was.start === is.start;

/** The next version of a visit. */
export function revised(was: Visit, to: Partial<Visit>, now: number): Visit {
  const is = { ...was, ...to, version: was.version + 1 };
  // Once they were told, they are told of each change until it is over.
  const tells = is.state === 'scheduled' || (was.sequence > 0 && !['done', 'closed'].includes(is.state));
  return {
    ...is,
    since: to.since ?? (is.state === was.state && isSamePlaceOrNone(was, is) ? was.since : now),
    sequence: tells && changesCalendar(was, is) ? was.sequence + 1 : was.sequence,
  };
}

const isSamePlaceOrNone = (was: Visit, is: Visit) => was.offerId === is.offerId && was.start === is.start;
const changesCalendar = (was: Visit, is: Visit): boolean =>
  was.state !== is.state || was.start !== is.start || was.sequence !== is.sequence;

export const offerWritten = (
  was: Offer | undefined,
  is: Offer,
  what: Pick<Entry, 'at' | 'actor' | 'action'>,
): Written => ({
  kind: 'offer',
  is,
  entry: entryFor('shadow offer', is, { ...what, ...difference(recordedOfOffer, was, is) }),
});

/** Takes a step of one visit; decided anew where somebody was quicker. */
export type Take = (
  id: string,
  because: { request: string } | { fired: Fired } | 'hand-on',
  decide: (was: Visit, offer: Offer | undefined) => Promise<Step | undefined>,
) => Promise<boolean>;

export function taking({ store, directory, clock }: Pick<OwnParts, 'store' | 'directory' | 'clock'>): Take {
  return async (id, because, decide) => {
    const request = typeof because === 'object' && 'request' in because ? because.request : null;
    const fired = typeof because === 'object' && 'fired' in because ? because.fired : undefined;
    const outcome = await untilWritten(async () => {
      if (request !== null && (await store.answeredBy(request)) !== undefined) return 'seen';
      const was = await store.visit(id);
      if (!was) throw visitNotFound();
      const held = was.offerId === null ? undefined : await store.offer(was.offerId);
      const step = await decide(was, held);
      if (!step) return 'seen';
      const now = clock.now();
      const is = revised(was, step.to, now);
      const offer = step.offer?.is ?? held;
      const zone = offer ? (await siteOf(directory, offer.siteId)).zone : 'UTC';
      const { written, ...facts } = stepped(was, is, step, { now, offer, zone });
      const alsoOffer = step.offer
        ? [offerWritten(held, step.offer.is, { at: now, actor: step.actor, action: step.offer.action })]
        : [];
      return store.commit([written, ...alsoOffer], {
        about: id,
        request,
        ...facts,
        ...(fired && { fired }),
      });
    });
    return outcome === 'done';
  };
}
