import type { SealedEntry } from '../audit/entry.ts';
import type { Drawn } from '../outbox/deliver.ts';
import { sideName, type Person, type Side } from '../people/person.ts';
import type { Site } from '../people/site.ts';
import { dangerLine } from '../people/views.ts';
import { nameOf, said, SHOWN } from '../records/views.ts';
import { actions, button, cardActions, context, header, section, type Block } from '../slack/blocks.ts';
import { clipMarkup, joined, link, md, quoted, readersTime, siteTime, type Markup } from '../slack/markup.ts';
import { handedOnIn } from './handing-on.ts';
import { incidentName, transitions, whyNot, type Incident, type Step } from './incident.ts';
import { isUrgent, severityWords } from './severity.ts';

/** An incident with what it takes to draw it. */
export interface Picture {
  incident: Incident;
  site: Site;
  /** Names of the people it mentions, by id. */
  names: ReadonlyMap<string, string>;
  /** Who it is drawn for, where that is one person: they are offered only what they may do. */
  reader?: Person;
}

/** Action ids of the buttons; each button's value is the incident's id. */
export const stepAction = (step: Step): string => `incident.${step}`;
export const MORE = 'incident.more';
export const CHANGED = 'incident.changed';

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
  return button(label, stepAction(step), incident.id, primary);
}

/** The buttons below a message: of the steps those that its reader may take, the first one in colour. */
export function messageButtons({ incident, reader }: Picture, ...steps: Step[]): Block {
  const offered = steps.filter(step => !reader || !whyNot(step, incident, reader));
  return actions(...offered.map((step, n) => stepButton(step, incident, n === 0)), moreButton(incident));
}

export const moreButton = (incident: Incident) => button('More', MORE, incident.id);
/** As long as somebody looks for the cause. */
export const changedButtons = ({ id, state }: Incident) =>
  state === 'closed' ? [] : [button('What changed?', CHANGED, id)];

const doneWords: Record<Step, string> = {
  acknowledge: 'have it now',
  start: 'started work',
  resolve: 'resolved it',
  confirm: 'confirmed that it is fixed',
  reopen: 'said that it is not fixed',
};

/** What a press did, for those who pressed elsewhere than on the card. */
export const doneSentence = (step: Step, incident: Incident): Markup =>
  md`${incidentName(incident)}: you ${doneWords[step]}. Its card shows it.`;

export const danger = ({ incident, site }: Picture): Block[] =>
  isUrgent(incident.severity) && incident.state !== 'closed' ? [context(dangerLine(site))] : [];

/** How many changes a card names. */
const NAMED = 5;

/**
 * The incident at one side's desk: what, where, how bad, who has it, what next.
 *
 * @param lately names of changes where it is, the newest first
 */
export function card(picture: Picture, side: Side, lately: readonly string[] = []): Drawn {
  const { incident } = picture;
  const isMore = lately.length > NAMED ? ' and more' : '';
  const steps = onCard[incident.state].filter(step => incident[transitions[step].by] === side);
  const blocks: Block[] = [
    ...danger(picture),
    header(`${incidentName(incident)} · ${incident.place}`),
    section(quoted(incident.what, SHOWN)),
    section(
      joined(
        [
          md`*How bad:* ${howBad(incident)}`,
          md`*Who has it:* ${incident.ownerId ? nameOf(picture, incident.ownerId) : 'Nobody yet'} (${sideName[incident.answering]})`,
          md`*Status:* ${status(incident)}`,
          ...(lately.length > 0
            ? [md`*Changed here lately:* ${lately.slice(0, NAMED).join(', ')}${isMore}`]
            : []),
        ],
        '\n',
      ),
    ),
    ...(incident.reopenedFor ? [section(md`*Not fixed*\n${quoted(incident.reopenedFor, SHOWN)}`)] : []),
    ...(incident.resolution ? [section(md`*What fixed it*\n${quoted(incident.resolution, SHOWN)}`)] : []),
    context(history(picture)),
    ...origin(incident),
    cardActions(
      ...steps.map((step, n) => stepButton(step, incident, n === 0)),
      ...changedButtons(incident),
      moreButton(incident),
    ),
  ];
  return { text: summary(picture), blocks, shows: incident.version };
}

/** Where the message stands that it was made from. */
export const origin = ({ source }: Incident): Block[] =>
  source ? [context(link(source, 'From a message'))] : [];

/** One entry of the history, as a reply in the threads; with what it is about where the channel reads it too. */
export function note(picture: Picture, entry: SealedEntry, broadcast: boolean): Drawn {
  const line = told(picture, entry);
  return said(broadcast ? md`*${title(picture)}* · ${picture.incident.severity}\n${line}` : line);
}

/** What was done, by whom, and what they said with it, of which at most `length` characters. */
export function told(picture: Picture, entry: SealedEntry, length = SHOWN): Markup {
  const { actor, action, words } = entry;
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
    escalated: `escalated it: nobody from ${side} has it yet`,
    kept: 'keeps this from the thread',
    'handed on': handedOnWords(picture, entry),
    asked: `asks ${sideName[picture.incident.asking]} to say whether it is fixed`,
  };
  const line = md`${who} ${what[action] ?? action}.`;
  return words ? md`${line}\n${quoted(words, length)}` : line;
}

/** Somebody left, or can't act on it any more: who has it now, or that nobody does. */
function handedOnWords(picture: Picture, entry: SealedEntry): string {
  const { from = '', hasLeft = true, owner, asker, isNew = false } = handedOnIn(entry) ?? {};
  const gone = `found that ${nameOf(picture, from)} ${hasLeft ? 'has left' : 'can’t act on it any more'}`;
  if (isNew) return `${gone}. Nobody has it now`;
  const now = [
    ...(owner ? [`${nameOf(picture, owner)} has it now`] : []),
    ...(asker ? [`${nameOf(picture, asker)} says whether it is fixed`] : []),
  ];
  return now.length > 0 ? `${gone}: ${now.join(', and ')}` : gone;
}

export const title = ({ incident }: Pick<Picture, 'incident'>): string =>
  `${incidentName(incident)} · ${incident.place}`;

export function howBad(incident: Incident): string {
  return `${incident.severity} · ${severityWords[incident.severity]}${incident.assumed ? ' (assumed)' : ''}`;
}

export function status(incident: Incident): string {
  const side = sideName[incident.answering];
  return {
    new: incident.reopenedFor
      ? `Not fixed, waits for ${side} to acknowledge`
      : `New, waits for ${side} to acknowledge`,
    acknowledged: `Acknowledged by ${side}`,
    'in progress': `${side} is working on it`,
    resolved: `Resolved, waits for ${sideName[incident.asking]} to confirm`,
    closed: 'Closed',
  }[incident.state];
}

/** Who asked, since when it is so, and by when the other side is to have it. */
function history(picture: Picture): Markup {
  const { incident, site } = picture;
  const asked = md`Asked by ${nameOf(picture, incident.reporterId)} (${sideName[incident.asking]}).`;
  if (incident.state === 'closed') return md`${asked} Closed ${readersTime(incident.since, site.zone)}.`;
  if (incident.state !== 'new') return md`${asked} So since ${readersTime(incident.since, site.zone)}.`;
  const [since, due] = [siteTime(incident.since, site.zone), siteTime(incident.acknowledgeBy, site.zone)];
  return md`${asked} Waits since ${since}, acknowledgement due ${due}, ${site.name} time.`;
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
