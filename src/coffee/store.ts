import { setImmediate } from 'node:timers/promises';
import { and, asc, desc, eq, getTableColumns, gte, inArray, isNull, ne } from 'drizzle-orm';
import type { Head } from '../audit/verify.ts';
import { chunks } from '../store/chunks.ts';
import { also, type Statement } from '../store/commit.ts';
import { factsAlone, recordStatements, type FactParts } from '../store/facts.ts';
import type { Store } from '../store/open.ts';
import { isMet, type Seat } from './group.ts';
import type { CoffeeStore, Wishes, Written } from './kept.ts';
import type { Answer, Membership } from './membership.ts';
import {
  announcedStatements,
  areSilent,
  isChanged,
  isIn,
  isRunning,
  piecemeal,
  writeGroup,
  writeMembership,
  writeProgramme,
  writeRound,
  writeWishes,
} from './writing/store.ts';

export function coffeeStore(store: Store, parts: FactParts): CoffeeStore {
  const { queries, tables } = store;
  const { programmes, memberships, wishes, rounds, coffeeGroups, coffeeSeats, inbox } = tables;
  const { inputs: _inputs, ...roundColumns } = getTableColumns(rounds);

  function written(one: Written): Statement[] {
    switch (one.kind) {
      case 'programme': {
        const facts = { request: null, entries: [one.entry], messages: [] };
        return recordStatements(store, parts, one.is, facts, is => writeProgramme(store, is));
      }
      case 'membership':
        return [writeMembership(store, one.is), isChanged(store, eq(programmes.id, one.is.programmeId))];
      case 'wishes':
        return [writeWishes(store, one.is), isChanged(store, isIn(store, one.is.personId))];
      case 'round':
        return [writeRound(store, one.is)];
      case 'gone':
        return [isChanged(store, isIn(store, one.personId))];
    }
  }

  const answered = ({ groupId, personId, answer }: Seat): Statement => {
    const theirs = and(eq(coffeeSeats.groupId, groupId), eq(coffeeSeats.personId, personId));
    return also(queries.update(coffeeSeats).set({ answer }).where(theirs));
  };

  return {
    async programmes() {
      return queries
        .select()
        .from(programmes)
        .where(eq(programmes.ended, false))
        .orderBy(asc(programmes.name));
    },
    async programme(id) {
      return (await queries.select().from(programmes).where(eq(programmes.id, id)))[0];
    },
    async members(programmeId) {
      const rows = await queries.select().from(memberships).where(eq(memberships.programmeId, programmeId));
      return rows.map(toMembership);
    },
    async membership(programmeId, personId) {
      const theirs = and(eq(memberships.programmeId, programmeId), eq(memberships.personId, personId));
      return (await queries.select().from(memberships).where(theirs)).map(toMembership)[0];
    },
    async membershipsOf(personId) {
      const rows = await queries.select().from(memberships).where(eq(memberships.personId, personId));
      return rows.map(toMembership);
    },
    async wishes(ids) {
      const found = new Map<string, Wishes>();
      for (const some of chunks(ids)) {
        const rows = await queries.select().from(wishes).where(inArray(wishes.personId, some));
        for (const row of rows) found.set(row.personId, row);
      }
      return found;
    },

    async round(id) {
      return (await queries.select(roundColumns).from(rounds).where(eq(rounds.id, id)))[0];
    },
    async rounds(programmeId, most) {
      const theirs = eq(rounds.programmeId, programmeId);
      return queries.select(roundColumns).from(rounds).where(theirs).orderBy(desc(rounds.number)).limit(most);
    },
    async inputs(roundId) {
      const rows = await queries.select({ inputs: rounds.inputs }).from(rounds).where(eq(rounds.id, roundId));
      return rows[0]?.inputs ?? '';
    },
    async group(id) {
      return (await queries.select().from(coffeeGroups).where(eq(coffeeGroups.id, id)))[0];
    },
    async groups(roundId) {
      return queries.select().from(coffeeGroups).where(eq(coffeeGroups.roundId, roundId));
    },
    async groupOf(personId, roundId) {
      const rows = await queries
        .select(getTableColumns(coffeeGroups))
        .from(coffeeSeats)
        .innerJoin(coffeeGroups, eq(coffeeGroups.id, coffeeSeats.groupId))
        .where(and(eq(coffeeSeats.roundId, roundId), eq(coffeeSeats.personId, personId)));
      return rows[0];
    },
    async openGroupsOf(personId) {
      return queries
        .select(getTableColumns(coffeeGroups))
        .from(coffeeSeats)
        .innerJoin(coffeeGroups, eq(coffeeGroups.id, coffeeSeats.groupId))
        .innerJoin(rounds, eq(rounds.id, coffeeSeats.roundId))
        .where(
          and(
            eq(coffeeSeats.personId, personId),
            eq(rounds.state, 'announced'),
            ne(coffeeGroups.state, 'off'),
          ),
        );
    },
    async seats(roundId) {
      return queries.select().from(coffeeSeats).where(eq(coffeeSeats.roundId, roundId));
    },

    async *meetings(programmeId, from) {
      const since = and(eq(rounds.programmeId, programmeId), gte(rounds.number, from));
      const all = await queries.select({ id: rounds.id, number: rounds.number }).from(rounds).where(since);
      for (const { id, number } of all) {
        // A round of thousands is a lot to read at once: others take their turn in between.
        await setImmediate();
        const groups = await queries
          .select({ id: coffeeGroups.id, people: coffeeGroups.people })
          .from(coffeeGroups)
          .where(eq(coffeeGroups.roundId, id));
        const said = new Map<string, (Answer | null)[]>(groups.map(group => [group.id, []]));
        const people = new Map(groups.map(group => [group.id, group.people]));
        // Who can't come any more, of three, has no say in whether the others met.
        for (const { groupId, personId, answer } of await this.seats(id))
          if (people.get(groupId)?.includes(personId)) said.get(groupId)?.push(answer);
        const pairs = groups.map(group => ({ people: group.people, met: isMet(said.get(group.id) ?? []) }));
        yield { number, pairs };
      }
    },

    async answeredBy(request) {
      return (await queries.select().from(inbox).where(eq(inbox.request, request)))[0]?.about;
    },

    async commit(all, { about, ...facts }) {
      return store.commit([
        ...factsAlone(store, about, { ...facts, entries: [] }, parts.machine.now()),
        ...all.flatMap(written),
      ]);
    },

    async announce(announced, { about, ...facts }) {
      return store.commit([
        ...factsAlone(store, about, { ...facts, entries: [] }, parts.machine.now()),
        ...(await announcedStatements(store, announced)),
      ]);
    },

    async answer(seat, { about, ...facts }) {
      return store.commit([
        ...factsAlone(store, about, { ...facts, entries: [] }, parts.machine.now()),
        isRunning(store, seat.roundId),
        answered(seat),
      ]);
    },

    async regroup(group, seats, members, { about, ...facts }) {
      return store.commit([
        ...factsAlone(store, about, { ...facts, entries: [] }, parts.machine.now()),
        isRunning(store, group.roundId),
        writeGroup(store, group),
        ...seats.map(answered),
        ...members.map(is => writeMembership(store, is)),
      ]);
    },

    async close(round, members, silents, { about, ...facts }) {
      const silence: Answer = 'silence';
      const silent = and(eq(coffeeSeats.roundId, round.id), isNull(coffeeSeats.answer));
      return store.commit([
        ...factsAlone(store, about, { ...facts, entries: [] }, parts.machine.now()),
        areSilent(store, round.id, silents),
        writeRound(store, round),
        also(queries.update(coffeeSeats).set({ answer: silence }).where(silent)),
        ...(await piecemeal(members, some => some.map(is => writeMembership(store, is)))),
        isChanged(store, eq(programmes.id, round.programmeId)),
      ]);
    },
  };
}

function toMembership({
  satOutTimes,
  satOutOf,
  ...row
}: Store['tables']['memberships']['$inferSelect']): Membership {
  return { ...row, satOut: { times: satOutTimes, of: satOutOf } };
}

/** The seals of each programme's last entry. */
export async function coffeeHeads({ queries, tables: { programmes } }: Store): Promise<Head[]> {
  const rows = await queries.select({ recordId: programmes.id, seal: programmes.auditHead }).from(programmes);
  return rows.map(row => ({ record: 'programme', ...row }));
}
