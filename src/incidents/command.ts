import { tidy } from '../kernel/text.ts';
import { readNumber } from '../records/names.ts';
import { firstListing, listFor, type Listing } from '../lists/listing.ts';

/** What somebody wants with `/incident` and the words behind it. */
export type Asked =
  | { for: 'form'; what: string }
  | { for: 'incident'; number: number }
  | { for: 'list'; listing: Listing }
  | { for: 'help' };

/** Words behind the command, in plain text. Whatever is no number, no list and no call for help is what happens. */
export function readCommand(typed: string): Asked {
  const words = tidy(typed);
  const number = readNumber('incident', words);
  if (number !== undefined) return { for: 'incident', number };
  if (/^help$/i.test(words)) return { for: 'help' };
  const [, sought] = /^list(?:\s+(.*))?$/is.exec(words) ?? [undefined, null];
  if (sought === null) return { for: 'form', what: words };
  return { for: 'list', listing: sought ? listFor(sought) : firstListing };
}
