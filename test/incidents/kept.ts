import type { Incident } from '../../src/incidents/incident.ts';
import { searchedIn } from '../../src/incidents/incident.ts';
import { MINUTE } from '../../src/kernel/clock.ts';
import type { Store } from '../../src/store/open.ts';
import { TUESDAY } from '../support/clocks.ts';
import { anIncident } from './an-incident.ts';

/** Keeps incidents that were filed a minute after one another, INC-1 first, in the store's own table. */
export async function keeps(store: Store, ...many: Partial<Incident>[]): Promise<Incident[]> {
  const incidents = many.map((but, n) => {
    const at = TUESDAY + n * MINUTE;
    return anIncident({ id: `i-${n + 1}`, number: n + 1, filedAt: at, since: at, ...but });
  });
  const rows = incidents.map(incident => ({ ...incident, searched: searchedIn(incident) }));
  if (rows.length > 0) await store.queries.insert(store.tables.incidents).values(rows);
  return incidents;
}
