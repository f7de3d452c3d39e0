import { and, asc, count, desc, eq, getTableColumns, inArray, or, sql, type SQL } from 'drizzle-orm';
import type { Head } from '../audit/verify.ts';
import { cardsOfRecordFollow, deskIs } from '../desk-moves/store.ts';
import { sides, type Person } from '../people/person.ts';
import { directoryStore } from '../people/store.ts';
import { readNumber } from '../records/names.ts';
import { must, type Statement } from '../store/commit.ts';
import { recordStatements, type FactParts } from '../store/facts.ts';
import { gap, kept, perStore, rowOfGaps } from '../store/kept.ts';
import type { Store } from '../store/open.ts';
import { contains, incidentsWords, isIndexed, standIn, wordsNumber, wordsOf } from '../store/words.ts';
import type { Incident } from './incident.ts';
import type { IncidentStore } from './incidents.ts';
import { searchedIn, searchWords, type Filter, type Listing } from './list.ts';
import { isClosed, isOpen } from './tables.ts';

/** Of words that the index doesn't know, so many incidents are looked through. */
const NEWEST = 20_000;

const incidentById = perStore(({ queries, tables: { incidents } }) =>
  queries
    .select(shown(incidents))
    .from(incidents)
    .where(eq(incidents.id, gap('id')))
    .prepare('incident'),
);
const incidentByNumber = perStore(({ queries, tables: { incidents } }) =>
  queries
    .select(shown(incidents))
    .from(incidents)
    .where(eq(incidents.number, gap('number')))
    .prepare('numbered'),
);
const answeredIncident = perStore(({ queries, tables: { inbox, incidents } }) =>
  queries
    .select(shown(incidents))
    .from(inbox)
    .innerJoin(incidents, eq(incidents.id, inbox.about))
    .where(eq(inbox.request, gap('request')))
    .prepare('answered'),
);
const insertIncident = perStore(({ queries, tables: { incidents } }) => {
  const number = sql`(select coalesce(max(${incidents.number}), 0) + 1 from ${incidents})`;
  const row = { ...rowOfGaps(incidents), number };
  return kept(queries.insert(incidents).values(row).returning({ id: incidents.id }));
});

export function incidentStore(store: Store, parts: FactParts): IncidentStore {
  const { queries, tables } = store;
  const { incidents } = tables;
  const select = () => queries.select(shown(incidents)).from(incidents);
  const bySeverity = [asc(incidents.severity), asc(incidents.filedAt), asc(incidents.number)];
  const newestFirst = [desc(incidents.number)];

  function insert(incident: Incident): Statement {
    return must(insertIncident(store)({ ...incident, searched: searchedIn(incident) }), 'stale');
  }

  function update(incident: Incident, was: number): Statement {
    const { id, number: _, ...fields } = incident;
    const asRead = and(eq(incidents.id, id), eq(incidents.version, was));
    const row = { ...fields, searched: searchedIn(incident) };
    return must(queries.update(incidents).set(row).where(asRead).returning({ id: incidents.id }), 'stale');
  }

  /** {@link mayKnow} as a condition, so that no count and no page betrays what somebody may not know of. */
  function known(by: Person): SQL | undefined {
    // The only text of an unrestricted one is its kind, so this holds whatever ids there are.
    const visibility = sql`cast(${incidents.visibility} as text)`;
    const unrestricted = sql`${visibility} not like '%"restricted"%'`;
    const named = contains(visibility, JSON.stringify(by.id));
    return and(by.shared ? unrestricted : or(unrestricted, named), by.guest ? own(by) : undefined);
  }

  const own = ({ id }: Person) => or(eq(incidents.reporterId, id), eq(incidents.ownerId, id));

  function filtered(filter: Filter, by: Person): SQL | undefined {
    const here = eq(incidents.siteId, by.siteId);
    const mySide = or(inArray(incidents.asking, sidesOf(by)), inArray(incidents.answering, sidesOf(by)));
    switch (filter) {
      case 'open-here':
      case 'side':
        return and(here, mySide);
      case 'mine':
        return own(by);
      case 'site':
        return here;
      case 'open':
      case 'all':
        return undefined;
    }
  }

  function sought(word: string): SQL | undefined {
    const number = readNumber('incident', word);
    const inText = contains(incidents.searched, word);
    return number === undefined ? inText : or(eq(incidents.number, number), inText);
  }

  /** Looks at each incident that the rest lets through: for the few that are open, or somebody's own. */
  function wordForWord(words: readonly string[], which?: SQL) {
    const asked = and(which, ...words.map(sought));
    return queries.select({ number: incidents.number }).from(incidents).where(asked).$dynamic();
  }

  /** What the index of words doesn't know is looked for in what it finds, or among the newest. */
  function indexed(words: readonly string[], which?: SQL) {
    const [long, short] = [words.filter(isIndexed), words.filter(word => !isIndexed(word))];
    const numbers = words.flatMap(word => readNumber('incident', word) ?? []);
    const numbered = inArray(incidents.number, numbers);
    if (words.length === 0) return wordForWord(words, which).orderBy(...newestFirst);
    if (long.length === 0) {
      const newest = sql`${incidents.number} > (select max(number) from incidents) - ${NEWEST}`;
      return wordForWord(words, and(which, or(newest, numbered))).orderBy(...newestFirst);
    }
    const written = queries
      .select({ number: sql<number>`${wordsNumber}`.as('number') })
      .from(incidents)
      .innerJoin(incidentsWords, wordsOf(incidents.number))
      .where(and(standIn(long), which, ...short.map(sought)))
      .$dynamic();
    if (numbers.length === 0) return written.orderBy(desc(wordsNumber));
    return written.union(wordForWord(words, and(which, numbered))).orderBy(...newestFirst);
  }

  /**
   * The parts of a list, each in the order of an index: what is open, which is little, and then the rest, of which no
   * more is read than is shown. They give numbers, so that what is only counted or skipped can stay in the index.
   */
  function partsOf({ filter, ...listing }: Listing, by: Person) {
    const words = searchWords(listing.words);
    const may = and(known(by), filtered(filter, by));
    const isOwn = by.guest || filter === 'mine';
    const open = {
      numbers: () => wordForWord(words, and(isOpen(incidents), may)).orderBy(...bySeverity),
      order: bySeverity,
    };
    const newest = (which = may) => ({
      numbers: () => (isOwn ? wordForWord(words, which).orderBy(...newestFirst) : indexed(words, which)),
      order: newestFirst,
    });
    switch (filter) {
      case 'open-here':
      case 'open':
        return [open];
      case 'all':
        return [newest()];
      case 'mine':
      case 'side':
      case 'site':
        return [open, newest(and(isClosed(incidents), may))];
    }
  }

  async function countOf(part: ReturnType<typeof partsOf>[number], most: number): Promise<number> {
    const [counted] = await queries.select({ n: count() }).from(part.numbers().limit(most).as('part'));
    return counted?.n ?? 0;
  }

  /** A desk may have moved while it was closed. */
  async function whereReopened({ id, siteId, reopenedFor, state }: Incident): Promise<Statement[]> {
    if (reopenedFor === null || state !== 'new') return [];
    const site = await directoryStore(store).site(siteId);
    return site ? cardsOfRecordFollow(store, site, id, parts.machine.now()) : [];
  }

  return {
    async find(id) {
      const rows = await incidentById(store).execute({ id });
      return rows[0];
    },

    async numbered(number) {
      const rows = await incidentByNumber(store).execute({ number });
      return rows[0];
    },

    async waitingOn(by, limit) {
      const answers = and(
        inArray(incidents.answering, sidesOf(by)),
        inArray(incidents.state, ['new', 'acknowledged', 'in progress']),
      );
      const confirms = and(inArray(incidents.asking, sidesOf(by)), eq(incidents.state, 'resolved'));
      return select()
        .where(and(isOpen(incidents), known(by), eq(incidents.siteId, by.siteId), or(answers, confirms)))
        .orderBy(...bySeverity)
        .limit(limit);
    },

    async count(listing, by, most) {
      let all = 0;
      for (const part of partsOf(listing, by)) {
        all += await countOf(part, most - all);
        if (all >= most) break;
      }
      return all;
    },

    async list(listing, by, { from, limit }) {
      const rows: Incident[] = [];
      const inOrder = partsOf(listing, by);
      let skipped = from;
      for (const part of inOrder) {
        const numbers = part.numbers().limit(limit - rows.length);
        const which = inArray(incidents.number, numbers.offset(skipped));
        const found = await select()
          .where(which)
          .orderBy(...part.order);
        rows.push(...found);
        if (rows.length >= limit || part === inOrder.at(-1)) break;
        skipped = found.length > 0 ? 0 : skipped - (await countOf(part, skipped));
      }
      return rows;
    },

    async openOf(id) {
      const theirs = or(eq(incidents.ownerId, id), eq(incidents.askerId, id), eq(incidents.reporterId, id));
      return select()
        .where(and(isOpen(incidents), theirs))
        .orderBy(asc(incidents.severity), asc(incidents.number));
    },

    async answeredBy(request) {
      const rows = await answeredIncident(store).execute({ request });
      return rows[0];
    },

    async commit(incident, was, facts) {
      const statements = recordStatements(store, parts, incident, facts, sealed =>
        was === 0 ? insert(sealed) : update(sealed, was),
      );
      const atDesks = (facts.cards ?? []).map(({ side, channel }) =>
        deskIs(store, incident.siteId, side, channel),
      );
      return store.commit([...statements, ...atDesks, ...(await whereReopened(incident))]);
    },
  };
}

/** The seal of each incident's last entry. */
export async function incidentHeads({ queries, tables: { incidents } }: Store): Promise<Head[]> {
  const rows = await queries.select({ recordId: incidents.id, seal: incidents.auditHead }).from(incidents);
  return rows.map(row => ({ record: 'incident', ...row }));
}

/** What a search looks in is long, and nobody is shown it. */
function shown(incidents: Store['tables']['incidents']) {
  const { searched: _, ...columns } = getTableColumns(incidents);
  return columns;
}

const sidesOf = ({ side }: Person) => (side === 'bridge' ? [...sides] : [side]);
