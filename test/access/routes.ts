import { FILE, questionCallback } from '../../src/incidents/forms.ts';
import type { Step } from '../../src/incidents/incident.ts';
import {
  LIST,
  LIST_BACK,
  LIST_FILTER,
  LIST_ON,
  LIST_SEARCH,
  LIST_WORDS,
  REPORT,
} from '../../src/incidents/pages.ts';
import { MORE, stepAction } from '../../src/incidents/views.ts';
import { TRY_AGAIN } from '../../src/outbox/views.ts';
import { DUTY, PERSON, PLACE, SAY_SIDE } from '../../src/people/forms.ts';
import { MOVE, WRONG_SIDE } from '../../src/people/views.ts';
import { WHERE } from '../../src/register/views.ts';
import type { Message } from '../../src/sandbox/state.ts';
import { GROUP, SITE, ZONE } from '../../src/setup/forms.ts';
import { ADD_SITE, CHANGE_SITE, HEALTH, PEOPLE, SET_UP } from '../../src/setup/pages.ts';
import {
  changes,
  happens,
  looksFor,
  pressesIn,
  pressesOn,
  put,
  submits,
  types,
  uses,
  type Make,
} from './requests.ts';

/** What is there to be pressed. */
export interface Scene {
  /** Incidents that rhine's OT asked of its IT, by the step that each waits for, with their numbers. */
  waiting: Record<Step, { id: string; number: number }>;
  /** A card, at IT's desk. */
  card: () => Message;
  /** What OT wrote under it. */
  reply: () => Message;
  /** Something of ours that is no card. */
  message: () => Message;
  /** What the forms of a site and of somebody carry along. */
  siteForm: string;
  placeForm: string;
  /** What could not be delivered. */
  dead: number;
}

/** What comes of a press for who may. */
export type Good = 'done' | `opens ${string}` | 'is told' | 'is offered' | 'is heard' | 'sees Home';

export interface Case {
  /** As the page calls it. */
  name: string;
  make: Make;
  good: Good;
  /** Names of the kinds of person that may. */
  may: readonly string[];
  /** Who may not hears nothing: an emoji is an emoji, and a menu can't say more than that it has nothing. */
  silent?: true;
  /** Left for later: nothing that became due is done in the test. */
  unsettled?: true;
}

const it = ['IT, has it', 'IT', 'IT lead', 'both sides', 'IT, other site', 'admin, IT'];
const ot = ['OT, reporter', 'OT', 'OT, other roles', 'both sides'];
const people = [...new Set([...it, ...ot])];
export const placed = [...people, 'shared account, OT', 'guest, OT'];
export const admins = ['admin, IT', 'first admin, no place'];
const strangers = ['unknown', 'guest, unknown', 'other company', 'bot'];
const everybody = [...placed, 'first admin, no place', 'left', ...strangers];
const notLeft = everybody.filter(name => name !== 'left');
const except = (all: readonly string[], ...some: string[]) => all.filter(name => !some.includes(name));

const site = {
  name: put.text('Rhine Works'),
  [ZONE]: put.one('Europe/Berlin'),
  itChannel: put.channel('C0RHINEIT'),
  otChannel: put.channel('C0RHINEOT'),
  phone: put.text('0621 555 113'),
  radio: put.text('5'),
  days: put.some('1', '2'),
  opens: put.time('07:00'),
  closes: put.time('17:00'),
};
const filing = {
  where: put.one('asset:his-1'),
  what: put.text('It stands still'),
  impact: put.one('slower'),
};
const placement = { side: put.one('ot'), site: put.one('rhine'), roles: put.some('lead') };

/** Every route by the name that Bolt knows it by, with what can be asked of it. */
export function routes(at: Scene): Record<string, Case[]> {
  const { waiting } = at;
  const home = { kind: 'home' } as const;
  const one = (name: string, make: Make, good: Good, may: readonly string[]): Case[] => [
    { name, make, good, may, ...(good === 'is offered' && { silent: true }) },
  ];
  const step = (which: Step, good: Good, may: readonly string[]) =>
    one(`*${which}* on a card`, pressesOn(at.card, 'card', stepAction(which), waiting[which].id), good, may);
  const inc = (which: Step) => `opens INC-${waiting[which].number}` as const;
  const list = 'opens Incidents';
  const seen = except(placed, 'guest, OT');
  const desk = (name: string, event = () => ({ channel: 'C0RHINEIT' })): Case[] => [
    {
      name: 'what becomes of a desk’s channel or group',
      make: happens(name, event),
      good: 'is heard',
      may: everybody,
      unsettled: true,
    },
  ];
  const answer = (which: 'resolve' | 'reopen', may: readonly string[]) =>
    one(
      `answer to *${which}*`,
      submits(questionCallback(which), { words: put.text('Done') }, waiting[which].id),
      'done',
      may,
    );
  const setUp = (name: string, action: string, good: Good, value = 'all') =>
    one(name, pressesIn(action, { value }, home), good, admins);

  return {
    'command /incident': [
      ...one('`/incident`', types('/incident'), 'opens Report an incident', placed),
      ...one(
        '`/incident` and words',
        types('/incident', 'It stands still'),
        'opens Report an incident',
        placed,
      ),
      ...one('`/incident 1`', types('/incident', '1'), 'opens INC-1', seen),
      ...one('`/incident list`', types('/incident', 'list'), list, placed),
      ...one('`/incident help`', types('/incident', 'help'), 'is told', placed),
    ],
    'command /ground': [
      ...one('`/ground`', types('/ground'), 'opens What you can do here', notLeft),
      ...one('`/ground duty`', types('/ground', 'duty'), 'opens On duty', people),
      ...one('`/ground setup`', types('/ground', 'setup'), 'opens Sites', admins),
      ...one('`/ground people`', types('/ground', 'people'), 'opens Side and roles', admins),
      ...one('`/ground health`', types('/ground', 'health'), 'opens Health', admins),
    ],
    'shortcut incident.new': one(
      'shortcut from anywhere',
      uses('incident.new'),
      'opens Report an incident',
      placed,
    ),
    'shortcut incident.from-message': one(
      'shortcut on a message',
      uses('incident.from-message', at.reply),
      'opens Report an incident',
      placed,
    ),
    [`press ${REPORT}`]: one(
      '*Report an incident*',
      pressesIn(REPORT, { value: 'rhine' }, home),
      'opens Report an incident',
      placed,
    ),
    [`submit ${FILE}`]: one('the form of an incident', submits(FILE, filing), 'done', placed),
    [`suggest ${WHERE}`]: one('its *Where and what*', looksFor(WHERE, 'HIS'), 'is offered', placed),
    [`press ${MORE}`]: one(
      '*More* on a card',
      pressesOn(at.card, 'card', MORE, waiting.acknowledge.id),
      inc('acknowledge'),
      seen,
    ),
    [`press ${stepAction('acknowledge')}`]: step('acknowledge', 'done', it),
    [`press ${stepAction('start')}`]: step('start', 'done', it),
    [`press ${stepAction('resolve')}`]: step('resolve', inc('resolve'), it),
    [`press ${stepAction('confirm')}`]: step('confirm', 'done', ot),
    [`press ${stepAction('reopen')}`]: step('reopen', inc('reopen'), ot),
    [`submit ${questionCallback('resolve')}`]: answer('resolve', it),
    [`submit ${questionCallback('reopen')}`]: answer('reopen', ot),
    [`press ${LIST}`]: one('*All incidents*', pressesIn(LIST, { value: 'all 0' }, home), list, placed),
    [`press ${LIST_FILTER}`]: one('another list', pressesIn(LIST_FILTER, put.one('mine')), list, placed),
    [`press ${LIST_WORDS}`]: one('words in a list', pressesIn(LIST_WORDS, put.text('pump')), list, placed),
    [`press ${LIST_BACK}`]: one('back in a list', pressesIn(LIST_BACK, { value: 'all 0' }), list, placed),
    [`press ${LIST_ON}`]: one('on in a list', pressesIn(LIST_ON, { value: 'all 1' }), list, placed),
    [`submit ${LIST_SEARCH}`]: one(
      '*Search* in a list',
      submits(LIST_SEARCH, { [LIST_WORDS]: put.text('pump') }, 'all 0'),
      list,
      placed,
    ),
    [`press ${WRONG_SIDE}`]: one(
      '*Wrong side?*',
      pressesOn(at.message, 'b', WRONG_SIDE, 'U0INES'),
      'opens Wrong side?',
      placed,
    ),
    [`submit ${SAY_SIDE}`]: one('its form, for OT', submits(SAY_SIDE, { side: put.one('ot') }), 'done', it),
    [`submit ${DUTY}`]: one(
      'the form of who is on duty',
      submits(DUTY, { side: put.one('it'), whom: put.person('U0BOTH') }, 'rhine'),
      'done',
      except(people, 'IT, other site'),
    ),
    [`press ${SET_UP}`]: setUp('*Set up*', SET_UP, 'opens Sites'),
    [`press ${PEOPLE}`]: setUp('*People*', PEOPLE, 'opens Side and roles'),
    [`press ${HEALTH}`]: setUp('*Health*', HEALTH, 'opens Health'),
    [`press ${ADD_SITE}`]: setUp('*Add a site*', ADD_SITE, 'opens Add a site', 'new'),
    [`press ${CHANGE_SITE}`]: setUp('*Change* a site', CHANGE_SITE, 'opens Change a site', 'rhine'),
    [`submit ${SITE}`]: one('the form of a site', submits(SITE, site, at.siteForm), 'done', admins),
    [`submit ${PERSON}`]: one(
      'whom to place',
      submits(PERSON, { person: put.person('U0MARTA') }),
      'opens Side and roles',
      admins,
    ),
    [`submit ${PLACE}`]: one('where to place them', submits(PLACE, placement, at.placeForm), 'done', admins),
    [`press ${MOVE}`]: one('*Move to IT*', pressesOn(at.message, 'b', MOVE, 'U0MARTA:it'), 'done', admins),
    [`press ${TRY_AGAIN}`]: one(
      '*Try again*',
      pressesOn(at.message, 'b', TRY_AGAIN, String(at.dead)),
      'done',
      admins,
    ),
    [`suggest ${CHANGE_SITE}`]: one('a site, by name', looksFor(CHANGE_SITE, 'rhine'), 'is offered', admins),
    'suggest site': one('a person’s site', looksFor('site', 'rhine'), 'is offered', admins),
    [`suggest ${ZONE}`]: one('a time zone', looksFor(ZONE, 'berlin'), 'is offered', admins),
    [`suggest ${GROUP.it}`]: one('IT’s user group', looksFor(GROUP.it, 'control'), 'is offered', admins),
    [`suggest ${GROUP.ot}`]: one('OT’s user group', looksFor(GROUP.ot, 'control'), 'is offered', admins),
    'command another': one('a command that there isn’t', types('/destroy'), 'is told', []),
    'press another': [
      ...one(
        'an old button on a message',
        pressesOn(at.card, 'card', 'incident.destroy', 'x'),
        'is told',
        [],
      ),
      ...one('an old button on a page', pressesIn('incident.destroy', { value: 'x' }), 'is told', []),
      ...one('an old button at Home', pressesIn('incident.destroy', { value: 'x' }, home), 'is told', []),
    ],
    'submit another': one('an old form', submits('incident.destroy', filing), 'is told', []),
    'suggest another': one('an old menu', looksFor('destroy', 'x'), 'is offered', []),
    'shortcut another': one('an old shortcut', uses('incident.destroy'), 'is told', []),
    'event app_home_opened': one(
      'Home',
      happens('app_home_opened', () => ({ tab: 'home', channel: 'D0' })),
      'sees Home',
      everybody,
    ),
    'event reaction_added': [
      {
        name: '👀 on a new card',
        make: happens('reaction_added', () => reacts('eyes', at.card())),
        good: 'done',
        may: it,
        silent: true,
      },
      ...one(
        '📌 under a card',
        happens('reaction_added', () => reacts('pushpin', at.reply())),
        'done',
        people,
      ),
    ],
    'event message': one(
      'a reply under a card',
      happens('message', () => replies(at.card())),
      'done',
      everybody,
    ),
    'event user_change': one('Slack has them anew', changes('user_change'), 'is heard', everybody),
    'event team_join': one('Slack has them since now', changes('team_join'), 'is heard', everybody),
    'event member_joined_channel': desk('member_joined_channel'),
    'event channel_left': desk('channel_left'),
    'event group_left': desk('group_left'),
    'event channel_archive': desk('channel_archive'),
    'event group_archive': desk('group_archive'),
    'event channel_unarchive': desk('channel_unarchive'),
    'event group_unarchive': desk('group_unarchive'),
    'event channel_deleted': desk('channel_deleted'),
    'event channel_shared': desk('channel_shared'),
    'event channel_unshared': desk('channel_unshared'),
    'event subteam_members_changed': desk(
      'subteam_members_changed',
      () => ({ subteam_id: 'S0CONTROL' }) as never,
    ),
  };
}

const reacts = (reaction: string, { channel, ts, user }: Message) => ({
  reaction,
  item: { type: 'message', channel, ts },
  item_user: user,
});

const replies = ({ channel, ts, user }: Message) => ({
  channel,
  channel_type: 'channel',
  text: 'I look at it',
  thread_ts: ts,
  parent_user_id: user,
});
