import type { Kit } from '../store/kit.ts';

/** Times are the domain's. */
export function scheduleTables(kit: Kit) {
  const timers = kit.table(
    'timers',
    {
      key: kit.text('key').primaryKey(),
      job: kit.text('job').notNull(),
      about: kit.text('about').notNull(),
      due: kit.time('due').notNull(),
      round: kit.integer('round').notNull(),
    },
    table => [kit.index('timers_due').on(table.due)],
  );
  return { timers };
}
