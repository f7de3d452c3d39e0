import { setImmediate } from 'node:timers/promises';
import { and, eq, inArray, lt, sql } from 'drizzle-orm';
import { chunks } from '../../store/chunks.ts';
import { also, must, type Statement } from '../../store/commit.ts';
import type { Store } from '../../store/open.ts';
import type { Group } from '../group.ts';
import type { Announced, Wishes } from '../kept.ts';
import type { Membership } from '../membership.ts';
import type { Programme } from '../programme.ts';
import { REPLAYED, type Round } from '../round.ts';

/** Members are brought up to date as a whole, since a round may have thousands; and not all is written out in one turn. */
export async function announcedStatements(
  store: Store,
  { round, inputs, groups, satOut, programme }: Announced,
): Promise<Statement[]> {
  const { queries, tables } = store;
  const { programmes, memberships, rounds, coffeeGroups, coffeeSeats } = tables;
  const asRead = and(
    eq(programmes.id, round.programmeId),
    eq(programmes.changes, programme.changes),
    eq(programmes.version, programme.version),
  );
  const older = and(eq(rounds.programmeId, round.programmeId), lt(rounds.number, round.number - REPLAYED));
  const plus = (column: typeof memberships.waited, n = 1) => sql<number>`${column} + ${n}`;
  const counted = { satOutOf: plus(memberships.satOutOf), version: plus(memberships.version) };
  const these = (ids: readonly string[]) =>
    and(eq(memberships.programmeId, round.programmeId), inArray(memberships.personId, [...ids]));
  const out = { ...counted, waited: plus(memberships.waited), satOutTimes: plus(memberships.satOutTimes) };
  const people = groups.flatMap(group => group.people);
  const seats = groups.flatMap(({ id: groupId, people: ids }) =>
    ids.map(personId => ({ groupId, personId, roundId: round.id })),
  );
  return [
    must(queries.select({ id: programmes.id }).from(programmes).where(asRead), 'stale'),
    writeRound(store, round),
    also(queries.update(rounds).set({ inputs }).where(eq(rounds.id, round.id))),
    // Absences and whom not to pair stand in them: no longer than they are of use.
    also(queries.update(rounds).set({ inputs: '' }).where(older)),
    ...(await piecemeal(groups, some => [also(queries.insert(coffeeGroups).values(some))])),
    ...(await piecemeal(seats, some => [also(queries.insert(coffeeSeats).values(some))])),
    ...(await piecemeal(people, some => [
      also(
        queries
          .update(memberships)
          .set({ ...counted, waited: 0 })
          .where(these(some)),
      ),
    ])),
    ...(await piecemeal(satOut, some => [also(queries.update(memberships).set(out).where(these(some)))])),
  ];
}

/** Statements for so many at once, and a turn for others in between. */
export async function piecemeal<T>(
  all: readonly T[],
  build: (some: T[]) => readonly Statement[],
): Promise<Statement[]> {
  const statements: Statement[] = [];
  for (const some of chunks(all)) {
    statements.push(...build(some));
    await setImmediate();
  }
  return statements;
}

export function writeProgramme({ queries, tables: { programmes } }: Store, is: Programme): Statement {
  // Its count is nobody's to write but of who changes its members.
  const { changes: _changes, ...row } = is;
  const { id, version } = is;
  if (version === 1)
    return must(queries.insert(programmes).values(is).returning({ id: programmes.id }), 'stale');
  const asRead = and(eq(programmes.id, id), eq(programmes.version, version - 1));
  return must(queries.update(programmes).set(row).where(asRead).returning({ id: programmes.id }), 'stale');
}

export function writeMembership(
  { queries, tables: { memberships } }: Store,
  { satOut, ...is }: Membership,
): Statement {
  const row = { ...is, satOutTimes: satOut.times, satOutOf: satOut.of };
  const returned = { id: memberships.personId };
  if (is.version === 1)
    return must(queries.insert(memberships).values(row).onConflictDoNothing().returning(returned), 'stale');
  const asRead = and(
    eq(memberships.programmeId, is.programmeId),
    eq(memberships.personId, is.personId),
    eq(memberships.version, is.version - 1),
  );
  return must(queries.update(memberships).set(row).where(asRead).returning(returned), 'stale');
}

export function writeWishes({ queries, tables: { wishes } }: Store, is: Wishes): Statement {
  const returned = { id: wishes.personId };
  if (is.version === 1)
    return must(queries.insert(wishes).values(is).onConflictDoNothing().returning(returned), 'stale');
  const asRead = and(eq(wishes.personId, is.personId), eq(wishes.version, is.version - 1));
  return must(queries.update(wishes).set(is).where(asRead).returning(returned), 'stale');
}

export function writeRound({ queries, tables: { rounds } }: Store, is: Round): Statement {
  if (is.version === 1)
    return must(
      queries
        .insert(rounds)
        .values({ ...is, inputs: '' })
        .onConflictDoNothing()
        .returning({ id: rounds.id }),
      'stale',
    );
  const asRead = and(eq(rounds.id, is.id), eq(rounds.version, is.version - 1));
  return must(queries.update(rounds).set(is).where(asRead).returning({ id: rounds.id }), 'stale');
}

export function writeGroup({ queries, tables: { coffeeGroups } }: Store, is: Group): Statement {
  const asRead = and(eq(coffeeGroups.id, is.id), eq(coffeeGroups.version, is.version - 1));
  return must(queries.update(coffeeGroups).set(is).where(asRead).returning({ id: coffeeGroups.id }), 'stale');
}

/** `stale` where not so many have said nothing of a round. */
export function areSilent(
  { queries, tables: { rounds, coffeeSeats } }: Store,
  id: string,
  count: number,
): Statement {
  const silent = sql`(select count(*) from ${coffeeSeats} where ${coffeeSeats.roundId} = ${id} and ${coffeeSeats.answer} is null)`;
  const asRead = and(eq(rounds.id, id), eq(silent, count));
  return must(queries.select({ id: rounds.id }).from(rounds).where(asRead), 'stale');
}

/** `stale` where a round isn't announced, or is over by now. */
export function isRunning({ queries, tables: { rounds } }: Store, id: string): Statement {
  const running = and(eq(rounds.id, id), eq(rounds.state, 'announced'));
  return must(queries.select({ id: rounds.id }).from(rounds).where(running), 'stale');
}

/** Pairs that are being made of who is in these programmes are made anew. */
export function isChanged(
  { queries, tables: { programmes } }: Store,
  which: ReturnType<typeof eq>,
): Statement {
  return also(
    queries
      .update(programmes)
      .set({ changes: sql`${programmes.changes} + 1` })
      .where(which),
  );
}

export const isIn = ({ queries, tables: { programmes, memberships } }: Store, personId: string) =>
  inArray(
    programmes.id,
    queries
      .select({ id: memberships.programmeId })
      .from(memberships)
      .where(eq(memberships.personId, personId)),
  );
