import {
  and,
  asc,
  count,
  eq,
  gt,
  inArray,
  isNotNull,
  isNull,
  lt,
  lte,
  min,
  notExists,
  or,
  sql,
  type SQL,
} from 'drizzle-orm';
import { leftBehind } from '../desk-moves/store.ts';
import { DAY } from '../kernel/clock.ts';
import { also, must } from '../store/commit.ts';
import { messageStatement } from '../store/facts.ts';
import type { Store } from '../store/open.ts';
import { cardOf, lane, NO_CARD, type Claimed } from './message.ts';
import type { Outbox } from './outbox.ts';

/** A message's place in its lane: a card that is under way, or may be in Slack, before anything else. */
const rank = (row: SQL): SQL =>
  sql`case when ${row}.lease > ${row}.settled and ${row}.intent like '%.card' then -2 else ${row}.priority end`;

/** What is not deliverable because of how its channel is. */
const ofTheChannel = [
  'not_in_channel',
  'channel_not_found',
  'is_archived',
  'outside',
  'unseen',
  NO_CARD,
] as const;
/** Older news is no news; a record's next step brings its card up to date anyway. In milliseconds. */
const REVIVED = 7 * DAY;

export function outboxStore(store: Store): Outbox {
  const { queries, tables } = store;
  const { outbox, cards, inbox } = tables;
  const waiting = and(isNull(outbox.sentAt), isNull(outbox.deadAt));
  /** Only whoever holds the lease may answer it. */
  const held = (claimed: Claimed) => and(eq(outbox.id, claimed.id), eq(outbox.lease, claimed.lease), waiting);

  return {
    async write(messages, now) {
      if (messages.length > 0) store.commit([messageStatement(store, messages, now)]);
    },

    async claim(now, leaseUntil, limit) {
      const earlier = queries
        .select({ one: sql`1` })
        .from(sql`${outbox} as earlier`)
        .where(
          sql`earlier.lane = ${outbox.lane} and earlier.sent_at is null and earlier.dead_at is null and earlier.id <> ${outbox.id}
            and (earlier.lease_until > ${now} or ${rank(sql`earlier`)} < ${rank(sql`${outbox}`)} or ${rank(sql`earlier`)} = ${rank(sql`${outbox}`)} and earlier.id < ${outbox.id})`,
        );
      const free = or(isNull(outbox.leaseUntil), lte(outbox.leaseUntil, now));
      const picked = queries.$with('picked').as(
        queries
          .select({ id: outbox.id })
          .from(outbox)
          .where(and(waiting, free, lte(outbox.due, now), notExists(earlier)))
          .orderBy(asc(outbox.priority), asc(outbox.id))
          .limit(limit),
      );
      const rows = await queries
        .with(picked)
        .update(outbox)
        .set({ leaseUntil, lease: sql`${outbox.lease} + 1` })
        .where(inArray(outbox.id, queries.select({ id: picked.id }).from(picked)))
        .returning();
      return rows.map(toClaimed).toSorted((a, b) => Number(b.urgent) - Number(a.urgent) || a.id - b.id);
    },

    async takeBack() {
      await queries
        .update(outbox)
        .set({ leaseUntil: null })
        .where(and(waiting, isNotNull(outbox.leaseUntil)));
    },

    async sent(claimed, now, landed) {
      const isSent = must(
        queries.update(outbox).set({ sentAt: now }).where(held(claimed)).returning(),
        'stale',
      );
      const over = claimed.to.kind === 'card' ? landed?.over : undefined;
      if (!landed || !over) return void store.commit([isSent]);
      const { channel, ts } = landed;
      const shown = { channel, ts, shown: landed.shown ?? 0 };
      const asSeen = and(eq(cards.id, over.id), eq(cards.stay, over.stay));
      const asItIs = [isSent, must(queries.update(cards).set(shown).where(asSeen).returning(), 'stale')];
      if (store.commit(asItIs) === 'done' || ts === null) return;
      const answer = `${claimed.id}.${claimed.lease}`;
      store.commit([isSent, ...leftBehind(store, { ...over, channel, ts }, answer, now)]);
    },

    async isCardWaiting(claimed) {
      const isCard = eq(outbox.to, { kind: 'card', cardId: cardOf(claimed) });
      const priority = claimed.urgent ? 0 : 1;
      // One behind it waits for it, and they would wait for each other.
      const earlier = or(
        lt(outbox.priority, priority),
        and(eq(outbox.priority, priority), lt(outbox.id, claimed.id)),
      );
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
      const died = and(eq(outbox.lane, lane(claimed)), isNotNull(outbox.deadAt));
      const [first] = await queries
        .select({ at: min(outbox.writtenAt) })
        .from(outbox)
        .where(and(died, eq(outbox.to, claimed.to), gt(outbox.lease, outbox.settled)));
      return first?.at == null ? own : Math.min(first.at, own ?? first.at);
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
      ];
      if (tell.length > 0) statements.push(messageStatement(store, tell, now));
      store.commit(statements);
    },

    async hasDeadBefore(claimed) {
      const rows = await queries
        .select({ id: outbox.id })
        .from(outbox)
        .where(and(eq(outbox.lane, lane(claimed)), lt(outbox.id, claimed.id), isNotNull(outbox.deadAt)))
        .limit(1);
      return rows.length > 0;
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
        store.commit([must(queries.update(outbox).set(again).where(died).returning(), 'stale')]) === 'done'
      );
    },

    async reviveIn(channel, now) {
      const lanes = queries
        .select({ lane: sql<string>`'card:' || ${cards.id}` })
        .from(cards)
        .where(eq(cards.channel, channel));
      const lately = and(gt(outbox.deadAt, now - REVIVED), inArray(outbox.reason, [...ofTheChannel]));
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
      store.commit([
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
