import type { Content, FalseFriend } from '../concept.ts';

/**
 * A content as it may leave the workspace. What quotes somebody else’s text is left out; the word stays, and where
 * its meaning can be read.
 */
export function leaving<C extends Content>(content: C): C {
  return content.sources.some(source => source.quotes)
    ? { ...content, definition: '', more: '', example: '' }
    : content;
}

/** What is to be watched out for with each concept, by its id. */
export function warningsOf(friends: readonly FalseFriend[]): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const { itId, otId, watchOut, status } of friends) {
    if (status !== 'draft' && status !== 'approved') continue;
    for (const id of [itId, otId]) {
      const before = found.get(id);
      found.set(id, before && before !== watchOut ? `${before} ${watchOut}` : watchOut);
    }
  }
  return found;
}
