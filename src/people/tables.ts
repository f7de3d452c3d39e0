import type { Kit } from '../store/kit.ts';
import { sides, type Role } from './person.ts';

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
    },
    table => [kit.index('people_site').on(table.siteId)],
  );
  return { sites, people };
}
