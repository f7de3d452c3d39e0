import {
  and,
  asc,
  count,
  eq,
  getTableColumns,
  gt,
  gte,
  inArray,
  lt,
  ne,
  or,
  sql,
  type SQL,
} from 'drizzle-orm';
import type { Head } from '../audit/verify.ts';
import { deskIs } from '../desk-moves/store.ts';
import { searchedText, type Filter } from '../lists/listing.ts';
import { listStore, mayBeSeen } from '../lists/store.ts';
import { sidesOf, type Person } from '../people/person.ts';
import type { Touched } from '../register/touched.ts';
import { also, must, type Statement } from '../store/commit.ts';
import { recordStatements, type FactParts } from '../store/facts.ts';
import { chunks } from '../store/chunks.ts';
import { gap, perStore } from '../store/kept.ts';
import type { Store } from '../store/open.ts';
import { changesWords } from '../store/words.ts';
import type { Change } from './change.ts';
import type { ChangeStore } from './changes.ts';
import { inTheWay } from './clashes/store.ts';
import { busyOf } from './rules/weighing.ts';
import { isOpen, isOver } from './tables.ts';

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

    inTheWay: inTheWay(store),

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
