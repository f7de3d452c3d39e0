import { siteOf, type Directory } from '../people/directory.ts';
import type { Person } from '../people/person.ts';
import type { Site } from '../people/site.ts';
import type { Kind } from '../records/names.ts';
import type { Block, Modal } from '../slack/blocks.ts';
import type { Listen, Press } from '../slack/listen.ts';
import { listingOf, readListing, type Listed, type Listing } from './listing.ts';
import { listActions, listPage, type ListWords } from './pages.ts';

/** Draws a page of the list of one kind of record, as somebody may see it. */
export type DrawList = (listing: Listing, by: Person) => Promise<Modal>;

export interface DrawListParts<R, P> {
  list: (listing: Listing, by: Person) => Promise<Listed<R>>;
  picture: (record: R) => Promise<P>;
  row: (picture: P, readersSite: Site) => Block;
  words: ListWords;
  directory: Directory;
}

export function drawsList<R, P>(kind: Kind, parts: DrawListParts<R, P>): DrawList {
  const { list, picture, row, words, directory } = parts;
  return async (listing, by) => {
    const listed = await list(listing, by);
    const pictures = await Promise.all(listed.records.map(picture));
    const site = await siteOf(directory, by.siteId);
    return listPage(
      kind,
      listed,
      pictures.map(one => row(one, site)),
      words,
    );
  };
}

/** How people turn and search the list of one kind of record. */
export function listRoutes(on: Listen, kind: Kind, list: DrawList): void {
  const names = listActions(kind);
  const turned = (listing: (press: Press) => Listing) => async (press: Press) => ({
    page: () => list(listing(press), press.by),
  });

  on.press(names.open, async ({ by, value }) => ({ open: await list(readListing(value), by) }));
  on.press(
    names.filter,
    turned(({ value, entered }) => listingOf(value, entered(names.words))),
  );
  on.press(
    names.words,
    turned(({ value, about }) => listingOf(readListing(about).filter, value)),
  );
  for (const turn of [names.back, names.on])
    on.press(
      turn,
      turned(({ value }) => readListing(value)),
    );
  on.submit(names.search, async ({ by, about, entered }) =>
    list(listingOf(readListing(about).filter, entered(names.words)), by),
  );
}
