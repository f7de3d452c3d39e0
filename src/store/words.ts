import { sql, type SQL, type SQLWrapper } from 'drizzle-orm';

/** The shortest part of a word that the index knows, in characters. */
const SHORTEST_INDEXED = 3;
export const isIndexed = (word: string): boolean => word.length >= SHORTEST_INDEXED;

/** An index of words, whose rows are numbered as the records of its kind. */
export interface WordsIndex {
  table: SQL;
  number: SQL;
}

const indexNamed = (name: string): WordsIndex => ({
  table: sql.raw(name),
  number: sql.raw(`${name}.rowid`),
});

export const incidentsWords = indexNamed('incidents_words');
export const changesWords = indexNamed('changes_words');

/** Its row of a record. The plus makes SQLite read the index first, and in its order. */
export const wordsOf = (index: WordsIndex, number: SQLWrapper): SQL => sql`+${index.number} = ${number}`;

/**
 * Where every one of these words stands in a record, as part of a word too: a condition on the index, which
 * is SQLite's FTS5 with three letters at a time, kept up to date by triggers; on PostgreSQL `pg_trgm` does the same.
 *
 * @param words each of which {@link isIndexed}
 */
export const standIn = ({ table }: WordsIndex, words: readonly string[]): SQL =>
  sql`${table} match ${words.map(word => `"${word.replaceAll('"', '""')}"`).join(' ')}`;

/** Where this stands in a text; nothing in it is more than a character. */
export const contains = (text: SQLWrapper, part: string): SQL =>
  sql`${text} like ${`%${part.replace(/[\\%_]/g, '\\$&')}%`} escape '\\'`;
