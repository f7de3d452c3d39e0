import { clip, tidy } from '../kernel/text.ts';
import { firstListing, listFor, type Listing } from '../lists/listing.ts';
import { readNumber } from '../records/names.ts';
import { splitTimes } from './times.ts';

/** What somebody wants with `/change` and the words behind it. */
export type Asked =
  | { for: 'form'; what: string }
  | { for: 'line'; what: string; when: string }
  | { for: 'change'; number: number }
  | { for: 'list'; listing: Listing }
  | { for: 'changed'; where: string }
  | { for: 'week' | 'rules' | 'windows' | 'window' | 'blackout' | 'help' };

/** More than all that a form takes, in characters. */
const LONGEST = 3000;

/** Words that stand alone behind the command. */
const alone = ['week', 'rules', 'windows', 'window', 'blackout', 'help'] as const;

/**
 * Words behind the command, in plain text. What ends in a time is one line that says it all; whatever else is no name of
 * something is what is to be done.
 */
export function readCommand(typed: string): Asked {
  const words = tidy(clip(typed, LONGEST));
  const number = readNumber('change', words);
  if (number !== undefined) return { for: 'change', number };
  const one = alone.find(name => name === words.toLowerCase());
  if (one) return { for: one };
  const [, list, sought = ''] = /^(list)(?:\s+(.*))?$/is.exec(words) ?? [];
  if (list) return { for: 'list', listing: sought ? listFor(sought) : firstListing };
  const [, changed, where = ''] = /^(changed)(?:\s+(.*))?$/is.exec(words) ?? [];
  if (changed) return { for: 'changed', where };
  const { what, when } = splitTimes(words);
  return what && when ? { for: 'line', what, when } : { for: 'form', what: words };
}
