import { and, eq, inArray } from 'drizzle-orm';
import { sealAll, type SealedEntry } from '../audit/entry.ts';
import type { Clock } from '../kernel/clock.ts';
import { lane, type Message } from '../outbox/message.ts';
import type { Facts } from '../records/facts.ts';
import { also, must, type Step } from './commit.ts';
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
  entries: number;
  auditHead: string;
}

/** The record with the chain that it will have, and the entries to write. */
export function sealed<R extends Chained>(
  parts: FactParts,
  record: R,
  facts: Facts,
): { record: R; entries: SealedEntry[] } {
  const entries = sealAll(parts.auditKey, record.auditHead, facts.entries);
  const auditHead = entries.at(-1)?.seal ?? record.auditHead;
  return { record: { ...record, entries: record.entries + entries.length, auditHead }, entries };
}

/**
 * The steps that write a record with its facts. Those that find out whether this request or timer was answered
 * before come first, so that a second delivery is told apart from a race.
 */
export function recordSteps(
  store: Store,
  parts: FactParts,
  record: Chained & { step: Step },
  facts: Facts,
  entries: readonly SealedEntry[],
): Step[] {
  const { queries, tables } = store;
  const now = parts.machine.now();
  const steps: Step[] = [];
  if (facts.request !== null) {
    const row = { request: facts.request, about: record.id, at: now };
    steps.push(must(queries.insert(tables.inbox).values(row).onConflictDoNothing().returning(), 'seen'));
  }
  if (facts.fired) {
    const due = and(eq(tables.timers.key, facts.fired.key), eq(tables.timers.due, facts.fired.due));
    steps.push(must(queries.delete(tables.timers).where(due).returning(), 'seen'));
  }
  steps.push(record.step);
  if (entries.length > 0) steps.push(also(queries.insert(tables.auditEntries).values([...entries])));
  if (facts.cards && facts.cards.length > 0)
    steps.push(also(queries.insert(tables.cards).values([...facts.cards])));
  if (facts.messages.length > 0) steps.push(messageStep(store, facts.messages, now));
  if (facts.cleared && facts.cleared.length > 0) {
    steps.push(also(queries.delete(tables.timers).where(inArray(tables.timers.key, [...facts.cleared]))));
  }
  for (const timer of facts.timers ?? []) {
    const moved = { due: timer.due, round: timer.round };
    steps.push(
      also(
        queries
          .insert(tables.timers)
          .values(timer)
          .onConflictDoUpdate({ target: tables.timers.key, set: moved }),
      ),
    );
  }
  return steps;
}

/** Writes messages to the outbox, due at once; one whose key is there already is not written again. */
export function messageStep(store: Store, messages: readonly Message[], now: number): Step {
  const rows = messages.map(message => ({
    key: message.key,
    intent: message.intent,
    about: message.about,
    seq: message.seq,
    to: message.to,
    lane: lane(message.to),
    priority: message.urgent ? 0 : 1,
    writtenAt: now,
    due: now,
    attempts: 0,
  }));
  return also(
    store.queries
      .insert(store.tables.outbox)
      .values(rows)
      .onConflictDoNothing({ target: store.tables.outbox.key }),
  );
}
