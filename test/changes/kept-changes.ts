import type { Change } from '../../src/changes/change.ts';
import type { HowTouched } from '../../src/changes/recent/touching.ts';
import type { Touched } from '../../src/register/touched.ts';
import type { Store } from '../../src/store/open.ts';
import { aChange } from './a-change.ts';

/** A change, and what it touches beside what it names. */
export type KeptChange = Partial<Change> & { touches?: Record<string, Touched['how']> };

/** Keeps changes in the store's own tables, CHG-1 first, asked for and done by people of the demo. */
export async function keepsChanges(store: Store, ...many: KeptChange[]): Promise<Change[]> {
  const { changes, changeAssets } = store.tables;
  const kept = many.map(({ touches, ...but }, n) => {
    const people = { requesterId: 'U0LENA', implementerId: 'U0OMAR' };
    const change = aChange({ id: `c-${n + 1}`, number: n + 1, ...people, ...but });
    const named = change.assetIds.map(id => [id, 'named'] as const);
    const touched: HowTouched = new Map([...Object.entries(touches ?? {}), ...named]);
    return { change, touched };
  });
  const rows = kept.map(({ change }) => ({ ...change, busyUntil: change.end, searched: '' }));
  const ties = kept.flatMap(({ change, touched }) =>
    [...touched].map(([assetId, how]) => ({ changeId: change.id, assetId, how })),
  );
  // As many as one statement takes.
  for (let n = 0; n < rows.length; n += 500)
    await store.queries.insert(changes).values(rows.slice(n, n + 500));
  for (let n = 0; n < ties.length; n += 5000)
    await store.queries.insert(changeAssets).values(ties.slice(n, n + 5000));
  return kept.map(({ change }) => change);
}
