import type { Store } from '../../src/store/open.ts';

/** As after the first look at every site: the desks’ channels are known, and nothing is due. */
export async function asLookedAt(store: Store): Promise<void> {
  await store.queries.delete(store.tables.timers);
  await asSeen(store);
}

/** The desks’ channels are known; what is due stays so. */
export async function asSeen({ queries, tables }: Store): Promise<void> {
  await queries.update(tables.channels).set({ state: 'here' });
}
