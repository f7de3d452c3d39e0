import { createHmac } from 'node:crypto';
import type { Actor } from '../kernel/actor.ts';

/** One thing that happened to one record. Written once; the database refuses to change it. */
export interface Entry {
  /** Kind and id of the record, as in `incident`. */
  record: string;
  recordId: string;
  /** 1 for the record's first entry, then without a gap. */
  seq: number;
  at: number;
  actor: Actor;
  /** What was done, in the field's own word: filed, acknowledged, resolved … */
  action: string;
  /** The fields that it changed; before is empty for the first entry. */
  before: Record<string, unknown>;
  after: Record<string, unknown>;
  /** What the person said with it: a reason, what fixed it. */
  words: string | null;
}

/** An entry with its place in the record's chain. */
export interface SealedEntry extends Entry {
  /** HMAC-SHA256 over the entry and the seal before it, keyed with the installation's audit key; hex. */
  seal: string;
}

/** What the history says of a record's present version. */
export function entryFor(
  record: string,
  { id: recordId, version: seq }: { id: string; version: number },
  what: Pick<Entry, 'at' | 'actor' | 'action'> & Partial<Pick<Entry, 'before' | 'after' | 'words'>>,
): Entry {
  return { record, recordId, seq, before: {}, after: {}, words: null, ...what };
}

/** What changed between two versions, of these fields; of a record that is new, all that it holds. */
export function difference<R extends object>(
  fields: readonly (keyof R & string)[],
  was: R | undefined,
  is: R,
): Pick<Entry, 'before' | 'after'> {
  const changed = fields.filter(field => JSON.stringify(was?.[field]) !== JSON.stringify(is[field]));
  const pick = (of: R) => Object.fromEntries(changed.map(field => [field, of[field]]));
  return { before: was ? pick(was) : {}, after: pick(is) };
}

/** The seal before a record's first entry. */
export const NO_SEAL = '';

export function seal(key: string, before: string, entry: Entry): string {
  const { record, recordId, seq, at, actor, action, words } = entry;
  const told = [
    before,
    record,
    recordId,
    seq,
    at,
    ordered(actor),
    action,
    ordered(entry.before),
    ordered(entry.after),
    words,
  ];
  return createHmac('sha256', key).update(JSON.stringify(told)).digest('hex');
}

/** Seals entries of one record one after the other, beginning behind the seal `head`. */
export function sealAll(key: string, head: string, entries: readonly Entry[]): SealedEntry[] {
  let last = head;
  return entries.map(entry => ({ ...entry, seal: (last = seal(key, last, entry)) }));
}

/**
 * What is wrong with a record's chain, or undefined. The head is what the record itself holds; an exported head
 * also shows when the end of chain and record were cut off together.
 */
export function flaw(key: string, entries: readonly SealedEntry[], head: string): string | undefined {
  let last = NO_SEAL;
  for (const [n, entry] of entries.entries()) {
    if (entry.seq !== n + 1) return `entry ${n + 1} is missing`;
    if (entry.seal !== seal(key, last, entry)) return `entry ${entry.seq} was altered`;
    last = entry.seal;
  }
  return last === head ? undefined : 'its last entries are missing';
}

/** Keys in order, all the way down: a database may store JSON in an order of its own, which must not break a seal. */
function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered);
  if (typeof value !== 'object' || value === null) return value;
  const sorted = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(sorted.map(([key, inner]) => [key, ordered(inner)]));
}
