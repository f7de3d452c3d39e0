import { aliasedTable, and, asc, eq, inArray, isNotNull, ne, notExists, or, sql } from 'drizzle-orm';
import type { Head } from '../audit/verify.ts';
import { cardsFollow } from '../desk-moves/store.ts';
import type { AnsweringStore } from '../records/revise.ts';
import { also, must, type Statement } from '../store/commit.ts';
import { commitRecord, messageStatements, recordStatements, type FactParts } from '../store/facts.ts';
import { gap, perStore } from '../store/kept.ts';
import type { Store } from '../store/open.ts';
import { standsIn, type PairStore } from './away.ts';
import type { Directory } from './directory.ts';
import type { ChannelStore } from './look.ts';
import { belongsTo, sides, type Person } from './person.ts';
import type { Site } from './site.ts';

/** So many names are looked up one by one, which is quicker than to make a query for their number. */
const FEW = 5;

const personById = perStore(({ queries, tables: { people } }) =>
  queries
    .select()
    .from(people)
    .where(eq(people.id, gap('id')))
    .prepare('person'),
);
const nameById = perStore(({ queries, tables: { people } }) =>
  queries
    .select({ id: people.id, name: people.name })
    .from(people)
    .where(eq(people.id, gap('id')))
    .prepare('name'),
);
const siteById = perStore(({ queries, tables: { sites } }) =>
  queries
    .select()
    .from(sites)
    .where(eq(sites.id, gap('id')))
    .prepare('site'),
);
const channelById = perStore(({ queries, tables: { channels } }) =>
  queries
    .select()
    .from(channels)
    .where(eq(channels.id, gap('id')))
    .prepare('channel'),
);

export function directoryStore(store: Store): Directory {
  const { queries, tables } = store;
  const { people, sites } = tables;

  return {
    async person(id) {
      const rows = await personById(store).execute({ id });
      return rows[0];
    },

    async everybody() {
      return queries.select().from(people);
    },

    async at(siteId) {
      return queries.select().from(people).where(eq(people.siteId, siteId)).orderBy(asc(people.name));
    },

    async withRole(role, where) {
      const here = and(eq(people.left, false), eq(people.guest, false));
      const there = where ? and(here, eq(people.siteId, where.siteId)) : here;
      const rows = await queries.select().from(people).where(there).orderBy(asc(people.name));
      return rows.filter(person => person.roles.includes(role) && (!where || belongsTo(person, where.side)));
    },

    async delegationsTo(personId, now) {
      const [by] = await personById(store).execute({ id: personId });
      if (!by) return [];
      const away = and(isNotNull(people.delegate), eq(people.left, false));
      const rows = await queries.select().from(people).where(away).orderBy(asc(people.name));
      return rows.flatMap(approver => {
        const { id: delegateId = '', until = 0 } = approver.delegate ?? {};
        const holds = delegateId === personId && now < until && standsIn(by, approver);
        return holds ? [{ approver, delegateId, until }] : [];
      });
    },

    async site(id) {
      const rows = await siteById(store).execute({ id });
      return rows.map(toSite)[0];
    },

    async sites() {
      const rows = await queries.select().from(sites).orderBy(asc(sites.name));
      return rows.map(toSite);
    },

    async names(ids) {
      if (ids.length <= FEW) {
        const found = await Promise.all(ids.map(id => nameById(store).execute({ id })));
        return new Map(found.flat().map(({ id, name }) => [id, name]));
      }
      const rows = await queries
        .select({ id: people.id, name: people.name })
        .from(people)
        .where(inArray(people.id, [...ids]));
      return new Map(rows.map(row => [row.id, row.name]));
    },
  };
}

/** @returns the statement that writes a person over version `was`; 0: they are new */
export function writePerson({ queries, tables: { people } }: Store, person: Person, was: number): Statement {
  if (was === 0) {
    // One that an older version wrote has no history yet, and version 0 too.
    const over = { target: people.id, set: person, setWhere: eq(people.version, 0) };
    return must(queries.insert(people).values(person).onConflictDoUpdate(over).returning(), 'stale');
  }
  const asRead = and(eq(people.id, person.id), eq(people.version, was));
  return must(queries.update(people).set(person).where(asRead).returning(), 'stale');
}

/** Whether a request was answered with a commit before. */
export async function isAnswered({ queries, tables: { inbox } }: Store, request: string): Promise<boolean> {
  const rows = await queries.select().from(inbox).where(eq(inbox.request, request));
  return rows.length > 0;
}

/** `stale` where somebody isn't as they were read any more. */
export function isAsRead({ queries, tables: { people } }: Store, { id, version }: Person): Statement {
  const asRead = and(eq(people.id, id), eq(people.version, version));
  return must(queries.select({ id: people.id }).from(people).where(asRead), 'stale');
}

export function personStore(store: Store, parts: FactParts): PairStore {
  return {
    isAnswered: request => isAnswered(store, request),
    find: id => directoryStore(store).person(id),
    async commit(person, was, facts, other) {
      const write = (sealed: Person) => writePerson(store, sealed, was);
      if (!other) return commitRecord(store, parts, person, facts, write);
      return store.commit([...recordStatements(store, parts, person, facts, write), isAsRead(store, other)]);
    },
  };
}

export function writeSite({ queries, tables: { sites } }: Store, site: Site, was: number): Statement {
  const row = siteRow(site);
  if (was === 0) {
    const over = { target: sites.id, set: row, setWhere: eq(sites.version, 0) };
    return must(queries.insert(sites).values(row).onConflictDoUpdate(over).returning(), 'stale');
  }
  const asRead = and(eq(sites.id, site.id), eq(sites.version, was));
  return must(queries.update(sites).set(row).where(asRead).returning(), 'stale');
}

/** `stale` where another site has its name or one of its channels by now: that was decided without knowing of it. */
export function isLikeNoOther({ queries, tables: { sites } }: Store, { id, name, desks }: Site): Statement {
  const channels = Object.values(desks);
  const other = aliasedTable(sites, 'other');
  const same = or(
    eq(sql`lower(${other.name})`, name.toLowerCase()),
    inArray(other.itChannel, channels),
    inArray(other.otChannel, channels),
  );
  const others = queries
    .select({ one: sql`1` })
    .from(other)
    .where(and(ne(other.id, id), same));
  const alone = and(eq(sites.id, id), notExists(others));
  return must(queries.select({ id: sites.id }).from(sites).where(alone), 'stale');
}

export function siteStore(store: Store, parts: FactParts): AnsweringStore<Site> {
  return {
    isAnswered: request => isAnswered(store, request),
    find: id => directoryStore(store).site(id),
    async commit(site, was, facts) {
      const moved = await moving(store, site, parts.machine.now());
      const before = await directoryStore(store).site(site.id);
      const marks = (of: Site | undefined) => JSON.stringify([of?.name, of?.desks.it, of?.desks.ot]);
      // Two that are alike since before this was refused can still change who is on duty.
      const isAnew = marks(before) !== marks(site);
      return store.commit([
        ...recordStatements(store, parts, site, facts, sealed => writeSite(store, sealed, was)),
        ...(isAnew ? [isLikeNoOther(store, site)] : []),
        ...moved,
      ]);
    },
  };
}

/** What happens beside where a site's desks get other channels: these are looked at first, and the cards follow. */
export async function moving(store: Store, site: Site, now: number): Promise<Statement[]> {
  const { queries, tables } = store;
  const was = await directoryStore(store).site(site.id);
  const known = Object.values(was?.desks ?? {});
  const others = sides.map(side => site.desks[side]).filter(id => !known.includes(id));
  const state = 'unseen';
  return [
    ...others.map(id => {
      const row = queries.insert(tables.channels).values({ id, name: '', isPrivate: false, state });
      return also(row.onConflictDoUpdate({ target: tables.channels.id, set: { state } }));
    }),
    ...(await cardsFollow(store, site, now)),
  ];
}

/** The seals of each person's and each site's last entry; those that have none yet are left out. */
export async function peopleHeads({ queries, tables: { people, sites } }: Store): Promise<Head[]> {
  const heads = async (record: string, of: typeof people | typeof sites) => {
    const rows = await queries.select({ recordId: of.id, seal: of.auditHead }).from(of);
    return rows.filter(row => row.seal !== '').map(row => ({ record, ...row }));
  };
  return [...(await heads('person', people)), ...(await heads('site', sites))];
}

type SiteRow = Store['tables']['sites']['$inferSelect'];

function toSite(row: SiteRow): Site {
  const { itChannel, otChannel, workingDays, opens, closes, holidays, ...rest } = row;
  const { itGroup, otGroup, itDuty, otDuty, ...site } = rest;
  return {
    ...site,
    desks: { it: itChannel, ot: otChannel },
    hours: { days: workingDays, opens, closes, holidays },
    groups: { it: itGroup, ot: otGroup },
    duty: { it: itDuty, ot: otDuty },
  };
}

function siteRow({ desks, hours, groups, duty, ...site }: Site): SiteRow {
  return {
    ...site,
    itChannel: desks.it,
    otChannel: desks.ot,
    workingDays: hours.days,
    opens: hours.opens,
    closes: hours.closes,
    holidays: hours.holidays,
    itGroup: groups.it,
    otGroup: groups.ot,
    itDuty: duty.it,
    otDuty: duty.ot,
  };
}

export function channelStore(store: Store, { machine }: Pick<FactParts, 'machine'>): ChannelStore {
  const { queries, tables } = store;
  const { channels } = tables;

  return {
    async channel(id) {
      const rows = await channelById(store).execute({ id });
      return rows[0];
    },
    async keep(channel, messages) {
      const row = queries.insert(channels).values(channel);
      await store.commit([
        also(row.onConflictDoUpdate({ target: channels.id, set: channel })),
        ...messageStatements(store, messages, machine.now()),
      ]);
    },
  };
}
