import { and, eq, inArray, sql } from 'drizzle-orm';
import { sealAll, type SealedEntry } from '../audit/entry.ts';
import type { Card } from '../conversations/card.ts';
import type { Clock } from '../kernel/clock.ts';
import { lane, type Message } from '../outbox/message.ts';
import type { Facts } from '../records/facts.ts';
import type { Timer } from '../schedule/timer.ts';
import { also, must, type CommitOutcome, type Statement } from './commit.ts';
import { kept, perStore, rowOfGaps } from './kept.ts';
import type { Store } from './open.ts';

/** What every record's store needs beside the database. */
export interface FactParts {
  /** Keys the seals of the audit chain. */
  auditKey: string;
  /** The machine's time, for what waits to be sent. */
  machine: Clock;
}

/** A record as its chain knows it. */
interface Chained {
  id: string;
  auditHead: string;
}

/**
 * Writes a record with its facts: seals the new entries behind the record's present head, and hands the record with
 * its new head to `write`, which makes the statement for its own table.
 */
export function commitRecord<R extends Chained>(
  ...given: Parameters<typeof recordStatements<R>>
): CommitOutcome | Promise<CommitOutcome> {
  return given[0].commit(recordStatements(...given));
}

/** The statements of {@link commitRecord}, for a commit of several records. */
export function recordStatements<R extends Chained>(
  store: Store,
  parts: FactParts,
  record: R,
  facts: Facts,
  write: (sealed: R) => Statement,
): Statement[] {
  const entries = sealAll(parts.auditKey, record.auditHead, facts.entries);
  const sealed = { ...record, auditHead: entries.at(-1)?.seal ?? record.auditHead };
  return [
    ...firstComeStatements(store, record.id, facts, parts.machine.now()),
    write(sealed),
    ...factStatements(store, facts, entries, parts.machine.now()),
  ];
}

/** What is told and due without a record of its own. @param about what the request is remembered with */
export const factsAlone = (store: Store, about: string, facts: Facts, now: number): Statement[] => [
  ...firstComeStatements(store, about, facts, now),
  ...factStatements(store, facts, [], now),
];

/** Was this request, or this timer, answered before? Asked first, so that a second delivery is told apart from a race. */
function firstComeStatements(store: Store, about: string, facts: Facts, now: number): Statement[] {
  const { queries, tables } = store;
  const statements: Statement[] = [];
  if (facts.request !== null) {
    statements.push(seenStatement(store, facts.request, about, now));
  }
  if (facts.fired) {
    const due = and(eq(tables.timers.key, facts.fired.key), eq(tables.timers.due, facts.fired.due));
    statements.push(must(queries.delete(tables.timers).where(due).returning(), 'seen'));
  }
  return statements;
}

/** Remembers a request with the record that it was answered with; `seen` when it was answered before. */
export function seenStatement(store: Store, request: string, about: string, at: number): Statement {
  return must(insertSeen(store)({ request, about, at }), 'seen');
}

function factStatements(
  store: Store,
  facts: Facts,
  entries: readonly SealedEntry[],
  now: number,
): Statement[] {
  const { queries, tables } = store;
  const statements: Statement[] = [
    ...entries.map(entry => also(insertEntry(store)(entry))),
    ...(facts.cards ?? []).map(card => also(insertCard(store)(card))),
    ...messageStatements(store, facts.messages, now),
  ];
  if (facts.cleared && facts.cleared.length > 0) {
    statements.push(
      also(queries.delete(tables.timers).where(inArray(tables.timers.key, [...facts.cleared]))),
    );
  }
  return [...statements, ...(facts.timers ?? []).map(timer => also(setTimer(store)(timer)))];
}

/** Writes messages to the outbox, due at once unless told; one whose key is there already is not written again. */
export function messageStatements(
  store: Store,
  messages: readonly Message[],
  now: number,
  due = now,
): Statement[] {
  return messages.map(message =>
    also(
      insertMessage(store)({
        key: message.key,
        intent: message.intent,
        about: message.about,
        seq: message.seq,
        to: message.to,
        lane: lane(message),
        priority: message.first ? -1 : message.urgent ? 0 : 1,
        writtenAt: now,
        due,
        triedSince: due,
        lease: 0,
        failures: 0,
      }),
    ),
  );
}

const insertSeen = perStore(({ queries, tables: { inbox } }) =>
  kept(queries.insert(inbox).values(rowOfGaps(inbox)).onConflictDoNothing().returning()),
);
const insertEntry = perStore(({ queries, tables: { auditEntries } }) =>
  kept<SealedEntry>(queries.insert(auditEntries).values(rowOfGaps(auditEntries, ['id']))),
);
const insertCard = perStore(({ queries, tables: { cards } }) =>
  kept<Card>(queries.insert(cards).values(rowOfGaps(cards))),
);
const insertMessage = perStore(({ queries, tables: { outbox } }) => {
  const later = ['id', 'settled', 'leaseUntil', 'sentAt', 'deadAt', 'reason'];
  const row = queries.insert(outbox).values(rowOfGaps(outbox, later));
  return kept(row.onConflictDoNothing({ target: outbox.key }));
});
const setTimer = perStore(({ queries, tables: { timers } }) => {
  const set = { due: sql`excluded.due`, round: sql`excluded.round` };
  const row = queries.insert(timers).values(rowOfGaps(timers));
  return kept<Timer>(row.onConflictDoUpdate({ target: timers.key, set }));
});
