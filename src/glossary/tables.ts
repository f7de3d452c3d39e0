import { sql } from 'drizzle-orm';
import type { Kit } from '../store/kit.ts';
import { domains, origins, statuses, type Content } from './concept.ts';
import { proposalStates } from './proposal.ts';

export function glossaryTables(kit: Kit) {
  const concepts = kit.table(
    'concepts',
    {
      id: kit.text('id').primaryKey(),
      /** Greater with each write of any row: what is remembered reads only what is newer. */
      written: kit.integer('written').notNull(),
      domain: kit.text('domain', { enum: domains }).notNull(),
      language: kit.text('language').notNull(),
      forms: kit.json<Content['forms']>('forms').notNull(),
      definition: kit.text('definition').notNull(),
      more: kit.text('more').notNull(),
      example: kit.text('example').notNull(),
      sources: kit.json<Content['sources']>('sources').notNull(),
      related: kit.json<Content['related']>('related').notNull(),
      status: kit.text('status', { enum: statuses }).notNull(),
      origin: kit.text('origin', { enum: origins }).notNull(),
      stewardId: kit.text('steward_id'),
      reviewedAt: kit.time('reviewed_at'),
      suggestedBy: kit.text('suggested_by'),
      version: kit.integer('version').notNull(),
      auditHead: kit.text('audit_head').notNull(),
    },
    table => [
      kit.uniqueIndex('concepts_written').on(table.written),
      kit.check(
        'concepts_status_known',
        sql`${table.status} in ('draft', 'approved', 'deprecated', 'declined')`,
      ),
    ],
  );
  const falseFriends = kit.table(
    'false_friends',
    {
      id: kit.text('id').primaryKey(),
      written: kit.integer('written').notNull(),
      word: kit.text('word').notNull(),
      itId: kit
        .text('it_id')
        .notNull()
        .references(() => concepts.id),
      otId: kit
        .text('ot_id')
        .notNull()
        .references(() => concepts.id),
      watchOut: kit.text('watch_out').notNull(),
      dangerous: kit.boolean('dangerous').notNull(),
      yesIt: kit.text('yes_it'),
      yesOt: kit.text('yes_ot'),
      status: kit.text('status', { enum: statuses }).notNull(),
      version: kit.integer('version').notNull(),
      auditHead: kit.text('audit_head').notNull(),
    },
    table => [
      kit.uniqueIndex('false_friends_written').on(table.written),
      kit.uniqueIndex('false_friends_pair').on(table.itId, table.otId),
    ],
  );
  /** What somebody would change who may not. */
  const proposals = kit.table(
    'proposals',
    {
      id: kit.text('id').primaryKey(),
      conceptId: kit
        .text('concept_id')
        .notNull()
        .references(() => concepts.id),
      content: kit.json<Content>('content').notNull(),
      basedOn: kit.integer('based_on').notNull(),
      by: kit.text('by').notNull(),
      at: kit.time('at').notNull(),
      state: kit.text('state', { enum: proposalStates }).notNull(),
      version: kit.integer('version').notNull(),
    },
    table => [kit.index('proposals_state').on(table.state, table.at)],
  );
  /** Words that nobody found, and for which the stewards were asked; by whom is not kept. */
  const askedWords = kit.table('asked_words', {
    key: kit.text('key').primaryKey(),
    word: kit.text('word').notNull(),
    times: kit.integer('times').notNull(),
    at: kit.time('at').notNull(),
  });
  /** Channels whose members turned hints on, or off again. */
  const hintChannels = kit.table('hint_channels', {
    id: kit.text('id').primaryKey(),
    on: kit.boolean('on').notNull(),
    setBy: kit.text('set_by').notNull(),
    at: kit.time('at').notNull(),
  });
  /** What somebody said about hints: none at all, or not of these words. */
  const hintReaders = kit.table('hint_readers', {
    personId: kit.text('person_id').primaryKey(),
    stopped: kit.boolean('stopped').notNull(),
    /** Ids of false friends. */
    knows: kit.json<readonly string[]>('knows').notNull(),
  });
  /** The last hint at a false friend that somebody was given. */
  const hints = kit.table(
    'hints',
    {
      personId: kit.text('person_id').notNull(),
      friendId: kit
        .text('friend_id')
        .notNull()
        .references(() => falseFriends.id),
      /** Channel and thread. */
      thread: kit.text('thread').notNull(),
      at: kit.time('at').notNull(),
    },
    table => [
      kit.uniqueIndex('hints_person').on(table.personId, table.friendId),
      kit.index('hints_thread').on(table.thread, table.personId),
    ],
  );
  return { concepts, falseFriends, proposals, askedWords, hintChannels, hintReaders, hints };
}
