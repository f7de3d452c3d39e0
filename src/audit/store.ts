import { and, asc, eq } from 'drizzle-orm';
import type { Store } from '../store/open.ts';
import type { AuditTrail } from './trail.ts';
import type { Chains } from './verify.ts';

export function auditStore({ queries, tables }: Store): AuditTrail {
  const { auditEntries } = tables;
  const of = (record: string, recordId: string) =>
    and(eq(auditEntries.record, record), eq(auditEntries.recordId, recordId));

  return {
    async of(record, recordId) {
      return queries.select().from(auditEntries).where(of(record, recordId)).orderBy(asc(auditEntries.seq));
    },
    async entry(record, recordId, seq) {
      const rows = await queries
        .select()
        .from(auditEntries)
        .where(and(of(record, recordId), eq(auditEntries.seq, seq)));
      return rows[0];
    },
  };
}

/** Chains with the heads that the records themselves hold. */
export function chainStore(store: Store): Chains {
  const { queries, tables } = store;
  return {
    async heads() {
      const rows = await queries
        .select({ recordId: tables.incidents.id, seal: tables.incidents.auditHead })
        .from(tables.incidents);
      return rows.map(row => ({ record: 'incident', ...row }));
    },
    entries: (record, recordId) => auditStore(store).of(record, recordId),
  };
}
