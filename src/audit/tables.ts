import type { Actor } from '../kernel/actor.ts';
import type { Kit } from '../store/kit.ts';

/** Append-only: triggers, written into the migration by hand, refuse every update and delete. */
export function auditTables(kit: Kit) {
  const auditEntries = kit.table(
    'audit_entries',
    {
      id: kit.serial('id'),
      record: kit.text('record').notNull(),
      recordId: kit.text('record_id').notNull(),
      seq: kit.integer('seq').notNull(),
      at: kit.time('at').notNull(),
      actor: kit.json<Actor>('actor').notNull(),
      action: kit.text('action').notNull(),
      before: kit.json<Record<string, unknown>>('before').notNull(),
      after: kit.json<Record<string, unknown>>('after').notNull(),
      words: kit.text('words'),
      seal: kit.text('seal').notNull(),
    },
    table => [kit.uniqueIndex('audit_entries_record').on(table.record, table.recordId, table.seq)],
  );
  return { auditEntries };
}
