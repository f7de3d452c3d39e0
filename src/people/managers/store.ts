import { eq, getTableColumns, inArray } from 'drizzle-orm';
import { chunks } from '../../store/chunks.ts';
import { also, type Statement } from '../../store/commit.ts';
import { recordStatements, type FactParts } from '../../store/facts.ts';
import type { Store } from '../../store/open.ts';
import type { ManagerStore, Reporting } from '../managers.ts';
import { takesSteps } from '../person.ts';
import { isAnswered, isAsRead, writePerson } from '../store.ts';

export function managerStore(store: Store, parts: FactParts): ManagerStore {
  const { queries, tables } = store;
  const { people, managers } = tables;

  return {
    async of(ids) {
      const found = new Map<string, string>();
      for (const some of chunks([...new Set(ids)])) {
        const rows = await queries
          .select({ id: managers.personId, manager: getTableColumns(people) })
          .from(managers)
          .innerJoin(people, eq(people.id, managers.managerId))
          .where(inArray(managers.personId, some));
        for (const { id, manager } of rows) if (takesSteps(manager)) found.set(id, manager.id);
      }
      return found;
    },

    isAnswered: request => isAnswered(store, request),

    async said(personId) {
      return (await queries.select().from(managers).where(eq(managers.personId, personId)))[0];
    },

    commit: async ({ person, is, manager }, facts) =>
      store.commit([
        ...recordStatements(store, parts, person, facts, sealed =>
          writePerson(store, sealed, person.version - 1),
        ),
        writeReporting(store, person.id, is),
        ...(manager ? [isAsRead(store, manager)] : []),
      ]),
  };
}

/** To whom somebody reports; undefined: to nobody. Each is a version of theirs, which guards it. */
export function writeReporting(
  { queries, tables: { managers } }: Store,
  personId: string,
  is: Reporting | undefined,
): Statement {
  if (!is) return also(queries.delete(managers).where(eq(managers.personId, personId)));
  const row = queries.insert(managers).values(is);
  return also(row.onConflictDoUpdate({ target: managers.personId, set: is }));
}
