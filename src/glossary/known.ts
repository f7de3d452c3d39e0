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

/** Whether it ties a meaning of IT and one of OT, none of which was declined, and nobody untied it. */
export function isThere({ itId, otId, status }: FalseFriend, known: Known): boolean {
  const [it, ot] = [known.concept(itId), known.concept(otId)];
  const areTheirs = it?.domain === 'it' && ot?.domain === 'ot';
  return areTheirs && [it, ot].every(one => one.status !== 'declined') && status !== 'declined';
}

/** False friends between two of these meanings. */
export function friendsAmong(meanings: readonly Pick<Concept, 'id'>[], known: Known): FalseFriend[] {
  const ids = new Set(meanings.map(({ id }) => id));
  const friends = meanings.flatMap(({ id }) => known.friendsOf(id));
  return [...new Set(friends)].filter(
    friend => ids.has(friend.itId) && ids.has(friend.otId) && isThere(friend, known),
  );
}
