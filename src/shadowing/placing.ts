import { difference, entryFor } from '../audit/entry.ts';
import { theApp } from '../kernel/actor.ts';
import { DAY } from '../kernel/clock.ts';
import type { Span } from '../kernel/spans.ts';
import { dayOf, firstMoment, shownAt } from '../people/wall-clock.ts';
import { untilWritten } from '../records/revise.ts';
import { match, type Given } from './matching.ts';
import { recordedOfOffer, type Offer } from './offer.ts';
import type { Period } from './periods.ts';
import type { OwnParts, Shadowing, Written } from './shadowing.ts';
import { revised, stepped, type Stepped } from './stepping.ts';
import { TELL, tell } from './telling.ts';
import { roundTimer } from './timers.ts';
import { provenState, type Visit } from './visit.ts';

/**
 * Rounds of matching. A round is one commit: each offer whose places it gives and each visit that is given one are
 * guarded by their versions, so where anybody withdrew, moved or was placed meanwhile, all of it is decided anew.
 */
export function placing({ store, directory, hours, clock }: OwnParts): Pick<Shadowing, 'giveOut'> {
  async function decided(
    now: number,
  ): Promise<{ given: Given[]; seekers: Visit[]; zones: Map<string, string> }> {
    const [seekers, offers, held, sites] = await Promise.all([
      store.inState('approved'),
      store.openOffers(),
      store.holding(),
      directory.sites(),
    ]);
    const zones = new Map(sites.map(({ id, zone }) => [id, zone]));
    const people = [...seekers.map(({ visitorId }) => visitorId), ...offers.map(({ hostId }) => hostId)];
    const away = await hours.of(people);
    const zoneOf = (siteId: string) => zones.get(siteId) ?? 'UTC';
    const counts = new Map<string, number>();
    for (const { offerId, start } of held) {
      const key = `${offerId} ${start}`;
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
    const given = await match({
      seekers,
      offers,
      taken: (offerId, start) => counts.get(`${offerId} ${start}`) ?? 0,
      todayAt: siteId => dayOf(shownAt(now, zoneOf(siteId))),
      isAway: (visitorId, period) => isAwayIn(away.get(visitorId)?.absences, period, 'UTC'),
      isOff: ({ hostId, siteId, length }, period) => {
        const { absences, holidays } = away.get(hostId) ?? {};
        if (length === 'day' && holidays?.has(period.start)) return true;
        return isAwayIn(absences, period, zoneOf(siteId));
      },
    });
    return { given, seekers, zones };
  }

  return {
    async giveOut(fired) {
      await untilWritten(async () => {
        const now = clock.now();
        const { given, seekers, zones } = await decided(now);
        const visits = new Map(seekers.map(visit => [visit.id, visit]));
        const steps = given.flatMap(one => {
          const visit = visits.get(one.visitId);
          return visit ? [placed(visit, one, zones.get(one.offer.siteId) ?? 'UTC', now)] : [];
        });
        const stillWait = seekers.length > steps.length;
        return store.commit([...givenBy(given, visits, now), ...steps.map(({ written }) => written)], {
          about: 'shadowing',
          request: null,
          fired,
          messages: steps.flatMap(({ messages }) => messages),
          timers: [...steps.flatMap(({ timers }) => timers), ...(stillWait ? [roundTimer(now)] : [])],
          cleared: steps.flatMap(({ cleared }) => cleared),
        });
      });
    },
  };
}

/** One absence of a day keeps nobody from a month. */
function isAwayIn(absences: readonly Span[] | undefined, period: Period, zone: string): boolean {
  if (!absences?.length) return false;
  const from = firstMoment(period.start * DAY, zone);
  const to = firstMoment((period.end + 1) * DAY, zone);
  const away = absences.reduce(
    (sum, { start, end }) => sum + Math.max(0, Math.min(end, to) - Math.max(start, from)),
    0,
  );
  return away > (to - from) / 10;
}

function placed(visit: Visit, { offer, period }: Given, zone: string, now: number): Stepped {
  const place = { ...visit, ...period, offerId: offer.id };
  const state = provenState(place, offer, false);
  const is = revised(visit, { ...period, offerId: offer.id, state }, now);
  const step = {
    action: 'placed' as const,
    actor: theApp,
    tells: (one: Visit) => [
      ...tell(one, TELL.news, one.visitorId),
      ...tell(one, state === 'verified' ? TELL.host : TELL.news, offer.hostId),
    ],
  };
  return stepped(visit, is, step, { now, offer, zone });
}

/** Each offer once, however many of its places were given. Whom its plan named and who has a place now leaves the plan. */
function givenBy(given: readonly Given[], visits: ReadonlyMap<string, Visit>, now: number): Written[] {
  const offers = new Map<string, Offer>(given.map(({ offer }) => [offer.id, offer]));
  return [...offers.values()].map(was => {
    const theirs = given.filter(({ offer }) => offer.id === was.id).map(({ visitId }) => visitId);
    const placedPeople = theirs.map(id => visits.get(id)?.visitorId);
    const plan = was.plan.filter(id => !placedPeople.includes(id));
    const is: Offer = { ...was, plan, version: was.version + 1 };
    const { before, after } = difference(recordedOfOffer, was, is);
    const entry = entryFor('shadow offer', is, {
      at: now,
      actor: theApp,
      action: 'gave places',
      before,
      after: { ...after, given: theirs },
    });
    return { kind: 'offer', is, entry };
  });
}
