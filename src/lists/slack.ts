import type { Person } from '../people/person.ts';
import type { Kind } from '../records/names.ts';
import type { Modal } from '../slack/blocks.ts';
import type { Listen, Press } from '../slack/listen.ts';
import { listingOf, readListing, type Listing } from './listing.ts';
import { listActions } from './pages.ts';

/** How people turn and search the list of one kind of record. @param list draws a page of it */
export function listRoutes(
  on: Listen,
  kind: Kind,
  list: (listing: Listing, by: Person) => Promise<Modal>,
): void {
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
