import type { Kit } from '../store/kit.ts';
import { channelStates } from './channel.ts';
import { asWritten, type Tightening } from '../changes/rules/tightening.ts';
import type { Absence, Hours } from './hours/hours.ts';
import { sides, sideSources, type Person, type Role } from './person.ts';

export function peopleTables(kit: Kit) {
  const sites = kit.table('sites', {
    id: kit.text('id').primaryKey(),
    name: kit.text('name').notNull(),
    zone: kit.text('zone').notNull(),
    itChannel: kit.text('it_channel').notNull(),
    otChannel: kit.text('ot_channel').notNull(),
    emergencyPhone: kit.text('emergency_phone').notNull(),
    radioChannel: kit.text('radio_channel').notNull(),
    workingDays: kit.json<readonly number[]>('working_days').notNull(),
    opens: kit.integer('opens').notNull(),
    closes: kit.integer('closes').notNull(),
    holidays: kit.json<readonly string[]>('holidays').notNull().default([]),
    outOfBand: kit.text('out_of_band').notNull().default(''),
    itGroup: kit.text('it_group'),
    otGroup: kit.text('ot_group'),
    itDuty: kit.text('it_duty'),
    otDuty: kit.text('ot_duty'),
    shifts: kit.json<readonly number[]>('shifts').notNull().default([]),
    rules: kit.json<Tightening>('rules').notNull().default(asWritten),
    version: kit.integer('version').notNull().default(0),
    auditHead: kit.text('audit_head').notNull().default(''),
  });
  const people = kit.table(
    'people',
    {
      id: kit.text('id').primaryKey(),
      name: kit.text('name').notNull(),
      side: kit.text('side', { enum: [...sides, 'bridge'] }).notNull(),
      siteId: kit
        .text('site_id')
        .notNull()
        .references(() => sites.id),
      roles: kit.json<readonly Role[]>('roles').notNull(),
      left: kit.boolean('left').notNull(),
      picture: kit.text('picture'),
      sideFrom: kit.text('side_from', { enum: sideSources }).notNull().default('hand'),
      guest: kit.boolean('guest').notNull().default(false),
      shared: kit.boolean('shared').notNull().default(false),
      delegate: kit.json<Person['delegate']>('delegate'),
      updated: kit.integer('updated').notNull().default(0),
      version: kit.integer('version').notNull().default(0),
      auditHead: kit.text('audit_head').notNull().default(''),
    },
    table => [kit.index('people_site').on(table.siteId)],
  );
  const channels = kit.table('channels', {
    id: kit.text('id').primaryKey(),
    name: kit.text('name').notNull(),
    isPrivate: kit.boolean('is_private').notNull(),
    state: kit.text('state', { enum: channelStates }).notNull(),
  });
  /** When somebody can be met, where they said so. */
  const personHours = kit.table('person_hours', {
    personId: kit
      .text('person_id')
      .primaryKey()
      .references(() => people.id),
    /** IANA; null where it is their site's. */
    zone: kit.text('zone'),
    /** Null where they are their site's. */
    hours: kit.json<Hours>('hours'),
    absences: kit.json<readonly Absence[]>('absences').notNull(),
    version: kit.integer('version').notNull(),
  });
  /** To whom somebody reports. */
  const managers = kit.table('managers', {
    personId: kit
      .text('person_id')
      .primaryKey()
      .references(() => people.id),
    managerId: kit
      .text('manager_id')
      .notNull()
      .references(() => people.id),
    /** They themselves, an admin, or a file, which is `''`. */
    saidBy: kit.text('said_by').notNull(),
    at: kit.time('at').notNull(),
  });
  return { sites, people, channels, personHours, managers };
}
