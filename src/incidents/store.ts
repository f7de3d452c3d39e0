import { and, asc, eq, inArray, or, sql } from 'drizzle-orm';
import { must, type Step } from '../store/commit.ts';
import { recordSteps, sealed, type FactParts } from '../store/facts.ts';
import type { Store } from '../store/open.ts';
import type { Incident } from './incident.ts';
import type { IncidentStore } from './incidents.ts';

export function incidentStore(store: Store, parts: FactParts): IncidentStore {
  const { queries, tables } = store;
  const { incidents, inbox } = tables;

  function insert(incident: Incident): Step {
    const number = sql`(select coalesce(max(${incidents.number}), 0) + 1 from ${incidents})`;
    return must(
      queries
        .insert(incidents)
        .values({ ...incident, number })
        .returning({ id: incidents.id }),
      'stale',
    );
  }

  function update({ id, number: _, ...fields }: Incident, was: number): Step {
    const asRead = and(eq(incidents.id, id), eq(incidents.version, was));
    return must(queries.update(incidents).set(fields).where(asRead).returning({ id: incidents.id }), 'stale');
  }

  return {
    async find(id) {
      const rows = await queries.select().from(incidents).where(eq(incidents.id, id));
      return rows[0];
    },

    async waitingOn(side, limit) {
      const answers = and(
        eq(incidents.answering, side),
        inArray(incidents.state, ['new', 'acknowledged', 'in progress']),
      );
      const confirms = and(eq(incidents.asking, side), eq(incidents.state, 'resolved'));
      return queries
        .select()
        .from(incidents)
        .where(or(answers, confirms))
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
      const { record, entries } = sealed(parts, incident, facts);
      const step = was === 0 ? insert(record) : update(record, was);
      return store.commit(recordSteps(store, parts, { ...record, step }, facts, entries));
    },
  };
}
