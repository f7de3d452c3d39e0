import { counted } from '../kernel/text.ts';
import {
  actions,
  button,
  context,
  divider,
  header,
  modal,
  section,
  type Block,
  type Modal,
} from '../slack/blocks.ts';
import { clipMarkup, inLine, joined, md, readersTime, type Markup } from '../slack/markup.ts';
import { HOURS } from '../people/hours/actions.ts';
import { ACT } from './actions.ts';
import type { Mine, Seen } from './looking.ts';
import type { Pair } from './pairs.ts';
import { leftOutWords, reasons, type NameOf } from './reasons.ts';
import { cannotButton, leaveButton } from './views.ts';
import { cadenceWords, listed, timeIn } from './words.ts';

const TITLE = 'Coffee';
/** More of them nobody is in, and a page takes no more blocks. */
export const MOST_PROGRAMMES = 15;
/** In characters: two of them fit into one block. */
const LONGEST_LINE = 1400;

/** Somebody's coffee: their programmes, whom they meet, and what they want of it. */
export function minePage(mine: Mine, by: { id: string }): Modal {
  const { programmes, isLead, whyNone } = mine;
  const none =
    whyNone !== undefined
      ? md`${whyNone}`
      : isLead
        ? md`*There is no programme yet.* A programme brings people of IT and OT together for a coffee, every week or two.`
        : md`*There is no programme yet.* Leads make them: ask yours.`;
  const shown = programmes.slice(0, MOST_PROGRAMMES);
  return modal(TITLE, [
    ...(shown.length === 0 ? [section(none)] : shown.flatMap(seen => programmeBlocks(seen, mine, by))),
    ...(programmes.length > shown.length
      ? [context(md`And ${counted(programmes.length - shown.length, 'more programme')}.`)]
      : []),
    ...(isLead ? [actions(button('New programme', ACT.make, 'new', shown.length === 0))] : []),
    divider,
    ...wishesBlocks(mine),
  ]);
}

function programmeBlocks(seen: Seen, mine: Mine, by: { id: string }): Block[] {
  const { programme, state } = seen;
  const lines = [md`*${inLine(programme.name)}* · ${cadenceWords(programme)}`, stateLine(seen, mine.now)];
  return [
    section(joined(lines, '\n')),
    ...pairBlocks(seen, mine, by),
    actions(
      ...(state === 'in' && seen.planned
        ? [
            seen.membership?.skips === seen.planned.date
              ? button('Come after all', ACT.come, seen.planned.id)
              : button('Skip this time', ACT.skip, seen.planned.id),
          ]
        : []),
      ...(state === 'in'
        ? [button('Pause', ACT.pause, programme.id), leaveButton(programme)]
        : state === 'paused'
          ? [button('I’m back', ACT.join, programme.id, true), leaveButton(programme)]
          : [button('Join', ACT.join, programme.id, true)]),
      ...(mine.isLead ? [button('How it goes', ACT.look, programme.id)] : []),
    ),
  ];
}

function stateLine({ programme, membership, state, next, planned, whyNot }: Seen, now: number): Markup {
  if (whyNot !== undefined && state !== 'out') return md`You are not paired any more: ${whyNot}`;
  const when = next && readersTime(next.announce, programme.zone);
  if (state === 'out')
    return when ? md`You are not in it. Its next round: ${when}.` : md`You are not in it. No round is due.`;
  if (state === 'paused')
    return membership?.until
      ? md`You pause until ${timeIn(programme, membership.until, now)}, and are in again then.`
      : md`You pause until you say that you are back.`;
  if (!when) return md`You are in. No round is due.`;
  return planned && membership?.skips === planned.date
    ? md`You skip the round of ${when}, and are in the next one.`
    : md`You are in. Next round: ${when}.`;
}

function pairBlocks({ pair, leftOut, programme }: Seen, { names, now }: Mine, by: { id: string }): Block[] {
  if (leftOut) return [context(md`In the last round you had nobody. ${leftOutWords(leftOut)}`)];
  if (!pair) return [];
  const { group } = pair;
  const others = group.people.filter(id => id !== by.id).map(id => names.get(id) ?? 'somebody who left');
  if (group.state === 'off')
    return [context(md`Your coffee of this round is off. The next one comes by itself.`)];
  const when = group.start === null ? md`no time yet` : md`*${readersTime(group.start, programme.zone)}*`;
  const meet = (group.end ?? Infinity) < now ? 'You were to meet' : 'You meet';
  return [
    section(md`${meet} *${inLine(listed(others))}*: ${when}.`),
    actions(
      button('Why us?', ACT.why, group.id),
      button(group.start === null ? 'Choose a time' : 'Another time', ACT.otherTime, group.id),
      ...(group.start === null ? [] : [button('Put it in my calendar', ACT.calendar, group.id)]),
      cannotButton(group),
    ),
  ];
}

function wishesBlocks({ wishes }: Mine): Block[] {
  const { offers, wants, doNotPair } = wishes;
  const line = (topics: readonly string[]) =>
    topics.length > 0 ? clipMarkup(inLine(topics.join(', ')), LONGEST_LINE) : md`nothing said yet`;
  return [
    header('About you'),
    {
      ...section(md`*You can tell about:* ${line(offers)}\n*You want to hear about:* ${line(wants)}`),
      accessory: button('Change', ACT.wishes, 'mine'),
    },
    ...(doNotPair.length > 0
      ? [
          context(
            md`Not paired with ${counted(doNotPair.length, 'person', 'people')}, whom only you can see.`,
          ),
        ]
      : []),
    actions(button('My hours', HOURS, 'mine')),
  ];
}

/** Why these are a pair. */
export function whyPage({ group, round, programme }: Pair, nameOf: NameOf, now: number): Modal {
  return modal('Why us?', [
    section(md`${inLine(reasons(group.why, nameOf, 'You'))}`),
    context(
      md`So are the pairs of ${inLine(programme.name)} made, ${timeIn(programme, round.announce, now)}: as many as can be, and nobody again too soon. Then counts who has met the fewest times, who has waited, hours, and topics; the rest is chance.`,
    ),
  ]);
}
