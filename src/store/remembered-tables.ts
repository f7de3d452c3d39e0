import type { Kit } from './kit.ts';

export function rememberedTables(kit: Kit) {
  /** How often each table was written of which something is remembered; triggers count it. */
  const timesWritten = kit.table('times_written', {
    name: kit.text('name').primaryKey(),
    times: kit.integer('times').notNull(),
  });
  return { timesWritten };
}
