import type { types } from '@slack/bolt';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { giveTrigger } from '../../src/sandbox/permits.ts';
import type { Person } from '../../src/sandbox/persons.ts';
import type { Slack } from '../../src/sandbox/server.ts';
import { earOn, type Ear, type Payload } from './an-ear.ts';
import { botOf, plantSlack } from './bare-app.ts';

const words = (text: string) => ({ type: 'plain_text' as const, text });
const options = (...texts: string[]) => texts.map(text => ({ text: words(text), value: text.toLowerCase() }));
const menu = (action_id: string, placeholder: string) => ({ action_id, placeholder: words(placeholder) });

const blocks: types.KnownBlock[] = [
  {
    type: 'section',
    text: words('Which hall'),
    accessory: { type: 'static_select', ...menu('hall', 'Choose'), options: options('Hall 1', 'Hall 2') },
  },
  {
    type: 'actions',
    elements: [
      { type: 'radio_buttons', action_id: 'days', options: options('Weekdays', 'Always') },
      { type: 'checkboxes', action_id: 'kinds', options: options('Danger', 'Line stopped') },
      { type: 'users_select', ...menu('person', 'Who') },
      { type: 'channels_select', ...menu('public', 'Which channel') },
      { type: 'conversations_select', ...menu('any', 'Where to') },
      { type: 'multi_users_select', ...menu('several', 'Whom all'), max_selected_items: 2 },
    ],
  },
  {
    type: 'input',
    dispatch_action: true,
    label: words('Search'),
    element: {
      type: 'plain_text_input',
      action_id: 'search',
      dispatch_action_config: { trigger_actions_on: ['on_enter_pressed'] },
    },
  },
];

let slack: Slack;
let ear: Ear;
let ines: Person;

beforeEach(async () => {
  slack = await plantSlack();
  ear = await earOn(slack);
  ines = slack.person('Ines');
});

afterEach(async () => {
  ear.close();
  await slack.stop();
});

async function modalOpens(more: types.KnownBlock[] = []): Promise<void> {
  await botOf(slack).views.open({
    trigger_id: giveTrigger(slack.workspace, ines.id),
    view: { type: 'modal', title: words('Form'), submit: words('Send'), blocks: [...blocks, ...more] },
  });
}

/** What the app was told was done. */
function action(): Payload {
  return (ear.last('block_actions')?.actions as Payload[] | undefined)?.[0] ?? {};
}

/** What stands in the view, as the app was told, by the element's id. */
function state(): Record<string, unknown> {
  const { view } = ear.last('block_actions') as { view: { state: { values: Payload } } };
  const { values } = view.state;
  return Object.assign({}, ...Object.values(values)) as Record<string, unknown>;
}

describe('choosing in a modal', () => {
  test('takes the option with these words, wherever it is offered', async () => {
    await modalOpens();
    expect(await ines.chooses('Hall 2')).toEqual({ ok: true });
    expect(action()).toMatchObject({
      type: 'static_select',
      action_id: 'hall',
      selected_option: { value: 'hall 2', text: { text: 'Hall 2' } },
    });
    await ines.chooses('Always');
    expect(action()).toMatchObject({ type: 'radio_buttons', selected_option: { value: 'always' } });
    expect(state()).toMatchObject({
      hall: { selected_option: { value: 'hall 2' } },
      days: { selected_option: { value: 'always' } },
    });
  });

  test('ticks checkboxes and unticks them', async () => {
    await modalOpens();
    const ticked = () => (action().selected_options as Payload[]).map(option => option.value);
    await ines.chooses('Danger');
    expect(ticked()).toEqual(['danger']);
    await ines.chooses('Line stopped');
    expect(ticked()).toEqual(['danger', 'line stopped']);
    await ines.chooses('Danger');
    expect(ticked()).toEqual(['line stopped']);
  });

  test('finds people and channels by name, in the menu with these words', async () => {
    await modalOpens();
    await ines.chooses('Omar', { in: 'Who' });
    expect(action()).toMatchObject({ type: 'users_select', selected_user: 'U2OMAR' });
    await ines.chooses('quiet', { in: 'Which channel' });
    expect(action()).toMatchObject({ type: 'channels_select', selected_channel: 'C2QUIET' });
    await ines.chooses('secret', { in: 'Where to' });
    expect(action()).toMatchObject({ type: 'conversations_select', selected_conversation: 'C3SECRET' });
    await ines.chooses('Omar', { in: 'Whom all' });
    expect(action()).toMatchObject({ type: 'multi_users_select', selected_users: ['U2OMAR'] });
  });

  test('offers nobody who left, and no channel that one doesn’t see', async () => {
    await modalOpens();
    await expect(ines.chooses('Greta', { in: 'Who' })).rejects.toThrow('There is no person called “Greta”');
    await expect(ines.chooses('secret', { in: 'Which channel' })).rejects.toThrow('“line”, “quiet”');
    await expect(ines.chooses('Hall 3', { in: 'Which hall' })).rejects.toThrow('“Hall 1”, “Hall 2”');
    await expect(ines.chooses('Hall 3', { in: 'Colour' })).rejects.toThrow(
      'There is no menu called “Colour”',
    );
    await expect(ines.chooses('Hall 3')).rejects.toThrow('There is no choice “Hall 3”');
    expect(ear.last('block_actions')).toBeUndefined();
  });

  test('leaves out the menus of inputs that wait for the submission', async () => {
    await modalOpens([
      {
        type: 'input',
        label: words('Colour'),
        element: { type: 'static_select', action_id: 'colour', options: options('Red', 'Green') },
      },
    ]);
    await expect(ines.chooses('Red')).rejects.toThrow('There is no choice “Red”');
  });
});

describe('choosing on Home', () => {
  test('works as in a modal', async () => {
    const view = { type: 'home' as const, blocks };
    await botOf(slack).views.publish({ user_id: ines.id, view });
    await ines.chooses('Hall 1');
    expect(ear.last('block_actions')).toMatchObject({ view: { type: 'home' } });
    expect(action()).toMatchObject({ selected_option: { value: 'hall 1' } });
    await expect(slack.person('Omar').chooses('Hall 1')).rejects.toThrow('neither a modal open nor a Home');
  });
});

describe('Enter in an input', () => {
  test('tells the app what was typed, and what else is in the form', async () => {
    await modalOpens();
    await ines.chooses('Hall 1');
    await ines.enters('Search', 'pump');
    expect(action()).toMatchObject({ type: 'plain_text_input', action_id: 'search', value: 'pump' });
    expect(state()).toMatchObject({
      search: { value: 'pump' },
      hall: { selected_option: { value: 'hall 1' } },
    });
    expect(ines.modal).toBeDefined();
  });

  test('is nothing to an input that waits for the submission', async () => {
    await modalOpens([
      { type: 'input', label: words('Cause'), element: { type: 'plain_text_input', action_id: 'cause' } },
    ]);
    await expect(ines.enters('Cause', 'wear')).rejects.toThrow(
      'There is no input “Cause”. There are: “Search”',
    );
  });
});

describe('filling in', () => {
  test('takes people, channels, times and several of them', async () => {
    const input = (element: types.InputBlock['element']): types.InputBlock => ({
      type: 'input',
      label: words(`The ${element.type.replaceAll('_', ' ')}`),
      element,
    });
    await botOf(slack).views.open({
      trigger_id: giveTrigger(slack.workspace, ines.id),
      view: {
        type: 'modal',
        title: words('Form'),
        submit: words('Send'),
        blocks: [
          input({ type: 'users_select', action_id: 'a' }),
          input({ type: 'multi_users_select', action_id: 'b' }),
          input({ type: 'channels_select', action_id: 'c' }),
          input({ type: 'multi_channels_select', action_id: 'd' }),
          input({ type: 'conversations_select', action_id: 'e' }),
          input({ type: 'multi_conversations_select', action_id: 'f' }),
          input({ type: 'timepicker', action_id: 'g' }),
          input({ type: 'datepicker', action_id: 'h' }),
          input({ type: 'checkboxes', action_id: 'i', options: options('Loud', 'Hot') }),
        ],
      },
    });
    await ines.fills({
      'The users select': 'Omar',
      'The multi users select': ['Omar', 'Ines'],
      'The channels select': 'quiet',
      'The multi channels select': ['line', 'quiet'],
      'The conversations select': 'desk',
      'The multi conversations select': ['desk', 'line'],
      'The timepicker': '06:30',
      'The datepicker': '2026-11-24',
      'The checkboxes': ['Loud', 'Hot'],
    });
    const submitted = ear.last('view_submission')?.view as { state: { values: Payload } } | undefined;
    expect(Object.assign({}, ...Object.values(submitted?.state.values ?? {}))).toMatchObject({
      a: { selected_user: 'U2OMAR' },
      b: { selected_users: ['U2OMAR', 'U1INES'] },
      c: { selected_channel: 'C2QUIET' },
      d: { selected_channels: ['C1LINE', 'C2QUIET'] },
      e: { selected_conversation: 'C4DESK' },
      f: { selected_conversations: ['C4DESK', 'C1LINE'] },
      g: { selected_time: '06:30' },
      h: { selected_date: '2026-11-24' },
      i: { selected_options: [{ value: 'loud' }, { value: 'hot' }] },
    });
  });
});
