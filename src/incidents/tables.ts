import { sql, type SQL, type SQLWrapper } from 'drizzle-orm';
import { sides } from '../people/person.ts';
import type { peopleTables } from '../people/tables.ts';
import type { Visibility } from '../records/visibility.ts';
import type { registerTables } from '../register/tables.ts';
import type { Kit } from '../store/kit.ts';
import { states } from './incident.ts';
import { severities } from './severity.ts';

type Others = ReturnType<typeof peopleTables> & ReturnType<typeof registerTables>;

export function incidentTables(kit: Kit, { sites, people, assets }: Others) {
  const incidents = kit.table(
    'incidents',
    {
      id: kit.text('id').primaryKey(),
      number: kit.integer('number').notNull(),
      siteId: kit
        .text('site_id')
        .notNull()
        .references(() => sites.id),
      assetId: kit.text('asset_id').references(() => assets.id),
      place: kit.text('place').notNull(),
      what: kit.text('what').notNull(),
      severity: kit.text('severity', { enum: severities }).notNull(),
      assumed: kit.boolean('assumed').notNull(),
      state: kit.text('state', { enum: states }).notNull(),
      asking: kit.text('asking', { enum: sides }).notNull(),
      answering: kit.text('answering', { enum: sides }).notNull(),
      reporterId: kit
        .text('reporter_id')
        .notNull()
        .references(() => people.id),
      ownerId: kit.text('owner_id').references(() => people.id),
      resolverId: kit.text('resolver_id').references(() => people.id),
      resolution: kit.text('resolution'),
      reopenedFor: kit.text('reopened_for'),
      askerId: kit.text('asker_id'),
      source: kit.text('source'),
      /** Place, what and how it was fixed, as a search compares them. */
      searched: kit.text('searched').notNull().default(''),
      visibility: kit.json<Visibility>('visibility').notNull(),
      filedAt: kit.time('filed_at').notNull(),
      acknowledgeBy: kit.time('acknowledge_by').notNull(),
      since: kit.time('since').notNull(),
      version: kit.integer('version').notNull(),
      auditHead: kit.text('audit_head').notNull(),
    },
    table => [
      kit.uniqueIndex('incidents_number').on(table.number),
      // This one and those of reporter and owner carry all that decides who is shown it: what is only counted or
      // skipped is never read.
      kit
        .index('incidents_open')
        .on(
          table.severity,
          table.filedAt,
          table.number,
          table.siteId,
          table.state,
          table.asking,
          table.answering,
          table.visibility,
        )
        .where(isOpen(table)),
      kit.index('incidents_closed').on(table.siteId, table.number).where(isClosed(table)),
      kit
        .index('incidents_asset')
        .on(table.assetId, table.severity, table.filedAt, table.number, table.visibility)
        .where(isOpen(table)),
      kit.index('incidents_reporter').on(table.reporterId, table.state, table.number, table.visibility),
      kit.index('incidents_owner').on(table.ownerId, table.state, table.number, table.visibility),
      kit.check('incidents_state_known', sql`${table.state} in (${listed(states)})`),
      kit.check('incidents_severity_known', sql`${table.severity} in (${listed(severities)})`),
    ],
  );
  return { incidents };
}

/** Written as in the indexes, or a database doesn't see that it may use them. */
export const isOpen = ({ state }: { state: SQLWrapper }): SQL => sql`${state} <> 'closed'`;
export const isClosed = ({ state }: { state: SQLWrapper }): SQL => sql`${state} = 'closed'`;

/** A check is part of the schema, so its values stand in it as text; bound values would be left out. */
const listed = (values: readonly string[]) => sql.raw(values.map(value => `'${value}'`).join(', '));
