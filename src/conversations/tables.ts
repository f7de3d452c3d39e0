import { sides } from '../people/person.ts';
import type { Kit } from '../store/kit.ts';

export function conversationTables(kit: Kit) {
  const cards = kit.table(
    'cards',
    {
      id: kit.text('id').primaryKey(),
      record: kit.text('record').notNull(),
      recordId: kit.text('record_id').notNull(),
      side: kit.text('side', { enum: sides }).notNull(),
      channel: kit.text('channel').notNull(),
      ts: kit.text('ts'),
      shown: kit.integer('shown').notNull(),
    },
    table => [kit.uniqueIndex('cards_message').on(table.channel, table.ts)],
  );
  return { cards };
}
