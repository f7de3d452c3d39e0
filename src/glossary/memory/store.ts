import { asc, gt, max } from 'drizzle-orm';
import { perStore } from '../../store/kept.ts';
import type { Store } from '../../store/open.ts';
import type { Concept, FalseFriend } from '../concept.ts';
import { glossaryIndex } from '../finding/index.ts';
import type { Known } from '../known.ts';

/** What is in memory, and up to which write of each table. */
class Memory implements Known {
  readonly index = glossaryIndex();
  readonly #concepts = new Map<string, Concept>();
  readonly #friends = new Map<string, FalseFriend>();
  readonly #friendsOf = new Map<string, Map<string, FalseFriend>>();
  upTo = { concepts: 0, friends: 0 };

  put(concept: Concept, written: number): void {
    if (written <= this.upTo.concepts) return;
    this.upTo.concepts = written;
    this.#concepts.set(concept.id, concept);
    // What was declined is found no more.
    this.index.put(concept.status === 'declined' ? { ...concept, forms: [], definition: '' } : concept);
  }
  tie(friend: FalseFriend, written: number): void {
    if (written <= this.upTo.friends) return;
    this.upTo.friends = written;
    this.#friends.set(friend.id, friend);
    for (const id of [friend.itId, friend.otId]) {
      const same = this.#friendsOf.get(id) ?? new Map<string, FalseFriend>();
      this.#friendsOf.set(id, same.set(friend.id, friend));
    }
  }
  concept = (id: string) => this.#concepts.get(id);
  friend = (id: string) => this.#friends.get(id);
  friendsOf = (conceptId: string) => [...(this.#friendsOf.get(conceptId)?.values() ?? [])];
  concepts = () => this.#concepts.values();
  friends = () => this.#friends.values();
}

const memory = perStore(() => ({ known: new Memory() }));
const newest = perStore(({ queries, tables: { concepts, falseFriends } }) => ({
  concepts: queries
    .select({ written: max(concepts.written) })
    .from(concepts)
    .prepare('newest concept'),
  friends: queries
    .select({ written: max(falseFriends.written) })
    .from(falseFriends)
    .prepare('newest friend'),
}));

/**
 * Brings what is in memory up to date with what was written since, by whichever process: nothing is ever deleted. Where
 * less was written than is remembered, the database is an earlier one, and it is read anew.
 */
export async function present(store: Store): Promise<Known> {
  const { queries, tables } = store;
  const kept = memory(store);
  const asked = newest(store);
  const before = { ...kept.known.upTo };
  const [concept] = await asked.concepts.execute();
  const [friend] = await asked.friends.execute();
  const isEarlier = (concept?.written ?? 0) < before.concepts || (friend?.written ?? 0) < before.friends;
  if (isEarlier) kept.known = new Memory();
  const { known } = kept;
  if ((concept?.written ?? 0) > known.upTo.concepts) {
    const { concepts } = tables;
    const since = gt(concepts.written, known.upTo.concepts);
    const rows = await queries.select().from(concepts).where(since).orderBy(asc(concepts.written));
    for (const { written, ...row } of rows) known.put(row, written);
  }
  if ((friend?.written ?? 0) > known.upTo.friends) {
    const { falseFriends } = tables;
    const since = gt(falseFriends.written, known.upTo.friends);
    const rows = await queries.select().from(falseFriends).where(since).orderBy(asc(falseFriends.written));
    for (const { written, ...row } of rows) known.tie(row, written);
  }
  return known;
}
