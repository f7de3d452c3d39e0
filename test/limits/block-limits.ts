/** Block Kit's limits (docs.slack.dev, Block Kit reference), each with what has just so much of it. */

export type Json = Record<string, unknown>;

export const letters = (count: number) => 'x'.repeat(count);
export const times = <T>(count: number, make: (index: number) => T) =>
  Array.from({ length: count }, (_, i) => make(i));
const plain = (count: number) => ({ type: 'plain_text', text: letters(count) });
const mrkdwn = (count: number) => ({ type: 'mrkdwn', text: letters(count) });

const option = (more: Json = {}) => ({ text: plain(1), value: 'v', ...more });
const options = (count: number) => times(count, index => option({ value: `v${index}` }));
const button = (more: Json = {}) => ({ type: 'button', text: plain(2), ...more });
const confirm = (more: Json = {}) => ({
  title: plain(1),
  text: plain(1),
  confirm: plain(1),
  deny: plain(1),
  ...more,
});
export const divider = { type: 'divider' };
export const section = (more: Json = {}) => ({ type: 'section', text: mrkdwn(1), ...more });
const actions = (...elements: Json[]) => ({ type: 'actions', elements });
const input = (element: Json, more: Json = {}) => ({ type: 'input', label: plain(1), element, ...more });
const textInput = { type: 'plain_text_input' };
const picture = (more: Json = {}) => ({
  type: 'image',
  image_url: 'https://a.test/p.png',
  alt_text: 'Pump',
  ...more,
});
export const modal = (more: Json = {}) => ({
  type: 'modal',
  title: plain(1),
  submit: plain(1),
  blocks: [divider],
  ...more,
});

const tooLong = (max: number) => `must be less than ${max + 1} characters`;
const tooGreat = (max: number) => `must be at most ${max}`;
export const tooMany = (max: number) => `no more than ${max} items allowed`;

/** What the limit is of, the most Slack takes, a block with so much of it, where the refusal points, its words. */
export type Limit = [
  of: string,
  max: number,
  make: (count: number) => Json,
  at: string,
  words: (max: number) => string,
];

const pressed = (more: Json) => actions(button(more));
const confirmed = (more: Json) => pressed({ confirm: confirm(more) });
const selected = (more: Json) => input({ type: 'static_select', ...more });
const offered = (more: Json) => selected({ options: [option(more)] });
const grouped = (more: Json) =>
  selected({ option_groups: [{ label: plain(1), options: options(1), ...more }] });
const typed = (more: Json) => input({ type: 'plain_text_input', ...more });
const radio = (more: Json) => input({ type: 'radio_buttons', options: [option(more)] });
const radios = (count: number) => input({ type: 'radio_buttons', options: options(count) });
const ticks = (count: number) => input({ type: 'checkboxes', options: options(count) });
const multi = (count: number) => input({ type: 'multi_static_select', options: options(count) });
const overflow = (choices: Json[]) => section({ accessory: { type: 'overflow', options: choices } });
const groups = (count: number) => times(count, () => ({ label: plain(1), options: options(1) }));

export const inBlocks: Limit[] = [
  ['section text', 3000, n => section({ text: mrkdwn(n) }), 'text/text', tooLong],
  ['section field', 2000, n => ({ type: 'section', fields: [plain(n)] }), 'fields/0/text', tooLong],
  ['section fields', 10, n => ({ type: 'section', fields: times(n, () => plain(1)) }), 'fields', tooMany],
  ['header', 150, n => ({ type: 'header', text: plain(n) }), 'text/text', tooLong],
  [
    'context elements',
    10,
    n => ({ type: 'context', elements: times(n, () => mrkdwn(1)) }),
    'elements',
    tooMany,
  ],
  ['context text', 3000, n => ({ type: 'context', elements: [mrkdwn(n)] }), 'elements/0/text', tooLong],
  ['actions elements', 25, n => actions(...times(n, () => button())), 'elements', tooMany],
  ['input label', 2000, n => input(textInput, { label: plain(n) }), 'label/text', tooLong],
  ['input hint', 2000, n => input(textInput, { hint: plain(n) }), 'hint/text', tooLong],
  ['image alt text', 2000, n => picture({ alt_text: letters(n) }), 'alt_text', tooLong],
  ['image url', 3000, n => picture({ image_url: letters(n) }), 'image_url', tooLong],
  ['image title', 2000, n => picture({ title: plain(n) }), 'title/text', tooLong],
  ['block_id', 255, n => ({ ...divider, block_id: letters(n) }), 'block_id', tooLong],
  ['action_id', 255, n => pressed({ action_id: letters(n) }), 'elements/0/action_id', tooLong],
  ['button text', 75, n => pressed({ text: plain(n) }), 'elements/0/text/text', tooLong],
  ['button value', 2000, n => pressed({ value: letters(n) }), 'elements/0/value', tooLong],
  ['button url', 3000, n => pressed({ url: letters(n) }), 'elements/0/url', tooLong],
  [
    'button label',
    75,
    n => pressed({ accessibility_label: letters(n) }),
    'elements/0/accessibility_label',
    tooLong,
  ],
  ['confirm title', 100, n => confirmed({ title: plain(n) }), 'elements/0/confirm/title/text', tooLong],
  ['confirm text', 300, n => confirmed({ text: mrkdwn(n) }), 'elements/0/confirm/text/text', tooLong],
  ['confirm button', 30, n => confirmed({ confirm: plain(n) }), 'elements/0/confirm/confirm/text', tooLong],
  ['deny button', 30, n => confirmed({ deny: plain(n) }), 'elements/0/confirm/deny/text', tooLong],
  ['placeholder', 150, n => typed({ placeholder: plain(n) }), 'element/placeholder/text', tooLong],
  ['select options', 100, n => selected({ options: options(n) }), 'element/options', tooMany],
  ['multi select options', 100, multi, 'element/options', tooMany],
  ['option groups', 100, n => selected({ option_groups: groups(n) }), 'element/option_groups', tooMany],
  ['group options', 100, n => grouped({ options: options(n) }), 'element/option_groups/0/options', tooMany],
  ['group label', 75, n => grouped({ label: plain(n) }), 'element/option_groups/0/label/text', tooLong],
  ['option text', 75, n => offered({ text: plain(n) }), 'element/options/0/text/text', tooLong],
  ['option value', 150, n => offered({ value: letters(n) }), 'element/options/0/value', tooLong],
  [
    'option description',
    75,
    n => offered({ description: plain(n) }),
    'element/options/0/description/text',
    tooLong,
  ],
  ['radio button text', 75, n => radio({ text: mrkdwn(n) }), 'element/options/0/text/text', tooLong],
  [
    'overflow text',
    75,
    n => overflow([option({ text: plain(n) })]),
    'accessory/options/0/text/text',
    tooLong,
  ],
  ['radio buttons', 10, radios, 'element/options', tooMany],
  ['checkboxes', 10, ticks, 'element/options', tooMany],
  ['overflow options', 5, n => overflow(options(n)), 'accessory/options', tooMany],
  ['overflow url', 3000, n => overflow([option({ url: letters(n) })]), 'accessory/options/0/url', tooLong],
  ['input min_length', 3000, n => typed({ min_length: n }), 'element/min_length', tooGreat],
  ['input max_length', 3000, n => typed({ max_length: n }), 'element/max_length', tooGreat],
  ['input initial value', 3000, n => typed({ initial_value: letters(n) }), 'element/initial_value', tooLong],
  [
    'initial value under max_length',
    40,
    n => typed({ initial_value: letters(n), max_length: 40 }),
    'element/initial_value',
    tooLong,
  ],
];

export const inMessages: Limit[] = [
  ['blocks in a message', 50, n => ({ blocks: times(n, () => divider) }), '/blocks', tooMany],
  [
    'markdown block',
    12_000,
    n => ({ blocks: [{ type: 'markdown', text: letters(n) }] }),
    '/blocks/0/text',
    tooLong,
  ],
  [
    'markdown blocks in sum',
    12_000,
    n => ({ blocks: [n - 5000, 5000].map(count => ({ type: 'markdown', text: letters(count) })) }),
    '/blocks',
    max => `markdown blocks ${tooLong(max)} in sum`,
  ],
];

export const inModals: Limit[] = [
  ['blocks in a modal', 100, n => modal({ blocks: times(n, () => divider) }), '/view/blocks', tooMany],
  ['modal title', 24, n => modal({ title: plain(n) }), '/view/title/text', tooLong],
  ['modal submit', 24, n => modal({ submit: plain(n) }), '/view/submit/text', tooLong],
  ['modal close', 24, n => modal({ close: plain(n) }), '/view/close/text', tooLong],
  ['private_metadata', 3000, n => modal({ private_metadata: letters(n) }), '/view/private_metadata', tooLong],
  ['callback_id', 255, n => modal({ callback_id: letters(n) }), '/view/callback_id', tooLong],
  ['external_id', 255, n => modal({ external_id: letters(n) }), '/view/external_id', tooLong],
];

export const refusal = (words: string, at: string) => `[ERROR] ${words} [json-pointer:${at}]`;
