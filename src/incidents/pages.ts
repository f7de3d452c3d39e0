import type { SealedEntry } from '../audit/entry.ts';
import { sideName } from '../people/person.ts';
import type { Site } from '../people/site.ts';
import { dangerLine } from '../people/views.ts';
import { nameOf } from '../records/views.ts';
import {
  actions,
  button,
  context,
  header,
  LIMIT,
  modal,
  section,
  type Block,
  type Modal,
} from '../slack/blocks.ts';
import { channelLink, md, quoted, readersTime, siteTime } from '../slack/markup.ts';
import { incidentName, type Step } from './incident.ts';
import { firstListing, writeListing } from '../lists/listing.ts';
import { listActions, type ListWords } from '../lists/pages.ts';
import {
  changedButtons,
  howBad,
  MORE,
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
export const LIST = listActions('incident').open;

/** As many as Home shows. */
export const ON_HOME = 10;
/** How many of the same asset a receipt shows. */
export const ON_RECEIPT = 3;
const MOST_ENTRIES = 60;

/** What the reporter sees once it is filed. @param around what else is known of where it is */
export function receipt({ incident, site }: Picture, around: readonly Block[] = []): Modal {
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
    ...around,
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
  const buttons = [
    ...steps.map((step, n) => stepButton(step, incident, n === 0)),
    ...changedButtons(incident),
  ];
  const page = modal(incidentName(incident), [
    header(incident.place),
    ...whole(incident.what),
    context(md`${howBad(incident)}. Times are those of ${site.name}.`),
    ...origin(incident),
    ...recent(picture, history),
    ...(buttons.length > 0 ? [actions(...buttons)] : []),
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

/** What the list of incidents is called, and its words. @param command `/incident`, as it is called here */
export const listWords = (command: string): ListWords => ({
  title: 'Incidents',
  filters: {
    'open-here': 'Open at my side',
    mine: 'Mine',
    side: 'My side',
    site: 'My site',
    open: 'All open',
    all: 'All',
  },
  lookFor: 'A number, a place, what happened, what fixed it',
  none: md`Nothing here. Choose another list above, or write \`${command}\` in any channel to report something.`,
});

export function listRow(picture: Picture, readersSite: Site): Block {
  const { incident, site } = picture;
  const where = site.id === readersSite.id ? '' : ` · ${site.name}`;
  const line = md`*${title(picture)}* · ${incident.severity} · ${status(incident)}`;
  const who = incident.ownerId ? nameOf(picture, incident.ownerId) : 'Nobody yet';
  const since = md`${who} · since ${readersTime(incident.since, site.zone)}${where}`;
  return { ...section(md`${line}\n${since}`), accessory: button('Open', MORE, incident.id) };
}
