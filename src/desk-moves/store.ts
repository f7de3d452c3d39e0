import { and, eq, gt, inArray, isNull, like, max, min, ne, notExists, or, sql, type SQL } from 'drizzle-orm';
import { cardId, isLeftBehind, type Card } from '../conversations/card.ts';
import { isOpen as isOpenChange } from '../changes/tables.ts';
import { jobName } from '../changes/timers.ts';
import { isOpen } from '../incidents/tables.ts';
import type { Message } from '../outbox/message.ts';
import { sides, type Side } from '../people/person.ts';
import type { Site } from '../people/site.ts';
import { also, must, type Statement } from '../store/commit.ts';
import { messageStatements } from '../store/facts.ts';
import { gap, kept, perStore } from '../store/kept.ts';
import type { Store } from '../store/open.ts';

/**
 * Cards of open records follow their desk to another channel, where they are posted anew, and so do those that were
 * never posted. Where they were, what is left behind says so each time, and what people still write under it crosses as
 * before. What is closed stays where it is, until it is reopened. `stale` where Slack got one of them meanwhile, or
 * something was filed for the desks as they were.
 *
 * @param now by the machine's clock
 */
export async function cardsFollow(store: Store, site: Site, now: number): Promise<Statement[]> {
  const { queries, tables } = store;
  const which = thatFollow(store, site);
  const leftOut = queries
    .select()
    .from(tables.cards)
    .where(and(which, elsewhere(store, site)));
  const none = and(eq(tables.sites.id, site.id), notExists(leftOut));
  return [
    ...(await moved(store, site, which, now)),
    must(queries.select({ id: tables.sites.id }).from(tables.sites).where(none), 'stale'),
  ];
}

/** The same for the cards of one record, whatever its state. `stale` also where the site's desks moved meanwhile. */
export async function cardsOfRecordFollow(
  store: Store,
  site: Site,
  recordId: string,
  now: number,
): Promise<Statement[]> {
  const { cards } = store.tables;
  const ofRecord = and(isNull(cards.under), eq(cards.recordId, recordId));
  return [
    ...sides.map(side => deskIs(store, site.id, side, site.desks[side])),
    ...(await moved(store, site, ofRecord, now)),
  ];
}

const isDesk = perStore(({ queries, tables: { sites } }) => {
  const asRead = (desk: typeof sites.itChannel | typeof sites.otChannel) => {
    const isThere = and(eq(sites.id, gap('id')), eq(desk, gap('channel')));
    return kept(queries.select({ id: sites.id }).from(sites).where(isThere));
  };
  return { it: asRead(sites.itChannel), ot: asRead(sites.otChannel) };
});

/** `stale` where the desk is in another channel by now: what was made for this one would be left behind. */
export function deskIs(store: Store, id: string, side: Side, channel: string): Statement {
  return must(isDesk(store)[side]({ id, channel }), 'stale');
}

async function moved(store: Store, site: Site, which: SQL | undefined, now: number): Promise<Statement[]> {
  const { cards } = store.tables;
  const all = await store.queries.select().from(cards).where(which);
  const moving = all.filter(card => !isLeftBehind(card) && card.channel !== site.desks[card.side]);
  if (moving.length === 0) return [];
  const asked = await askedOf(store, moving);
  const because = `${site.version}`;
  const isMoving = ({ recordId, side }: Card) => moving.some(({ id }) => id === cardId(recordId, side));
  return [
    ...moving.map(card => movedTo(store, card, site.desks[card.side])),
    ...moving.flatMap(card => {
      const { since, over } = asked.get(card.id) ?? {};
      // It may be there although nobody knows, and is looked for from when it was to be posted.
      const isThere = card.ts !== null || since !== undefined;
      return isThere ? leftBehind(store, card, because, since ?? now, over ?? now) : [];
    }),
    ...all
      .filter(card => isLeftBehind(card) && isMoving(card))
      .flatMap(card => saysWhere(store, card, because, now, now)),
    ...messageStatements(
      store,
      moving.map(card => anew(card, site)),
      now,
    ),
  ];
}

/** The card in another channel, where Slack doesn't have it yet; `stale` where it is not as it was read. */
function movedTo({ queries, tables: { cards } }: Store, { id, ts, stay }: Card, channel: string): Statement {
  const sameTs = ts === null ? isNull(cards.ts) : eq(cards.ts, ts);
  const asRead = and(eq(cards.id, id), eq(cards.stay, stay), sameTs);
  const row = { channel, ts: null, shown: 0, stay: stay + 1 };
  return must(queries.update(cards).set(row).where(asRead).returning(), 'stale');
}

/** Cards that are at none of the site's desks, without those that were left behind. */
function elsewhere({ tables: { cards } }: Store, { desks }: Site): SQL | undefined {
  const at = (side: Side) =>
    and(
      eq(cards.side, side),
      eq(cards.id, sql`${cards.recordId} || ${cardId('', side)}`),
      ne(cards.channel, desks[side]),
    );
  return or(...sides.map(at));
}

/**
 * Cards of open records, of changes that have left something behind, of which both desks are still told, and of closed
 * ones what is still to be posted: nobody looks where there is no desk.
 */
function thatFollow({ queries, tables }: Store, site: Site): SQL | undefined {
  const { cards, incidents, changes, outbox, timers } = tables;
  const incidentIds = (which?: SQL) =>
    queries
      .select({ id: incidents.id })
      .from(incidents)
      .where(and(eq(incidents.siteId, site.id), which));
  const changeIds = (which?: SQL) =>
    queries
      .select({ id: changes.id })
      .from(changes)
      .where(and(eq(changes.siteId, site.id), which));
  const ofSite = or(inArray(cards.recordId, incidentIds()), inArray(cards.recordId, changeIds()));
  const leftover = queries
    .select({ id: timers.about })
    .from(timers)
    .where(eq(timers.job, jobName('leftover')));
  const open = or(
    inArray(cards.recordId, incidentIds(isOpen(incidents))),
    inArray(cards.recordId, changeIds(or(isOpenChange(changes), inArray(changes.id, leftover)))),
  );
  const waiting = queries
    .select({ id: sql`substr(${outbox.lane}, ${'card:'.length + 1})` })
    .from(outbox)
    .where(and(like(outbox.lane, 'card:%'), isNull(outbox.sentAt), isNull(outbox.deadAt)));
  const unposted = and(isNull(cards.ts), inArray(cards.id, waiting), ofSite);
  return and(isNull(cards.under), or(open, unposted));
}

/** What Slack was asked to make of a card, without an answer yet. */
interface Asked {
  /** When that was written. */
  since: number;
  /** When it is surely over. */
  over: number;
}

/** By the cards' ids. */
async function askedOf({ queries, tables }: Store, of: readonly Card[]): Promise<Map<string, Asked>> {
  const { outbox } = tables;
  const lanes = of.map(card => `card:${card.id}`);
  const rows = await queries
    .select({ to: outbox.to, since: min(outbox.writtenAt), over: max(outbox.leaseUntil) })
    .from(outbox)
    .where(and(inArray(outbox.lane, lanes), isNull(outbox.sentAt), gt(outbox.lease, outbox.settled)))
    .groupBy(outbox.to);
  return new Map(
    rows.flatMap(({ to, since, over }) =>
      to.kind === 'card' && since !== null ? [[to.cardId, { since, over: over ?? since }] as const] : [],
    ),
  );
}

/**
 * A card in a channel that is no desk any more: kept, so that it is known whose it is, and told to say where it went.
 *
 * @param because names what left it there
 * @param since when it was posted at the earliest, by the machine's clock
 * @param due when nothing of before can change it any more
 */
export function leftBehind(
  store: Store,
  card: Card,
  because: string,
  since: number,
  due = since,
): Statement[] {
  const { cards } = store.tables;
  const row = { ...card, id: `${card.id}:${card.stay}`, shown: 0 };
  const set = { ts: card.ts };
  return [
    also(store.queries.insert(cards).values(row).onConflictDoUpdate({ target: cards.id, set })),
    ...saysWhere(store, row, because, since, due),
  ];
}

/** What was left behind is told where its desk is now. */
function saysWhere(
  store: Store,
  { record, recordId, id }: Card,
  because: string,
  since: number,
  due: number,
): Statement[] {
  const message: Message = {
    key: `${record}.moved:${id}:${because}`,
    intent: `${record}.moved`,
    about: recordId,
    seq: 0,
    to: { kind: 'card', cardId: id },
    urgent: false,
  };
  return messageStatements(store, [message], since, due);
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
