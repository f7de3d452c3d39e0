import { sql } from 'drizzle-orm';
import type { Kit } from '../store/kit.ts';
import type { Address } from './message.ts';

/** Times are the machine's, never the domain's. Waiting is what is neither sent nor dead. */
export function outboxTables(kit: Kit) {
  const outbox = kit.table(
    'outbox',
    {
      id: kit.serial('id'),
      key: kit.text('key').notNull(),
      intent: kit.text('intent').notNull(),
      about: kit.text('about').notNull(),
      seq: kit.integer('seq').notNull(),
      to: kit.json<Address>('address').notNull(),
      lane: kit.text('lane').notNull(),
      /** -1 before 0 before 1. */
      priority: kit.integer('priority').notNull(),
      writtenAt: kit.time('written_at').notNull(),
      due: kit.time('due').notNull(),
      triedSince: kit.time('tried_since').notNull(),
      leaseUntil: kit.time('lease_until'),
      lease: kit.integer('lease').notNull(),
      settled: kit.integer('settled').notNull().default(0),
      failures: kit.integer('failures').notNull(),
      sentAt: kit.time('sent_at'),
      deadAt: kit.time('dead_at'),
      reason: kit.text('reason'),
    },
    table => [
      kit.uniqueIndex('outbox_key').on(table.key),
      kit
        .index('outbox_waiting')
        .on(table.priority, table.id)
        .where(sql`${table.sentAt} is null and ${table.deadAt} is null`),
      kit
        .index('outbox_lane')
        .on(table.lane, table.id)
        .where(sql`${table.sentAt} is null and ${table.deadAt} is null`),
      kit
        .index('outbox_dead')
        .on(table.lane, table.id)
        .where(sql`${table.deadAt} is not null`),
      kit
        .index('outbox_sent')
        .on(table.sentAt)
        .where(sql`${table.sentAt} is not null`),
    ],
  );
  return { outbox };
}
