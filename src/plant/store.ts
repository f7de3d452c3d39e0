import { and, eq, inArray, isNull } from 'drizzle-orm';
import { sides } from '../people/person.ts';
import { writeAsset } from '../register/store.ts';
import { also, type Statement } from '../store/commit.ts';
import type { Store } from '../store/open.ts';
import type { Plant } from './plant.ts';

/**
 * Writes a plant in one commit: what is there is brought up to date, nothing is removed. Cards that Slack has never
 * had go to the desks' present channels, so that a wrong channel can be put right.
 */
export function savePlant(store: Store, plant: Plant): void {
  const { queries, tables, commit } = store;
  const { sites, people, cards, incidents } = tables;

  const cardsOf = (site: Plant['sites'][number]): Statement[] =>
    sides.map(side => {
      const here = queries.select({ id: incidents.id }).from(incidents).where(eq(incidents.siteId, site.id));
      const unposted = and(isNull(cards.ts), eq(cards.side, side), inArray(cards.recordId, here));
      return also(
        queries
          .update(cards)
          .set({ channel: side === 'it' ? site.itChannel : site.otChannel })
          .where(unposted),
      );
    });

  commit([
    ...plant.sites.map(site =>
      also(queries.insert(sites).values(site).onConflictDoUpdate({ target: sites.id, set: site })),
    ),
    ...plant.people.map(person =>
      also(queries.insert(people).values(person).onConflictDoUpdate({ target: people.id, set: person })),
    ),
    ...plant.assets.map(asset =>
      writeAsset(store, { ...asset, aliases: [], owners: { it: '', ot: '' }, partOf: null, serves: [] }),
    ),
    ...plant.sites.flatMap(cardsOf),
  ]);
}
