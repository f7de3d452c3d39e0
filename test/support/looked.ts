import type { Store } from '../../src/store/open.ts';

/** As after the first look at every site: the desks’ channels are known, and nothing is due. */
export async function asLookedAt({ queries, tables }: Store): Promise<void> {
  await queries.delete(tables.timers);
  await queries.update(tables.channels).set({ state: 'here' });
}
