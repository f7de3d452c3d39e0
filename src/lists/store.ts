import { and, count, desc, eq, inArray, or, sql, type AnyColumn, type SQL } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import type { Person } from '../people/person.ts';
import { readNumber, type Kind } from '../records/names.ts';
import type { Store } from '../store/open.ts';
import { contains, isIndexed, standIn, wordsOf, type WordsIndex } from '../store/words.ts';
import { searchWords, type Filter, type Listing, type ListStore } from './listing.ts';

/** Of words that the index doesn't know, so many records are looked through. */
const NEWEST = 20_000;

/** A kind of record, as its lists are asked for. */
export interface ListParts<R> {
  kind: Kind;
  table: PgTable & { number: AnyColumn; searched: AnyColumn };
  words: WordsIndex;
  /** The records that a condition lets through, in an order. */
  rows: (which: SQL, order: readonly SQL[]) => Promise<R[]>;
  /** Who may know of it, as a condition, so that no count and no page betrays what somebody may not know of. */
  known: (by: Person) => SQL | undefined;
  filtered: (filter: Filter, by: Person) => SQL | undefined;
  /** As they stand in the indexes. */
  isOpen: SQL;
  isOver: SQL;
  /** In which what is open stands. */
  openOrder: readonly SQL[];
}

export function listStore<R>({ queries }: Pick<Store, 'queries'>, parts: ListParts<R>): ListStore<R> {
  const { kind, table, words: index, rows, known, filtered, isOpen, isOver, openOrder } = parts;
  const newestFirst = [desc(table.number)];

  function sought(word: string): SQL | undefined {
    const number = readNumber(kind, word);
    const inText = contains(table.searched, word);
    return number === undefined ? inText : or(eq(table.number, number), inText);
  }

  /** Looks at each record that the rest lets through: for the few that are open, or somebody's own. */
  function wordForWord(words: readonly string[], which?: SQL) {
    const asked = and(which, ...words.map(sought));
    const number = sql<number>`${table.number}`.as('number');
    return queries.select({ number }).from(table).where(asked).$dynamic();
  }

  /** What the index of words doesn't know is looked for in what it finds, or among the newest. */
  function indexed(words: readonly string[], which?: SQL) {
    const [long, short] = [words.filter(isIndexed), words.filter(word => !isIndexed(word))];
    const numbers = words.flatMap(word => readNumber(kind, word) ?? []);
    const numbered = inArray(table.number, numbers);
    if (words.length === 0) return wordForWord(words, which).orderBy(...newestFirst);
    if (long.length === 0) {
      const newest = sql`${table.number} > (select max(number) from ${table}) - ${NEWEST}`;
      return wordForWord(words, and(which, or(newest, numbered))).orderBy(...newestFirst);
    }
    const written = queries
      .select({ number: sql<number>`${index.number}`.as('number') })
      .from(table)
      .innerJoin(index.table, wordsOf(index, table.number))
      .where(and(standIn(index, long), which, ...short.map(sought)))
      .$dynamic();
    if (numbers.length === 0) return written.orderBy(desc(index.number));
    return written.union(wordForWord(words, and(which, numbered))).orderBy(...newestFirst);
  }

  /**
   * The parts of a list, each in the order of an index: what is open, which is little, and then the rest, of which no
   * more is read than is shown. They give numbers, so that what is only counted or skipped can stay in the index.
   */
  function partsOf({ filter, ...listing }: Listing, by: Person) {
    const words = searchWords(listing.words);
    const may = and(known(by), filtered(filter, by));
    const isOwn = by.guest || filter === 'mine';
    const open = {
      numbers: () => wordForWord(words, and(isOpen, may)).orderBy(...openOrder),
      order: openOrder,
    };
    const newest = (which = may) => ({
      numbers: () => (isOwn ? wordForWord(words, which).orderBy(...newestFirst) : indexed(words, which)),
      order: newestFirst,
    });
    switch (filter) {
      case 'open-here':
      case 'open':
        return [open];
      case 'all':
        return [newest()];
      case 'mine':
      case 'side':
      case 'site':
        return [open, newest(and(isOver, may))];
    }
  }

  async function countOf(part: ReturnType<typeof partsOf>[number], most: number): Promise<number> {
    const [counted] = await queries.select({ n: count() }).from(part.numbers().limit(most).as('part'));
    return counted?.n ?? 0;
  }

  return {
    async count(listing, by, most) {
      let all = 0;
      for (const part of partsOf(listing, by)) {
        all += await countOf(part, most - all);
        if (all >= most) break;
      }
      return all;
    },

    async list(listing, by, { from, limit }) {
      const found: R[] = [];
      const inOrder = partsOf(listing, by);
      let skipped = from;
      for (const part of inOrder) {
        const numbers = part.numbers().limit(limit - found.length);
        const some = await rows(inArray(table.number, numbers.offset(skipped)), part.order);
        found.push(...some);
        if (found.length >= limit || part === inOrder.at(-1)) break;
        skipped = some.length > 0 ? 0 : skipped - (await countOf(part, skipped));
      }
      return found;
    },
  };
}

/** Whether only some may see a record, and whether somebody is one of them. @param by left out where everybody is meant */
export function mayBeSeen(visibility: AnyColumn, by?: Person): SQL | undefined {
  // The only text of an unrestricted one is its kind, so this holds whatever ids there are.
  const text = sql`cast(${visibility} as text)`;
  const unrestricted = sql`${text} not like '%"restricted"%'`;
  return !by || by.shared ? unrestricted : or(unrestricted, contains(text, JSON.stringify(by.id)));
}
