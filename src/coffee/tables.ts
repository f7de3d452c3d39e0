import { sql } from 'drizzle-orm';
import type { peopleTables } from '../people/tables.ts';
import type { Kit } from '../store/kit.ts';
import type { GroupState } from './group.ts';
import { answers } from './membership.ts';
import { sittingOut } from './programme.ts';
import type { Cost, LeftOut, PairReasons, RoundState } from './round.ts';

export function coffeeTables(kit: Kit, { people }: ReturnType<typeof peopleTables>) {
  const programmes = kit.table('programmes', {
    id: kit.text('id').primaryKey(),
    name: kit.text('name').notNull(),
    zone: kit.text('zone').notNull(),
    everyWeeks: kit.integer('every_weeks').notNull(),
    weekday: kit.integer('weekday').notNull(),
    at: kit.integer('at').notNull(),
    anchor: kit.integer('anchor').notNull(),
    sittingOut: kit.text('sitting_out', { enum: sittingOut }).notNull(),
    repeatWindow: kit.integer('repeat_window').notNull(),
    blackouts: kit.json<readonly number[]>('blackouts').notNull(),
    prompts: kit.json<readonly string[]>('prompts').notNull(),
    /** Whether guests of the workspace may take part. */
    guests: kit.boolean('guests').notNull(),
    /** Who joins it by themselves is in; null where one is in by choice only. */
    channel: kit.text('channel'),
    ended: kit.boolean('ended').notNull(),
    /** Counts each change of who is in it and how: pairs are made of who is there at one count. */
    changes: kit.integer('changes').notNull(),
    version: kit.integer('version').notNull(),
    auditHead: kit.text('audit_head').notNull(),
  });
  const programmeId = () =>
    kit
      .text('programme_id')
      .notNull()
      .references(() => programmes.id);
  const personId = () =>
    kit
      .text('person_id')
      .notNull()
      .references(() => people.id);
  const memberships = kit.table(
    'memberships',
    {
      programmeId: programmeId(),
      personId: personId(),
      state: kit.text('state', { enum: ['in', 'paused', 'left'] }).notNull(),
      until: kit.time('until'),
      pausedFor: kit.text('paused_for', { enum: ['wish', 'silence'] }),
      silent: kit.integer('silent').notNull(),
      waited: kit.integer('waited').notNull(),
      satOutTimes: kit.integer('sat_out_times').notNull(),
      satOutOf: kit.integer('sat_out_of').notNull(),
      skips: kit.text('skips').notNull(),
      version: kit.integer('version').notNull(),
    },
    table => [
      kit.uniqueIndex('memberships_programme').on(table.programmeId, table.personId),
      kit.index('memberships_person').on(table.personId),
    ],
  );
  /** What somebody wants of pairings, in whatever programme. */
  const wishes = kit.table('wishes', {
    personId: personId().primaryKey(),
    offers: kit.json<readonly string[]>('offers').notNull(),
    wants: kit.json<readonly string[]>('wants').notNull(),
    doNotPair: kit.json<readonly string[]>('do_not_pair').notNull(),
    version: kit.integer('version').notNull(),
  });
  const rounds = kit.table(
    'rounds',
    {
      id: kit.text('id').primaryKey(),
      programmeId: programmeId(),
      number: kit.integer('number').notNull(),
      date: kit.text('date').notNull(),
      announce: kit.time('announce').notNull(),
      nudge: kit.time('nudge').notNull(),
      ask: kit.time('ask').notNull(),
      askAgain: kit.time('ask_again').notNull(),
      close: kit.time('close').notNull(),
      state: kit
        .text('state', { enum: ['planned', 'announced', 'closed'] })
        .$type<RoundState>()
        .notNull(),
      seed: kit.text('seed').notNull(),
      prompt: kit.text('prompt').notNull(),
      /** All that the pairs were made of, compressed; empty before. */
      inputs: kit.text('inputs').notNull(),
      inputHash: kit.text('input_hash').notNull(),
      cost: kit.json<Cost>('cost'),
      leftOut: kit.json<readonly LeftOut[]>('left_out').notNull(),
      version: kit.integer('version').notNull(),
    },
    table => [
      kit.uniqueIndex('rounds_number').on(table.programmeId, table.number),
      kit.uniqueIndex('rounds_date').on(table.programmeId, table.date),
    ],
  );
  /** Who meets whom. */
  const coffeeGroups = kit.table(
    'coffee_groups',
    {
      id: kit.text('id').primaryKey(),
      roundId: kit
        .text('round_id')
        .notNull()
        .references(() => rounds.id),
      programmeId: programmeId(),
      /** The round's, by which times met are counted. */
      number: kit.integer('number').notNull(),
      people: kit.json<readonly string[]>('people').notNull(),
      why: kit.json<PairReasons>('why').notNull(),
      state: kit
        .text('state', { enum: ['open', 'agreed', 'off'] })
        .$type<GroupState>()
        .notNull(),
      /** Agreed by them; null while nothing is. */
      start: kit.time('start'),
      end: kit.time('end'),
      /** Counts what their calendars are told. */
      sequence: kit.integer('sequence').notNull(),
      version: kit.integer('version').notNull(),
    },
    table => [
      kit.index('coffee_groups_round').on(table.roundId),
      kit.index('coffee_groups_programme').on(table.programmeId, table.number),
      kit.check('coffee_groups_ends_after_start', sql`${table.end} > ${table.start}`),
    ],
  );
  /** Each of a group's people, and what they said to *did you meet?*. */
  const coffeeSeats = kit.table(
    'coffee_seats',
    {
      groupId: kit
        .text('group_id')
        .notNull()
        .references(() => coffeeGroups.id),
      personId: personId(),
      roundId: kit.text('round_id').notNull(),
      answer: kit.text('answer', { enum: answers }),
    },
    table => [
      kit.uniqueIndex('coffee_seats_group').on(table.groupId, table.personId),
      kit.index('coffee_seats_round').on(table.roundId, table.personId),
      kit.index('coffee_seats_person').on(table.personId),
    ],
  );
  return { programmes, memberships, wishes, rounds, coffeeGroups, coffeeSeats };
}
