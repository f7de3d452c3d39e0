import type { Drawn } from '../outbox/deliver.ts';
import { sideName, type Side } from '../people/person.ts';
import type { Site } from '../people/site.ts';
import { actions, button, context, fields, header, LIMIT, section, type Block } from '../slack/blocks.ts';
import { clipMarkup, joined, md, quoted, readersTime, siteTime, type Markup } from '../slack/markup.ts';
import type { SealedEntry } from '../audit/entry.ts';
import { incidentName, rules, type Incident, type Step } from './incident.ts';
import { isUrgent, severityWords } from './severity.ts';

/** An incident with what it takes to draw it. */
export interface Picture {
  incident: Incident;
  site: Site;
  /** Names of the people it mentions, by id. */
  names: ReadonlyMap<string, string>;
}

/** Action ids of the buttons; each button's value is the incident's id. */
export const stepAction = (step: Step): string => `incident.${step}`;
export const MORE = 'incident.more';

const labels: Record<Step, string> = {
  acknowledge: 'Acknowledge',
  start: 'Start work',
  resolve: 'Resolve',
  confirm: 'Confirm fixed',
  reopen: 'Not fixed',
};

/** Steps that stand on the card; the rest is under More. */
const onCard: Record<Incident['state'], readonly Step[]> = {
  new: ['acknowledge'],
  acknowledged: ['resolve'],
  'in progress': ['resolve'],
  resolved: ['confirm', 'reopen'],
  closed: [],
};

export function stepButton(step: Step, incident: Incident, primary = false) {
  const label = step === 'reopen' && incident.state === 'closed' ? 'Reopen' : labels[step];
  return button({ label, action: stepAction(step), value: incident.id, primary });
}

const moreButton = (incident: Incident) => button({ label: 'More', action: MORE, value: incident.id });

/** R0: the app is no alarm, and says so wherever somebody may be in danger. */
export const dangerLine = (site: Site): Markup =>
  md`*Danger now?* ${site.emergencyPhone}, radio ${site.radioChannel} first. Injuries, fires, releases: the site’s own system.`;

/** The incident at one side's desk: what, where, how bad, who has it, what next. */
export function card(picture: Picture, side: Side): Drawn {
  const { incident } = picture;
  const steps = onCard[incident.state].filter(step => incident[rules[step].by] === side);
  const blocks: Block[] = [
    ...(isUrgent(incident.severity) && incident.state !== 'closed'
      ? [context(dangerLine(picture.site))]
      : []),
    header(`${incidentName(incident)} · ${incident.where}`),
    section(clipMarkup(md`${incident.what}`, 600)),
    fields(
      md`*How bad*\n${howBad(incident)}`,
      md`*Status*\n${status(incident)}`,
      md`*Asked by*\n${nameOf(picture, incident.reporterId)} (${sideName[incident.asking]})`,
      md`*Who has it*\n${incident.ownerId ? md`${nameOf(picture, incident.ownerId)} (${sideName[incident.answering]})` : md`Nobody yet (${sideName[incident.answering]})`}`,
    ),
    ...(incident.resolution ? [section(md`*What fixed it*\n${quoted(incident.resolution)}`)] : []),
    context(next(picture)),
    actions(...steps.map((step, n) => stepButton(step, incident, n === 0)), moreButton(incident)),
  ];
  return { text: summary(picture).mrkdwn, blocks, shows: incident.version };
}

/** One entry of the history, as a reply in both threads. */
export function note(picture: Picture, entry: SealedEntry): Drawn {
  return said(clipMarkup(told(picture, entry), LIMIT.section));
}

/** To the reporter, personally. */
export function pleaseConfirm(picture: Picture): Drawn {
  const { incident } = picture;
  const who = incident.resolverId ? nameOf(picture, incident.resolverId) : sideName[incident.answering];
  const fixed = incident.resolution ? md`\n${quoted(incident.resolution)}` : md``;
  const text = md`*${title(picture)}*\n${who} (${sideName[incident.answering]}) says that it is fixed.${fixed}\nLook at it, then confirm.`;
  return said(
    text,
    actions(stepButton('confirm', incident, true), stepButton('reopen', incident), moreButton(incident)),
  );
}

/** To those it is escalated to. */
export function nobodyHasIt(picture: Picture): Drawn {
  const { incident, site } = picture;
  const side = sideName[incident.answering];
  const text = md`*${title(picture)}*\n${incident.severity}, filed ${siteTime(incident.filedAt, site.zone)}: nobody from ${side} has it yet. Acknowledge it, or find someone who does.`;
  return said(text, actions(stepButton('acknowledge', incident, true), moreButton(incident)));
}

function said(text: Markup, ...blocks: Block[]): Drawn {
  return { text: clipMarkup(text, LIMIT.message).mrkdwn, blocks: [section(text), ...blocks] };
}

/** What was done, by whom, and what they said with it. */
export function told(picture: Picture, { actor, action, words }: SealedEntry): Markup {
  const side = sideName[picture.incident.answering];
  const who = actor.kind === 'person' ? md`*${nameOf(picture, actor.id)}*` : md`*Common Ground*`;
  const what: Record<string, string> = {
    filed: 'filed it',
    acknowledged: 'has it',
    started: 'started work',
    resolved: 'says that it is fixed',
    confirmed:
      actor.kind === 'person'
        ? 'confirmed that it is fixed'
        : 'closed it: nobody said otherwise in two working days',
    reopened: 'says that it is not fixed',
    reminded: `reminds ${side}: nobody has it yet`,
    escalated: `told the leads: nobody from ${side} has it yet`,
  };
  const line = md`${who} ${what[action] ?? action}.`;
  return words ? md`${line}\n${quoted(words)}` : line;
}

export const title = ({ incident }: Picture): string => `${incidentName(incident)} · ${incident.where}`;

export function howBad(incident: Incident): string {
  return `${incident.severity}: ${severityWords[incident.severity]}${incident.assumed ? ' (assumed)' : ''}`;
}

function status(incident: Incident): string {
  const side = sideName[incident.answering];
  return {
    new: `New, waits for ${side}`,
    acknowledged: `Acknowledged by ${side}`,
    'in progress': `${side} is working on it`,
    resolved: `Resolved, waits for ${sideName[incident.asking]} to confirm`,
    closed: 'Closed, confirmed fixed',
  }[incident.state];
}

function next({ incident, site }: Picture): Markup {
  const [asking, answering] = [sideName[incident.asking], sideName[incident.answering]];
  const since = readersTime(incident.since, site.zone);
  switch (incident.state) {
    case 'new':
      return md`Next: ${answering} acknowledges by ${siteTime(incident.acknowledgeBy, site.zone)}, ${site.name} time. Filed ${since}.`;
    case 'acknowledged':
    case 'in progress':
      return md`Next: ${answering} resolves it. Since ${since}.`;
    case 'resolved':
      return md`Next: ${asking} looks at it and confirms. Since ${since}.`;
    case 'closed':
      return md`Closed ${since}.`;
  }
}

export function summary(picture: Picture): Markup {
  const { incident } = picture;
  return joined(
    [
      md`${title(picture)}`,
      md`${incident.severity}`,
      md`${status(incident)}`,
      clipMarkup(md`${incident.what}`, 200),
    ],
    ' · ',
  );
}

function nameOf({ names }: Picture, id: string): string {
  return names.get(id) ?? 'somebody who left';
}
