import { sql, type SQL, type SQLWrapper } from 'drizzle-orm';

/** The shortest part of a word that the index knows, in characters. */
const SHORTEST_INDEXED = 3;
export const isIndexed = (word: string): boolean => word.length >= SHORTEST_INDEXED;

/** The index of words, whose rows are numbered as the incidents. */
export const incidentsWords = sql`incidents_words`;
export const wordsNumber = sql`incidents_words.rowid`;

/** Its row of an incident. The plus makes SQLite read the index first, and in its order. */
export const wordsOf = (number: SQLWrapper): SQL => sql`+${wordsNumber} = ${number}`;

/**
 * Where every one of these words stands in an incident, as part of a word too: a condition on the index, which
 * is SQLite's FTS5 with three letters at a time, kept up to date by triggers; on PostgreSQL `pg_trgm` does the same.
 *
 * @param words each of which {@link isIndexed}
 */
export const standIn = (words: readonly string[]): SQL =>
  sql`incidents_words match ${words.map(word => `"${word.replaceAll('"', '""')}"`).join(' ')}`;

/** Where this stands in a text; nothing in it is more than a character. */
export const contains = (text: SQLWrapper, part: string): SQL =>
  sql`${text} like ${`%${part.replace(/[\\%_]/g, '\\$&')}%`} escape '\\'`;
