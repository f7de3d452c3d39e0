import type { Concept, FalseFriend } from './concept.ts';
import type { GlossaryIndex } from './finding/index.ts';

/** The whole glossary as it is now, in memory: it is asked with every word. */
export interface Known {
  index: GlossaryIndex;
  concept(id: string): Concept | undefined;
  friend(id: string): FalseFriend | undefined;
  /** False friends of which it is one of the two. */
  friendsOf(conceptId: string): readonly FalseFriend[];
  concepts(): Iterable<Concept>;
  friends(): Iterable<FalseFriend>;
}

/** False friends between two of these meanings. */
export function friendsAmong(meanings: readonly Pick<Concept, 'id'>[], known: Known): FalseFriend[] {
  const ids = new Set(meanings.map(({ id }) => id));
  const friends = meanings.flatMap(({ id }) => known.friendsOf(id));
  return [...new Set(friends)].filter(({ itId, otId }) => ids.has(itId) && ids.has(otId));
}
