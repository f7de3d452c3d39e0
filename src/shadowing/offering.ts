import { NO_SEAL } from '../audit/entry.ts';
import { personActor, type Actor } from '../kernel/actor.ts';
import { Refusal } from '../kernel/refusal.ts';
import { siteOf } from '../people/directory.ts';
import { sides, type Person } from '../people/person.ts';
import { untilWritten } from '../records/revise.ts';
import {
  isHost,
  mayPlan,
  MOST,
  no,
  offerNotFound,
  whyNotTakePart,
  type Offer,
  type OfferSays,
} from './offer.ts';
import { planStamp, waitsFor } from './planning.ts';
import { mondayOf } from './periods.ts';
import type { OwnParts, Shadowing } from './shadowing.ts';
import { offerWritten, revised, stepped, type Stepped } from './stepping.ts';
import { TELL, tell } from './telling.ts';
import { momentsOf, roundTimer } from './timers.ts';
import { freed, provenState, type Visit } from './visit.ts';

/** What hosts do, and leads with embeds. */
export function offering({
  store,
  directory,
  clock,
  ids,
}: OwnParts): Pick<Shadowing, 'offer' | 'changeOffer' | 'closeOffer' | 'plan'> {
  /** Writes the next version of an offer with those of the visits that hold its places. */
  const change = (
    id: string,
    request: string,
    by: Person,
    decide: (
      was: Offer,
      held: readonly Visit[],
      zone: string,
    ) => Promise<{ is: Offer; action: string; visits: Stepped[] } | undefined>,
  ) =>
    untilWritten(async () => {
      if ((await store.answeredBy(request)) !== undefined) return 'seen';
      const was = await store.offer(id);
      if (!was) throw offerNotFound();
      const { zone } = await siteOf(directory, was.siteId);
      const now = clock.now();
      const next = await decide(was, await store.at(id), zone);
      if (!next) return 'seen';
      const { is, action, visits } = next;
      const what = { at: now, actor: personActor(by.id), action };
      return store.commit([offerWritten(was, is, what), ...visits.map(({ written }) => written)], {
        about: id,
        request,
        messages: visits.flatMap(({ messages }) => messages),
        timers: [...visits.flatMap(({ timers }) => timers), roundTimer(now)],
        cleared: visits.flatMap(({ cleared }) => cleared),
      });
    });

  return {
    async offer(says, side, by, request) {
      const before = await store.answeredBy(request);
      if (before !== undefined) return before;
      const refusal = whyNotTakePart(by);
      if (refusal) throw refusal;
      const own = by.side === 'bridge' ? sides.find(one => one === side) : by.side;
      if (!own) throw new Refusal('bad-answer', 'Say of which side the work is.', 'side');
      const now = clock.now();
      const offer: Offer = {
        ...says,
        id: ids.next(),
        hostId: by.id,
        side: own,
        siteId: by.siteId,
        state: 'open',
        plan: [],
        version: 1,
        auditHead: NO_SEAL,
      };
      const what = { at: now, actor: personActor(by.id), action: 'offered' };
      await untilWritten(() =>
        store.commit([offerWritten(undefined, offer, what)], {
          about: offer.id,
          request,
          messages: [],
          timers: [roundTimer(now)],
        }),
      );
      return (await store.answeredBy(request)) ?? offer.id;
    },

    async changeOffer(id, says, by, request) {
      await change(id, request, by, async (was, held, zone) => {
        mustBeHost(was, by);
        if (was.state === 'closed') throw closedAlready();
        mustKeepPlaces(was, says, held);
        const is: Offer = { ...was, ...says, version: was.version + 1 };
        const visits = held.map(visit => changed(visit, was, is, zone, by));
        return { is, action: 'changed', visits: visits.filter(one => one !== undefined) };
      });
    },

    async closeOffer(id, by, request) {
      await change(id, request, by, async (was, held, zone) => {
        mustBeHost(was, by);
        if (was.state === 'closed') throw closedAlready();
        const { is, visits } = closed(was, held, personActor(by.id), { now: clock.now(), zone });
        return { is, action: 'closed', visits };
      });
    },

    async plan(id, people, by, request, seen) {
      await change(id, request, by, async was => {
        if (!mayPlan(by, was))
          throw no('Only a lead of its side and site says who comes next in an embed. Ask one of them.');
        if (was.state === 'closed') throw closedAlready();
        const wait = (await store.inState('approved')).filter(visit => waitsFor(was, visit));
        const waiting = wait.map(({ visitorId }) => visitorId);
        const known = [...waiting, ...was.plan];
        if (people.length > MOST.planned || !people.every(one => known.includes(one)))
          throw new Refusal('bad-answer', 'Choose people of the list: those who wait for a place.', 'plan');
        if (seen !== planStamp(was))
          throw new Refusal(
            'not-now',
            'Somebody planned it anew since you opened this, or places were given. Close it, open it again, and choose once more.',
            'plan',
          );
        return {
          is: {
            ...was,
            plan: [...new Set(people)].filter(one => waiting.includes(one)),
            version: was.version + 1,
          },
          action: 'planned',
          visits: [],
        };
      });
    },
  };

  /** What an edit makes of a visit; undefined where it concerns nothing of it. */
  function changed(visit: Visit, was: Offer, is: Offer, zone: string, by: Person): Stepped | undefined {
    const now = clock.now();
    // Who is there already stays, whatever is asked of those to come.
    const state = hasBegun(visit, was, zone, now) ? visit.state : provenState(visit, is);
    const isOther = shownFields.some(field => JSON.stringify(was[field]) !== JSON.stringify(is[field]));
    if (!isOther && state === visit.state) return undefined;
    const isTold = visit.state === 'scheduled' && state === 'scheduled';
    const next = revised(visit, { state, ...(isTold && { sequence: visit.sequence + 1 }) }, now);
    const step = {
      action: 'details changed' as const,
      actor: personActor(by.id),
      tells: (one: Visit) => [
        ...tell(one, TELL.news, one.visitorId),
        ...(state === 'verified' && visit.state === 'placed' ? tell(one, TELL.host, is.hostId) : []),
      ],
    };
    return stepped(visit, next, step, { now, offer: is, zone });
  }
}

/** A closed offer, and those who were to come: they wait for another place. Who is there already stays to the end. */
export function closed(
  was: Offer,
  held: readonly Visit[],
  actor: Actor,
  { now, zone }: { now: number; zone: string },
): { is: Offer; visits: Stepped[] } {
  const toCome = held.filter(visit => !hasBegun(visit, was, zone, now));
  const visits = toCome.map(visit => {
    const step = {
      action: 'offer closed' as const,
      actor,
      tells: (is: Visit) => tell(is, TELL.news, is.visitorId),
    };
    return stepped(visit, revised(visit, freed(visit), now), step, { now, offer: undefined, zone: 'UTC' });
  });
  return { is: { ...was, state: 'closed', plan: [], version: was.version + 1 }, visits };
}

const hasBegun = (visit: Visit, offer: Offer, zone: string, now: number): boolean =>
  visit.state === 'scheduled' && (momentsOf(visit, offer, zone)?.begins ?? Infinity) <= now;

/** What a visitor's card shows of it. */
const shownFields = [
  'what',
  'meetAt',
  'beginsAt',
  'endsAt',
  'bring',
  'escort',
  'call',
  'prerequisites',
] as const;

function mustKeepPlaces(was: Offer, says: OfferSays, held: readonly Visit[]): void {
  const isOther = says.length !== was.length || says.weekday !== was.weekday;
  if (isOther && held.length > 0)
    throw new Refusal(
      'not-now',
      'Somebody has a place already, so its length stays. Close it, and offer another.',
      'length',
    );
  if (held.some(({ start }) => start !== null && says.closed.includes(mondayOf(start))))
    throw new Refusal('not-now', 'Somebody comes in one of these weeks. Move that visit first.', 'closed');
}

function mustBeHost(offer: Offer, by: Person): void {
  if (!isHost(by, offer)) throw no('Only its host does that. Ask them.');
}

const closedAlready = () =>
  new Refusal('already-done', 'This offer is closed. Offer another, if there are places again.');
