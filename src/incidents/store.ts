import { and, asc, eq, inArray, or, sql } from 'drizzle-orm';
import type { Head } from '../audit/verify.ts';
import { must, type Statement } from '../store/commit.ts';
import { commitRecord, type FactParts } from '../store/facts.ts';
import type { Store } from '../store/open.ts';
import type { Incident } from './incident.ts';
import type { IncidentStore } from './incidents.ts';

export function incidentStore(store: Store, parts: FactParts): IncidentStore {
  const { queries, tables } = store;
  const { incidents, inbox } = tables;

  function insert(incident: Incident): Statement {
    const number = sql`(select coalesce(max(${incidents.number}), 0) + 1 from ${incidents})`;
    return must(
      queries
        .insert(incidents)
        .values({ ...incident, number })
        .returning({ id: incidents.id }),
      'stale',
    );
  }

  function update({ id, number: _, ...fields }: Incident, was: number): Statement {
    const asRead = and(eq(incidents.id, id), eq(incidents.version, was));
    return must(queries.update(incidents).set(fields).where(asRead).returning({ id: incidents.id }), 'stale');
  }

  return {
    async find(id) {
      const rows = await queries.select().from(incidents).where(eq(incidents.id, id));
      return rows[0];
    },

    async waitingOn(siteId, sides, limit) {
      const answers = and(
        inArray(incidents.answering, [...sides]),
        inArray(incidents.state, ['new', 'acknowledged', 'in progress']),
      );
      const confirms = and(inArray(incidents.asking, [...sides]), eq(incidents.state, 'resolved'));
      return queries
        .select()
        .from(incidents)
        .where(and(eq(incidents.siteId, siteId), or(answers, confirms)))
        .orderBy(asc(incidents.severity), asc(incidents.filedAt))
        .limit(limit);
    },

    async answeredBy(request) {
      const rows = await queries
        .select({ incident: incidents })
        .from(inbox)
        .innerJoin(incidents, eq(incidents.id, inbox.about))
        .where(eq(inbox.request, request));
      return rows[0]?.incident;
    },

    async commit(incident, was, facts) {
      return commitRecord(store, parts, incident, facts, sealed =>
        was === 0 ? insert(sealed) : update(sealed, was),
      );
    },
  };
}

/** The seal of each incident's last entry. */
export async function incidentHeads({ queries, tables: { incidents } }: Store): Promise<Head[]> {
  const rows = await queries.select({ recordId: incidents.id, seal: incidents.auditHead }).from(incidents);
  return rows.map(row => ({ record: 'incident', ...row }));
}
