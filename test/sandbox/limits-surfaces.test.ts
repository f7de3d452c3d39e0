import { describe, expect, test } from 'vitest';
import { problemsInMessage, problemsInView } from '../../src/sandbox/limits/blocks.ts';

type Json = Record<string, unknown>;

const plain = (text: string) => ({ type: 'plain_text', text });
const input = (element: unknown) => ({ type: 'input', label: plain('Asset'), element });
const actions = (...elements: unknown[]) => ({ type: 'actions', elements });
const section = (more: Json) => ({ type: 'section', text: plain('Pump'), ...more });
const acknowledge = actions({ type: 'button', text: plain('Acknowledge'), action_id: 'ack' });
const modal = (more: Json) => ({ type: 'modal', title: plain('Pump'), blocks: [], ...more });
const refusal = (words: string, at: string) => [`[ERROR] ${words} [json-pointer:${at}]`];

describe('Slack refuses a message', () => {
  const divider = { type: 'divider', block_id: 'line' };

  test('with the same block_id twice, and takes the same action_id in two blocks', () => {
    expect(problemsInMessage({ blocks: [divider, divider] })).toEqual(
      refusal('`block_id` "line" already exists', '/blocks/1/block_id'),
    );
    expect(problemsInMessage({ blocks: [acknowledge, acknowledge] })).toEqual([]);
  });

  test('for each of its faults at once', () => {
    expect(problemsInMessage({ blocks: [{ type: 'foo' }, section({ text: plain('') })] })).toEqual([
      ...refusal('unsupported type: foo', '/blocks/0/type'),
      ...refusal('must be more than 0 characters', '/blocks/1/text/text'),
    ]);
  });

  test.each<[what: string, message: { blocks?: unknown; metadata?: unknown }, words: string, at: string]>([
    ['blocks that are null', { blocks: null }, 'must provide an array', '/blocks'],
    ['blocks that are still text', { blocks: '[]' }, 'must provide an array', '/blocks'],
    [
      'metadata without a type',
      { metadata: { event_payload: {} } },
      'missing required field: event_type',
      '/metadata',
    ],
    [
      'metadata without a payload',
      { metadata: { event_type: 'card' } },
      'missing required field: event_payload',
      '/metadata',
    ],
    [
      'a payload that is a list',
      { metadata: { event_type: 'card', event_payload: [] } },
      'must provide an object',
      '/metadata/event_payload',
    ],
  ])('with %s', (_, message, words, at) => {
    expect(problemsInMessage({ text: 'Pump', ...message })).toEqual(refusal(words, at));
  });

  test('but not one of text alone, nor one with metadata', () => {
    expect(problemsInMessage({ text: 'Pump' })).toEqual([]);
    expect(
      problemsInMessage({
        text: 'Pump',
        blocks: [],
        metadata: { event_type: 'card', event_payload: { id: 7 } },
      }),
    ).toEqual([]);
  });
});

describe('Slack refuses a view', () => {
  const focused = input({ type: 'plain_text_input', focus_on_load: true });

  test.each<[what: string, view: unknown, words: string, at: string]>([
    ['that is null', null, 'must provide an object', '/view'],
    ['without a title', { type: 'modal', blocks: [] }, 'missing required field: title', '/view'],
    ['without blocks', { type: 'modal', title: plain('Pump') }, 'missing required field: blocks', '/view'],
    [
      'with a formatted title',
      modal({ title: { type: 'mrkdwn', text: '*' } }),
      'unsupported type: mrkdwn',
      '/view/title/type',
    ],
    ['read back from Slack', modal({ hash: '1.abc' }), 'invalid additional property: hash', '/view'],
    [
      'with a block_id twice',
      modal({
        blocks: [
          { type: 'divider', block_id: 'd' },
          { type: 'divider', block_id: 'd' },
        ],
      }),
      '`block_id` "d" already exists',
      '/view/blocks/1/block_id',
    ],
    [
      'with two elements in focus',
      modal({ submit: plain('Send'), blocks: [focused, focused] }),
      'only one element may have `focus_on_load`',
      '/view/blocks',
    ],
  ])('%s', (_, view, words, at) => {
    expect(problemsInView(view, 'modal')).toEqual(refusal(words, at));
  });

  test('of Home with a title', () => {
    expect(problemsInView({ type: 'home', title: plain('Pump'), blocks: [] }, 'home')).toEqual(
      refusal('invalid additional property: title', '/view'),
    );
  });
});

describe('whatever is sent, the answer is a refusal and not a crash', () => {
  const deep = JSON.parse('{"a":'.repeat(100_000) + '1' + '}'.repeat(100_000)) as Json;

  test('values nested a hundred thousand deep', () => {
    expect(problemsInMessage({ blocks: [deep] })).toEqual(
      refusal('missing required field: type', '/blocks/0'),
    );
    expect(problemsInMessage({ blocks: [section({ accessory: deep })] })).toHaveLength(1);
    const menu = { type: 'static_select', options: [deep], initial_option: deep };
    expect(problemsInMessage({ blocks: [input(menu)] })).not.toEqual([]);
    expect(problemsInView(modal({ title: deep }), 'modal')).toHaveLength(1);
    expect(problemsInMessage({ metadata: { event_type: 'card', event_payload: deep } })).toEqual([]);
  });

  test('a million blocks, and a hundred thousand unknown keys', () => {
    expect(problemsInMessage({ blocks: Array(1_000_000).fill(null) })).toEqual(
      refusal('no more than 50 items allowed', '/blocks'),
    );
    const keys = Object.fromEntries(Array.from({ length: 100_000 }, (_, i) => [`k${i}`, i]));
    expect(problemsInMessage({ blocks: [{ type: 'divider', ...keys }] })).toHaveLength(100_000);
  });
});
