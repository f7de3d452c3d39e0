import type { SealedEntry } from '../audit/entry.ts';
import type { Incident } from '../incidents/incident.ts';
import { openNames } from '../incidents/open-here/views.ts';
import { clip } from '../kernel/text.ts';
import type { Drawn } from '../outbox/deliver.ts';
import { sideName, type Side } from '../people/person.ts';
import type { Site } from '../people/site.ts';
import { dangerLine } from '../people/views.ts';
import { nameOf, SHOWN } from '../records/views.ts';
import { actions, button, cardActions, context, header, section, type Block } from '../slack/blocks.ts';
import { clipMarkup, inLine, joined, md, quoted, siteTime, type Markup } from '../slack/markup.ts';
import { changeName, isOver, isUnderWay, kindWords, type Change } from './change.ts';
import type { Asking } from './deciding.ts';
import { leftoversOf } from './leftovers.ts';
import { stepsOnCard } from './offering.ts';
import { overdueNow } from './overdue.ts';
import { mustHold } from './starting.ts';
import { statusOf } from './status.ts';
import { whyNot, type Step } from './steps.ts';
import { sayTimes } from './times.ts';
import type { Weighing } from './weighed.ts';

/** A change with what it takes to draw it. */
export interface Picture extends Weighing {
  change: Change;
  site: Site;
  /** Names of the people it mentions, by id. */
  names: ReadonlyMap<string, string>;
  /** The sides that its implementer belongs to. */
  doerSides: readonly Side[];
  /** Milliseconds. */
  now: number;
  /** When the present shift began; absent where the site names none. */
  shiftBegan?: number;
  /** Who it is drawn for, where that is one person: they are offered only what they may do. */
  asking?: Asking;
}

/** Action ids of the buttons; each button's value is {@link seenValue}. */
export const stepAction = (step: Step): string => `change.${step}`;
export const MORE = 'change.more';
export const WHY = 'change.why';

/** A change at the version of its plan that is shown: what is decided is decided about that. R9. */
export const seenValue = ({ id, plan }: Pick<Change, 'id' | 'plan'>): string => `${id}:${plan}`;

export function readSeen(value: string): { id: string; seen: number } {
  const [, id = '', seen = ''] = /^(.+):(\d{1,9})$/.exec(value) ?? [];
  return { id, seen: Number(seen) };
}

export const stepLabels: Record<Step, string> = {
  submit: 'Submit',
  edit: 'Edit',
  assess: 'Assessed',
  approve: 'Approve',
  reject: 'Reject',
  hear: 'Yes by voice',
  withdraw: 'Withdraw',
  go: 'Go',
  'no-go': 'No-go',
  confirm: 'Go on',
  start: 'Start work',
  stop: 'Stop',
  restart: 'Restart',
  report: 'Work is over',
  check: 'Checked: disconnected',
  accept: 'Accept hand-back',
  review: 'Write the review',
  lift: 'Lifted',
  remove: 'Removed',
};

/** They stand beside what comes next, and are never it. */
const quiet: readonly Step[] = ['edit', 'lift', 'remove', 'stop', 'withdraw'];

export function stepButton(step: Step, { change, terms }: Picture, primary = false) {
  const label = step === 'stop' && terms.unimportant ? 'Problem' : stepLabels[step];
  const made = button(label, stepAction(step), seenValue(change), primary && !quiet.includes(step));
  return step === 'stop' ? { ...made, style: 'danger' as const } : made;
}

export const moreButton = (change: Change) => button('More', MORE, seenValue(change));
export const whyButton = (change: Change) => button('Why?', WHY, seenValue(change));

/** The buttons below a message: of the steps those that its reader may take, the first one in colour. */
export function messageButtons(picture: Picture, ...steps: Step[]): Block {
  const { change, terms, asking } = picture;
  const offered = steps.filter(step => !asking || !whyNot(step, change, terms, asking));
  return actions(...offered.map((step, n) => stepButton(step, picture, n === 0)), moreButton(change));
}

/** How much of its place a title shows, in characters: many assets have long names, and what follows must still fit. */
export const PLACE_SHOWN = 120;

export const title = ({ change }: Picture): string =>
  `${changeName(change)} · ${clip(change.place, PLACE_SHOWN)}`;

export const times = ({ change, site, now }: Picture): string =>
  sayTimes(change.start, change.end, site, now);

/**
 * The change at one side's desk: what, when, how it stands, who does it, what next.
 *
 * @param open incidents on what it touches, the most severe first
 */
export function card(picture: Picture, side: Side, open: readonly Incident[] = []): Drawn {
  const { change, site } = picture;
  const steps = stepsOnCard(picture, side);
  const blocks: Block[] = [
    ...(isUnderWay(change) ? [context(dangerLine(site))] : []),
    header(title(picture)),
    section(quoted(change.what, SHOWN)),
    section(
      joined([...lines(picture), ...(open.length > 0 ? [md`*Open here:* ${openNames(open)}`] : [])], '\n'),
    ),
    ...against(picture),
    ...leftBehind(picture),
    context(origin(picture)),
    cardActions(
      ...steps.map((step, n) => stepButton(step, picture, n === 0)),
      whyButton(change),
      moreButton(change),
    ),
  ];
  return { text: summary(picture), blocks, shows: change.version };
}

function lines(picture: Picture): Markup[] {
  const { change, shiftBegan, terms } = picture;
  const doer = nameOf(picture, change.implementerId);
  const hold = mustHold(change, terms, shiftBegan)
    ? [md`*Hold at the next safe point:* the shift has changed. The shift lead confirms it.`]
    : [];
  return [
    md`*Status:* ${inLine(statusOf(change, terms, picture))}`,
    ...(overdueNow(change, picture.now) === 'connected' ? [notDisconnected(change)] : []),
    ...hold,
    md`*When:* ${times(picture)}`,
    ...actual(picture),
    ...backOut(picture),
    md`*Who does it:* ${doer} · ${kindWords[change.kind].split(':')[0] ?? ''}${change.type === 'emergency' ? ' · *Emergency*' : ''}`,
  ];
}

/** Of a remote session whose time is over: nobody may take it for off because a time has passed. R11, R14. */
export function notDisconnected({ answers }: Change): Markup {
  const how = answers.cutOff?.trim().replace(/\.$/, '');
  const cut = how ? clipMarkup(inLine(how), SHOWN) : md`nobody wrote down how, ask the control room`;
  return md`*Time over. NOT confirmed disconnected.* Cut off: ${cut}.`;
}

const clockIn = (time: string): string => time.slice(-'00:00'.length);
const dayIn = (time: string): string => time.slice(0, -'00:00'.length);

/** Planned against actual. */
export function actual({ change, site }: Pick<Picture, 'change' | 'site'>): Markup[] {
  const { startedAt, reported, handedBack } = change;
  if (startedAt === null) return [];
  const began = siteTime(startedAt, site.zone);
  const then = (at: number) => {
    const when = siteTime(at, site.zone);
    return dayIn(when) === dayIn(began) ? clockIn(when) : when;
  };
  const parts = [
    `began ${began}`,
    ...(reported ? [`work over ${then(reported.at)}`] : []),
    ...(handedBack ? [`handed back ${then(handedBack.at)}`] : []),
  ];
  return [md`*Actually:* ${parts.join(', ')}`];
}

function backOut({ change, site }: Picture): Markup[] {
  const { backOutBy, backOutMinutes } = change.answers;
  if (!backOutBy || change.reported || isOver(change.state)) return [];
  // It is kept with its day and year; mostly it is the day of the start.
  const day = siteTime(change.start, site.zone, 0).slice(0, -'00:00'.length);
  const when = backOutBy.startsWith(day) ? backOutBy.slice(day.length) : backOutBy;
  return [
    md`*Begin backing out by:* ${inLine(when)}${backOutMinutes ? md`, it takes ${inLine(backOutMinutes)} min` : ''}`,
  ];
}

/** What stands against it before it has begun: all of it. */
function against({ change, terms }: Picture): Block[] {
  if (change.startedAt !== null || isOver(change.state) || terms.stops.length === 0) return [];
  const shown = terms.stops.slice(0, 8);
  const left = terms.stops.length - shown.length;
  const stops = shown.map(({ rule, sentence }) => md`• *${rule}* ${sentence}`);
  const head = terms.advisory ? md`*Advisory: shown, not enforced*` : md`*Stands against it*`;
  const more = left > 0 ? [md`… and ${left} more: *Why?* lists them all.`] : [];
  return [section(joined([head, clipMarkup(joined(stops, '\n'), 2700), ...more], '\n'))];
}

/** What still holds of it, or is still there, after the hand-back. */
export function leftBehind({ change, site, now }: Picture): Block[] {
  const left = leftoversOf(change, site);
  if (left.length === 0) return [];
  const each = left.map(one => {
    const until = siteTime(one.ends, site.zone, now);
    const late = one.ends <= now ? md`*Overdue:* ` : md``;
    return one.kind === 'temporary'
      ? md`• ${late}temporary, to be removed by ${until}`
      : md`• ${late}${one.words}, until ${until}`;
  });
  return [section(clipMarkup(joined([md`*Still holds*`, ...each], '\n'), 2900))];
}

/** Who asked and when it came to be so. */
function origin(picture: Picture): Markup {
  const { change, site } = picture;
  const asked = md`Asked by ${nameOf(picture, change.requesterId)} (${sideName[change.requesterSide]}), version ${change.plan} of the plan.`;
  return md`${asked} So since ${siteTime(change.since, site.zone)}, ${site.name} time.`;
}

export const summary = (picture: Picture): Markup =>
  joined(
    [
      md`${title(picture)}`,
      md`${inLine(statusOf(picture.change, picture.terms, picture))}`,
      md`${times(picture)}`,
      clipMarkup(md`${picture.change.what}`, 200),
    ],
    ' · ',
  );

/** What a press did, for those who pressed elsewhere than on the card. */
export const doneSentence = (step: Step, change: Change): Markup =>
  md`${changeName(change)}: ${stepLabels[step]} is noted. Its card shows it.`;

/** Everybody whom it mentions. */
export const mentioned = (change: Change, history: readonly SealedEntry[] = []): string[] => [
  ...new Set([
    change.requesterId,
    change.implementerId,
    ...change.decisions.flatMap(one => [one.by, one.for]),
    ...history.flatMap(({ actor }) => (actor.kind === 'person' ? [actor.id] : [])),
  ]),
];
