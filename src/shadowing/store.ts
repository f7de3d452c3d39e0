import { and, desc, eq, inArray } from 'drizzle-orm';
import type { Head } from '../audit/verify.ts';
import { must, type Statement } from '../store/commit.ts';
import { factsAlone, recordStatements, type FactParts } from '../store/facts.ts';
import type { Store } from '../store/open.ts';
import type { Offer } from './offer.ts';
import type { ShadowStore, Written } from './shadowing.ts';
import { holding, pending, type Visit } from './visit.ts';

export function shadowStore(store: Store, parts: FactParts): ShadowStore {
  const { queries, tables } = store;
  const { shadowOffers: offers, shadowVisits: visits, inbox } = tables;
  const isHolding = inArray(visits.state, [...holding]);
  const isWith = (hostId: string) =>
    inArray(visits.offerId, queries.select({ id: offers.id }).from(offers).where(eq(offers.hostId, hostId)));

  function written({ entry, ...one }: Written): Statement[] {
    const facts = { request: null, entries: [entry], messages: [] };
    return one.kind === 'offer'
      ? recordStatements(store, parts, one.is, facts, is => writeOffer(store, is))
      : recordStatements(store, parts, one.is, facts, is => writeVisit(store, is));
  }

  return {
    async offer(id) {
      return (await queries.select().from(offers).where(eq(offers.id, id)))[0];
    },
    async visit(id) {
      return (await queries.select().from(visits).where(eq(visits.id, id)))[0];
    },
    async openOffers() {
      return queries.select().from(offers).where(eq(offers.state, 'open')).orderBy(offers.id);
    },
    async offersOf(hostId) {
      return queries.select().from(offers).where(eq(offers.hostId, hostId)).orderBy(desc(offers.id));
    },
    async inState(state) {
      return queries.select().from(visits).where(eq(visits.state, state)).orderBy(visits.askedAt, visits.id);
    },
    async holding() {
      return queries.select().from(visits).where(isHolding).orderBy(visits.start, visits.id);
    },
    async at(offerId) {
      const held = and(eq(visits.offerId, offerId), isHolding);
      return queries.select().from(visits).where(held).orderBy(visits.start, visits.id);
    },
    async visitsOf(visitorId, most) {
      const theirs = eq(visits.visitorId, visitorId);
      return queries.select().from(visits).where(theirs).orderBy(desc(visits.askedAt), visits.id).limit(most);
    },
    async pendingOf(visitorId) {
      const theirs = and(eq(visits.visitorId, visitorId), inArray(visits.state, [...pending]));
      return (await queries.select().from(visits).where(theirs))[0];
    },
    async askedOf(managerId) {
      const theirs = and(eq(visits.state, 'requested'), eq(visits.managerId, managerId));
      return queries.select().from(visits).where(theirs).orderBy(visits.askedAt, visits.id);
    },
    async comingTo(hostId) {
      const theirs = and(isWith(hostId), isHolding);
      return queries.select().from(visits).where(theirs).orderBy(visits.start, visits.id);
    },
    async unsaidBy(hostId) {
      const theirs = and(isWith(hostId), eq(visits.state, 'done'), eq(visits.hostSaid, ''));
      return queries.select().from(visits).where(theirs).orderBy(desc(visits.start), visits.id);
    },
    async answeredBy(request) {
      return (await queries.select().from(inbox).where(eq(inbox.request, request)))[0]?.about;
    },
    async commit(all, { about, ...facts }) {
      return store.commit([
        ...factsAlone(store, about, { ...facts, entries: [] }, parts.machine.now()),
        ...all.flatMap(written),
      ]);
    },
  };
}

function writeOffer({ queries, tables: { shadowOffers: offers } }: Store, offer: Offer): Statement {
  const { id, version } = offer;
  if (version === 1) return must(queries.insert(offers).values(offer).returning({ id: offers.id }), 'stale');
  const asRead = and(eq(offers.id, id), eq(offers.version, version - 1));
  return must(queries.update(offers).set(offer).where(asRead).returning({ id: offers.id }), 'stale');
}

/** One that is new finds no row where its visitor has another by now: `stale`, so that it is decided anew. */
function writeVisit({ queries, tables: { shadowVisits: visits } }: Store, visit: Visit): Statement {
  const { id, version } = visit;
  if (version === 1)
    return must(
      queries.insert(visits).values(visit).onConflictDoNothing().returning({ id: visits.id }),
      'stale',
    );
  const asRead = and(eq(visits.id, id), eq(visits.version, version - 1));
  return must(queries.update(visits).set(visit).where(asRead).returning({ id: visits.id }), 'stale');
}

/** The seals of the last entries of every offer and visit. */
export async function shadowHeads({ queries, tables }: Store): Promise<Head[]> {
  const { shadowOffers, shadowVisits } = tables;
  const [offers, visits] = await Promise.all([
    queries.select({ recordId: shadowOffers.id, seal: shadowOffers.auditHead }).from(shadowOffers),
    queries.select({ recordId: shadowVisits.id, seal: shadowVisits.auditHead }).from(shadowVisits),
  ]);
  return [
    ...offers.map(row => ({ record: 'shadow offer', ...row })),
    ...visits.map(row => ({ record: 'visit', ...row })),
  ];
}
