import { eq, lt } from 'drizzle-orm';
import { DAY } from '../../kernel/clock.ts';
import { also } from '../../store/commit.ts';
import type { Store } from '../../store/open.ts';
import type { Drafts } from '../drafts.ts';

/** A draft that nobody went on with, in milliseconds. */
const FORGOTTEN = 7 * DAY;

export function draftStore({ queries, tables: { changeDrafts }, commit }: Store): Drafts {
  return {
    async find(id) {
      const rows = await queries.select().from(changeDrafts).where(eq(changeDrafts.id, id));
      return rows[0];
    },
    async keep(draft) {
      const row = queries.insert(changeDrafts).values(draft);
      await commit([
        // Nobody writes over what somebody else has planned.
        also(
          row.onConflictDoUpdate({
            target: changeDrafts.id,
            set: draft,
            setWhere: eq(changeDrafts.by, draft.by),
          }),
        ),
        also(queries.delete(changeDrafts).where(lt(changeDrafts.at, draft.at - FORGOTTEN))),
      ]);
    },
  };
}
