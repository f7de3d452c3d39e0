import { and, eq, getTableColumns, gte, inArray, isNotNull, isNull, lte, ne, or } from 'drizzle-orm';
import type { Touched } from '../../register/touched.ts';
import { gap, perStore } from '../../store/kept.ts';
import type { Store } from '../../store/open.ts';
import type { Change } from '../change.ts';
import { toChange } from '../store.ts';
import { isOpen, isOver } from '../tables.ts';
import type { RecentStore } from './recent.ts';

/** As many assets as one query is asked with: more than anything is part of. */
const AT_ONCE = 8;

const gaps = Array.from({ length: AT_ONCE }, (_, n) => `asset ${n}`);

/** All that `seenIn` lets through between the gaps `start` and `end`, and few more. */
function maybeSeen({ changes }: Store['tables']) {
  const [start, end] = [gap('start'), gap('end')];
  const isBegun = isNotNull(changes.startedAt);
  const isSoon = and(
    isNull(changes.startedAt),
    ne(changes.state, 'draft'),
    lte(changes.start, end),
    or(gte(changes.end, start), gte(changes.since, start)),
  );
  return {
    /** Also what has long been taken back and waits for its review. */
    open: and(isOpen(changes), or(isBegun, isSoon)),
    /** What is unimportant is closed without having been begun by anybody. */
    over: and(isOver(changes), gte(changes.since, start), or(isBegun, eq(changes.state, 'closed'))),
  };
}

const changesTouching = perStore(({ queries, tables }) => {
  const { changes, changeAssets } = tables;
  const { assetId, how } = changeAssets;
  const { open, over } = maybeSeen(tables);
  return queries
    .select({ change: getTableColumns(changes), assetId, how })
    .from(changeAssets)
    .innerJoin(changes, eq(changes.id, changeAssets.changeId))
    .where(and(inArray(assetId, gaps.map(gap)), or(open, over)))
    .prepare('changes touching');
});
/** Two queries, since there are two indexes. */
const changesAt = perStore(({ queries, tables }) => {
  const { changes } = tables;
  const { open, over } = maybeSeen(tables);
  const here = eq(changes.siteId, gap('site'));
  return [open, over].map((which, n) =>
    queries.select().from(changes).where(and(here, which)).prepare(`changes at ${n}`),
  );
});

type Found = { change: Change; touched: Map<string, Touched['how']> };

export function recentStore(store: Store): RecentStore {
  return {
    async touching(assetIds, span) {
      const found = new Map<string, Found>();
      for (let from = 0; from < assetIds.length; from += AT_ONCE) {
        const some = assetIds.slice(from, from + AT_ONCE);
        // A gap that is left takes one of them again.
        const ids = Object.fromEntries(gaps.map((name, n) => [name, some[n] ?? some[0]]));
        for (const row of await changesTouching(store).execute({ ...span, ...ids })) {
          const one: Found = found.get(row.change.id) ?? { change: toChange(row.change), touched: new Map() };
          one.touched.set(row.assetId, row.how);
          found.set(row.change.id, one);
        }
      }
      return [...found.values()];
    },

    async at(site, span) {
      const parts = await Promise.all(changesAt(store).map(async part => part.execute({ ...span, site })));
      return parts.flat().map(toChange);
    },
  };
}
