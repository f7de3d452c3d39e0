import type { SealedEntry } from '../audit/entry.ts';
import { sideName } from '../people/person.ts';
import type { Site } from '../people/site.ts';
import { dangerLine } from '../people/views.ts';
import {
  actions,
  button,
  context,
  header,
  input,
  LIMIT,
  modal,
  option,
  plain,
  section,
  type Block,
  type Modal,
} from '../slack/blocks.ts';
import { channelLink, md, quoted, readersTime, siteTime, type Markup } from '../slack/markup.ts';
import { incidentName, type Step } from './incident.ts';
import {
  firstListing,
  LONGEST_SEARCH,
  MOST_LISTED,
  PER_PAGE,
  writeListing,
  type Filter,
  type Listed,
} from './list.ts';
import {
  howBad,
  MORE,
  nameOf,
  origin,
  status,
  stepButton,
  summary,
  title,
  told,
  type Picture,
} from './views.ts';

/** Home's buttons that open the form and the list. */
export const REPORT = 'incident.report';
export const LIST = 'incident.list';

/** As many as Home shows. */
export const ON_HOME = 10;
const MOST_ENTRIES = 60;

/** What the reporter sees once it is filed. */
export function receipt({ incident, site }: Picture): Modal {
  const answering = sideName[incident.answering];
  const by = siteTime(incident.acknowledgeBy, site.zone);
  return modal(incidentName(incident), [
    section(dangerLine(site)),
    section(
      md`*${incidentName(incident)} is with ${answering} now.* They are asked to acknowledge it by ${by}, ${site.name} time.`,
    ),
    context(
      md`Follow it at your side’s desk, ${channelLink(site.desks[incident.asking])}. If it gets worse, phone them and write in its thread.`,
    ),
  ]);
}

/**
 * Everything about one incident, privately, with the steps that this person may take.
 *
 * @param list that it was opened from, as the page carries it; empty where it comes from elsewhere
 */
export function details(
  picture: Picture,
  history: readonly SealedEntry[],
  steps: readonly Step[],
  list = '',
): Modal {
  const { incident, site } = picture;
  const page = modal(incidentName(incident), [
    header(incident.place),
    ...whole(incident.what),
    context(md`${howBad(incident)}. Times are those of ${site.name}.`),
    ...origin(incident),
    ...recent(picture, history),
    ...(steps.length > 0 ? [actions(...steps.map((step, n) => stepButton(step, incident, n === 0)))] : []),
  ]);
  return { ...page, private_metadata: list };
}

/** Every character that was typed, in pieces that fit however much of it must be escaped. */
function whole(typed: string): Block[] {
  const pieces = typed.match(/[^]{1,500}(?![\udc00-\udfff])/g) ?? [];
  return pieces.map(piece => section(quoted(piece, LIMIT.section)));
}

/** The newest entries, oldest first: what happened last is what somebody opens the page for. */
function recent(picture: Picture, history: readonly SealedEntry[]): Block[] {
  const shown = history.slice(-MOST_ENTRIES);
  const earlier = history.length - shown.length;
  return [
    ...(earlier > 0 ? [context(md`… ${earlier} earlier`)] : []),
    ...shown.map(entry =>
      section(md`${siteTime(entry.at, picture.site.zone)} · ${told(picture, entry, LIMIT.section - 200)}`),
    ),
  ];
}

/** Home's part: what waits on this person's side, and how to report. @param command `/incident`, as it is called here */
export function homePart(site: Site, waiting: readonly Picture[], command: string): Block[] {
  const rows = waiting.slice(0, ON_HOME).map((picture): Block => {
    return { ...section(summary(picture)), accessory: button('Open', MORE, picture.incident.id) };
  });
  return [
    actions(
      button('Report an incident', REPORT, site.id, true),
      button('All incidents', LIST, writeListing({ ...firstListing, filter: 'all' })),
    ),
    header('Waits on your side'),
    ...(rows.length > 0
      ? rows
      : [section(md`Nothing. Write \`${command}\` in any channel to report something to the other side.`)]),
    ...(waiting.length > rows.length ? [context(md`And more: *All incidents* shows them.`)] : []),
  ];
}

/** The list's menu, its field and its buttons. What the first two hold is found under their own names. */
export const LIST_FILTER = 'incident.list.filter';
export const LIST_WORDS = 'incident.list.words';
export const LIST_BACK = 'incident.list.back';
export const LIST_ON = 'incident.list.on';
/** The list as a form: for those who press *Search* instead of Enter. */
export const LIST_SEARCH = 'incident.list.search';

const filterWords: Record<Filter, string> = {
  'open-here': 'Open at my side',
  mine: 'Mine',
  side: 'My side',
  site: 'My site',
  open: 'All open',
  all: 'All',
};

/**
 * The incidents that somebody looks for, ten at a time.
 *
 * @param rows pictures of the incidents listed
 * @param command `/incident`, as it is called here
 */
export function listPage(
  { listing, total }: Listed,
  rows: readonly Picture[],
  readersSite: Site,
  command: string,
): Modal {
  const options = Object.entries(filterWords).map(([filter, words]) => option(words, filter));
  const chosen = option(filterWords[listing.filter], listing.filter);
  const menu = { type: 'static_select', action_id: LIST_FILTER, options, initial_option: chosen } as const;
  const field = {
    type: 'plain_text_input',
    max_length: LONGEST_SEARCH,
    placeholder: plain('A number, a place, what happened, what fixed it', LIMIT.placeholder),
    dispatch_action_config: { trigger_actions_on: ['on_enter_pressed'] },
    ...(listing.words && { initial_value: listing.words }),
  };
  const blocks: Block[] = [
    { type: 'actions', block_id: LIST_FILTER, elements: [menu] },
    { ...input(LIST_WORDS, 'Look for', field, { optional: true }), dispatch_action: true },
    ...(rows.length > 0
      ? rows.map(picture => row(picture, readersSite))
      : [section(nothing(listing, command))]),
    ...turning({ listing, total }),
  ];
  const form = { callback: LIST_SEARCH, submit: 'Search', about: writeListing(listing) };
  return { ...modal('Incidents', blocks, form), close: plain('Close', LIMIT.viewTitle) };
}

function row(picture: Picture, readersSite: Site): Block {
  const { incident, site } = picture;
  const where = site.id === readersSite.id ? '' : ` · ${site.name}`;
  const line = md`*${title(picture)}* · ${incident.severity} · ${status(incident)}`;
  const who = incident.ownerId ? nameOf(picture, incident.ownerId) : 'Nobody yet';
  const since = md`${who} · since ${readersTime(incident.since, site.zone)}${where}`;
  return { ...section(md`${line}\n${since}`), accessory: button('Open', MORE, incident.id) };
}

function nothing({ filter, words }: Listed['listing'], command: string): Markup {
  const elsewhere = filter === 'all' ? 'Try fewer or other words.' : 'Try fewer words, or choose All above.';
  if (words) return md`Nothing here with “${words}”. ${elsewhere}`;
  return md`Nothing here. Choose another list above, or write \`${command}\` in any channel to report something.`;
}

/** Which part of the list it is, and the ways to the others; nothing where it is all there is. */
function turning({ listing, total }: Pick<Listed, 'listing' | 'total'>): Block[] {
  if (total <= PER_PAGE) return [];
  const { page, filter } = listing;
  const end = Math.min(total, MOST_LISTED);
  const [first, last] = [page * PER_PAGE + 1, Math.min(end, (page + 1) * PER_PAGE)];
  const of = end < total ? `more than ${end}; to see the others, look for a word or a number` : `${total}`;
  // Only the list of all is in the order of time.
  const [back, on] = filter === 'all' ? ['Newer', 'Older'] : ['Previous', 'Next'];
  const to = (n: number) => writeListing({ ...listing, page: n });
  return [
    context(md`${first}–${last} of ${of}`),
    actions(
      ...(page > 0 ? [button(back, LIST_BACK, to(page - 1))] : []),
      ...(last < end ? [button(on, LIST_ON, to(page + 1))] : []),
    ),
  ];
}
