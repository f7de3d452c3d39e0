import { and, eq, exists, gt, isNotNull, isNull, lt, or, sql } from 'drizzle-orm';
import { also, must } from '../store/commit.ts';
import { messageStatements, seenStatement, type FactParts } from '../store/facts.ts';
import { gap, perStore } from '../store/kept.ts';
import type { Store } from '../store/open.ts';
import type { ConversationStore } from './conversations.ts';
import { replyId } from './reply.ts';

const cardById = perStore(({ queries, tables: { cards } }) =>
  queries
    .select()
    .from(cards)
    .where(eq(cards.id, gap('id')))
    .prepare('card'),
);

export function conversationStore(store: Store, { machine }: Pick<FactParts, 'machine'>): ConversationStore {
  const { queries, tables } = store;
  const { cards, replies } = tables;

  return {
    async card(id) {
      const rows = await cardById(store).execute({ id });
      return rows[0];
    },

    async cardAt(channel, ts) {
      const here = and(eq(cards.channel, channel), eq(cards.ts, ts), isNull(cards.under));
      const rows = await queries.select().from(cards).where(here);
      return rows[0];
    },

    async leftBehind(id) {
      const rows = await queries
        .select()
        .from(cards)
        .where(and(gt(cards.id, `${id}:`), lt(cards.id, `${id};`), isNotNull(cards.ts)));
      return rows;
    },

    async isPosting(channel) {
      const { outbox } = tables;
      const ofCard = eq(outbox.lane, sql`'card:' || ${cards.id}`);
      const one = { one: sql`1` };
      const waiting = queries
        .select(one)
        .from(outbox)
        .where(and(ofCard, isNull(outbox.sentAt), isNull(outbox.deadAt)));
      // What died after a try without an answer may stand there all the same, and is brought back by an admin.
      const mayBeThere = and(isNotNull(outbox.deadAt), gt(outbox.lease, sql`${outbox.settled} + 1`));
      const died = queries.select(one).from(outbox).where(and(ofCard, mayBeThere));
      const unposted = and(
        eq(cards.channel, channel),
        isNull(cards.ts),
        isNull(cards.under),
        or(exists(waiting), exists(died)),
      );
      const rows = await queries.select({ id: cards.id }).from(cards).where(unposted).limit(1);
      return rows.length > 0;
    },

    async reply(id) {
      const rows = await queries.select().from(replies).where(eq(replies.id, id));
      return rows[0];
    },

    async replyAt(channel, ts) {
      const own = await this.reply(replyId(channel, ts));
      if (own) return own;
      const shown = await queries
        .select({ reply: replies })
        .from(cards)
        .innerJoin(replies, eq(replies.id, cards.recordId))
        .where(and(eq(cards.channel, channel), eq(cards.ts, ts), isNotNull(cards.under)));
      return shown[0]?.reply;
    },

    async commit(reply, was, { key, mirror, messages }) {
      const asRead = and(eq(replies.id, reply.id), eq(replies.version, was));
      const now = machine.now();
      return store.commit([
        seenStatement(store, key, reply.id, now),
        was === 0
          ? must(queries.insert(replies).values(reply).onConflictDoNothing().returning(), 'stale')
          : must(queries.update(replies).set(reply).where(asRead).returning(), 'stale'),
        ...(mirror ? [also(queries.insert(cards).values(mirror))] : []),
        ...messageStatements(store, messages, now),
      ]);
    },
  };
}
