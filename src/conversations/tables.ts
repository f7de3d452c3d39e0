import { sides } from '../people/person.ts';
import type { Kit } from '../store/kit.ts';
import type { SharedFile } from './reply.ts';

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
      under: kit.text('under'),
      stay: kit.integer('stay').notNull().default(0),
    },
    table => [kit.uniqueIndex('cards_message').on(table.channel, table.ts)],
  );
  const replies = kit.table(
    'replies',
    {
      id: kit.text('id').primaryKey(),
      cardId: kit
        .text('card_id')
        .notNull()
        .references(() => cards.id),
      record: kit.text('record').notNull(),
      recordId: kit.text('record_id').notNull(),
      side: kit.text('side', { enum: sides }).notNull(),
      channel: kit.text('channel').notNull(),
      ts: kit.text('ts').notNull(),
      authorId: kit.text('author_id').notNull(),
      text: kit.text('text').notNull(),
      files: kit.json<readonly SharedFile[]>('files').notNull(),
      broadcast: kit.boolean('broadcast').notNull(),
      edited: kit.text('edited').notNull(),
      deleted: kit.boolean('deleted').notNull(),
      version: kit.integer('version').notNull(),
    },
    table => [kit.index('replies_record').on(table.record, table.recordId)],
  );
  return { cards, replies };
}
