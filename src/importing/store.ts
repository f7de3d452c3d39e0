import { and, asc, eq, inArray, isNull } from 'drizzle-orm';
import { sides } from '../people/person.ts';
import type { Site } from '../people/site.ts';
import { directoryStore, writePerson, writeSite } from '../people/store.ts';
import { allAssets, writeAsset } from '../register/store.ts';
import { also, type Statement } from '../store/commit.ts';
import { recordStatements, type FactParts } from '../store/facts.ts';
import type { Store } from '../store/open.ts';
import type { ImportStore } from './importing.ts';

export function importStore(store: Store, parts: FactParts): ImportStore {
  const { queries, tables, commit } = store;
  const { people, cards, incidents } = tables;

  /** Cards that Slack has never had go to the desks' present channels, so that a wrong channel can be put right. */
  const moveCards = (site: Site): Statement[] =>
    sides.map(side => {
      const here = queries.select({ id: incidents.id }).from(incidents).where(eq(incidents.siteId, site.id));
      const unposted = and(isNull(cards.ts), eq(cards.side, side), inArray(cards.recordId, here));
      return also(queries.update(cards).set({ channel: site.desks[side] }).where(unposted));
    });

  return {
    async plant() {
      return {
        sites: await directoryStore(store).sites(),
        people: await queries.select().from(people).orderBy(asc(people.name)),
        assets: await allAssets(store),
      };
    },

    async write(changes) {
      const outcome = commit([
        ...changes.sites.flatMap(({ is, was, facts }) =>
          recordStatements(store, parts, is, facts, sealed => writeSite(store, sealed, was)),
        ),
        ...changes.people.flatMap(({ is, was, facts }) =>
          recordStatements(store, parts, is, facts, sealed => writePerson(store, sealed, was)),
        ),
        ...changes.assets.map(asset => writeAsset(store, asset)),
        ...changes.sites.flatMap(({ is }) => moveCards(is)),
      ]);
      return outcome === 'done' ? 'done' : 'stale';
    },
  };
}
