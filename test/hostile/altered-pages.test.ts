import { expect, test } from 'vitest';
import { FILE } from '../../src/incidents/forms.ts';
import { LIST } from '../../src/incidents/pages.ts';
import { listActions } from '../../src/lists/pages.ts';
import { MORE } from '../../src/incidents/views.ts';
import { TRY_AGAIN } from '../../src/outbox/views.ts';
import type { Json } from '../../src/sandbox/protocol.ts';
import { HEALTH } from '../../src/setup/pages.ts';
import type { Sent } from '../access/pressing.ts';
import { pressesIn, pressesOn, put, submits, uses, type Make } from '../access/requests.ts';
import type { Scene } from '../access/case.ts';
import { about, action, aDesk, ANNA, areRefused, but, OMAR, viewOf, withValues } from './altering.ts';

const { filter: LIST_FILTER, words: LIST_WORDS, search: LIST_SEARCH } = listActions('incident');

const notAdmin = 'Only an admin of Common Ground can do that. Ask Anna Schulz.';
const noIncident =
  'I can’t find that incident. It may be one that you can’t see; ask the person who told you of it.';
const onItsWay = 'It is on its way already. If it fails again, you will read of it here.';

test('“Try again”, pages and shortcuts', async () => {
  const again = (value: string, at: Scene) => pressesOn(at.message, 'b', TRY_AGAIN, value);
  await areRefused(at => ({
    'try again, by who is no admin': [OMAR, again(String(at.dead), at), notAdmin],
    'try again, nothing': [ANNA, again('', at), onItsWay],
    'try again, no number': [ANNA, again('__proto__', at), onItsWay],
    'try again, less than nothing': [ANNA, again('-1', at), onItsWay],
    'try again, without end': [ANNA, again('1e999', at), onItsWay],
    'try again, what was never written': [ANNA, again('999999', at), onItsWay],
    'try again, SQL': [ANNA, again(`${at.dead} or 1=1`, at), onItsWay],
    'try again, an object': [ANNA, action(again('', at), { value: { id: at.dead } }), onItsWay],
    'try again, a menu': [
      ANNA,
      action(again('', at), { type: 'static_select', selected_option: {} }),
      onItsWay,
    ],
    'a page of nothing': [OMAR, pressesIn(MORE, { value: '' }), noIncident],
    'a page of a prototype key': [OMAR, pressesIn(MORE, { value: '__proto__' }), noIncident],
    'a page by somebody unknown, of another team': [
      'U0OTHER',
      pressesIn(MORE, { value: '' }),
      'You belong to another company, so you can’t use this here. Tell the person whom you work with in this channel.',
    ],
    'health, by who is no admin': [OMAR, pressesIn(HEALTH, { value: 'all' }), notAdmin],
    'a shortcut by a bot': [
      'U0ROBOT',
      uses('incident.new'),
      'I don’t know yet which side you are on, IT or OT. Ask your Common Ground admin to add you, or join your side’s desk; nothing was changed.',
    ],
  }));
});

test('of what stands in a list only what was offered counts, and only once', async () => {
  const { at, from } = await aDesk();
  const odd: Make[] = [
    pressesIn(LIST, { value: '__proto__ 0' }),
    pressesIn(LIST, { value: `all 0 ${'x'.repeat(5000)}` }),
    action(pressesIn(LIST, { value: '' }), { value: { filter: 'all' } }),
    pressesIn(LIST_FILTER, put.one('constructor')),
    action(pressesIn(LIST_FILTER, {}), { selected_option: { value: ['all', 'mine'] } }),
    pressesIn(LIST_WORDS, { type: 'plain_text_input', value: { toString: 'x' } }),
    withValues(submits(LIST_SEARCH, {}, 'all 0'), { [LIST_WORDS]: { [LIST_WORDS]: { value: ['pump'] } } }),
    about(submits(LIST_SEARCH, {}, ''), 7),
    // The same field in a second block, and a second press: Slack sends neither.
    withValues(submits(LIST_SEARCH, {}, 'all 0'), {
      [LIST_WORDS]: { [LIST_WORDS]: put.text('pump'), other: put.text('x') },
      other: { [LIST_WORDS]: put.text('y') },
    }),
    but(pressesIn(LIST, { value: 'all 0' }), ({ actions }) => ({
      actions: [...(actions as Json[]), { type: 'button', action_id: MORE, value: at.waiting.confirm.id }],
    })),
  ];
  for (const make of odd)
    expect(await from(OMAR, make)).toMatchObject({ opens: ['Incidents'], changed: [], seen: [], wrong: [] });
});

test('what a page carries is carried on only as far as it is a list', async () => {
  const { at, from } = await aDesk();
  const far = 'x'.repeat(3001);
  for (const carries of [far, `mine 0 ${far}`, `${far} 0`]) {
    const page = await from(OMAR, about(pressesIn(MORE, { value: at.waiting.resolve.id }), carries));
    const question = await from(
      OMAR,
      about(pressesIn('incident.resolve', { value: at.waiting.resolve.id }), carries),
    );
    const name = `INC-${at.waiting.resolve.number}`;
    for (const got of [page, question]) expect(got).toMatchObject({ opens: [name], changed: [], wrong: [] });
  }
});

test('a second press in one request is none', async () => {
  const { at, from } = await aDesk();
  const acknowledge = pressesOn(at.card, 'card', 'incident.acknowledge', at.waiting.acknowledge.id);
  const twice = but(acknowledge, ({ actions }) => ({
    actions: [
      ...(actions as Json[]),
      { type: 'button', action_id: 'incident.start', block_id: 'card', value: at.waiting.start.id },
    ],
  }));
  const got = await from(OMAR, twice);
  expect(got).toMatchObject({ changed: expect.arrayContaining(['incidents']), wrong: [] });
  expect(got.seen.filter(method => method === 'chat.update')).toHaveLength(2);
});

test('what can’t be Slack’s is answered with 400, before anybody is looked up', async () => {
  const { at, sends, slack } = await aDesk();
  const form = submits(FILE, {});
  const press = pressesOn(at.card, 'card', MORE, at.waiting.confirm.id);
  const without = (make: Make, name: string) => but(make, () => ({ [name]: undefined }));
  const makes: Make[] = [
    ...['user', 'trigger_id', 'actions'].map(name => without(press, name)),
    ...['user', 'view'].map(name => without(form, name)),
    but(form, payload => ({ view: { ...viewOf(payload), state: undefined } })),
    but(form, payload => ({ view: { ...viewOf(payload), id: undefined } })),
    without(uses('incident.new'), 'trigger_id'),
    without(uses('incident.from-message', at.card), 'message'),
    (): Sent => ['slash_commands', { command: '/ground', text: 'setup', user_id: ANNA }],
  ];
  for (const make of makes)
    expect(await sends(() => make(slack, ANNA))).toMatchObject({
      status: 400,
      told: [],
      opens: [],
      changed: [],
      seen: [],
      wrong: [],
    });
});
