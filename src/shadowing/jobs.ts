import { theApp } from '../kernel/actor.ts';
import type { Message } from '../outbox/message.ts';
import type { Job, Timer } from '../schedule/timer.ts';
import type { Offer } from './offer.ts';
import { siteOf, type Directory } from '../people/directory.ts';
import type { Clock } from '../kernel/clock.ts';
import type { Shadowing, ShadowStore } from './shadowing.ts';
import type { Step, Take } from './stepping.ts';
import { clearedOf, JOB, momentsOf, timersOf } from './timers.ts';
import { TELL, tell } from './telling.ts';
import { freed, missingOf, type Visit, type VisitState } from './visit.ts';

export interface ShadowJobParts {
  store: ShadowStore;
  directory: Directory;
  take: Take;
  giveOut: Shadowing['giveOut'];
  clock: Clock;
}

/** What is done with visits when its time has come. */
export function shadowJobs({ store, directory, take, giveOut, clock }: ShadowJobParts): Record<string, Job> {
  /** A word to somebody, and what waits then. */
  async function reminds(timer: Timer, visit: Visit, messages: Message[]): Promise<'done'> {
    const offer = visit.offerId === null ? undefined : await store.offer(visit.offerId);
    const zone = offer ? (await siteOf(directory, offer.siteId)).zone : 'UTC';
    const timers = timersOf(visit, offer && momentsOf(visit, offer, zone), clock.now());
    await store.commit([], {
      about: visit.id,
      request: null,
      fired: timer,
      messages,
      timers,
      cleared: clearedOf(visit, timers),
    });
    return 'done';
  }

  /** In one state only: first a reminder, where there is one, then what becomes of it. */
  const inState =
    (
      state: VisitState,
      remind: ((visit: Visit, offer: Offer | undefined) => Message[]) | undefined,
      end: (visit: Visit, offer: Offer | undefined) => Omit<Step, 'actor'> | undefined,
    ): Job =>
    async timer => {
      const visit = await store.visit(timer.about);
      if (visit?.state !== state) return 'nothing to do';
      if (remind && timer.round === 0) {
        const offer = visit.offerId === null ? undefined : await store.offer(visit.offerId);
        return reminds(timer, visit, remind(visit, offer));
      }
      const isDone = await take(visit.id, { fired: timer }, async (was, offer) => {
        const step = was.state === state ? end(was, offer) : undefined;
        return step && { ...step, actor: theApp };
      });
      return isDone ? 'done' : 'nothing to do';
    };

  const both = (intent: (typeof TELL)['news' | 'feedback']) => (offer: Offer | undefined) => (is: Visit) =>
    tell(is, intent, is.visitorId, offer?.hostId);

  return {
    [JOB.manager]: inState(
      'requested',
      visit => [
        ...tell(visit, TELL.managerAgain, visit.managerId),
        ...(visit.managerId === null ? tell(visit, TELL.whoIsManagerAgain, visit.visitorId) : []),
      ],
      () => ({
        to: { state: 'lapsed' },
        action: 'lapsed',
        tells: is => tell(is, TELL.news, is.visitorId, is.managerId),
      }),
    ),

    [JOB.wishes]: inState('approved', undefined, () => ({
      to: { state: 'lapsed' },
      action: 'no place',
      tells: is => tell(is, TELL.news, is.visitorId),
    })),

    [JOB.proofs]: inState(
      'placed',
      (visit, offer) => tell(visit, TELL.proofsAgain, visit.visitorId, offer?.hostId),
      (_, offer) => ({
        to: { state: 'lapsed' },
        action: 'not shown in time',
        tells: both(TELL.news)(offer),
      }),
    ),

    [JOB.host]: inState(
      'verified',
      (visit, offer) => tell(visit, TELL.hostAgain, offer?.hostId),
      (was, offer) => ({ to: freed(was), action: 'not answered', tells: both(TELL.news)(offer) }),
    ),

    /** Looked at once more: what was asked for may have changed, and so may what was shown. */
    async [JOB.eve](timer) {
      const visit = await store.visit(timer.about);
      const offer = visit?.offerId ? await store.offer(visit.offerId) : undefined;
      if (visit?.state !== 'scheduled' || !offer) return 'nothing to do';
      if (missingOf(visit, offer).length === 0)
        return reminds(timer, visit, tell(visit, TELL.eve, visit.visitorId, offer.hostId));
      const isDone = await take(visit.id, { fired: timer }, async was =>
        was.state === 'scheduled'
          ? {
              to: { state: 'lapsed' },
              action: 'not shown in time',
              actor: theApp,
              tells: both(TELL.news)(offer),
            }
          : undefined,
      );
      return isDone ? 'done' : 'nothing to do';
    },

    [JOB.end]: inState('scheduled', undefined, (_, offer) => ({
      to: { state: 'done' },
      action: 'done',
      tells: both(TELL.feedback)(offer),
    })),

    [JOB.feedback]: inState(
      'done',
      (visit, offer) =>
        tell(
          visit,
          TELL.feedbackAgain,
          visit.visitorSaid ? null : visit.visitorId,
          visit.hostSaid ? null : offer?.hostId,
        ),
      () => ({ to: { state: 'closed' }, action: 'closed', tells: () => [] }),
    ),

    async [JOB.match](timer) {
      await giveOut(timer);
      return 'done';
    },
  };
}
