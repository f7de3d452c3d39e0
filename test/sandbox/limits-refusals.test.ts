import { describe, expect, test } from 'vitest';
import { problemsInMessage } from '../../src/sandbox/limits/blocks.ts';

type Json = Record<string, unknown>;

const plain = (text: string) => ({ type: 'plain_text', text });
const pump = { text: plain('Pump'), value: 'pump' };
const fan = { text: plain('Fan'), value: 'fan' };
const button = (more: Json = {}) => ({ type: 'button', text: plain('Open'), ...more });
const select = (more: Json) => input({ type: 'static_select', ...more });
const typed = (more: Json) => input({ type: 'plain_text_input', ...more });
const figure = (more: Json) => input({ type: 'number_input', is_decimal_allowed: false, ...more });
const input = (element: unknown) => ({ type: 'input', label: plain('Asset'), element });
const actions = (...elements: unknown[]) => ({ type: 'actions', elements });
const section = (more: Json) => ({ type: 'section', text: plain('Pump'), ...more });
const refusal = (words: string, at: string) => [`[ERROR] ${words} [json-pointer:${at}]`];

const EMPTY = 'must be more than 0 characters';
const NO_ITEMS = 'must provide at least 1 items';
const NOT_OFFERED = 'must be one of the provided options';
const LIST_OR_GROUPS = 'must define either `options` or `option_groups`';

type Refused = [what: string, block: unknown, words: string, at: string];

const tooLittle: Refused[] = [
  ['an empty text', section({ text: plain('') }), EMPTY, '/text/text'],
  ['an empty button', actions(button({ text: plain('') })), EMPTY, '/elements/0/text/text'],
  ['an empty option value', select({ options: [{ ...pump, value: '' }] }), EMPTY, '/element/options/0/value'],
  ['an empty action_id', actions(button({ action_id: '' })), EMPTY, '/elements/0/action_id'],
  ['an empty link', actions(button({ url: '' })), EMPTY, '/elements/0/url'],
  ['an empty markdown block', { type: 'markdown', text: '' }, EMPTY, '/text'],
  ['a rich text without elements', { type: 'rich_text', elements: [] }, NO_ITEMS, '/elements'],
  ['actions without elements', actions(), NO_ITEMS, '/elements'],
  ['a context without elements', { type: 'context', elements: [] }, NO_ITEMS, '/elements'],
  ['a select without options', select({ options: [] }), NO_ITEMS, '/element/options'],
  [
    'an overflow without options',
    actions({ type: 'overflow', options: [] }),
    NO_ITEMS,
    '/elements/0/options',
  ],
  [
    'radio buttons without options',
    input({ type: 'radio_buttons', options: [] }),
    NO_ITEMS,
    '/element/options',
  ],
  ['checkboxes without options', input({ type: 'checkboxes', options: [] }), NO_ITEMS, '/element/options'],
  ['max_length 0', typed({ max_length: 0 }), 'must be at least 1', '/element/max_length'],
  [
    'an initial value under min_length',
    typed({ min_length: 5, initial_value: 'Pump' }),
    'must be more than 4 characters',
    '/element/initial_value',
  ],
  [
    'a section without text and fields',
    { type: 'section' },
    'must define either `text` or `fields`',
    '/type',
  ],
  ['a select without options and groups', select({}), LIST_OR_GROUPS, '/element'],
  [
    'an image without a source',
    { type: 'image', alt_text: 'Pump' },
    'must define either `image_url` or `slack_file`',
    '',
  ],
  [
    'an image without alt text',
    { type: 'image', image_url: 'https://plant.test' },
    'missing required field: alt_text',
    '',
  ],
  ['a button without text', actions({ type: 'button' }), 'missing required field: text', '/elements/0'],
  ['a block without type', { text: plain('Pump') }, 'missing required field: type', ''],
];

const wrongKind: Refused[] = [
  ['null for a block', null, 'must provide an object', ''],
  ['a list for a block', [], 'must provide an object', ''],
  ['an unknown block', { type: 'foo' }, 'unsupported type: foo', '/type'],
  ['a type that is no string', { type: null }, 'unsupported type: (null)', '/type'],
  ['a type every object has', { type: 'constructor' }, 'unsupported type: constructor', '/type'],
  ['null for an accessory', section({ accessory: null }), 'must provide an object', '/accessory'],
  [
    'null for an initial option',
    select({ options: [pump], initial_option: null }),
    'must provide an object',
    '/element/initial_option',
  ],
  ['a bare string for a text', section({ text: 'Pump' }), 'must provide an object', '/text'],
  ['a number for a string', section({ block_id: 7 }), 'must provide a string', '/block_id'],
  ['a string for a boolean', typed({ multiline: 'yes' }), 'must provide a boolean', '/element/multiline'],
  ['an object for a list', { type: 'actions', elements: {} }, 'must provide an array', '/elements'],
  ['a fraction for a length', typed({ max_length: 1.5 }), 'must provide an integer', '/element/max_length'],
  [
    'formatting in a header',
    { type: 'header', text: { type: 'mrkdwn', text: 'Pump' } },
    'unsupported type: mrkdwn',
    '/text/type',
  ],
  [
    'formatting in a button',
    actions(button({ text: { type: 'mrkdwn', text: 'Open' } })),
    'unsupported type: mrkdwn',
    '/elements/0/text/type',
  ],
  [
    'formatting in a menu',
    select({ options: [{ ...pump, text: { type: 'mrkdwn', text: 'Pump' } }] }),
    'unsupported type: mrkdwn',
    '/element/options/0/text/type',
  ],
  [
    'another button style',
    actions(button({ style: 'default' })),
    'must be one of: primary, danger',
    '/elements/0/style',
  ],
  [
    'a date the other way round',
    input({ type: 'datepicker', initial_date: '23.11.2026' }),
    'must be a date YYYY-MM-DD',
    '/element/initial_date',
  ],
  [
    'a time after midnight',
    input({ type: 'timepicker', initial_time: '24:00' }),
    'must be a time HH:mm',
    '/element/initial_time',
  ],
  [
    'milliseconds for seconds',
    input({ type: 'datetimepicker', initial_date_time: 1_764_000_000_000 }),
    'must be at most 9999999999',
    '/element/initial_date_time',
  ],
  ['a word for a number', figure({ min_value: 'two' }), 'must be a number', '/element/min_value'],
];

const unknownKey: Refused[] = [
  ['in a block', { type: 'divider', colour: 'red' }, 'invalid additional property: colour', ''],
  ['in an element', actions(button({ emoji: true })), 'invalid additional property: emoji', '/elements/0'],
  [
    'in a text',
    section({ text: { ...plain('Pump'), verbatim: true } }),
    'invalid additional property: verbatim',
    '/text',
  ],
  [
    'in an option of a menu',
    select({ options: [{ ...pump, url: 'https://plant.test' }] }),
    'invalid additional property: url',
    '/element/options/0',
  ],
  [
    'of every object',
    JSON.parse('{"type":"divider","__proto__":{}}'),
    'invalid additional property: __proto__',
    '',
  ],
];

const contradiction: Refused[] = [
  [
    'options and groups',
    select({ options: [pump], option_groups: [{ label: plain('Hall'), options: [pump] }] }),
    LIST_OR_GROUPS,
    '/element',
  ],
  [
    'an initial option not offered',
    select({ options: [pump], initial_option: fan }),
    NOT_OFFERED,
    '/element/initial_option',
  ],
  [
    'an initial option worded otherwise',
    select({ options: [pump], initial_option: { ...pump, text: plain('pump') } }),
    NOT_OFFERED,
    '/element/initial_option',
  ],
  [
    'one of several not offered',
    input({ type: 'checkboxes', options: [pump], initial_options: [pump, fan] }),
    NOT_OFFERED,
    '/element/initial_options',
  ],
  [
    'min_length over max_length',
    typed({ min_length: 9, max_length: 8 }),
    'must not be greater than `max_length`',
    '/element/min_length',
  ],
  [
    'min_value over max_value',
    figure({ min_value: '9', max_value: '8' }),
    'must not be greater than `max_value`',
    '/element/min_value',
  ],
  [
    'an initial number outside',
    figure({ max_value: '8', initial_value: '9' }),
    'must lie between `min_value` and `max_value`',
    '/element/initial_value',
  ],
  [
    'a fraction among integers',
    figure({ initial_value: '9.5' }),
    'must be an integer when `is_decimal_allowed` is false',
    '/element/initial_value',
  ],
  [
    'the same action_id twice',
    actions(button({ action_id: 'ack' }), button({ action_id: 'ack' })),
    '`action_id` "ack" already exists',
    '/elements/1/action_id',
  ],
];

describe.each([
  ['too little', tooLittle],
  ['the wrong kind', wrongKind],
  ['an unknown key', unknownKey],
  ['a contradiction', contradiction],
])('Slack refuses %s', (_, cases) => {
  test.each(cases)('%s', (_what, block, words, at) => {
    expect(problemsInMessage({ text: 'Pump', blocks: [block] })).toEqual(refusal(words, `/blocks/0${at}`));
  });
});
