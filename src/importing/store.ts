import { asc } from 'drizzle-orm';
import { directoryStore, isLikeNoOther, moving, writePerson, writeSite } from '../people/store.ts';
import { allAssets, writeAsset } from '../register/store.ts';
import { recordStatements, type FactParts } from '../store/facts.ts';
import type { Store } from '../store/open.ts';
import type { ImportStore } from './importing.ts';

export function importStore(store: Store, parts: FactParts): ImportStore {
  const { queries, tables, commit } = store;
  const { people } = tables;

  return {
    async plant() {
      return {
        sites: await directoryStore(store).sites(),
        people: await queries.select().from(people).orderBy(asc(people.name)),
        assets: await allAssets(store),
      };
    },

    async write(changes) {
      const now = parts.machine.now();
      const moved = await Promise.all(changes.sites.map(({ is }) => moving(store, is, now)));
      const outcome = await commit([
        ...changes.sites.flatMap(({ is, was, facts }) =>
          recordStatements(store, parts, is, facts, sealed => writeSite(store, sealed, was)),
        ),
        ...changes.sites.map(({ is }) => isLikeNoOther(store, is)),
        ...changes.people.flatMap(({ is, was, facts }) =>
          recordStatements(store, parts, is, facts, sealed => writePerson(store, sealed, was)),
        ),
        ...changes.assets.map(asset => writeAsset(store, asset)),
        ...moved.flat(),
      ]);
      return outcome === 'done' ? 'done' : 'stale';
    },
  };
}
