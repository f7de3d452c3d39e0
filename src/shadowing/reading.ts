import { canActFor, takesSteps, type Person } from '../people/person.ts';
import { siteOf } from '../people/directory.ts';
import type { Site } from '../people/site.ts';
import { isHost, mayPlan, mayVerify, no, offerNotFound, type Offer, type Prerequisite } from './offer.ts';
import { waitsFor } from './planning.ts';
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
  /** Who comes next, as a lead said, of those who still wait. */
  plan: readonly string[];
  reader: Person;
  mayPlan: boolean;
  /** Whether the reader sees each visit of those who come. */
  mayOpen: boolean;
  /** Who waits for a month, and so could come next in an embed. */
  waiting: readonly Visit[];
  now: number;
}

/** What concerns somebody, each the next first. */
export interface Mine {
  /** Their own visits. */
  visits: readonly VisitShown[];
  /** Those that wait for their word, as a manager or as a host. */
  toDecide: readonly VisitShown[];
  offers: readonly OfferShown[];
  /** Those that came to them, of which they haven’t said how it was. */
  toSay: readonly VisitShown[];
  /** Where something is still to be shown: beside them first, then at a site whose visitors they check. */
  toVerify: readonly VisitShown[];
  /** Whom they expect as a host. */
  comes: readonly VisitShown[];
  /** Of a lead: who waits for a place with their side at their site, the longest waiting first. */
  waiting: readonly VisitShown[];
  /** Embeds of their side and site, which they plan. */
  embeds: readonly OfferShown[];
  now: number;
}

/** So many of each kind are shown. */
const MOST_SHOWN = 10;

const isBeside = (visit: Visit): boolean =>
  holdsPlace(visit) || visit.state === 'done' || visit.state === 'closed';

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
    // Of a place that went on, its host sees no more: the wishes that are left go to others.
    const beside = isBeside(visit) ? offer : undefined;
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
        host: beside !== undefined && isHost(reader, beside),
        manager: isThere && reader.id === visit.managerId,
        verifier: beside !== undefined && mayVerify(reader, beside) && reader.id !== visit.visitorId,
      },
      now: clock.now(),
    };
  }

  async function offerShown(offer: Offer, reader: Person): Promise<OfferShown> {
    const comes = await store.at(offer.id);
    const plans = mayPlan(reader, offer);
    const waiting =
      plans || offer.plan.length > 0
        ? (await store.inState('approved')).filter(visit => waitsFor(offer, visit))
        : [];
    const plan = offer.plan.filter(id => waiting.some(({ visitorId }) => visitorId === id));
    const whom = [offer.hostId, ...[...comes, ...waiting].map(({ visitorId }) => visitorId)];
    return {
      offer,
      site: await siteOf(directory, offer.siteId),
      comes,
      names: await directory.names([...new Set(whom)]),
      plan,
      reader,
      mayPlan: plans,
      mayOpen: mayVerify(reader, offer),
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
      const [pending, theirs, asked, coming, unsaid, offers, held] = await Promise.all([
        store.pendingOf(by.id),
        store.visitsOf(by.id, MOST_SHOWN),
        store.askedOf(by.id),
        store.comingTo(by.id),
        store.unsaidBy(by.id),
        store.offersOf(by.id),
        store.holding(),
      ]);
      const inState = (state: Visit['state']) => coming.filter(visit => visit.state === state);
      const open = new Map((await store.openOffers()).map(offer => [offer.id, offer]));
      const elsewhere = held.filter(({ state, visitorId, offerId }) => {
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
          [...(pending ? [pending] : []), ...theirs.filter(visit => !isPending(visit))].slice(0, MOST_SHOWN),
          by,
        ),
        toDecide: await all([...asked.slice(0, MOST_SHOWN), ...inState('verified').slice(0, MOST_SHOWN)], by),
        offers: await Promise.all(
          offers
            .filter(({ state }) => state === 'open')
            .slice(0, MOST_SHOWN)
            .map(offer => offerShown(offer, by)),
        ),
        toSay: await all(unsaid.slice(0, MOST_SHOWN), by),
        toVerify: await all([...inState('placed'), ...elsewhere].slice(0, MOST_SHOWN), by),
        comes: await all(inState('scheduled').slice(0, MOST_SHOWN), by),
        waiting: await all(wait.slice(0, MOST_SHOWN), by),
        embeds: await Promise.all(embeds.slice(0, MOST_SHOWN).map(offer => offerShown(offer, by))),
        now: clock.now(),
      };
    },

    async visit(id, by) {
      const found = await shown(await visitOf(id), by);
      if (Object.values(found.is).some(Boolean)) return found;
      if (found.offer && isHost(by, found.offer))
        throw no('They don’t come to you any more. If it is in your calendar, delete it there.');
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
