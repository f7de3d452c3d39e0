import { and, eq, getTableColumns, inArray } from 'drizzle-orm';
import { chunks } from '../../store/chunks.ts';
import { must, type Statement } from '../../store/commit.ts';
import { factsAlone, type FactParts } from '../../store/facts.ts';
import { gap, perStore } from '../../store/kept.ts';
import type { Store } from '../../store/open.ts';
import { directoryStore, isAnswered } from '../store.ts';
import { availabilityOf, holidaysOf, type HoursStore, type PersonHours } from './book.ts';
import type { Availability } from './hours.ts';

const saidBy = perStore(({ queries, tables: { personHours } }) =>
  queries
    .select()
    .from(personHours)
    .where(eq(personHours.personId, gap('id')))
    .prepare('hours'),
);

export function hoursStore(store: Store, { machine }: Pick<FactParts, 'machine'>): HoursStore {
  const { queries, tables } = store;
  const { people, personHours } = tables;

  return {
    async said(id) {
      return (await saidBy(store).execute({ id }))[0];
    },

    async of(ids) {
      const sites = await directoryStore(store).sites();
      const there = new Map(sites.map(site => [site.id, { site, holidays: holidaysOf(site) }]));
      const found = new Map<string, Availability>();
      for (const some of chunks([...new Set(ids)])) {
        const rows = await queries
          .select({ id: people.id, siteId: people.siteId, said: getTableColumns(personHours) })
          .from(people)
          .leftJoin(personHours, eq(personHours.personId, people.id))
          .where(and(inArray(people.id, some), eq(people.left, false)));
        for (const { id, siteId, said } of rows) {
          const at = there.get(siteId);
          if (at) found.set(id, availabilityOf(said ?? undefined, at.site, at.holidays));
        }
      }
      return found;
    },

    isAnswered: request => isAnswered(store, request),

    commit: async (is, was, facts) =>
      store.commit([...factsAlone(store, is.personId, facts, machine.now()), write(store, is, was)]),
  };
}

function write({ queries, tables: { personHours } }: Store, is: PersonHours, was: number): Statement {
  if (was === 0)
    return must(queries.insert(personHours).values(is).onConflictDoNothing().returning(), 'stale');
  const asRead = and(eq(personHours.personId, is.personId), eq(personHours.version, was));
  return must(queries.update(personHours).set(is).where(asRead).returning(), 'stale');
}
