import { eq, inArray } from 'drizzle-orm';
import { must } from '../../store/commit.ts';
import { seenStatement, type FactParts } from '../../store/facts.ts';
import type { Store } from '../../store/open.ts';
import type { Managers } from '../managers.ts';
import type { Absences } from '../shadowing.ts';

/** Who manages whom, as people said it themselves. */
export function managersStore(
  store: Store,
  { machine }: Pick<FactParts, 'machine'>,
  now: () => number,
): Managers {
  const { queries, tables } = store;
  const { managers } = tables;
  return {
    async of(ids) {
      const rows = await queries
        .select()
        .from(managers)
        .where(inArray(managers.personId, [...ids]));
      return new Map(rows.map(({ personId, managerId }) => [personId, managerId]));
    },
    async say(personId, managerId, saidBy, request) {
      const row = { personId, managerId, saidBy, at: now() };
      await store.commit([
        seenStatement(store, request, personId, machine.now()),
        must(
          queries
            .insert(managers)
            .values(row)
            .onConflictDoUpdate({
              target: managers.personId,
              set: row,
              setWhere: eq(managers.saidBy, personId),
            })
            .returning(),
          'stale',
        ),
      ]);
    },
  };
}

export function absencesStore({ queries, tables: { personHours } }: Store): Absences {
  return {
    async of(ids) {
      const rows = await queries
        .select()
        .from(personHours)
        .where(inArray(personHours.personId, [...ids]));
      return new Map(rows.map(({ personId, absences }) => [personId, { absences }]));
    },
  };
}
