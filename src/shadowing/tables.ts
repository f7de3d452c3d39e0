import { sql } from 'drizzle-orm';
import { sides } from '../people/person.ts';
import type { peopleTables } from '../people/tables.ts';
import type { Kit } from '../store/kit.ts';
import type { Offer } from './offer.ts';
import { lengths } from './periods.ts';
import { states, type Visit } from './visit.ts';

export function shadowTables(kit: Kit, { people, sites }: ReturnType<typeof peopleTables>) {
  const shadowOffers = kit.table(
    'shadow_offers',
    {
      id: kit.text('id').primaryKey(),
      hostId: kit
        .text('host_id')
        .notNull()
        .references(() => people.id),
      side: kit.text('side', { enum: sides }).notNull(),
      siteId: kit
        .text('site_id')
        .notNull()
        .references(() => sites.id),
      what: kit.text('what').notNull(),
      length: kit.text('length', { enum: lengths }).notNull(),
      weekday: kit.integer('weekday').notNull(),
      places: kit.integer('places').notNull(),
      /** Days, counted from 1 January 1970. */
      from: kit.integer('from').notNull(),
      until: kit.integer('until'),
      closed: kit.json<Offer['closed']>('closed').notNull(),
      prerequisites: kit.json<Offer['prerequisites']>('prerequisites').notNull(),
      topics: kit.json<Offer['topics']>('topics').notNull(),
      meetAt: kit.text('meet_at').notNull(),
      beginsAt: kit.integer('begins_at').notNull(),
      endsAt: kit.integer('ends_at').notNull(),
      bring: kit.text('bring').notNull(),
      escort: kit.text('escort').notNull(),
      call: kit.text('call').notNull(),
      state: kit.text('state', { enum: ['open', 'closed'] }).notNull(),
      plan: kit.json<Offer['plan']>('plan').notNull(),
      version: kit.integer('version').notNull(),
      auditHead: kit.text('audit_head').notNull(),
    },
    table => [
      kit.index('shadow_offers_host').on(table.hostId),
      kit.index('shadow_offers_site').on(table.siteId, table.state),
      kit.check('shadow_offers_has_places', sql`${table.places} > 0`),
      kit.check('shadow_offers_ends_after_it_begins', sql`${table.endsAt} > ${table.beginsAt}`),
    ],
  );
  const shadowVisits = kit.table(
    'shadow_visits',
    {
      id: kit.text('id').primaryKey(),
      visitorId: kit
        .text('visitor_id')
        .notNull()
        .references(() => people.id),
      managerId: kit.text('manager_id').references(() => people.id),
      side: kit.text('side', { enum: sides }).notNull(),
      siteId: kit.text('site_id').references(() => sites.id),
      lengths: kit.json<Visit['lengths']>('lengths').notNull(),
      weeks: kit.json<Visit['weeks']>('weeks').notNull(),
      topics: kit.json<Visit['topics']>('topics').notNull(),
      state: kit.text('state', { enum: states }).notNull(),
      since: kit.time('since').notNull(),
      askedAt: kit.time('asked_at').notNull(),
      offerId: kit.text('offer_id').references(() => shadowOffers.id),
      start: kit.integer('start_day'),
      end: kit.integer('end_day'),
      excluded: kit.json<Visit['excluded']>('excluded').notNull(),
      proofs: kit.json<Visit['proofs']>('proofs').notNull(),
      visitorSaid: kit.text('visitor_said').notNull(),
      hostSaid: kit.text('host_said').notNull(),
      learned: kit.text('learned').notNull(),
      suggested: kit.boolean('suggested').notNull(),
      sequence: kit.integer('sequence').notNull(),
      version: kit.integer('version').notNull(),
      auditHead: kit.text('audit_head').notNull(),
    },
    table => [
      // Nobody has two at once, however fast they press.
      kit
        .uniqueIndex('shadow_visits_pending')
        .on(table.visitorId)
        .where(sql`${table.state} in ('requested', 'approved', 'placed', 'verified', 'scheduled')`),
      kit.index('shadow_visits_visitor').on(table.visitorId),
      kit.index('shadow_visits_offer').on(table.offerId, table.state),
      kit.index('shadow_visits_state').on(table.state),
      kit.check(
        'shadow_visits_place_whole',
        sql`(${table.offerId} is null) = (${table.start} is null) and (${table.start} is null) = (${table.end} is null) and ${table.end} >= ${table.start}`,
      ),
    ],
  );
  return { shadowOffers, shadowVisits };
}
