import { describe, expect, test } from 'vitest';
import { problemsInMessage, problemsInView } from '../../src/sandbox/limits/blocks.ts';

type Json = Record<string, unknown>;

const plain = (text = 'Pump') => ({ type: 'plain_text', text });
const mrkdwn = { type: 'mrkdwn', text: '*Pump*' };
const pump = { text: plain('Pump'), value: 'pump' };
const fan = { text: plain('Fan'), value: 'fan' };
const image = { type: 'image', image_url: 'https://plant.test/pump.png', alt_text: 'Pump' };
const section = { type: 'section', text: mrkdwn };
const input = (element: Json, more: Json = {}) => ({ type: 'input', label: plain(), element, ...more });
const actions = (...elements: Json[]) => ({ type: 'actions', elements });
const modal = (...blocks: unknown[]) => ({ type: 'modal', title: plain(), submit: plain('Send'), blocks });
const home = (...blocks: unknown[]) => ({ type: 'home', blocks });

const inMessage = (...blocks: unknown[]) => problemsInMessage({ text: 'Pump', blocks });
const inModal = (...blocks: unknown[]) => problemsInView(modal(...blocks), 'modal');
const inHome = (...blocks: unknown[]) => problemsInView(home(...blocks), 'home');
const refusal = (words: string, at: string) => [`[ERROR] ${words} [json-pointer:${at}]`];

const examples: Record<string, Json> = {
  button: { type: 'button', text: plain(), value: '1', style: 'danger', url: 'https://plant.test' },
  static_select: { type: 'static_select', options: [pump, fan], initial_option: fan },
  multi_static_select: {
    type: 'multi_static_select',
    option_groups: [
      { label: plain('Hall 1'), options: [pump] },
      { label: plain('Hall 2'), options: [fan] },
    ],
    initial_options: [pump, fan],
    max_selected_items: 2,
  },
  external_select: { type: 'external_select', min_query_length: 0, initial_option: pump },
  multi_users_select: { type: 'multi_users_select', initial_users: ['U1'], max_selected_items: 3 },
  multi_conversations_select: {
    type: 'multi_conversations_select',
    initial_conversations: ['C1'],
    default_to_current_conversation: true,
    filter: { include: ['public'] },
  },
  multi_channels_select: { type: 'multi_channels_select', initial_channels: ['C1'] },
  multi_external_select: { type: 'multi_external_select', initial_options: [pump] },
  users_select: { type: 'users_select', initial_user: 'U1', placeholder: plain() },
  conversations_select: {
    type: 'conversations_select',
    default_to_current_conversation: true,
    filter: { include: ['public', 'private'], exclude_bot_users: true },
  },
  channels_select: { type: 'channels_select', initial_channel: 'C1' },
  overflow: { type: 'overflow', options: [pump, { ...fan, url: 'https://plant.test' }] },
  radio_buttons: { type: 'radio_buttons', options: [{ ...pump, text: mrkdwn, description: mrkdwn }] },
  checkboxes: { type: 'checkboxes', options: [pump, fan], initial_options: [fan] },
  datepicker: { type: 'datepicker', initial_date: '2026-11-23' },
  timepicker: { type: 'timepicker', initial_time: '23:59', timezone: 'Europe/Berlin' },
  datetimepicker: { type: 'datetimepicker', initial_date_time: 1_764_000_000 },
  plain_text_input: { type: 'plain_text_input', multiline: true, min_length: 2, initial_value: 'ok' },
  number_input: { type: 'number_input', is_decimal_allowed: true, min_value: '0.5', initial_value: '2.25' },
  email_text_input: { type: 'email_text_input', focus_on_load: true },
  url_text_input: {
    type: 'url_text_input',
    dispatch_action_config: { trigger_actions_on: ['on_enter_pressed'] },
  },
  image,
};

const choices = Object.keys(examples).filter(type => /select|radio|check|^datepicker|^timepicker/.test(type));
const places: [place: string, put: (element: Json) => Json, at: string, allowed: string[]][] = [
  [
    'a section',
    accessory => ({ ...section, accessory }),
    'accessory',
    [...choices, 'button', 'overflow', 'image'],
  ],
  [
    'actions',
    element => actions(element),
    'elements/0',
    [...choices, 'button', 'overflow', 'datetimepicker'],
  ],
  [
    'an input',
    element => input(element),
    'element',
    [...choices, ...Object.keys(examples).filter(type => /_input$|^datetime/.test(type))],
  ],
  ['a context', element => ({ type: 'context', elements: [element] }), 'elements/0', ['image']],
];

describe('which element may stand where', () => {
  const cases = places.flatMap(place => Object.keys(examples).map(type => [type, place[0], place] as const));
  test.each(cases)('%s in %s', (type, _, [, put, at, allowed]) => {
    const block = put(examples[type] ?? {});
    const expected = allowed.includes(type)
      ? []
      : refusal(`unsupported type: ${type}`, `/blocks/0/${at}/type`);
    expect(inMessage(block)).toEqual(expected);
  });
});

describe('which block may stand where', () => {
  const richText = {
    type: 'rich_text',
    elements: [
      { type: 'rich_text_section', elements: [{ type: 'text', text: 'Pump', style: { bold: true } }] },
      {
        type: 'rich_text_list',
        style: 'bullet',
        indent: 1,
        elements: [{ type: 'rich_text_section', elements: [{ type: 'user', user_id: 'U1' }] }],
      },
      { type: 'rich_text_quote', elements: [{ type: 'emoji', name: 'wrench' }] },
      { type: 'rich_text_preformatted', border: 0, elements: [{ type: 'link', url: 'https://plant.test' }] },
    ],
  };
  const classic: Json[] = [
    section,
    { type: 'header', text: plain() },
    { type: 'divider', block_id: 'd' },
    { type: 'context', elements: [mrkdwn, plain(), image] },
    actions(examples.button ?? {}),
    input(examples.plain_text_input ?? {}, { optional: true, dispatch_action: true, hint: plain() }),
    { ...image, title: plain() },
    { type: 'image', alt_text: 'Pump', slack_file: { id: 'F1' } },
    richText,
  ];

  test('the classic blocks stand everywhere', () => {
    expect(inMessage(...classic)).toEqual([]);
    expect(inModal(...classic)).toEqual([]);
    expect(inHome(...classic)).toEqual([]);
  });

  test('markdown stands in messages only', () => {
    const markdown = { type: 'markdown', text: '**Pump**' };
    expect(inMessage(markdown)).toEqual([]);
    expect(inModal(markdown)).toEqual(refusal('unsupported type: markdown', '/view/blocks/0/type'));
    expect(inHome(markdown)).toEqual(refusal('unsupported type: markdown', '/view/blocks/0/type'));
  });

  test('a modal with an input needs submit, Home does not', () => {
    const { submit: _, ...silent } = modal(section, input(examples.users_select ?? {}));
    expect(problemsInView(silent, 'modal')).toEqual(
      refusal('must define `submit` to use an `input` block in modals', '/view/blocks/1/input'),
    );
    expect(inHome(input(examples.users_select ?? {}))).toEqual([]);
  });

  test('an input may be the only block, and ids and values may be empty', () => {
    const typed = input({ type: 'plain_text_input', min_length: 0, initial_value: '' });
    const { submit: _, ...silent } = {
      ...modal(typed),
      private_metadata: '',
      callback_id: '',
      external_id: '',
    };
    expect(problemsInView({ ...silent, submit: plain('Send') }, 'modal')).toEqual([]);
    expect(problemsInView(silent, 'modal')).toEqual(
      refusal('must define `submit` to use an `input` block in modals', '/view/blocks/0/input'),
    );
  });

  test('a view is refused on the other surface', () => {
    expect(problemsInView(home(), 'modal')).toEqual(refusal('unsupported type: home', '/view/type'));
    expect(problemsInView(modal(), 'home')).toEqual(refusal('unsupported type: modal', '/view/type'));
  });
});
