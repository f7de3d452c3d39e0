import { Refusal } from '../kernel/refusal.ts';
import type { Facts, Outcome } from './facts.ts';

/** The store of one kind of record. */
export interface RecordStore<R> {
  find(id: string): Promise<R | undefined>;
  /** Writes the record over version `was` (0: it is new) together with the facts. */
  commit(record: R, was: number, facts: Facts): Promise<Outcome>;
}

/** One that also knows which requests it was told of, for what a second delivery would be refused. */
export interface AnsweringStore<R> extends RecordStore<R> {
  /** Whether this request was answered with a commit before. */
  isAnswered(request: string): Promise<boolean>;
}

/** What is to become of a record; undefined when nothing is to be done. */
export type Decide<R> = (was: R) => Promise<{ is: R; facts: Facts } | undefined>;

/** More losers of one race than a control room has people. */
const MOST_TRIES = 8;

/**
 * Attempts to load, decide and commit, once more when somebody was quicker.
 *
 * @throws whatever `attempt` throws; Refusal `too-busy`
 */
export async function untilWritten(attempt: () => Promise<Outcome>): Promise<Exclude<Outcome, 'stale'>> {
  for (let n = 0; n < MOST_TRIES; n++) {
    const outcome = await attempt();
    if (outcome !== 'stale') return outcome;
  }
  throw new Refusal(
    'too-busy',
    'Several people are changing this at once. Look at the card, then try again.',
  );
}

/**
 * Loads, decides and commits; loads and decides once more when somebody was quicker.
 *
 * @returns whether something was written: not when `decide` had nothing to do, nor when the request was answered before
 * @throws whatever `missing` makes when there is no such record; Refusal `too-busy`
 */
export async function revise<R extends { version: number }>(
  store: RecordStore<R>,
  id: string,
  missing: () => Error,
  decide: Decide<R>,
): Promise<boolean> {
  const outcome = await untilWritten(async () => {
    const was = await store.find(id);
    if (!was) throw missing();
    const decision = await decide(was);
    return decision ? store.commit(decision.is, was.version, decision.facts) : 'seen';
  });
  return outcome === 'done';
}
