import { aliasedTable, and, eq, getTableColumns, inArray, notExists } from 'drizzle-orm';
import { chunks } from '../../store/chunks.ts';
import { must, type Statement } from '../../store/commit.ts';
import { factsAlone, type FactParts } from '../../store/facts.ts';
import type { Store } from '../../store/open.ts';
import type { ManagerStore, Reporting, ReportingStep } from '../managers.ts';
import { takesSteps } from '../person.ts';
import { isAnswered, isAsRead } from '../store.ts';

export function managerStore(store: Store, { machine }: Pick<FactParts, 'machine'>): ManagerStore {
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

    commit: async (step, facts) =>
      store.commit([
        ...factsAlone(store, step.personId, facts, machine.now()),
        ...writeReporting(store, step),
        ...(step.manager ? [isAsRead(store, step.manager)] : []),
      ]),
  };
}

/** `stale` where it isn't as it was read any more, or they came to report to each other. */
export function writeReporting(
  store: Store,
  { personId, was, is }: Omit<ReportingStep, 'manager'>,
): Statement[] {
  const { queries, tables } = store;
  const { managers } = tables;
  const asRead = was && and(eq(managers.personId, personId), eq(managers.managerId, was.managerId));
  if (!is) return was ? [must(queries.delete(managers).where(asRead).returning(), 'stale')] : [];
  const written = was
    ? queries.update(managers).set(is).where(asRead).returning()
    : queries.insert(managers).values(is).onConflictDoNothing().returning();
  return [must(written, 'stale'), isNoCircle(store, is)];
}

function isNoCircle({ queries, tables: { managers } }: Store, { personId, managerId }: Reporting): Statement {
  const back = aliasedTable(managers, 'back');
  const reportsBack = queries
    .select({ id: back.personId })
    .from(back)
    .where(and(eq(back.personId, managerId), eq(back.managerId, personId)));
  const alone = and(eq(managers.personId, personId), notExists(reportsBack));
  return must(queries.select({ id: managers.personId }).from(managers).where(alone), 'stale');
}
