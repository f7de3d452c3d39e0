import { and, inArray } from 'drizzle-orm';
import type { Store } from '../../store/open.ts';
import type { Incident } from '../incident.ts';
import { bySeverity, knownTo, shown } from '../store.ts';
import { isOpen } from '../tables.ts';
import type { OpenHereStore } from './open-here.ts';

/** So many ids stand in one query. */
const MOST_IDS = 500;

export function openHereStore({ queries, tables: { incidents } }: Store): OpenHereStore {
  return {
    async openOn(assetIds, by, limit) {
      const found: Incident[] = [];
      for (let from = 0; from < assetIds.length; from += MOST_IDS) {
        const some = inArray(incidents.assetId, assetIds.slice(from, from + MOST_IDS));
        const rows = queries
          .select(shown(incidents))
          .from(incidents)
          .where(and(isOpen(incidents), some, knownTo(incidents, by)))
          .orderBy(...bySeverity(incidents))
          .limit(limit);
        found.push(...(await rows));
      }
      return found.toSorted(inOrder).slice(0, limit);
    },
  };
}

function inOrder(a: Incident, b: Incident): number {
  const severity = Number(a.severity > b.severity) - Number(a.severity < b.severity);
  return severity || a.filedAt - b.filedAt || a.number - b.number;
}
