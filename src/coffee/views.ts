import type { Span } from '../kernel/spans.ts';
import { clockTime } from '../people/site-rules.ts';
import { dayOf, shownAt } from '../people/wall-clock.ts';
import { MINUTE, DAY } from '../kernel/clock.ts';
import type { Drawn } from '../outbox/deliver.ts';
import { actions, asking, button, cardActions, context, section, type Block } from '../slack/blocks.ts';
import {
  channelLink,
  inLine,
  joined,
  md,
  personLink,
  quoted,
  readersTime,
  type Markup,
} from '../slack/markup.ts';
import { ACT, agreeAction } from './actions.ts';
import type { Group } from './group.ts';
import { COFFEE, type Pair } from './pairs.ts';
import { LONGEST_PROMPT } from './programmes.ts';
import { isLeftOut, type Programme } from './programme.ts';
import type { Round } from './round.ts';
import { cadenceWords, listed, timeIn } from './words.ts';

const said = (text: Markup, ...blocks: Block[]): Drawn => ({ text, blocks: [section(text), ...blocks] });
const named = ({ name }: Pick<Programme, 'name'>): Markup => inLine(name);
const linked = (ids: readonly string[]): Markup => {
  const links = ids.map(personLink);
  const [last, ...before] = links.toReversed();
  return before.length === 0 || !last
    ? joined(links, '')
    : md`${joined(before.toReversed(), ', ')} and ${last}`;
};
const both = (people: readonly string[]): string => (people.length > 2 ? 'all' : 'both');

/** To a member, the day before. */
export const noticed = (round: Round, programme: Programme): Drawn =>
  said(
    md`*${named(programme)}: you are in the next round.* Its pairs are made ${readersTime(round.announce, programme.zone)}, and then I tell you who you meet.`,
    actions(button('Skip this time', ACT.skip, round.id), button('My coffee', ACT.mine, 'all')),
  );

export function calledOff(round: Round, programme: Programme, now: number): Drawn {
  const when = timeIn(programme, round.announce, now);
  const why = programme.ended
    ? md`Its lead has ended it.`
    : isLeftOut(programme, round)
      ? md`${when} was left out by its lead. The next one comes by itself.`
      : md`I was away ${when}, and it is too late to meet before the next one, which comes by itself.`;
  return said(md`*${named(programme)}: no round this time.* ${why} Nothing to do for you.`);
}

/** To those who meet. @param times at which all of them are at work */
export function paired({ group, round, programme }: Pair, times: readonly Span[], now: number): Drawn {
  const text = md`*${named(programme)}:* ${linked(group.people)}, you meet for a coffee before ${readersTime(round.ask, programme.zone)}.`;
  return {
    text,
    blocks: [
      section(text),
      ...(round.prompt
        ? [section(joined([md`To begin with:`, quoted(round.prompt, 2 * LONGEST_PROMPT)], '\n'))]
        : []),
      ...whenBlocks(group, programme, times, now),
    ],
  };
}

/** At half-time, where nothing is agreed. */
export const nudged = ({ group, round, programme }: Pair, times: readonly Span[], now: number): Drawn => {
  const text = md`*No time yet for your coffee*, and it is half-time: ${linked(group.people)}, you have until ${readersTime(round.ask, programme.zone)}.`;
  return { text, blocks: [section(text), ...whenBlocks(group, programme, times, now)] };
};

function whenBlocks(group: Group, programme: Programme, times: readonly Span[], now: number): Block[] {
  const choose =
    times.length > 0
      ? md`*When?* You are ${both(group.people)} at work at these times. One press settles it, for ${COFFEE} minutes.`
      : md`*When?* There is no time before then when you are ${both(group.people)} at work. Agree here, and press *Another time*.`;
  const suggested = times.map(({ start }, n) =>
    button(timeIn(programme, start, now), agreeAction(n), `${group.id} ${start}`, n === 0),
  );
  return [
    section(choose),
    ...(times.length > 0
      ? [context(md`Buttons: the clock of ${programme.zone}. On yours: ${onYours(times, programme)}.`)]
      : []),
    cardActions(...suggested, ...pairButtons(group), button('Why us?', ACT.why, group.id)),
  ];
}

const onYours = (times: readonly Span[], { zone }: Programme): Markup =>
  joined(
    times.map(({ start }) => readersTime(start, zone)),
    '; ',
  );

const pairButtons = (group: Group) => [button('Another time', ACT.otherTime, group.id), cannotButton(group)];

export const cannotButton = ({ id }: Group) =>
  asking(button('Can’t this time', ACT.cannot, id), {
    title: 'Not in this round?',
    text: 'I tell the others. You are in the next round as usual.',
    yes: 'I can’t',
    no: 'Stay',
  });

/** @param by who pressed it */
export function agreed({ group, programme }: Pair, by: string, now: number): Drawn {
  const { sequence } = group;
  const start = group.start ?? now;
  const what = sequence > 1 ? md`moved it to` : md`chose`;
  const text = md`${inLine(by)} ${what} *${spanIn(programme, start, now)}*, ${programme.zone}.`;
  const update = sequence > 1 ? md` It moves what is in your calendar already.` : md``;
  return said(
    text,
    context(
      md`On your clock: ${readersTime(start, programme.zone)}. One press, and the calendar file is in your direct messages with me.${update}`,
    ),
    cardActions(button('Put it in my calendar', ACT.calendar, group.id, true), ...pairButtons(group)),
  );
}

const spanIn = (programme: Programme, start: number, now: number): string => {
  const shown = shownAt(start + COFFEE * MINUTE, programme.zone);
  return `${timeIn(programme, start, now)}–${clockTime(Math.floor((shown - dayOf(shown) * DAY) / MINUTE))}`;
};

/** @param by who can't. @param names of the others. @param isToOne whether one of them reads it by themselves */
export function cannot(
  { group, programme }: Pair,
  by: string,
  names: readonly string[],
  isToOne: boolean,
): Drawn {
  const first = isToOne
    ? md`You come first`
    : md`${inLine(listed(names))} ${names.length > 1 ? 'come' : 'comes'} first`;
  const goesOn = group.state !== 'off';
  const then = goesOn
    ? md`${inLine(listed(names))}, you still meet${group.start === null ? md`` : md`, ${readersTime(group.start, programme.zone)}`}.`
    : md`So there is no coffee this time. ${first} in the next round.`;
  const text = md`*${inLine(by)} can’t in this round.* ${then}`;
  const wasAgreed = group.sequence > 0;
  return said(
    text,
    ...(wasAgreed && !goesOn
      ? [cardActions(button('Take it out of my calendar', ACT.calendar, group.id))]
      : []),
  );
}

/** To one of them. @param round 0 the first time */
export function asked(group: Group, programme: Programme, others: readonly string[], round: number): Drawn {
  const again = round > 0 ? md`Once more: d` : md`D`;
  return said(
    md`*${again}id you and ${inLine(listed(others))} meet?*`,
    context(
      md`For ${inLine(programme.name)}. Only a real meeting counts, and nobody is shown who answered what.`,
    ),
    actions(
      button('Yes', ACT.met, group.id, true),
      button('Not yet', ACT.notYet, group.id),
      button('No', ACT.notMet, group.id),
    ),
  );
}

export const leftOut = (programme: Programme, why: string): Drawn =>
  said(md`*${named(programme)}: you have nobody to meet this time.* ${why} You come first in the next one.`);

export const pausedFor = (programme: Programme): Drawn =>
  said(
    md`*I paused you in ${inLine(programme.name)}.* For three rounds I heard nothing from you, and that is fine: you get no more invitations until you say so.`,
    actions(button('I’m back', ACT.join, programme.id, true), leaveButton(programme)),
  );

export const welcomed = (programme: Programme): Drawn =>
  said(
    md`*You are in ${inLine(programme.name)} now*, because you joined ${channelLink(programme.channel ?? '')}. ${cadenceWords(programme)}, I tell you who you meet from the other side for a coffee.`,
    actions(button('My coffee', ACT.mine, 'all', true), leaveButton(programme)),
  );

export const invited = (programme: Programme): Drawn =>
  said(
    md`*Would you like to be in ${inLine(programme.name)}?* Somebody added you to ${channelLink(programme.channel ?? '')}. ${cadenceWords(programme)}, I tell its members who they meet from the other side for a coffee.`,
    actions(button('Join', ACT.join, programme.id, true), button('No, thank you', ACT.leave, programme.id)),
  );

export const leaveButton = ({ id, name }: Programme) =>
  asking(button('Leave', ACT.leave, id), {
    title: 'Leave it?',
    text: `You get no more invitations to ${name}. Other programmes stay as they are, and you can join again at any time.`,
    yes: 'Leave',
    no: 'Stay',
  });
