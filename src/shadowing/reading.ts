import { canActFor, takesSteps, type Person } from '../people/person.ts';
import { siteOf } from '../people/directory.ts';
import type { Site } from '../people/site.ts';
import { isHost, mayPlan, mayVerify, no, offerNotFound, type Offer, type Prerequisite } from './offer.ts';
import type { OwnParts, Shadowing } from './shadowing.ts';
import { momentsOf, type Moments } from './timers.ts';
import { holdsPlace, isPending, missingOf, visitNotFound, type Visit } from './visit.ts';

/** A visit with what it takes to draw it for one reader. */
export interface VisitShown {
  visit: Visit;
  offer: Offer | undefined;
  /** The offer’s. */
  site: Site | undefined;
  /** Where it is wished; undefined for any site. */
  wishedAt: string | undefined;
  names: ReadonlyMap<string, string>;
  /** Still to be shown while it holds a place. */
  missing: readonly Prerequisite[];
  moments: Moments | undefined;
  reader: Person;
  /** Who the reader is to it, each where they may act as that. */
  is: { visitor: boolean; host: boolean; manager: boolean; verifier: boolean };
  /** Milliseconds. */
  now: number;
}

/** An offer with who comes, for one reader. */
export interface OfferShown {
  offer: Offer;
  site: Site;
  comes: readonly Visit[];
  names: ReadonlyMap<string, string>;
  reader: Person;
  mayPlan: boolean;
  /** Who waits for a month, and so could come next in an embed. */
  waiting: readonly Visit[];
  now: number;
}

/** What concerns somebody, each the next first. */
export interface Mine {
  /** Their own visits. */
  visits: readonly VisitShown[];
  /** Those that wait for their word as a manager. */
  toDecide: readonly VisitShown[];
  offers: readonly OfferShown[];
  /** Those that came to them, of which they haven’t said how it was. */
  toSay: readonly VisitShown[];
  /** Where something is still to be shown at a site whose visitors they check, not theirs as a host. */
  toVerify: readonly VisitShown[];
  /** Of a lead: who waits for a place with their side at their site, the longest waiting first. */
  waiting: readonly VisitShown[];
  /** Embeds of their side and site, which they plan. */
  embeds: readonly OfferShown[];
  now: number;
}

/** So many of one’s visits are shown, and of those that came. */
const MOST_SHOWN = 10;

/** What pages and messages are drawn from. */
export function reading({
  store,
  directory,
  clock,
}: OwnParts): Pick<Shadowing, 'mine' | 'visit' | 'visitFor' | 'offerShown'> {
  async function shown(visit: Visit, reader: Person): Promise<VisitShown> {
    const offer = visit.offerId === null ? undefined : await store.offer(visit.offerId);
    const site = offer && (await siteOf(directory, offer.siteId));
    const whom = [visit.visitorId, visit.managerId, offer?.hostId].filter(id => typeof id === 'string');
    const isThere = takesSteps(reader);
    return {
      visit,
      offer,
      site,
      wishedAt: visit.siteId === null ? undefined : (await siteOf(directory, visit.siteId)).name,
      names: await directory.names(whom),
      missing: offer && holdsPlace(visit) ? missingOf(visit, offer) : [],
      moments: offer && site && momentsOf(visit, offer, site.zone),
      reader,
      is: {
        visitor: isThere && reader.id === visit.visitorId,
        host: offer !== undefined && isHost(reader, offer),
        manager: isThere && reader.id === visit.managerId,
        verifier: offer !== undefined && mayVerify(reader, offer) && reader.id !== visit.visitorId,
      },
      now: clock.now(),
    };
  }

  async function offerShown(offer: Offer, reader: Person): Promise<OfferShown> {
    const comes = await store.at(offer.id);
    const plans = mayPlan(reader, offer);
    const waiting = plans
      ? (await store.inState('approved')).filter(
          ({ side, lengths, siteId }) =>
            side === offer.side &&
            lengths.includes(offer.length) &&
            (siteId === null || siteId === offer.siteId),
        )
      : [];
    const whom = [offer.hostId, ...offer.plan, ...[...comes, ...waiting].map(({ visitorId }) => visitorId)];
    return {
      offer,
      site: await siteOf(directory, offer.siteId),
      comes,
      names: await directory.names([...new Set(whom)]),
      reader,
      mayPlan: plans,
      waiting,
      now: clock.now(),
    };
  }

  const all = (visits: readonly Visit[], reader: Person) =>
    Promise.all(visits.map(visit => shown(visit, reader)));

  async function visitOf(id: string): Promise<Visit> {
    const visit = await store.visit(id);
    if (!visit) throw visitNotFound();
    return visit;
  }

  return {
    async mine(by) {
      const [theirs, hosted, offers, held] = await Promise.all([
        store.visitsOf(by.id, MOST_SHOWN * 5),
        store.hostedBy(by.id, MOST_SHOWN * 5),
        store.offersOf(by.id),
        store.holding(),
      ]);
      const own = theirs.filter(({ visitorId }) => visitorId === by.id);
      const asked = theirs.filter(({ managerId, state }) => managerId === by.id && state === 'requested');
      const open = new Map((await store.openOffers()).map(offer => [offer.id, offer]));
      const toVerify = held.filter(({ state, visitorId, offerId }) => {
        const offer = open.get(offerId ?? '');
        const isTheirs = offer !== undefined && mayVerify(by, offer) && !isHost(by, offer);
        return state === 'placed' && isTheirs && visitorId !== by.id;
      });
      const isLead = by.roles.includes('lead');
      const wait = (isLead ? await store.inState('approved') : []).filter(({ side, siteId }) =>
        canActFor(by, side, siteId ?? by.siteId),
      );
      const embeds = [...open.values()].filter(offer => mayPlan(by, offer));
      return {
        visits: await all(
          [...own.filter(isPending), ...own.filter(visit => !isPending(visit))].slice(0, MOST_SHOWN),
          by,
        ),
        toDecide: await all(asked.slice(0, MOST_SHOWN), by),
        offers: await Promise.all(
          offers
            .filter(({ state }) => state === 'open')
            .slice(0, MOST_SHOWN)
            .map(offer => offerShown(offer, by)),
        ),
        toSay: await all(
          hosted.filter(({ state, hostSaid }) => state === 'done' && hostSaid === '').slice(0, MOST_SHOWN),
          by,
        ),
        toVerify: await all(toVerify.slice(0, MOST_SHOWN), by),
        waiting: await all(wait.slice(0, MOST_SHOWN), by),
        embeds: await Promise.all(embeds.slice(0, MOST_SHOWN).map(offer => offerShown(offer, by))),
        now: clock.now(),
      };
    },

    async visit(id, by) {
      const found = await shown(await visitOf(id), by);
      if (Object.values(found.is).some(Boolean)) return found;
      throw no('This visit is none of yours. Only who comes, their manager and those they visit see it.');
    },

    async visitFor(id, reader) {
      return shown(await visitOf(id), reader);
    },

    async offerShown(id, by) {
      const offer = await store.offer(id);
      if (!offer) throw offerNotFound();
      if (!isHost(by, offer) && !mayPlan(by, offer) && !mayVerify(by, offer))
        throw no('This offer is none of yours. Ask for a visit, and you are given a place.');
      return offerShown(offer, by);
    },
  };
}
