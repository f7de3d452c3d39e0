import { and, eq, exists, gt, inArray, isNotNull, isNull, lt, ne, sql } from 'drizzle-orm';
import type { Message } from '../outbox/message.ts';
import type { Site } from '../people/site.ts';
import { sides } from '../people/person.ts';
import { also, must, type Statement } from '../store/commit.ts';
import { cardId, isLeftBehind, type Card } from './card.ts';
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

    async leftBehind(id) {
      const rows = await queries
        .select()
        .from(cards)
        .where(and(gt(cards.id, `${id}:`), lt(cards.id, `${id};`), isNotNull(cards.ts)));
      return rows;
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
 * Cards of open records follow their desk to another channel, where they are posted anew. Where they were, what is left
 * behind says so, and what people still write under it crosses as before. What is closed stays where it is, until it is
 * reopened. `stale` where Slack got one of them meanwhile.
 *
 * @param now by the machine's clock
 * @param recordId of one record alone, whatever its state
 */
export async function movedCards(
  store: Store,
  site: Site,
  now: number,
  recordId?: string,
): Promise<Statement[]> {
  const { queries, tables } = store;
  const { cards, incidents } = tables;
  const open = queries
    .select({ id: incidents.id })
    .from(incidents)
    .where(and(eq(incidents.siteId, site.id), ne(incidents.state, 'closed')));
  const all = await queries
    .select()
    .from(cards)
    .where(
      recordId === undefined
        ? and(isNull(cards.under), inArray(cards.recordId, open))
        : inArray(
            cards.id,
            sides.map(side => cardId(recordId, side)),
          ),
    );
  const moved = all.filter(card => !isLeftBehind(card) && card.channel !== site.desks[card.side]);
  if (moved.length === 0) return [];
  const there = { ts: null, shown: 0 };
  const unsure = await maybePosted(store, moved);
  return [
    ...moved.map(({ id, side, ts, stay }) => {
      const asRead = and(
        eq(cards.id, id),
        eq(cards.stay, stay),
        ts === null ? isNull(cards.ts) : eq(cards.ts, ts),
      );
      const row = { ...there, channel: site.desks[side], stay: stay + 1 };
      return must(queries.update(cards).set(row).where(asRead).returning(), 'stale');
    }),
    ...moved.flatMap(card => {
      // It may be there although nobody knows, and is looked for from when it was to be posted.
      const since = card.ts === null ? unsure.get(card.id) : now;
      return since === undefined ? [] : leftBehind(store, card, since);
    }),
    messageStatement(
      store,
      moved.map(card => anew(card, site)),
      now,
    ),
  ];
}

/** The cards of which Slack was asked and did not answer yet, by id, with the time from which that was to happen. */
async function maybePosted({ queries, tables }: Store, moved: readonly Card[]): Promise<Map<string, number>> {
  const { outbox } = tables;
  const rows = await queries
    .select({ to: outbox.to, writtenAt: outbox.writtenAt })
    .from(outbox)
    .where(
      and(
        inArray(
          outbox.lane,
          moved.map(card => `card:${card.id}`),
        ),
        isNull(outbox.sentAt),
        gt(outbox.lease, outbox.settled),
      ),
    );
  return new Map(
    rows.flatMap(({ to, writtenAt }) => (to.kind === 'card' ? [[to.cardId, writtenAt] as const] : [])),
  );
}

/**
 * A card in a channel that is no desk any more: kept, so that it is known whose it is, and told to say where it went.
 *
 * @param since when it was posted at the earliest, by the machine's clock
 */
export function leftBehind(store: Store, card: Card, since: number): Statement[] {
  const { record, recordId, ts } = card;
  const { queries, tables } = store;
  const id = `${card.id}:${card.stay}`;
  const message: Message = {
    key: `${record}.moved:${id}:${ts ?? ''}`,
    intent: `${record}.moved`,
    about: recordId,
    seq: 0,
    to: { kind: 'card', cardId: id },
    urgent: false,
  };
  const row = { ...card, id, shown: 0 };
  return [
    also(
      queries.insert(tables.cards).values(row).onConflictDoUpdate({ target: tables.cards.id, set: { ts } }),
    ),
    messageStatement(store, [message], since),
  ];
}

const anew = (card: Card, site: Site): Message => ({
  key: `${card.record}.card:moved:${site.version}:${card.id}`,
  intent: `${card.record}.card`,
  about: card.recordId,
  seq: site.version,
  to: { kind: 'card', cardId: card.id },
  urgent: true,
  first: true,
});
