import { eq } from 'drizzle-orm';
import { gap, perStore } from './kept.ts';
import type { Store } from './open.ts';

/** Tables whose writes are counted. */
type Counted = 'assets';

const timesWritten = perStore(({ queries, tables: { timesWritten: counts } }) =>
  queries
    .select({ times: counts.times })
    .from(counts)
    .where(eq(counts.name, gap('name')))
    .prepare('times written'),
);

/**
 * What is made of a whole table, kept in memory until the table is written, by whichever process. For tables that are
 * small, seldom written, and asked with every key that somebody presses.
 */
export function remembered<T>(
  table: Counted,
  read: (store: Store) => Promise<T>,
): (store: Store) => Promise<T> {
  const lasts = perStore<{ times: number | undefined; made?: Promise<T> }>(() => ({ times: undefined }));
  return async store => {
    const last = lasts(store);
    // Counted before it is read: what is written in between is read again the next time, never missed.
    const [row] = await timesWritten(store).execute({ name: table });
    if (last.made === undefined || last.times !== row?.times) {
      last.times = row?.times;
      last.made = read(store);
      // What couldn't be read isn't remembered.
      last.made.catch(() => delete last.made);
    }
    return last.made;
  };
}
