import { also, type Step } from '../store/commit.ts';
import type { Store } from '../store/open.ts';
import type { Plant } from './plant.ts';

/** Writes a plant in one commit: what is there is brought up to date, nothing is removed. */
export function savePlant({ queries, tables, commit }: Store, plant: Plant): void {
  const { sites, people, assets } = tables;
  const steps: Step[] = [
    ...plant.sites.map(site =>
      also(queries.insert(sites).values(site).onConflictDoUpdate({ target: sites.id, set: site })),
    ),
    ...plant.people.map(person =>
      also(queries.insert(people).values(person).onConflictDoUpdate({ target: people.id, set: person })),
    ),
    ...plant.assets.map(asset =>
      also(queries.insert(assets).values(asset).onConflictDoUpdate({ target: assets.id, set: asset })),
    ),
  ];
  commit(steps);
}
