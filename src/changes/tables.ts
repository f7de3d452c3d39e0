import { sql, type SQL, type SQLWrapper } from 'drizzle-orm';
import { sides } from '../people/person.ts';
import type { peopleTables } from '../people/tables.ts';
import type { Visibility } from '../records/visibility.ts';
import type { registerTables } from '../register/tables.ts';
import { ways } from '../register/touched.ts';
import type { Kit } from '../store/kit.ts';
import { kinds, states, types, type Change } from './change.ts';
import type { Planned } from './drafts.ts';
import type { Window } from './windows.ts';

type Others = ReturnType<typeof peopleTables> & ReturnType<typeof registerTables>;

export function changeTables(kit: Kit, { sites, people }: Others) {
  const changes = kit.table(
    'changes',
    {
      id: kit.text('id').primaryKey(),
      number: kit.integer('number').notNull(),
      siteId: kit
        .text('site_id')
        .notNull()
        .references(() => sites.id),
      type: kit.text('type', { enum: types }).notNull(),
      state: kit.text('state', { enum: states }).notNull(),
      requesterId: kit
        .text('requester_id')
        .notNull()
        .references(() => people.id),
      requesterSide: kit.text('requester_side', { enum: sides }).notNull(),
      what: kit.text('what').notNull(),
      why: kit.text('why').notNull(),
      assetIds: kit.json<Change['assetIds']>('asset_ids').notNull(),
      place: kit.text('place').notNull(),
      kind: kit.text('kind', { enum: kinds }).notNull(),
      effects: kit.json<Change['effects']>('effects').notNull(),
      start: kit.time('start').notNull(),
      end: kit.time('end').notNull(),
      /** Until what it touches runs again: restart included. */
      busyUntil: kit.time('busy_until').notNull(),
      implementerId: kit
        .text('implementer_id')
        .notNull()
        .references(() => people.id),
      answers: kit.json<Change['answers']>('answers').notNull(),
      plan: kit.integer('plan').notNull(),
      plannedAt: kit.time('planned_at').notNull(),
      plannedBy: kit.text('planned_by').notNull().default(''),
      decisions: kit.json<Change['decisions']>('decisions').notNull(),
      voices: kit.json<Change['voices']>('voices').notNull(),
      assessedBy: kit.json<Change['assessedBy']>('assessed_by').notNull(),
      go: kit.json<Change['go']>('go'),
      startedAt: kit.time('started_at'),
      overlooked: kit.json<Change['overlooked']>('overlooked').notNull(),
      reported: kit.json<Change['reported']>('reported'),
      wentWrong: kit.boolean('went_wrong').notNull(),
      disconnected: kit.json<Change['disconnected']>('disconnected'),
      handedBack: kit.json<Change['handedBack']>('handed_back'),
      removed: kit.json<Change['removed']>('removed'),
      review: kit.json<Change['review']>('review'),
      reason: kit.text('reason'),
      /** What, why and where, as a search compares them. */
      searched: kit.text('searched').notNull(),
      visibility: kit.json<Visibility>('visibility').notNull(),
      filedAt: kit.time('filed_at').notNull(),
      since: kit.time('since').notNull(),
      version: kit.integer('version').notNull(),
      auditHead: kit.text('audit_head').notNull(),
    },
    table => [
      kit.uniqueIndex('changes_number').on(table.number),
      kit.index('changes_open').on(table.start, table.number).where(isOpen(table)),
      kit.index('changes_over').on(table.siteId, table.number).where(isOver(table)),
      kit.index('changes_since').on(table.siteId, table.since).where(isOver(table)),
      kit.index('changes_end').on(table.end),
      kit.index('changes_requester').on(table.requesterId),
      kit.index('changes_implementer').on(table.implementerId, table.start),
      kit.check('changes_state_known', sql`${table.state} in (${listed(states)})`),
      kit.check('changes_ends_after_start', sql`${table.start} < ${table.end}`),
    ],
  );
  /** Everything that a change touches: named, served or part. */
  const changeAssets = kit.table(
    'change_assets',
    {
      changeId: kit
        .text('change_id')
        .notNull()
        .references(() => changes.id),
      assetId: kit.text('asset_id').notNull(),
      how: kit.text('how', { enum: ways }).notNull(),
    },
    table => [
      kit.uniqueIndex('change_assets_change').on(table.changeId, table.assetId),
      kit.index('change_assets_asset').on(table.assetId, table.changeId),
    ],
  );
  /** What somebody has planned in the form of a change so far. */
  const changeDrafts = kit.table(
    'change_drafts',
    {
      id: kit.text('id').primaryKey(),
      by: kit.text('by').notNull(),
      planned: kit.json<Planned>('planned').notNull(),
      at: kit.time('at').notNull(),
    },
    table => [kit.index('change_drafts_at').on(table.at)],
  );
  const windows = kit.table(
    'windows',
    {
      id: kit.text('id').primaryKey(),
      siteId: kit
        .text('site_id')
        .notNull()
        .references(() => sites.id),
      assetId: kit.text('asset_id'),
      effect: kit.text('effect', { enum: ['maintenance', 'blackout'] }).notNull(),
      when: kit.json<Window['when']>('when').notNull(),
      from: kit.time('from'),
      until: kit.time('until'),
      reason: kit.text('reason').notNull(),
      setBy: kit.text('set_by').notNull(),
      version: kit.integer('version').notNull(),
      auditHead: kit.text('audit_head').notNull(),
    },
    table => [kit.index('windows_site').on(table.siteId, table.until)],
  );
  return { changes, changeAssets, changeDrafts, windows };
}

const over = ['closed', 'rejected', 'withdrawn', 'expired'] as const;

/** Written as in the indexes, or a database doesn't see that it may use them. */
export const isOpen = ({ state }: { state: SQLWrapper }): SQL => sql`${state} not in (${listed(over)})`;
export const isOver = ({ state }: { state: SQLWrapper }): SQL => sql`${state} in (${listed(over)})`;

/** A check and an index are part of the schema, so their values stand in it as text; bound values would be left out. */
const listed = (values: readonly string[]) => sql.raw(values.map(value => `'${value}'`).join(', '));
