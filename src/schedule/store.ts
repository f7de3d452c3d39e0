import { and, asc, eq, lte } from 'drizzle-orm';
import type { Store } from '../store/open.ts';
import type { Fired, Schedule } from './timer.ts';

export function scheduleStore({ queries, tables }: Store): Schedule {
  const { timers } = tables;
  const asFired = (fired: Fired) => and(eq(timers.key, fired.key), eq(timers.due, fired.due));

  return {
    async due(now, limit) {
      return queries.select().from(timers).where(lte(timers.due, now)).orderBy(asc(timers.due)).limit(limit);
    },
    async postpone(fired, until) {
      await queries.update(timers).set({ due: until }).where(asFired(fired));
    },
    async drop(fired) {
      await queries.delete(timers).where(asFired(fired));
    },
  };
}
