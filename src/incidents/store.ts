import { and, asc, eq, getTableColumns, inArray, or, sql, type SQL } from 'drizzle-orm';
import type { Head } from '../audit/verify.ts';
import { cardsOfRecordFollow, deskIs } from '../desk-moves/store.ts';
import type { Filter } from '../lists/listing.ts';
import { listStore, mayBeSeen } from '../lists/store.ts';
import { sidesOf, type Person } from '../people/person.ts';
import { directoryStore } from '../people/store.ts';
import { must, type Statement } from '../store/commit.ts';
import { recordStatements, type FactParts } from '../store/facts.ts';
import { gap, kept, perStore, rowOfGaps } from '../store/kept.ts';
import type { Store } from '../store/open.ts';
import { incidentsWords } from '../store/words.ts';
import { searchedIn, type Incident } from './incident.ts';
import type { IncidentStore } from './incidents.ts';
import { isClosed, isOpen } from './tables.ts';

const incidentById = perStore(({ queries, tables: { incidents } }) =>
  queries
    .select(shown(incidents))
    .from(incidents)
    .where(eq(incidents.id, gap('id')))
    .prepare('incident'),
);
const incidentByNumber = perStore(({ queries, tables: { incidents } }) =>
  queries
    .select(shown(incidents))
    .from(incidents)
    .where(eq(incidents.number, gap('number')))
    .prepare('numbered'),
);
const answeredIncident = perStore(({ queries, tables: { inbox, incidents } }) =>
  queries
    .select(shown(incidents))
    .from(inbox)
    .innerJoin(incidents, eq(incidents.id, inbox.about))
    .where(eq(inbox.request, gap('request')))
    .prepare('answered'),
);
const insertIncident = perStore(({ queries, tables: { incidents } }) => {
  const number = sql`(select coalesce(max(${incidents.number}), 0) + 1 from ${incidents})`;
  const row = { ...rowOfGaps(incidents), number };
  return kept(queries.insert(incidents).values(row).returning({ id: incidents.id }));
});

export function incidentStore(store: Store, parts: FactParts): IncidentStore {
  const { queries, tables } = store;
  const { incidents } = tables;
  const select = () => queries.select(shown(incidents)).from(incidents);

  function insert(incident: Incident): Statement {
    return must(insertIncident(store)({ ...incident, searched: searchedIn(incident) }), 'stale');
  }

  function update(incident: Incident, was: number): Statement {
    const { id, number: _, ...fields } = incident;
    const asRead = and(eq(incidents.id, id), eq(incidents.version, was));
    const row = { ...fields, searched: searchedIn(incident) };
    return must(queries.update(incidents).set(row).where(asRead).returning({ id: incidents.id }), 'stale');
  }

  const openOrder = bySeverity(incidents);

  function filtered(filter: Filter, by: Person): SQL | undefined {
    const here = eq(incidents.siteId, by.siteId);
    const mySide = or(inArray(incidents.asking, sidesOf(by)), inArray(incidents.answering, sidesOf(by)));
    switch (filter) {
      case 'open-here':
      case 'side':
        return and(here, mySide);
      case 'mine':
        return own(incidents, by);
      case 'site':
        return here;
      case 'open':
      case 'all':
        return undefined;
    }
  }

  const lists = listStore<Incident>(store, {
    kind: 'incident',
    table: incidents,
    words: incidentsWords,
    rows: (which, order) =>
      select()
        .where(which)
        .orderBy(...order),
    known: by => knownTo(incidents, by),
    filtered,
    isOpen: isOpen(incidents),
    isOver: isClosed(incidents),
    openOrder,
  });

  /** A desk may have moved while it was closed. */
  async function whereReopened({ id, siteId, reopenedFor, state }: Incident): Promise<Statement[]> {
    if (reopenedFor === null || state !== 'new') return [];
    const site = await directoryStore(store).site(siteId);
    return site ? cardsOfRecordFollow(store, site, id, parts.machine.now()) : [];
  }

  return {
    ...lists,

    async find(id) {
      const rows = await incidentById(store).execute({ id });
      return rows[0];
    },

    async numbered(number) {
      const rows = await incidentByNumber(store).execute({ number });
      return rows[0];
    },

    async waitingOn(by, limit) {
      const answers = and(
        inArray(incidents.answering, sidesOf(by)),
        inArray(incidents.state, ['new', 'acknowledged', 'in progress']),
      );
      const confirms = and(inArray(incidents.asking, sidesOf(by)), eq(incidents.state, 'resolved'));
      return select()
        .where(
          and(
            isOpen(incidents),
            knownTo(incidents, by),
            eq(incidents.siteId, by.siteId),
            or(answers, confirms),
          ),
        )
        .orderBy(...openOrder)
        .limit(limit);
    },

    async openOf(id) {
      const theirs = or(eq(incidents.ownerId, id), eq(incidents.askerId, id), eq(incidents.reporterId, id));
      return select()
        .where(and(isOpen(incidents), theirs))
        .orderBy(asc(incidents.severity), asc(incidents.number));
    },

    async answeredBy(request) {
      const rows = await answeredIncident(store).execute({ request });
      return rows[0];
    },

    async commit(incident, was, facts) {
      const statements = recordStatements(store, parts, incident, facts, sealed =>
        was === 0 ? insert(sealed) : update(sealed, was),
      );
      const atDesks = (facts.cards ?? []).map(({ side, channel }) =>
        deskIs(store, incident.siteId, side, channel),
      );
      return store.commit([...statements, ...atDesks, ...(await whereReopened(incident))]);
    },
  };
}

/** The seal of each incident's last entry. */
export async function incidentHeads({ queries, tables: { incidents } }: Store): Promise<Head[]> {
  const rows = await queries.select({ recordId: incidents.id, seal: incidents.auditHead }).from(incidents);
  return rows.map(row => ({ record: 'incident', ...row }));
}

type IncidentTable = Store['tables']['incidents'];

/** `mayKnow` as a condition. @param by left out where everybody is meant */
export const knownTo = (incidents: IncidentTable, by?: Person): SQL | undefined =>
  and(mayBeSeen(incidents.visibility, by), by?.guest ? own(incidents, by) : undefined);

const own = (incidents: IncidentTable, { id }: Person) =>
  or(eq(incidents.reporterId, id), eq(incidents.ownerId, id));

/** The order of what is open. */
export const bySeverity = ({ severity, filedAt, number }: IncidentTable): SQL[] => [
  asc(severity),
  asc(filedAt),
  asc(number),
];

/** What a search looks in is long, and nobody is shown it. */
export function shown(incidents: IncidentTable) {
  const { searched: _, ...columns } = getTableColumns(incidents);
  return columns;
}
