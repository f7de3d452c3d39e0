import { and, asc, count, desc, eq, inArray, ne, or, sql, type SQL } from 'drizzle-orm';
import type { Head } from '../audit/verify.ts';
import { movedCards } from '../desk-moves/store.ts';
import { sides, type Person } from '../people/person.ts';
import { deskIs, directoryStore } from '../people/store.ts';
import { must, type Statement } from '../store/commit.ts';
import { recordStatements, type FactParts } from '../store/facts.ts';
import type { Store } from '../store/open.ts';
import { readNumber, type Incident } from './incident.ts';
import type { IncidentStore } from './incidents.ts';
import { searchedIn, searchWords, type Filter, type Listing } from './list.ts';

export function incidentStore(store: Store, parts: FactParts): IncidentStore {
  const { queries, tables } = store;
  const { incidents, inbox } = tables;

  function insert(incident: Incident): Statement {
    const number = sql`(select coalesce(max(${incidents.number}), 0) + 1 from ${incidents})`;
    const row = { ...incident, number, searched: searchedIn(incident) };
    return must(queries.insert(incidents).values(row).returning({ id: incidents.id }), 'stale');
  }

  function update(incident: Incident, was: number): Statement {
    const { id, number: _, ...fields } = incident;
    const asRead = and(eq(incidents.id, id), eq(incidents.version, was));
    const row = { ...fields, searched: searchedIn(incident) };
    return must(queries.update(incidents).set(row).where(asRead).returning({ id: incidents.id }), 'stale');
  }

  /** {@link mayKnow} as a condition, so that no count and no page betrays what somebody may not know of. */
  function known(by: Person): SQL | undefined {
    // The only text of an unrestricted one is its kind, so this holds whatever ids there are.
    const visibility = sql`cast(${incidents.visibility} as text)`;
    const unrestricted = sql`${visibility} not like '%"restricted"%'`;
    const named = contains(visibility, JSON.stringify(by.id));
    const own = or(eq(incidents.reporterId, by.id), eq(incidents.ownerId, by.id));
    return and(by.shared ? unrestricted : or(unrestricted, named), by.guest ? own : undefined);
  }

  function filtered(filter: Filter, by: Person): SQL | undefined {
    const open = ne(incidents.state, 'closed');
    const here = eq(incidents.siteId, by.siteId);
    const mySide = or(inArray(incidents.asking, sidesOf(by)), inArray(incidents.answering, sidesOf(by)));
    switch (filter) {
      case 'open-here':
        return and(open, here, mySide);
      case 'mine':
        return or(eq(incidents.reporterId, by.id), eq(incidents.ownerId, by.id));
      case 'side':
        return and(here, mySide);
      case 'site':
        return here;
      case 'open':
        return open;
      case 'all':
        return undefined;
    }
  }

  function sought(word: string): SQL | undefined {
    const number = readNumber(word);
    const inText = contains(incidents.searched, word);
    return number === undefined ? inText : or(eq(incidents.number, number), inText);
  }

  const listed = ({ filter, words }: Listing, by: Person) =>
    and(known(by), filtered(filter, by), ...searchWords(words).map(sought));

  function inOrder(filter: Filter): SQL[] {
    if (filter === 'all') return [desc(incidents.number)];
    const ifClosed = (then: SQL, otherwise: SQL) =>
      sql`case when ${incidents.state} = 'closed' then ${then} else ${otherwise} end`;
    return [
      ifClosed(sql`1`, sql`0`),
      ifClosed(sql`''`, sql`${incidents.severity}`),
      ifClosed(sql`-${incidents.filedAt}`, sql`${incidents.filedAt}`),
      ifClosed(sql`-${incidents.number}`, sql`${incidents.number}`),
    ];
  }

  /** A desk may have moved while it was closed. */
  async function following({ id, siteId, reopenedFor, state }: Incident): Promise<Statement[]> {
    if (reopenedFor === null || state !== 'new') return [];
    const site = await directoryStore(store).site(siteId);
    if (!site) return [];
    return [
      ...sides.map(side => deskIs(store, siteId, side, site.desks[side])),
      ...(await movedCards(store, site, parts.machine.now(), id)),
    ];
  }

  return {
    async find(id) {
      const rows = await queries.select().from(incidents).where(eq(incidents.id, id));
      return rows.map(toIncident)[0];
    },

    async numbered(number) {
      const rows = await queries.select().from(incidents).where(eq(incidents.number, number));
      return rows.map(toIncident)[0];
    },

    async waitingOn(by, limit) {
      const answers = and(
        inArray(incidents.answering, sidesOf(by)),
        inArray(incidents.state, ['new', 'acknowledged', 'in progress']),
      );
      const confirms = and(inArray(incidents.asking, sidesOf(by)), eq(incidents.state, 'resolved'));
      const rows = await queries
        .select()
        .from(incidents)
        .where(and(known(by), eq(incidents.siteId, by.siteId), or(answers, confirms)))
        .orderBy(asc(incidents.severity), asc(incidents.filedAt))
        .limit(limit);
      return rows.map(toIncident);
    },

    async count(listing, by) {
      const rows = await queries.select({ n: count() }).from(incidents).where(listed(listing, by));
      return rows[0]?.n ?? 0;
    },

    async list(listing, by, { from, limit }) {
      const rows = await queries
        .select()
        .from(incidents)
        .where(listed(listing, by))
        .orderBy(...inOrder(listing.filter))
        .limit(limit)
        .offset(from);
      return rows.map(toIncident);
    },

    async openOf(id) {
      const theirs = or(eq(incidents.ownerId, id), eq(incidents.askerId, id), eq(incidents.reporterId, id));
      const rows = await queries
        .select()
        .from(incidents)
        .where(and(ne(incidents.state, 'closed'), theirs));
      return rows.map(toIncident);
    },

    async handedOn(from, to) {
      const theirs = or(eq(incidents.ownerId, to), eq(incidents.askerId, to));
      const rows = await queries
        .select()
        .from(incidents)
        .where(and(ne(incidents.state, 'closed'), eq(incidents.handedOnFrom, from), theirs))
        .orderBy(asc(incidents.severity), asc(incidents.number));
      return rows.map(toIncident);
    },

    async answeredBy(request) {
      const rows = await queries
        .select({ incident: incidents })
        .from(inbox)
        .innerJoin(incidents, eq(incidents.id, inbox.about))
        .where(eq(inbox.request, request));
      return rows.map(row => toIncident(row.incident))[0];
    },

    async commit(incident, was, facts) {
      const statements = recordStatements(store, parts, incident, facts, sealed =>
        was === 0 ? insert(sealed) : update(sealed, was),
      );
      const atDesks = (facts.cards ?? []).map(({ side, channel }) =>
        deskIs(store, incident.siteId, side, channel),
      );
      return store.commit([...statements, ...atDesks, ...(await following(incident))]);
    },
  };
}

/** The seal of each incident's last entry. */
export async function incidentHeads({ queries, tables: { incidents } }: Store): Promise<Head[]> {
  const rows = await queries.select({ recordId: incidents.id, seal: incidents.auditHead }).from(incidents);
  return rows.map(row => ({ record: 'incident', ...row }));
}

type IncidentRow = Store['tables']['incidents']['$inferSelect'];

const toIncident = ({ searched: _, ...incident }: IncidentRow): Incident => incident;

const sidesOf = ({ side }: Person) => (side === 'bridge' ? [...sides] : [side]);

function contains(text: SQL | Store['tables']['incidents']['searched'], part: string): SQL {
  return sql`${text} like ${`%${part.replace(/[\\%_]/g, '\\$&')}%`} escape '\\'`;
}
