import { folded, tidy } from '../kernel/text.ts';
import type { Person } from '../people/person.ts';

/** Which records of a kind a list shows, of those that its reader may know of. */
export const filters = ['open-here', 'mine', 'side', 'site', 'open', 'all'] as const;
export type Filter = (typeof filters)[number];

/** A list as somebody asked for it. */
export interface Listing {
  filter: Filter;
  /** Every one of them must occur; empty: whatever there is. */
  words: string;
  /** 0 is the first one. */
  page: number;
}

/** A page of a list. */
export interface Listed<R> {
  /** As it was asked for, but a page that there is. */
  listing: Listing;
  records: readonly R[];
  /** How many there are on all pages; where it is more than {@link MOST_LISTED}, there may be still more. */
  total: number;
}

export const PER_PAGE = 10;
/** Nobody turns so many pages; who looks further back looks for words. */
export const MOST_LISTED = 1000;
/** Words to look for, in characters. */
export const LONGEST_SEARCH = 100;

/** What is open at one's own side. */
export const firstListing: Listing = { filter: 'open-here', words: '', page: 0 };

/** The list of these words, from its first page; what is no filter is the first one. */
export function listingOf(filter: string, words = ''): Listing {
  const known = filters.find(one => one === filter) ?? firstListing.filter;
  return { filter: known, words: tidy(tidy(words).slice(0, LONGEST_SEARCH)), page: 0 };
}

/** A list as a button or a page carries it: `mine 2 slow historian`. */
export const writeListing = ({ filter, page, words }: Listing): string =>
  words ? `${filter} ${page} ${words}` : `${filter} ${page}`;

/** @returns the first list where it isn't one that {@link writeListing} wrote */
export function readListing(written: string): Listing {
  const [, filter = '', page = '', words = ''] = /^(\S+) (\d{1,6})(?: (.*))?$/s.exec(written) ?? [];
  if (!filters.some(one => one === filter)) return firstListing;
  return { ...listingOf(filter, words), page: Number(page) };
}

/** The records of one kind, as lists ask for them: only those that the reader may know of. */
export interface ListStore<R> {
  /** How many there are, but no more than `most`. */
  count(listing: Listing, by: Person, most: number): Promise<number>;
  /** What is open first, in its own order; then the rest, and of a list of all of them the newest first. */
  list(listing: Listing, by: Person, range: { from: number; limit: number }): Promise<R[]>;
}

/** A page of a list; of one beyond the end, the last. */
export async function listed<R>(store: ListStore<R>, asked: Listing, by: Person): Promise<Listed<R>> {
  const total = await store.count(asked, by, MOST_LISTED + 1);
  const last = Math.max(0, Math.ceil(Math.min(total, MOST_LISTED) / PER_PAGE) - 1);
  const listing = { ...asked, page: Math.min(asked.page, last) };
  const range = { from: listing.page * PER_PAGE, limit: PER_PAGE };
  return { listing, total, records: await store.list(listing, by, range) };
}

/** Text as a search looks in it. */
export const searchedText = (parts: readonly string[]): string => compared(parts.join(' '));

/** What is called behind the command: `list mine`; whoever looks for words means all that there is. */
export function listFor(sought: string): Listing {
  const name = called.find(one => one === sought.toLowerCase());
  return name ? listingOf(name) : listingOf('all', sought);
}

const called: readonly Filter[] = ['mine', 'side', 'site', 'open', 'all'];

/** The words that a search looks for. */
export const searchWords = (words: string): string[] =>
  compared(words)
    .split(/\s+/)
    .filter(word => word !== '');

/** Phones type curly quotes, and people put what they look for between some. */
const compared = (text: string): string =>
  folded(text)
    .replace(/[‘’‚‛]/g, "'")
    .replace(/["“”„‟]/g, '');
