import { and, count, desc, eq, gt, inArray, isNotNull, isNull, lt, lte, min, sql } from 'drizzle-orm';
import { leftBehind } from '../desk-moves/store.ts';
import { DAY } from '../kernel/clock.ts';
import { isWaiting, takenUp } from '../store/claiming.ts';
import { also, must } from '../store/commit.ts';
import { messageStatements } from '../store/facts.ts';
import { gap, kept, perStore } from '../store/kept.ts';
import type { Store } from '../store/open.ts';
import { cardOf, lane, NO_CARD, type Claimed } from './message.ts';
import type { Outbox } from './outbox.ts';

/** What is not deliverable because of how its channel is. */
const ofTheChannel = [
  'not_in_channel',
  'channel_not_found',
  'is_archived',
  'restricted_action',
  'outside',
  'unseen',
  NO_CARD,
] as const;
/** Older news is no news; a record's next step brings its card up to date anyway. In milliseconds. */
const REVIVED = 7 * DAY;

/** Only whoever holds the lease may answer it. */
const heldGaps = ({ outbox }: Store['tables']) =>
  and(eq(outbox.id, gap('id')), eq(outbox.lease, gap('lease')), isWaiting(outbox));
const setSent = perStore(({ queries, tables }) => {
  const sent = queries.update(tables.outbox).set({ sentAt: sql`${gap('now')}` });
  return kept(sent.where(heldGaps(tables)).returning({ id: tables.outbox.id }));
});
const setShown = perStore(({ queries, tables: { cards } }) => {
  const shown = { channel: sql`${gap('channel')}`, ts: sql`${gap('ts')}`, shown: sql`${gap('shown')}` };
  const asSeen = and(eq(cards.id, gap('id')), eq(cards.stay, gap('stay')));
  return kept(queries.update(cards).set(shown).where(asSeen).returning({ id: cards.id }));
});
/** What died because its card was not there. */
const reviveNotes = perStore(({ queries, tables: { outbox } }) => {
  const again = {
    deadAt: null,
    due: sql`${gap('now')}`,
    triedSince: sql`${gap('now')}`,
    failures: 0,
    leaseUntil: null,
  };
  const died = and(eq(outbox.lane, gap('lane')), eq(outbox.reason, NO_CARD), isNotNull(outbox.deadAt));
  return kept(queries.update(outbox).set(again).where(died));
});
const unsettledDead = perStore(({ queries, tables: { outbox } }) => {
  const died = and(eq(outbox.lane, gap('lane')), isNotNull(outbox.deadAt), gt(outbox.lease, outbox.settled));
  return queries
    .select({ to: outbox.to, writtenAt: outbox.writtenAt })
    .from(outbox)
    .where(died)
    .prepare('dead');
});

export function outboxStore(store: Store): Outbox {
  const { queries, tables } = store;
  const { outbox, cards, inbox } = tables;
  const waiting = isWaiting(outbox);
  /** Only whoever holds the lease may answer it. */
  const held = (claimed: Claimed) => and(eq(outbox.id, claimed.id), eq(outbox.lease, claimed.lease), waiting);

  return {
    async write(messages, now) {
      if (messages.length > 0) await store.commit(messageStatements(store, messages, now));
    },

    async claim(now, leaseUntil, limit) {
      const rows = await takenUp(store).execute({ now, leaseUntil, limit });
      return rows.map(toClaimed).toSorted((a, b) => Number(b.urgent) - Number(a.urgent) || a.id - b.id);
    },

    async takeBack() {
      await queries
        .update(outbox)
        .set({ leaseUntil: null })
        .where(and(waiting, isNotNull(outbox.leaseUntil)));
    },

    async sent(claimed, now, landed) {
      const isSent = must(setSent(store)({ id: claimed.id, lease: claimed.lease, now }), 'stale');
      const over = claimed.to.kind === 'card' ? landed?.over : undefined;
      if (!landed || !over) return void (await store.commit([isSent]));
      const { channel, ts } = landed;
      const { id, stay } = over;
      const isShown = must(setShown(store)({ id, stay, channel, ts, shown: landed.shown ?? 0 }), 'stale');
      const isFirst = over.ts === null && ts !== null;
      const asItIs = [
        isSent,
        isShown,
        ...(isFirst ? [also(reviveNotes(store)({ lane: `card:${id}`, now }))] : []),
      ];
      if ((await store.commit(asItIs)) === 'done' || ts === null) return;
      const answer = `${claimed.id}.${claimed.lease}`;
      await store.commit([isSent, ...leftBehind(store, { ...over, channel, ts }, answer, now)]);
    },

    async isCardWaiting(claimed) {
      const isCard = eq(outbox.to, { kind: 'card', cardId: cardOf(claimed) });
      // One that is less urgent waits for it, and they would wait for each other.
      const earlier = lte(outbox.priority, claimed.urgent ? 0 : 1);
      const rows = await queries
        .select({ id: outbox.id })
        .from(outbox)
        .where(and(eq(outbox.lane, lane(claimed)), isCard, earlier, waiting))
        .limit(1);
      return rows.length > 0;
    },

    async maybeThereSince(claimed) {
      const own = claimed.lease > claimed.settled + 1 ? claimed.writtenAt : undefined;
      if (claimed.to.kind !== 'card') return own;
      const { cardId } = claimed.to;
      const died = await unsettledDead(store).execute({ lane: lane(claimed) });
      const toIt = died.filter(({ to }) => to.kind === 'card' && to.cardId === cardId);
      const all = [...toIt.map(one => one.writtenAt), ...(own === undefined ? [] : [own])];
      return all.length > 0 ? Math.min(...all) : undefined;
    },

    async later(claimed, due, reason, how) {
      const failures = how === 'failed' ? claimed.failures + 1 : claimed.failures;
      const settled = how === 'unsent' ? claimed.lease : claimed.settled;
      await queries
        .update(outbox)
        .set({ due, reason, leaseUntil: null, failures, settled })
        .where(held(claimed));
    },

    async dead(claimed, now, reason, tell) {
      const statements = [
        must(queries.update(outbox).set({ deadAt: now, reason }).where(held(claimed)).returning(), 'stale'),
        ...messageStatements(store, tell, now),
      ];
      await store.commit(statements);
    },

    async hasDeadBefore(claimed) {
      const rows = await queries
        .select({ id: outbox.id })
        .from(outbox)
        .where(and(eq(outbox.lane, lane(claimed)), lt(outbox.id, claimed.id), isNotNull(outbox.deadAt)))
        .orderBy(desc(outbox.id))
        .limit(1);
      const [last] = rows;
      if (!last) return false;
      // What was delivered since says that whatever it died of is over: what dies now is news.
      const since = await queries
        .select({ id: outbox.id })
        .from(outbox)
        .where(and(eq(outbox.lane, lane(claimed)), gt(outbox.id, last.id), isNotNull(outbox.sentAt)))
        .limit(1);
      return since.length === 0;
    },

    async revive(id, now) {
      const [row] = await queries
        .select({ lane: outbox.lane })
        .from(outbox)
        .where(and(eq(outbox.id, id), isNotNull(outbox.deadAt)));
      if (!row) return false;
      const died = and(eq(outbox.lane, row.lane), isNotNull(outbox.deadAt));
      const again = { deadAt: null, due: now, triedSince: now, failures: 0, leaseUntil: null };
      return (
        (await store.commit([must(queries.update(outbox).set(again).where(died).returning(), 'stale')])) ===
        'done'
      );
    },

    async reviveIn(channel, now) {
      const lanes = queries
        .select({ lane: sql<string>`'card:' || ${cards.id}` })
        .from(cards)
        .where(eq(cards.channel, channel));
      const since = now - REVIVED;
      // A channel that is there may refuse again, each day: when something was written is what makes it old.
      const isNews = and(gt(outbox.deadAt, since), gt(outbox.writtenAt, since));
      const lately = and(isNews, inArray(outbox.reason, [...ofTheChannel]));
      const again = { deadAt: null, due: now, triedSince: now, failures: 0, leaseUntil: null };
      await queries
        .update(outbox)
        .set(again)
        .where(and(lately, inArray(outbox.lane, lanes)));
      const unseen = and(waiting, eq(outbox.reason, 'unseen'), isNull(outbox.leaseUntil));
      await queries
        .update(outbox)
        .set({ due: now })
        .where(and(unseen, inArray(outbox.lane, lanes)));
    },

    async undelivered(id) {
      const rows = await queries
        .select()
        .from(outbox)
        .where(and(eq(outbox.id, id), isNotNull(outbox.deadAt)));
      return rows.map(row => ({ ...toClaimed(row), reason: row.reason ?? 'unknown' }))[0];
    },

    async backlog(since) {
      const [dead] = await queries.select({ all: count() }).from(outbox).where(gt(outbox.deadAt, since.dead));
      const [late] = await queries
        .select({ all: count() })
        .from(outbox)
        .where(and(waiting, lt(outbox.triedSince, since.waiting)));
      const [first] = await queries
        .select({ at: min(outbox.triedSince) })
        .from(outbox)
        .where(waiting);
      return { undelivered: dead?.all ?? 0, overdue: late?.all ?? 0, oldest: first?.at ?? null };
    },

    async thin(before, limit) {
      const old = queries
        .select({ id: outbox.id })
        .from(outbox)
        .where(lt(outbox.sentAt, before))
        .limit(limit);
      const answered = queries
        .select({ request: inbox.request })
        .from(inbox)
        .where(lt(inbox.at, before))
        .limit(limit);
      await store.commit([
        also(queries.delete(outbox).where(inArray(outbox.id, old))),
        also(queries.delete(inbox).where(inArray(inbox.request, answered))),
      ]);
    },
  };
}

function toClaimed(row: Store['tables']['outbox']['$inferSelect']): Claimed {
  const { id, key, intent, about, seq, to, lease, settled, failures, writtenAt, triedSince } = row;
  return {
    id,
    key,
    intent,
    about,
    seq,
    to,
    urgent: row.priority <= 0,
    lease,
    settled,
    failures,
    writtenAt,
    triedSince,
  };
}
