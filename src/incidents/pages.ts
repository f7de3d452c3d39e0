import type { SealedEntry } from '../audit/entry.ts';
import { sideName } from '../people/person.ts';
import type { Site } from '../people/site.ts';
import { dangerLine } from '../people/views.ts';
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
import { channelLink, md, quoted, siteTime } from '../slack/markup.ts';
import { incidentName, type Step } from './incident.ts';
import { howBad, MORE, stepButton, summary, told, type Picture } from './views.ts';

/** Home's button that opens the form. */
export const REPORT = 'incident.report';

const ON_HOME = 10;
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
      md`Follow it at your side’s desk, ${channelLink(site.desks[incident.asking])}. If it gets worse, phone them or report it again.`,
    ),
  ]);
}

/** Everything about one incident, privately, with the steps that this person may take. */
export function details(picture: Picture, history: readonly SealedEntry[], steps: readonly Step[]): Modal {
  const { incident, site } = picture;
  return modal(incidentName(incident), [
    header(incident.place),
    ...whole(incident.what),
    context(md`${howBad(incident)}. Times are those of ${site.name}.`),
    ...recent(picture, history),
    ...(steps.length > 0 ? [actions(...steps.map((step, n) => stepButton(step, incident, n === 0)))] : []),
  ]);
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

/** Home's part: what waits on this person's side, and how to report. */
export function homePart(site: Site, waiting: readonly Picture[]): Block[] {
  const rows = waiting.slice(0, ON_HOME).map((picture): Block => {
    return { ...section(summary(picture)), accessory: button('Open', MORE, picture.incident.id) };
  });
  const more = waiting.length - rows.length;
  return [
    actions(button('Report an incident', REPORT, site.id, true)),
    header('Waits on your side'),
    ...(rows.length > 0
      ? rows
      : [section(md`Nothing. Write \`/incident\` in any channel to report something to the other side.`)]),
    ...(more > 0 ? [context(md`And ${more} more.`)] : []),
  ];
}
