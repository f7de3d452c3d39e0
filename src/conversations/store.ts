import { and, eq, exists, inArray, isNotNull, isNull, ne, sql } from 'drizzle-orm';
import type { Message } from '../outbox/message.ts';
import type { Site } from '../people/site.ts';
import { also, must, type Statement } from '../store/commit.ts';
import type { Card } from './card.ts';
import { messageStatement, seenStatement, type FactParts } from '../store/facts.ts';
import type { Store } from '../store/open.ts';
import type { ConversationStore } from './conversations.ts';
import { replyId } from './reply.ts';

export function conversationStore(store: Store, { machine }: Pick<FactParts, 'machine'>): ConversationStore {
  const { queries, tables } = store;
  const { cards, replies } = tables;

  return {
    async card(id) {
      const rows = await queries.select().from(cards).where(eq(cards.id, id));
      return rows[0];
    },

    async cardAt(channel, ts) {
      const here = and(eq(cards.channel, channel), eq(cards.ts, ts), isNull(cards.under));
      const rows = await queries.select().from(cards).where(here);
      return rows[0];
    },

    async isPosting(channel) {
      const { outbox } = tables;
      const waiting = queries
        .select({ one: sql`1` })
        .from(outbox)
        .where(
          and(eq(outbox.lane, sql`'card:' || ${cards.id}`), isNull(outbox.sentAt), isNull(outbox.deadAt)),
        );
      const unposted = and(
        eq(cards.channel, channel),
        isNull(cards.ts),
        isNull(cards.under),
        exists(waiting),
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
        messageStatement(store, messages, now),
      ]);
    },
  };
}

/**
 * Cards of open records follow their desk to another channel, where they are posted anew; their threads stay behind.
 * Those that Slack never had just go there, so that a wrong channel can be put right.
 *
 * @param now by the machine's clock
 */
export async function movedCards(store: Store, site: Site, now: number): Promise<Statement[]> {
  const { queries, tables } = store;
  const { cards, incidents } = tables;
  const open = queries
    .select({ id: incidents.id })
    .from(incidents)
    .where(and(eq(incidents.siteId, site.id), ne(incidents.state, 'closed')));
  const all = await queries
    .select()
    .from(cards)
    .where(and(isNull(cards.under), inArray(cards.recordId, open)));
  const moved = all.filter(card => card.channel !== site.desks[card.side]);
  const posted = moved.filter(card => card.ts !== null);
  return [
    ...moved.map(card => {
      const there = { channel: site.desks[card.side], ts: null, shown: 0 };
      return also(queries.update(cards).set(there).where(eq(cards.id, card.id)));
    }),
    ...(posted.length > 0
      ? [
          messageStatement(
            store,
            posted.map(card => anew(card, site)),
            now,
          ),
        ]
      : []),
  ];
}

const anew = (card: Card, site: Site): Message => ({
  key: `${card.record}.card:moved:${site.version}:${card.id}`,
  intent: `${card.record}.card`,
  about: card.recordId,
  seq: site.version,
  to: { kind: 'card', cardId: card.id },
  // Before what waits to be said in its thread, which dies where there is no card.
  urgent: true,
});
