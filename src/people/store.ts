import { and, asc, eq, inArray } from 'drizzle-orm';
import type { Store } from '../store/open.ts';
import type { Directory } from './directory.ts';
import { belongsTo } from './person.ts';
import type { Site } from './site.ts';

export function directoryStore({ queries, tables }: Store): Directory {
  const { people, sites } = tables;

  return {
    async person(id) {
      const rows = await queries.select().from(people).where(eq(people.id, id));
      return rows[0];
    },

    async withRole(role, where) {
      const here = where
        ? and(eq(people.left, false), eq(people.siteId, where.siteId))
        : eq(people.left, false);
      const rows = await queries.select().from(people).where(here).orderBy(asc(people.name));
      return rows.filter(person => person.roles.includes(role) && (!where || belongsTo(person, where.side)));
    },

    async site(id) {
      const rows = await queries.select().from(sites).where(eq(sites.id, id));
      return rows.map(toSite)[0];
    },

    async sites() {
      const rows = await queries.select().from(sites).orderBy(asc(sites.name));
      return rows.map(toSite);
    },

    async names(ids) {
      const rows = await queries
        .select({ id: people.id, name: people.name })
        .from(people)
        .where(inArray(people.id, [...ids]));
      return new Map(rows.map(row => [row.id, row.name]));
    },
  };
}

type SiteRow = Store['tables']['sites']['$inferSelect'];

function toSite({ itChannel, otChannel, workingDays, opens, closes, ...site }: SiteRow): Site {
  return { ...site, desks: { it: itChannel, ot: otChannel }, hours: { days: workingDays, opens, closes } };
}
