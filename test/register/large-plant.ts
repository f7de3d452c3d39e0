import { writeAsset } from '../../src/register/store.ts';
import type { Store } from '../../src/store/open.ts';
import { anAsset } from '../incidents/a-place.ts';
import { plantStore } from '../store/fresh-store.ts';

/** A plant of so many assets of Rhine Works, ten of which are part of each: `a-0` is the whole. */
export async function largePlant(count: number) {
  const store = plantStore();
  const assets = Array.from({ length: count }, (_, n) =>
    anAsset({
      id: `a-${n}`,
      name: `A-${n}`,
      owner: 'ot',
      partOf: n === 0 ? null : `a-${Math.floor(n / 10)}`,
    }),
  );
  store.commit(assets.map(asset => writeAsset(store, asset)));

  let queries = 0;
  const counting: Store = {
    ...store,
    queries: new Proxy(store.queries, {
      get(target, name, receiver) {
        if (name === 'select') queries++;
        return Reflect.get(target, name, receiver) as unknown;
      },
    }),
  };
  return {
    /** Counts the queries that are made on it. */
    store: counting,
    assets,
    async counted<T>(ask: () => Promise<T>): Promise<{ answer: T; queries: number }> {
      queries = 0;
      const answer = await ask();
      return { answer, queries };
    },
  };
}
