import { and, asc, gt, inArray, isNotNull, isNull, lt, lte, ne, or } from 'drizzle-orm';
import { CHUNK, chunks } from '../../store/chunks.ts';
import type { Store } from '../../store/open.ts';
import { changeName } from '../change.ts';
import { isOpen } from '../tables.ts';
import type { WeighedParts } from '../weighed.ts';

/** Open changes that touch one of the assets, or have the implementer, within a time; and those that go on too long. */
export function inTheWay({ queries, tables: { changes, changeAssets } }: Store): WeighedParts['inTheWay'] {
  return async (touched, implementerId, { start, end }, now) => {
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
      .orderBy(asc(changes.start), asc(number));
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
  };

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
}
