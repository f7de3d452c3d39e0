import { FILE, questionCallback } from '../../src/incidents/forms.ts';
import type { Step } from '../../src/incidents/incident.ts';
import { LIST, REPORT } from '../../src/incidents/pages.ts';
import { listActions } from '../../src/lists/pages.ts';
import { MORE, stepAction } from '../../src/incidents/views.ts';
import { TRY_AGAIN } from '../../src/outbox/views.ts';
import { awayStamp } from '../../src/people/away.ts';
import { AWAY, DUTY, PERSON, PLACE, SAY_SIDE } from '../../src/people/forms.ts';
import { MOVE, WRONG_SIDE } from '../../src/people/views.ts';
import { WHERE } from '../../src/register/views.ts';
import { GROUP, SITE, ZONE } from '../../src/setup/forms.ts';
import { ADD_SITE, CHANGE_SITE, HEALTH, PEOPLE, SET_UP } from '../../src/setup/pages.ts';
import { windowsRoutes } from './windows.ts';
import { termsRoutes } from './terms.ts';
import { visitsRoutes } from './visits.ts';
import { one, type Case, type Good, type Scene } from './case.ts';
import { changedRoutes } from './changed.ts';
import { coffeeRoutes } from './coffee.ts';
import { changesRoutes } from './changes.ts';
import { happenings } from './happenings.ts';
import { hoursRoutes } from './hours.ts';
import { leftoverRoutes } from './leftovers.ts';
import { looksFor, pressesIn, pressesOn, put, submits, types, uses } from './requests.ts';
import {
  admins,
  deciders,
  except,
  filing,
  it,
  notLeft,
  ot,
  people,
  placed,
  placement,
  site,
} from './who-may.ts';

const {
  filter: LIST_FILTER,
  words: LIST_WORDS,
  back: LIST_BACK,
  on: LIST_ON,
  search: LIST_SEARCH,
} = listActions('incident');

/** Every route by the name that Bolt knows it by, with what can be asked of it. */
export function routes(at: Scene): Record<string, Case[]> {
  const { waiting } = at;
  const [changes, changed] = [changesRoutes(at), changedRoutes(at)];
  const home = { kind: 'home' } as const;
  const step = (which: Step, good: Good, may: readonly string[]) =>
    one(`*${which}* on a card`, pressesOn(at.card, 'card', stepAction(which), waiting[which].id), good, may);
  const inc = (which: Step) => `opens INC-${waiting[which].number}` as const;
  const list = 'opens Incidents';
  const seen = except(placed, 'guest, OT');
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
      ...one('`/ground windows`', types('/ground', 'windows'), 'opens Windows and blackouts', seen),
      ...one('`/ground away`', types('/ground', 'away'), 'opens While you are away', deciders),
      ...one(
        '`/ground hours`',
        types('/ground', 'hours'),
        'opens My hours',
        except(placed, 'shared account, OT'),
      ),
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
    [`submit ${AWAY}`]: one(
      'the form of who is away',
      submits(
        AWAY,
        { whom: put.person('U0BOTH'), when: put.text('tomorrow 06:00') },
        awayStamp({ delegate: null }),
      ),
      'done',
      deciders,
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
    ...hoursRoutes(),
    ...windowsRoutes(at),
    ...termsRoutes(at),
    ...coffeeRoutes(at),
    ...visitsRoutes(at),
    ...leftoverRoutes(at),
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
    ...changes,
    ...changed,
    'command /change': [...(changes['command /change'] ?? []), ...(changed['command /change'] ?? [])],
    ...happenings(at),
  };
}
