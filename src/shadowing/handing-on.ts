import { theApp } from '../kernel/actor.ts';
import type { Clock } from '../kernel/clock.ts';
import type { Directory } from '../people/directory.ts';
import type { HandOn } from '../people/handing-on.ts';
import { belongsTo, takesSteps, type Person } from '../people/person.ts';
import { untilWritten } from '../records/revise.ts';
import type { Offer } from './offer.ts';
import { closed } from './offering.ts';
import type { ShadowStore } from './shadowing.ts';
import { offerWritten, type Take } from './stepping.ts';
import { TELL, tell } from './telling.ts';
import { roundTimer } from './timers.ts';
import { holdsPlace, isPending } from './visit.ts';

export interface HandingOnParts {
  store: ShadowStore;
  directory: Pick<Directory, 'site'>;
  take: Take;
  clock: Clock;
}

/**
 * Somebody left, takes no steps any more, or belongs elsewhere. As a visitor they come no more, and their place goes on;
 * as a host their offers close, and who was to come waits for another place; as a manager they are asked no more, and
 * the visitor names another.
 */
export function handOnShadowing({ store, directory, take, clock }: HandingOnParts): HandOn {
  return async (person, attempt) => {
    const isHere = takesSteps(person);
    if (!isHere) {
      const own = await store.pendingOf(person.id);
      if (own) await attempt(comesNoMore(own.id));
      for (const { id } of await store.askedOf(person.id)) await attempt(managesNoMore(id, person.id));
    }
    for (const offer of await store.offersOf(person.id))
      if (!hosts(person, offer)) await attempt(endOffer(offer.id, person));
  };

  async function comesNoMore(id: string): Promise<void> {
    await take(id, 'hand-on', async (was, offer) =>
      isPending(was)
        ? {
            to: { state: 'withdrawn' },
            action: 'withdrawn',
            actor: theApp,
            tells: is => tell(is, TELL.news, holdsPlace(was) ? offer?.hostId : null),
          }
        : undefined,
    );
  }

  async function managesNoMore(id: string, managerId: string): Promise<void> {
    await take(id, 'hand-on', async was =>
      was.state === 'requested' && was.managerId === managerId
        ? {
            to: { managerId: null, since: clock.now() },
            action: 'lost its manager',
            actor: theApp,
            tells: is => tell(is, TELL.whoIsManager, is.visitorId),
          }
        : undefined,
    );
  }

  async function endOffer(id: string, person: Person): Promise<void> {
    await untilWritten(async () => {
      const was = await store.offer(id);
      if (!was || was.state === 'closed' || hosts(person, was)) return 'seen';
      const now = clock.now();
      const zone = (await directory.site(was.siteId))?.zone ?? 'UTC';
      const { is, visits } = closed(was, await store.at(id), theApp, { now, zone });
      const what = { at: now, actor: theApp, action: 'closed' };
      return store.commit([offerWritten(was, is, what), ...visits.map(({ written }) => written)], {
        about: id,
        request: null,
        messages: visits.flatMap(({ messages }) => messages),
        timers: [...visits.flatMap(({ timers }) => timers), roundTimer(now)],
        cleared: visits.flatMap(({ cleared }) => cleared),
      });
    });
  }
}

const hosts = (person: Person, { side, siteId }: Offer): boolean =>
  takesSteps(person) && belongsTo(person, side) && person.siteId === siteId;
