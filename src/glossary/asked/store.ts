import { asc, desc, eq, sql } from 'drizzle-orm';
import { also, type Statement } from '../../store/commit.ts';
import type { Store } from '../../store/open.ts';
import type { AskedWord, AskedWords } from './asked.ts';

export function askedWordsOf({ queries, tables: { askedWords }, commit }: Store): AskedWords {
  return {
    all: async limit =>
      queries.select().from(askedWords).orderBy(desc(askedWords.at), asc(askedWords.word)).limit(limit),
    async drop(key) {
      await commit([also(queries.delete(askedWords).where(eq(askedWords.key, key)))]);
    },
  };
}

/** Once more. */
export function countAsked(
  { queries, tables: { askedWords } }: Store,
  { key, word, at }: Omit<AskedWord, 'times'>,
): Statement {
  const set = { word, at, times: sql`${askedWords.times} + 1` };
  const row = { key, word, at, times: 1 };
  return also(queries.insert(askedWords).values(row).onConflictDoUpdate({ target: askedWords.key, set }));
}
