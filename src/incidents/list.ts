import { folded, tidy } from '../kernel/text.ts';
import type { Incident } from './incident.ts';

/** Which incidents a list shows, of those that its reader may know of. */
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
export interface Listed {
  /** As it was asked for, but a page that there is. */
  listing: Listing;
  incidents: readonly Incident[];
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

/** The text of an incident in which a search looks. */
export const searchedIn = ({ place, what, resolution }: Incident): string =>
  compared([place, what, resolution ?? ''].join(' '));

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
