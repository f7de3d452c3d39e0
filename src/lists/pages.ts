import type { Kind } from '../records/names.ts';
import {
  actions,
  button,
  context,
  input,
  LIMIT,
  modal,
  option,
  plain,
  section,
  type Block,
  type Modal,
} from '../slack/blocks.ts';
import { md, type Markup } from '../slack/markup.ts';
import { LONGEST_SEARCH, MOST_LISTED, PER_PAGE, writeListing, type Filter, type Listed } from './listing.ts';

/** What a list of one kind of record is called, and its words. */
export interface ListWords {
  title: string;
  filters: Record<Filter, string>;
  /** In its empty field. */
  lookFor: string;
  /** Where there is nothing. */
  none: Markup;
}

/** The button that opens a list; its menu, its field and its buttons. What menu and field hold is found under their names. */
export const listActions = (kind: Kind) => ({
  open: `${kind}.list`,
  filter: `${kind}.list.filter`,
  words: `${kind}.list.words`,
  back: `${kind}.list.back`,
  on: `${kind}.list.on`,
  /** The list as a form: for those who press *Search* instead of Enter. */
  search: `${kind}.list.search`,
});

/** The records that somebody looks for, ten at a time. @param rows one for each of them */
export function listPage(
  kind: Kind,
  { listing, total }: Pick<Listed<unknown>, 'listing' | 'total'>,
  rows: readonly Block[],
  words: ListWords,
): Modal {
  const names = listActions(kind);
  const options = Object.entries(words.filters).map(([filter, label]) => option(label, filter));
  const chosen = option(words.filters[listing.filter], listing.filter);
  const menu = { type: 'static_select', action_id: names.filter, options, initial_option: chosen } as const;
  const field = {
    type: 'plain_text_input',
    max_length: LONGEST_SEARCH,
    placeholder: plain(words.lookFor, LIMIT.placeholder),
    dispatch_action_config: { trigger_actions_on: ['on_enter_pressed'] },
    ...(listing.words && { initial_value: listing.words }),
  };
  const blocks: Block[] = [
    { type: 'actions', block_id: names.filter, elements: [menu] },
    { ...input(names.words, 'Look for', field, { optional: true }), dispatch_action: true },
    ...(rows.length > 0 ? rows : [section(nothing(listing, words.none))]),
    ...turning(kind, { listing, total }),
  ];
  const form = { callback: names.search, submit: 'Search', about: writeListing(listing) };
  return { ...modal(words.title, blocks, form), close: plain('Close', LIMIT.viewTitle) };
}

function nothing({ filter, words }: Listed<unknown>['listing'], none: Markup): Markup {
  const elsewhere = filter === 'all' ? 'Try fewer or other words.' : 'Try fewer words, or choose All above.';
  return words ? md`Nothing here with “${words}”. ${elsewhere}` : none;
}

/** Which part of the list it is, and the ways to the others; nothing where it is all there is. */
function turning(kind: Kind, { listing, total }: Pick<Listed<unknown>, 'listing' | 'total'>): Block[] {
  if (total <= PER_PAGE) return [];
  const { page, filter } = listing;
  const names = listActions(kind);
  const end = Math.min(total, MOST_LISTED);
  const [first, last] = [page * PER_PAGE + 1, Math.min(end, (page + 1) * PER_PAGE)];
  const of = end < total ? `more than ${end}; to see the others, look for a word or a number` : `${total}`;
  // Only the list of all is in the order of time.
  const [back, on] = filter === 'all' ? ['Newer', 'Older'] : ['Previous', 'Next'];
  const to = (n: number) => writeListing({ ...listing, page: n });
  return [
    context(md`${first}–${last} of ${of}`),
    actions(
      ...(page > 0 ? [button(back, names.back, to(page - 1))] : []),
      ...(last < end ? [button(on, names.on, to(page + 1))] : []),
    ),
  ];
}
