import type { Kit } from '../store/kit.ts';

/** Requests that were answered with a commit. */
export function inboxTables(kit: Kit) {
  const inbox = kit.table(
    'inbox',
    {
      request: kit.text('request').primaryKey(),
      /** The record that the answer was written to. */
      about: kit.text('about').notNull(),
      at: kit.time('at').notNull(),
    },
    table => [kit.index('inbox_at').on(table.at)],
  );
  return { inbox };
}
