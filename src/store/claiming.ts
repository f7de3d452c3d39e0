import { and, asc, inArray, isNull, lte, notExists, or, sql, type SQL } from 'drizzle-orm';
import { gap, perStore } from './kept.ts';
import type { Tables } from './tables.ts';

/**
 * A message's place in its lane: a card that is under way, or may be in Slack, before anything else; and before what is
 * as urgent as itself, since it is drawn from the present state: a reply that Slack is unsure of must not hold it up.
 */
const rank = (row: SQL): SQL =>
  sql`case when ${row}.intent not like '%.card' then ${row}.priority when ${row}.lease > ${row}.settled then -2 else ${row}.priority - 0.5 end`;

/** Neither sent nor dead. */
export const isWaiting = ({ sentAt, deadAt }: Tables['outbox']): SQL | undefined =>
  and(isNull(sentAt), isNull(deadAt));

/** Takes at most `limit` due messages until `leaseUntil`, as the outbox's `claim` says. */
export const takenUp = perStore(({ queries, tables: { outbox } }) => {
  const now = gap('now');
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
      .where(and(isWaiting(outbox), free, lte(outbox.due, now), notExists(earlier)))
      .orderBy(asc(outbox.priority), asc(outbox.id))
      .limit(gap('limit')),
  );
  return queries
    .with(picked)
    .update(outbox)
    .set({ leaseUntil: sql`${gap('leaseUntil')}`, lease: sql`${outbox.lease} + 1` })
    .where(inArray(outbox.id, queries.select({ id: picked.id }).from(picked)))
    .returning()
    .prepare('claim');
});
