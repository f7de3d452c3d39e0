import { and, eq, getTableColumns, gte, inArray, isNotNull, isNull, lte, ne, or } from 'drizzle-orm';
import type { Touched } from '../../register/touched.ts';
import type { Store } from '../../store/open.ts';
import type { Change } from '../change.ts';
import type { Span } from '../spans.ts';
import { chunks, toChange } from '../store.ts';
import { isOpen, isOver } from '../tables.ts';
import type { RecentStore } from './recent.ts';

type Found = { change: Change; touched: Map<string, Touched['how']> };

export function recentStore({ queries, tables: { changes, changeAssets } }: Store): RecentStore {
  const isBegun = isNotNull(changes.startedAt);

  /** Of those that are open: also what has long been taken back and waits for its review. */
  function open({ start, end }: Span) {
    const isSoon = and(
      isNull(changes.startedAt),
      ne(changes.state, 'draft'),
      lte(changes.start, end),
      or(gte(changes.end, start), gte(changes.since, start)),
    );
    return and(isOpen(changes), or(isBegun, isSoon));
  }
  /** Of those that are over: what is unimportant is closed without having been begun by anybody. */
  const over = ({ start }: Span) =>
    and(isOver(changes), gte(changes.since, start), or(isBegun, eq(changes.state, 'closed')));

  return {
    async touching(assetIds, span) {
      const { assetId, how } = changeAssets;
      const found = new Map<string, Found>();
      for (const ids of chunks(assetIds)) {
        const rows = await queries
          .select({ change: getTableColumns(changes), assetId, how })
          .from(changeAssets)
          .innerJoin(changes, eq(changes.id, changeAssets.changeId))
          .where(and(inArray(assetId, ids), or(open(span), over(span))));
        for (const row of rows) {
          const one: Found = found.get(row.change.id) ?? { change: toChange(row.change), touched: new Map() };
          one.touched.set(row.assetId, row.how);
          found.set(row.change.id, one);
        }
      }
      return [...found.values()];
    },

    async at(siteId, span) {
      const here = eq(changes.siteId, siteId);
      // Two queries, since there are two indexes.
      const parts = [open(span), over(span)].map(async which =>
        queries.select().from(changes).where(and(here, which)),
      );
      return (await Promise.all(parts)).flat().map(toChange);
    },
  };
}
