import { and, asc, eq, inArray, lte, notInArray, or } from 'drizzle-orm';
import type { Store } from '../store/open.ts';
import type { Fired, Schedule } from './timer.ts';

export function scheduleStore({ queries, tables }: Store): Schedule {
  const { timers } = tables;
  /** By key: since when a job fails. Whoever starts anew counts anew. */
  const failing = new Map<string, { since: number; due: number }>();
  const asFired = (fired: Fired) => and(eq(timers.key, fired.key), eq(timers.due, fired.due));

  return {
    async due(now, limit, jobs = { except: [] }) {
      const chosen =
        'only' in jobs ? inArray(timers.job, [...jobs.only]) : notInArray(timers.job, [...jobs.except]);
      const due = and(lte(timers.due, now), chosen);
      return queries.select().from(timers).where(due).orderBy(asc(timers.due)).limit(limit);
    },
    async set(timer) {
      const moved = { due: timer.due, round: timer.round };
      await queries.insert(timers).values(timer).onConflictDoUpdate({ target: timers.key, set: moved });
    },
    async postpone(fired, until) {
      await queries.update(timers).set({ due: until }).where(asFired(fired));
    },
    async failed(fired, until) {
      const before = failing.get(fired.key);
      const since = before?.due === fired.due ? before.since : fired.due;
      await queries.update(timers).set({ due: until }).where(asFired(fired));
      failing.set(fired.key, { since, due: until });
    },
    async oldestDue(now) {
      const { key, due } = timers;
      const rows = await queries
        .select({ key, due })
        .from(timers)
        .where(or(lte(due, now), inArray(key, [...failing.keys()])));
      const found = new Map(rows.map(row => [row.key, row.due]));
      // What was done, moved or cleared meanwhile fails no longer.
      for (const [one, { due: until }] of failing) if (found.get(one) !== until) failing.delete(one);
      const since = rows.map(row => failing.get(row.key)?.since ?? row.due);
      return since.reduce<number | null>((oldest, one) => Math.min(oldest ?? one, one), null);
    },
    async drop(fired) {
      await queries.delete(timers).where(asFired(fired));
    },
  };
}
