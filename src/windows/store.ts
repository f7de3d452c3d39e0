import { and, eq, getTableColumns, gt, inArray, isNull, or } from 'drizzle-orm';
import type { Head } from '../audit/verify.ts';
import { must, type Statement } from '../store/commit.ts';
import { commitRecord, type FactParts } from '../store/facts.ts';
import type { Store } from '../store/open.ts';
import type { KeptWindow } from './window.ts';
import type { WindowStore } from './windows.ts';

/** As many ids as one query is asked with. */
const MOST_IDS = 500;

export function windowStore(store: Store, parts: FactParts): WindowStore {
  const { queries, tables } = store;
  const { windows, inbox } = tables;

  function write(window: KeptWindow, was: number): Statement {
    const row = windowRow(window);
    if (was === 0) return must(queries.insert(windows).values(row).returning({ id: windows.id }), 'stale');
    const asRead = and(eq(windows.id, window.id), eq(windows.version, was));
    return must(queries.update(windows).set(row).where(asRead).returning({ id: windows.id }), 'stale');
  }

  return {
    async find(id) {
      return (await queries.select().from(windows).where(eq(windows.id, id))).map(toWindow)[0];
    },

    commit: async (window, was, facts) =>
      commitRecord(store, parts, window, facts, sealed => write(sealed, was)),

    async notOver(siteIds, now, on) {
      const later = or(isNull(windows.until), gt(windows.until, now));
      const here = inArray(windows.siteId, [...siteIds]);
      const onThese =
        on && on.length <= MOST_IDS
          ? or(isNull(windows.assetId), inArray(windows.assetId, [...on]))
          : undefined;
      return (
        await queries
          .select()
          .from(windows)
          .where(and(here, later, onThese))
      ).map(toWindow);
    },

    async answeredBy(request) {
      const rows = await queries
        .select(getTableColumns(windows))
        .from(inbox)
        .innerJoin(windows, eq(windows.id, inbox.about))
        .where(eq(inbox.request, request));
      return rows.map(toWindow)[0];
    },
  };
}

/** The seals of each window's last entry. */
export async function windowHeads({ queries, tables: { windows } }: Store): Promise<Head[]> {
  const rows = await queries.select({ recordId: windows.id, seal: windows.auditHead }).from(windows);
  return rows.map(row => ({ record: 'window', ...row }));
}

type WindowRow = Store['tables']['windows']['$inferSelect'];

function toWindow({ from, until, ...window }: WindowRow): KeptWindow {
  return { ...window, ...(from !== null && { from }), ...(until !== null && { until }) };
}

const windowRow = (window: KeptWindow): WindowRow => ({
  ...window,
  from: window.from ?? null,
  until: window.until ?? null,
});
