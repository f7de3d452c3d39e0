import { asc } from 'drizzle-orm';
import { writeReporting } from '../people/managers/store.ts';
import { directoryStore, isAsRead, isLikeNoOther, moving, writePerson, writeSite } from '../people/store.ts';
import { allAssets, writeAsset } from '../register/store.ts';
import { recordStatements, type FactParts } from '../store/facts.ts';
import type { Store } from '../store/open.ts';
import type { ImportStore } from './importing.ts';

export function importStore(store: Store, parts: FactParts): ImportStore {
  const { queries, tables, commit } = store;
  const { people, managers } = tables;

  return {
    async plant() {
      // Whoever says to whom they report is another version by then, so people are read first.
      const persons = await queries.select().from(people).orderBy(asc(people.name));
      const said = await queries.select().from(managers);
      return {
        sites: await directoryStore(store).sites(),
        people: persons,
        reporting: new Map(said.map(one => [one.personId, one])),
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
          recordStatements(store, parts, is, facts, ({ managerId: _, ...sealed }) =>
            writePerson(store, sealed, was),
          ),
        ),
        ...changes.reports.flatMap(({ personId, is, manager }) => [
          writeReporting(store, personId, is),
          ...(manager ? [isAsRead(store, manager)] : []),
        ]),
        ...changes.assets.map(asset => writeAsset(store, asset)),
        ...moved.flat(),
      ]);
      return outcome === 'done' ? 'done' : 'stale';
    },
  };
}
