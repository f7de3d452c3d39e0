import type { SealedEntry } from '../audit/entry.ts';
import { clip, counted } from '../kernel/text.ts';
import { firstListing, writeListing } from '../lists/listing.ts';
import { listActions, type ListWords } from '../lists/pages.ts';
import { sideName } from '../people/person.ts';
import type { Site } from '../people/site.ts';
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
import {
  channelLink,
  clipMarkup,
  inLine,
  joined,
  md,
  quoted,
  siteTime,
  type Markup,
} from '../slack/markup.ts';
import { changeName, riskWords, kindWords, type Change } from './change.ts';
import { told } from './history/views.ts';
import { questions, type QuestionId } from './questions.ts';
import type { RuleId } from './rules/case.ts';
import { rules } from './rules/rules.ts';
import type { Tightening } from './rules/tightening.ts';
import { statusOf } from './status.ts';
import type { Step } from './steps.ts';
import type { Tally } from './tally.ts';
import {
  leftBehind,
  MORE,
  moreButton,
  PLACE_SHOWN,
  seenValue,
  stepButton,
  times,
  title,
  WHY,
  type Picture,
} from './views.ts';
import type { Why } from './why.ts';

const MOST_ENTRIES = 40;
/** So many short answers stand in one text, of so many characters each. */
const AT_ONCE = 6;
const SHORT = 450;

/** What whoever submitted it sees. */
export function receipt(picture: Picture): Modal {
  const { change, terms, site } = picture;
  const page = modal(changeName(change), [
    section(md`*${title(picture)}*\n${inLine(statusOf(change, terms, picture))}\n${times(picture)}`),
    context(
      md`Both desks have its card: ${channelLink(site.desks[change.requesterSide])} is yours.${isAsked(picture) ? ' Who must say yes is asked now.' : ''}`,
    ),
  ]);
  return { ...page, clear_on_close: true };
}

const isAsked = ({ change, terms }: Picture): boolean =>
  change.type === 'normal' && (change.state === 'authorize' || (change.state === 'assess' && terms.triage));

/**
 * Everything about one change, privately, with the steps that this person may take.
 *
 * @param around what else is known of what it touches
 */
export function details(
  picture: Picture,
  history: readonly SealedEntry[],
  steps: readonly Step[],
  around: readonly Block[] = [],
): Modal {
  const { change, terms, site } = picture;
  const offered = steps.filter(step => step !== 'submit');
  const blocks: Block[] = [
    header(title(picture)),
    section(
      joined(
        [
          md`*Status:* ${inLine(statusOf(change, terms, picture))}`,
          md`*When:* ${times(picture)}`,
          md`*Who does it:* ${nameOf(picture, change.implementerId)}`,
          md`*Asked by:* ${nameOf(picture, change.requesterId)} (${sideName[change.requesterSide]})`,
          md`*Kind:* ${kindWords[change.kind]}${change.type === 'emergency' ? ' · Emergency' : ''}`,
        ],
        '\n',
      ),
    ),
    ...(change.place.length > PLACE_SHOWN ? whole('To what', change.place) : []),
    ...whole('What is done', change.what),
    ...whole('Why', change.why),
    ...(change.effects.length > 0
      ? [section(md`*What may come of it*\n${change.effects.map(one => riskWords[one]).join('\n')}`)]
      : []),
    ...answersOf(change),
    ...decisionsOf(picture),
    ...leftBehind(picture),
    ...(offered.length > 0 ? [actions(...offered.map((step, n) => stepButton(step, picture, n === 0)))] : []),
    actions(button('Why?', WHY, seenValue(change))),
    ...around,
  ];
  const zone = context(md`Times are those of ${site.name}.`);
  const room = LIMIT.viewBlocks - blocks.length - 1;
  return modal(changeName(change), [...blocks, ...recent(picture, history, room), zone]);
}

/** Every character that was typed: in one piece where it fits, and else in as many as fit however much of it must be escaped. */
function whole(label: string, typed: string): Block[] {
  const fits = quoted(typed, LIMIT.section).mrkdwn.length <= LIMIT.section - 100;
  const pieces = fits ? [typed] : (typed.match(/[^]{1,500}(?![\udc00-\udfff])/g) ?? []);
  return pieces.map((piece, n) =>
    section(n === 0 ? md`*${label}*\n${quoted(piece, LIMIT.section - 100)}` : quoted(piece, LIMIT.section)),
  );
}

/** What is short stands in a line each, what is long by itself. */
function answersOf({ answers }: Change): Block[] {
  const ids = (Object.keys(questions) as QuestionId[]).filter(id => answers[id]?.trim());
  const isLong = (id: QuestionId) => questions[id].way === 'text';
  const lines = ids
    .filter(id => !isLong(id))
    .map(id => clipMarkup(md`*${questions[id].label}:* ${inLine(answers[id] ?? '')}`, SHORT));
  const groups = Array.from({ length: Math.ceil(lines.length / AT_ONCE) }, (_, n) =>
    lines.slice(n * AT_ONCE, (n + 1) * AT_ONCE),
  );
  return [
    ...groups.map(group => section(joined(group, '\n'))),
    ...ids.filter(isLong).flatMap(id => whole(questions[id].label, answers[id] ?? '')),
  ];
}

/** Who decided what, on which version; what counts first. */
function decisionsOf(picture: Picture): Block[] {
  const { change, site } = picture;
  const said = [
    ...change.decisions.map(one => {
      const as = one.as === 'safety' ? 'safety' : sideName[one.as];
      const whom = one.for === one.by ? '' : `, for ${nameOf(picture, one.for)}`;
      const past = one.plan === change.plan ? '' : `, on version ${one.plan}: counts no more`;
      const line = md`• ${nameOf(picture, one.by)} (${as}${whom}) said ${one.yes ? 'yes' : 'no'}, ${siteTime(one.at, site.zone)}${past}`;
      return { plan: one.plan, line };
    }),
    ...change.voices.map(one => ({
      plan: one.plan,
      line: md`• ${inLine(one.authority)} (${one.as === 'ot' ? 'OT' : 'safety'}) said yes ${one.how}, heard by ${nameOf(picture, one.heardBy)}, ${siteTime(one.at, site.zone)}`,
    })),
  ];
  const lines = said.toSorted((a, b) => b.plan - a.plan).map(({ line }) => line);
  return lines.length > 0
    ? [section(clipMarkup(joined([md`*Decisions*`, ...lines], '\n'), LIMIT.section))]
    : [];
}

/** The newest entries, oldest first. @param room blocks that are left for them */
function recent(picture: Picture, history: readonly SealedEntry[], room: number): Block[] {
  const most = Math.min(MOST_ENTRIES, room - 1);
  const shown = most > 0 ? history.slice(-most) : [];
  const earlier = history.length - shown.length;
  return [
    ...(earlier > 0 ? [context(md`… ${earlier} earlier`)] : []),
    ...shown.map(entry =>
      section(md`${siteTime(entry.at, picture.site.zone)} · ${told(picture, entry, LIMIT.section - 200)}`),
    ),
  ];
}

/** Which rules apply, and how each is met or isn't. */
export function whyPage(picture: Picture, lines: readonly Why[]): Modal {
  const { change } = picture;
  return modal(`${changeName(change)}: why?`, [
    section(
      md`*${title(picture)}*\nVersion ${change.plan} of the plan. Which rules apply, and how each is met:`,
    ),
    ...lines.flatMap(({ rule, met, line }) => [
      section(md`*${rule} · ${met ? 'met' : 'not met'}*\n${line}`),
      context(md`${rules.find(({ id }) => id === rule)?.says ?? ''}`),
    ]),
    actions(moreButton(change)),
  ]);
}

/** Home's button that opens the form. */
export const PLAN_NEW = 'change.new';
/** As many as Home shows. */
export const ON_HOME = 5;

/** Home's part: what is planned at this person's site, the next first. @param rows pictures of it, one more than is shown */
export function homePart(readersSite: Site, rows: readonly Picture[], command: string): Block[] {
  const shown = rows.slice(0, ON_HOME).map(picture => listRow(picture, readersSite));
  return [
    header('Changes at your site'),
    ...(shown.length > 0
      ? shown
      : [section(md`None is planned. Write \`${command}\` in any channel to plan one.`)]),
    ...(rows.length > shown.length ? [context(md`And more: *All changes* shows them.`)] : []),
    actions(
      button('Plan a change', PLAN_NEW, readersSite.id),
      button('All changes', listActions('change').open, writeListing(firstListing)),
    ),
  ];
}

/** What the list of changes is called, and its words. @param command `/change`, as it is called here */
export const listWords = (command: string): ListWords => ({
  title: 'Changes',
  filters: {
    'open-here': 'Open at my site',
    mine: 'Mine',
    side: 'Asked by my side',
    site: 'My site',
    open: 'All open',
    all: 'All',
  },
  lookFor: 'A number, a place, what is done, why',
  none: md`Nothing here. Choose another list above, or write \`${command}\` in any channel to plan a change.`,
});

export function listRow(picture: Picture, readersSite: Site): Block {
  const { change, terms, site } = picture;
  const where = site.id === readersSite.id ? '' : ` · ${site.name}`;
  const line = md`*${title(picture)}* · ${inLine(clip(statusOf(change, terms, picture), 150))}`;
  const when = md`${times(picture)} · ${nameOf(picture, change.implementerId)}${where}`;
  return { ...section(md`${line}\n${when}`), accessory: button('Open', MORE, seenValue(change)) };
}

function tallied({ emergencies, late, overlooked }: Tally): Markup {
  const decided = emergencies > 0 ? `, ${late === 0 ? 'none' : late} of them decided late` : '';
  const passed = `Advisory mode let ${overlooked === 0 ? 'none' : overlooked} begin that a rule stood against.`;
  return md`*This month* ${counted(emergencies, 'emergency', 'emergencies')}${decided}. ${passed}`;
}

/** What each row of a site's tightening changes. */
const tighteningWords: Record<keyof Tightening, { rule: RuleId; says: string }> = {
  bothSidesForOt: { rule: 'R1', says: 'Tightened here: every change of an OT asset needs both sides.' },
  requesterCounts: { rule: 'R1', says: 'Eased here: the requester counts as their own side’s approver.' },
  otMayLoseView: { rule: 'R2', says: 'Tightened here: whatever touches OT counts as if view might be lost.' },
  advisory: { rule: 'R0', says: 'Advisory here: the other rules are shown and counted, not enforced.' },
};

/** Every rule in a sentence, with its source, what this site made of it, and what came of that this month. */
export function rulesPage(site: Site, tally?: Tally): Modal {
  const own = (Object.keys(tighteningWords) as (keyof Tightening)[]).filter(key => site.rules[key]);
  return modal('Rules of changes', [
    section(md`*Rules of changes at ${site.name}*\nR0, R3, R9 and R14 no site changes.`),
    ...(tally ? [section(tallied(tally))] : []),
    ...rules.map(({ id, says, source }) => {
      const here = own.filter(key => tighteningWords[key].rule === id).map(key => tighteningWords[key].says);
      return section(md`*${id}* ${[says, ...here].join(' ')}\n_${source}_`);
    }),
  ]);
}
