import { and, asc, eq } from 'drizzle-orm';
import { gap, perStore } from '../store/kept.ts';
import type { Store } from '../store/open.ts';
import type { AuditTrail } from './trail.ts';
import type { Chains, Head } from './verify.ts';

const entryBySeq = perStore(({ queries, tables: { auditEntries: entries } }) =>
  queries
    .select()
    .from(entries)
    .where(
      and(
        eq(entries.record, gap('record')),
        eq(entries.recordId, gap('recordId')),
        eq(entries.seq, gap('seq')),
      ),
    )
    .prepare('entry'),
);

export function auditStore(store: Store): AuditTrail {
  const { queries, tables } = store;
  const { auditEntries } = tables;
  const of = (record: string, recordId: string) =>
    and(eq(auditEntries.record, record), eq(auditEntries.recordId, recordId));

  return {
    async of(record, recordId) {
      return queries.select().from(auditEntries).where(of(record, recordId)).orderBy(asc(auditEntries.seq));
    },
    async entry(record, recordId, seq) {
      const rows = await entryBySeq(store).execute({ record, recordId, seq });
      return rows[0];
    },
  };
}

/** @param heads of every kind of record, as their own stores give them */
export function chainStore(store: Store, heads: () => Promise<Head[]>): Chains {
  const { queries, tables } = store;
  return {
    heads,
    records: () =>
      queries
        .selectDistinct({ record: tables.auditEntries.record, recordId: tables.auditEntries.recordId })
        .from(tables.auditEntries),
    entries: (record, recordId) => auditStore(store).of(record, recordId),
  };
}
