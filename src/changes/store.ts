import {
  and,
  asc,
  count,
  eq,
  getTableColumns,
  gt,
  gte,
  inArray,
  isNotNull,
  isNull,
  lt,
  lte,
  ne,
  or,
  sql,
  type SQL,
} from 'drizzle-orm';
import type { Head } from '../audit/verify.ts';
import { deskIs } from '../desk-moves/store.ts';
import { DAY } from '../kernel/clock.ts';
import { searchedText, type Filter } from '../lists/listing.ts';
import { listStore, mayBeSeen } from '../lists/store.ts';
import { sidesOf, type Person } from '../people/person.ts';
import type { Touched } from '../register/touched.ts';
import { also, must, type Statement } from '../store/commit.ts';
import { recordStatements, type FactParts } from '../store/facts.ts';
import { gap, perStore } from '../store/kept.ts';
import type { Store } from '../store/open.ts';
import { changesWords } from '../store/words.ts';
import { changeName, type Change } from './change.ts';
import type { ChangeStore } from './changes.ts';
import type { Drafts } from './drafts.ts';
import { busyOf } from './rules/weighing.ts';
import { isOpen, isOver } from './tables.ts';

/** As many ids as one query is asked with. */
const CHUNK = 500;
/** A draft that nobody went on with, in milliseconds. */
const FORGOTTEN = 7 * DAY;

const changeById = perStore(({ queries, tables: { changes } }) =>
  queries
    .select()
    .from(changes)
    .where(eq(changes.id, gap('id')))
    .prepare('change'),
);
const changeByNumber = perStore(({ queries, tables: { changes } }) =>
  queries
    .select()
    .from(changes)
    .where(eq(changes.number, gap('number')))
    .prepare('change numbered'),
);

export function changeStore(store: Store, parts: FactParts): ChangeStore {
  const { queries, tables } = store;
  const { changes, changeAssets, inbox } = tables;

  function insert(change: Change): Statement {
    const number = sql<number>`(select coalesce(max(${changes.number}), 0) + 1 from ${changes})`;
    const row = { ...rowOf(change), number: number as unknown as number };
    return must(queries.insert(changes).values(row).returning({ id: changes.id }), 'stale');
  }

  function update(change: Change, was: number): Statement {
    const { id, number: _, ...row } = rowOf(change);
    const asRead = and(eq(changes.id, id), eq(changes.version, was));
    return must(queries.update(changes).set(row).where(asRead).returning({ id: changes.id }), 'stale');
  }

  function touching({ id: changeId }: Change, touched: readonly Touched[]): Statement[] {
    const rows = touched.map(({ asset, how }) => ({ changeId, assetId: asset.id, how }));
    return [
      also(queries.delete(changeAssets).where(eq(changeAssets.changeId, changeId))),
      ...chunks(rows).map(some => also(queries.insert(changeAssets).values(some))),
    ];
  }

  /** Which of some assets each of some changes touches; one that touches none is left out. */
  async function touchedOf(ids: readonly string[], assetIds: readonly string[]) {
    const { changeId, assetId } = changeAssets;
    const sought = new Set(assetIds);
    const ofThese = assetIds.length <= CHUNK ? inArray(assetId, [...assetIds]) : undefined;
    const found = new Map<string, string[]>();
    for (const some of chunks(ids)) {
      const rows = await queries
        .select({ changeId, assetId })
        .from(changeAssets)
        .where(and(inArray(changeId, some), ofThese));
      for (const row of rows.filter(one => sought.has(one.assetId))) {
        const both = found.get(row.changeId);
        if (both) both.push(row.assetId);
        else found.set(row.changeId, [row.assetId]);
      }
    }
    return found;
  }

  const own = ({ id }: Person) => or(eq(changes.requesterId, id), eq(changes.implementerId, id));
  /** `mayKnow` as a condition. */
  const known = (by: Person) => and(mayBeSeen(changes.visibility, by), by.guest ? own(by) : undefined);
  const firstToBegin = [asc(changes.start), asc(changes.number)];

  function filtered(filter: Filter, by: Person): SQL | undefined {
    switch (filter) {
      case 'open-here':
      case 'site':
        return eq(changes.siteId, by.siteId);
      case 'mine':
        return own(by);
      case 'side':
        return and(eq(changes.siteId, by.siteId), inArray(changes.requesterSide, sidesOf(by)));
      case 'open':
      case 'all':
        return undefined;
    }
  }

  const lists = listStore<Change>(store, {
    kind: 'change',
    table: changes,
    words: changesWords,
    rows: async (which, order) => {
      const rows = queries.select().from(changes).where(which);
      return (await rows.orderBy(...order)).map(toChange);
    },
    known,
    filtered,
    isOpen: isOpen(changes),
    isOver: isOver(changes),
    openOrder: firstToBegin,
  });

  return {
    ...lists,

    async find(id) {
      const rows = await changeById(store).execute({ id });
      return rows.map(toChange)[0];
    },

    async numbered(number) {
      const rows = await changeByNumber(store).execute({ number });
      return rows.map(toChange)[0];
    },

    async isAnswered(request) {
      const rows = await queries.select().from(inbox).where(eq(inbox.request, request));
      return rows.length > 0;
    },

    async answeredBy(request) {
      const rows = await queries
        .select(getTableColumns(changes))
        .from(inbox)
        .innerJoin(changes, eq(changes.id, inbox.about))
        .where(eq(inbox.request, request));
      return rows.map(toChange)[0];
    },

    async inTheWay(touched, implementerId, { start, end }, now) {
      // Work that outlasts its time is in the way until it is handed back, of its implementer until they report.
      const goesOn =
        start > now
          ? undefined
          : and(isNotNull(changes.startedAt), isNull(changes.handedBack), lte(changes.busyUntil, now));
      const meanwhile = and(
        isOpen(changes),
        ne(changes.state, 'draft'),
        lt(changes.start, end),
        or(gt(changes.busyUntil, start), goesOn),
      );
      // By time and not by asset: of each asset there is a history that grows, and there are few changes at one time.
      const { id, number, requesterId: ownerId, plannedAt, busyUntil } = changes;
      const who = { ownerId, implementerId: changes.implementerId };
      const rows = await queries
        .select({
          id,
          number,
          ...who,
          start: changes.start,
          end: busyUntil,
          plannedAt,
          reported: changes.reported,
          visibility: changes.visibility,
        })
        .from(changes)
        .where(meanwhile)
        .orderBy(...firstToBegin);
      const ids = rows.map(row => row.id);
      const both = await touchedOf(ids, touched);
      const isTheirs = (row: (typeof rows)[number]) =>
        row.implementerId === implementerId && (row.end > start || row.reported === null);
      return rows
        .filter(row => both.has(row.id) || isTheirs(row))
        .map(({ reported: _, visibility, ...row }) => {
          const isLate = row.end <= start;
          const until = isLate ? now + 1 : row.end;
          const isRestricted = visibility.kind === 'restricted';
          const shown = { name: changeName(row), isRestricted };
          return { ...row, ...shown, end: until, isLate, touched: both.get(row.id) ?? [] };
        });
    },

    async assessedAt(siteId) {
      const rows = await queries
        .select()
        .from(changes)
        .where(and(isOpen(changes), eq(changes.siteId, siteId), eq(changes.state, 'assess')))
        .orderBy(asc(changes.start), asc(changes.number));
      return rows.map(toChange);
    },

    async during(siteId, { start, end }, by) {
      const meanwhile = and(lt(changes.start, end), gt(changes.end, start), ne(changes.state, 'draft'));
      const rows = await queries
        .select()
        .from(changes)
        .where(and(eq(changes.siteId, siteId), meanwhile, known(by)))
        .orderBy(...firstToBegin);
      return rows.map(toChange);
    },

    async openOf(id) {
      const theirs = or(eq(changes.requesterId, id), eq(changes.implementerId, id));
      const rows = await queries
        .select()
        .from(changes)
        .where(and(isOpen(changes), theirs))
        .orderBy(...firstToBegin);
      return rows.map(toChange);
    },

    async emergencies(siteId, since) {
      const theirs = and(
        eq(changes.siteId, siteId),
        eq(changes.type, 'emergency'),
        gte(changes.filedAt, since),
      );
      const rows = await queries.select().from(changes).where(theirs).orderBy(asc(changes.number));
      return rows.map(toChange);
    },

    async overlooked(siteId, since) {
      const theirs = and(
        eq(changes.siteId, siteId),
        gte(changes.startedAt, since),
        ne(changes.overlooked, []),
      );
      const rows = await queries.select({ many: count() }).from(changes).where(theirs);
      return rows[0]?.many ?? 0;
    },

    async commit(change, was, facts) {
      const { touched } = facts;
      const statements = recordStatements(store, parts, change, facts, sealed =>
        was === 0 ? insert(sealed) : update(sealed, was),
      );
      const atDesks = (facts.cards ?? []).map(({ side, channel }) =>
        deskIs(store, change.siteId, side, channel),
      );
      return store.commit([...statements, ...(touched ? touching(change, touched) : []), ...atDesks]);
    },
  };
}

export function draftStore({ queries, tables: { changeDrafts }, commit }: Store): Drafts {
  return {
    async find(id) {
      const rows = await queries.select().from(changeDrafts).where(eq(changeDrafts.id, id));
      return rows[0];
    },
    async keep(draft) {
      const row = queries.insert(changeDrafts).values(draft);
      await commit([
        // Nobody writes over what somebody else has planned.
        also(
          row.onConflictDoUpdate({
            target: changeDrafts.id,
            set: draft,
            setWhere: eq(changeDrafts.by, draft.by),
          }),
        ),
        also(queries.delete(changeDrafts).where(lt(changeDrafts.at, draft.at - FORGOTTEN))),
      ]);
    },
  };
}

/** The seal of each change's last entry. */
export async function changeHeads({ queries, tables: { changes } }: Store): Promise<Head[]> {
  const rows = await queries.select({ recordId: changes.id, seal: changes.auditHead }).from(changes);
  return rows.map(row => ({ record: 'change', ...row }));
}

type ChangeRow = Store['tables']['changes']['$inferSelect'];

const rowOf = (change: Change): ChangeRow => ({
  ...change,
  busyUntil: busyOf(change).end,
  searched: searchedText([change.place, change.what, change.why]),
});

export const toChange = ({ searched: _, busyUntil: _busy, ...change }: ChangeRow): Change => change;

export function chunks<T>(all: readonly T[]): T[][] {
  const parts: T[][] = [];
  for (let n = 0; n < all.length; n += CHUNK) parts.push(all.slice(n, n + CHUNK));
  return parts;
}
