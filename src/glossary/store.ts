import { and, asc, eq, sql, type AnyColumn, type SQLWrapper } from 'drizzle-orm';
import type { Head } from '../audit/verify.ts';
import { must, type Statement } from '../store/commit.ts';
import { factsAlone, recordStatements, type FactParts } from '../store/facts.ts';
import type { Store } from '../store/open.ts';
import { askedWordsOf, countAsked } from './asked/store.ts';
import type { Concept, FalseFriend } from './concept.ts';
import type { GlossaryStore, Written } from './glossary.ts';
import { present } from './memory/store.ts';
import type { Proposal } from './proposal.ts';

export function glossaryStore(store: Store, parts: FactParts): GlossaryStore {
  const { queries, tables } = store;
  const { proposals, inbox } = tables;

  function written({ entry, ...one }: Written): Statement[] {
    const facts = { request: null, entries: entry ? [entry] : [], messages: [] };
    switch (one.kind) {
      case 'concept':
        return recordStatements(store, parts, one.is, facts, is => writeConcept(store, is));
      case 'false friend':
        return recordStatements(store, parts, one.is, facts, is => writeFriend(store, is));
      case 'proposal':
        return [writeProposal(store, one.is)];
    }
  }

  return {
    present: () => present(store),

    async proposal(id) {
      return (await queries.select().from(proposals).where(eq(proposals.id, id)))[0];
    },

    async openProposals() {
      return queries.select().from(proposals).where(eq(proposals.state, 'open')).orderBy(asc(proposals.at));
    },

    async answeredBy(request) {
      return (await queries.select().from(inbox).where(eq(inbox.request, request)))[0]?.about;
    },

    async commit(all, { about, asked, ...facts }) {
      return store.commit([
        ...factsAlone(store, about, { ...facts, entries: [] }, parts.machine.now()),
        ...all.flatMap(written),
        ...(asked ? [countAsked(store, asked)] : []),
      ]);
    },

    asked: askedWordsOf(store),
  };
}

function writeConcept({ queries, tables: { concepts } }: Store, concept: Concept): Statement {
  const row = { ...concept, written: next(concepts.written, concepts) };
  const { id, version } = concept;
  if (version === 1)
    return must(
      queries.insert(concepts).values(row).onConflictDoNothing().returning({ id: concepts.id }),
      'stale',
    );
  const asRead = and(eq(concepts.id, id), eq(concepts.version, version - 1));
  return must(queries.update(concepts).set(row).where(asRead).returning({ id: concepts.id }), 'stale');
}

function writeFriend({ queries, tables: { falseFriends } }: Store, friend: FalseFriend): Statement {
  const row = { ...friend, written: next(falseFriends.written, falseFriends) };
  const { id, version } = friend;
  if (version === 1)
    return must(
      queries.insert(falseFriends).values(row).onConflictDoNothing().returning({ id: falseFriends.id }),
      'stale',
    );
  const asRead = and(eq(falseFriends.id, id), eq(falseFriends.version, version - 1));
  return must(
    queries.update(falseFriends).set(row).where(asRead).returning({ id: falseFriends.id }),
    'stale',
  );
}

function writeProposal({ queries, tables: { proposals } }: Store, proposal: Proposal): Statement {
  const { id, version } = proposal;
  if (version === 1)
    return must(queries.insert(proposals).values(proposal).returning({ id: proposals.id }), 'stale');
  const asRead = and(eq(proposals.id, id), eq(proposals.version, version - 1));
  return must(queries.update(proposals).set(proposal).where(asRead).returning({ id: proposals.id }), 'stale');
}

const next = (written: AnyColumn, table: SQLWrapper) =>
  sql<number>`(select coalesce(max(${written}), 0) + 1 from ${table})`;

/** The seals of the last entries of every meaning and false friend. */
export async function glossaryHeads({ queries, tables }: Store): Promise<Head[]> {
  const { concepts, falseFriends } = tables;
  const meanings = await queries.select({ recordId: concepts.id, seal: concepts.auditHead }).from(concepts);
  const ties = await queries
    .select({ recordId: falseFriends.id, seal: falseFriends.auditHead })
    .from(falseFriends);
  return [
    ...meanings.map(row => ({ record: 'concept', ...row })),
    ...ties.map(row => ({ record: 'false friend', ...row })),
  ];
}
