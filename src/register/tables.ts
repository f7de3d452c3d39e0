import { sides } from '../people/person.ts';
import type { peopleTables } from '../people/tables.ts';
import type { Kit } from '../store/kit.ts';

export function registerTables(kit: Kit, { sites }: Pick<ReturnType<typeof peopleTables>, 'sites'>) {
  const assets = kit.table(
    'assets',
    {
      id: kit.text('id').primaryKey(),
      name: kit.text('name').notNull(),
      siteId: kit
        .text('site_id')
        .notNull()
        .references(() => sites.id),
      area: kit.text('area').notNull(),
      aliases: kit.json<readonly string[]>('aliases').notNull().default([]),
      owner: kit.text('owner', { enum: sides }),
      itOwner: kit.text('it_owner').notNull().default(''),
      otOwner: kit.text('ot_owner').notNull().default(''),
      partOf: kit.text('part_of'),
      serves: kit.json<readonly string[]>('serves').notNull().default([]),
      level: kit.real('level'),
      safety: kit.boolean('safety').notNull(),
    },
    table => [
      kit.index('assets_site_name').on(table.siteId, table.name),
      kit.index('assets_part_of').on(table.partOf),
    ],
  );
  return { assets };
}
