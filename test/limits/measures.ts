import { nodesOf, type Sent } from './sent.ts';
import type { Json } from './block-limits.ts';

/** The sizes of everything of one kind that the app sent. */
export type Measure = (sent: Sent) => number[];

const bySize = (values: unknown[]): number[] => values.flatMap(sizeOf);
const listed = (value: unknown): Json[] => (Array.isArray(value) ? (value as Json[]) : []);

/** Of each element or block of these types, one of its parts. */
const of =
  (types: string, part: (node: Json) => unknown): Measure =>
  sent =>
    bySize(
      nodesOf(sent)
        .filter(node => types.split(' ').includes(String(node['type'])))
        .map(part),
    );

/** Of each element of these types, a part of every choice in it: what it offers, in groups too, and what is chosen. */
const ofChoices =
  (types: string, part: (choice: Json) => unknown): Measure =>
  sent =>
    nodesOf(sent)
      .filter(node => types.split(' ').includes(String(node['type'])))
      .flatMap(node => bySize(choicesIn(node).map(part)));

function choicesIn(node: Json): Json[] {
  const groups = listed(node['option_groups']).flatMap(group => listed(group['options']));
  const first = node['initial_option'] === undefined ? [] : [node['initial_option'] as Json];
  return [...listed(node['options']), ...groups, ...first, ...listed(node['initial_options'])];
}

/** Of each element or block of these types, a part of everything that it lists. */
const ofEach =
  (types: string, list: string, part: (item: Json) => unknown): Measure =>
  sent =>
    nodesOf(sent)
      .filter(node => types.split(' ').includes(String(node['type'])))
      .flatMap(node => bySize(listed(node[list]).map(part)));

const anywhere =
  (part: (node: Json) => unknown): Measure =>
  sent =>
    bySize(nodesOf(sent).map(part));

/** What asks whether somebody is sure: an object with a title of its own. */
const asked = (part: string) =>
  anywhere(({ confirm }) => {
    const dialogue = confirm as Json | undefined;
    return dialogue?.['title'] === undefined ? undefined : dialogue[part];
  });

const ofModals =
  (part: string): Measure =>
  ({ modals }) =>
    bySize(modals.map(modal => modal[part]));

/** Of a message, the length of all its markdown blocks together. */
function markdownIn({ blocks }: Json): number[] {
  const texts = bySize(
    listed(blocks)
      .filter(({ type }) => type === 'markdown')
      .map(({ text }) => text),
  );
  return texts.length > 0 ? [texts.reduce((sum, length) => sum + length)] : [];
}

const menu = 'static_select external_select';
const menus = `${menu} multi_static_select multi_external_select`;
const tick = 'radio_buttons checkboxes';
const typed = 'plain_text_input';

/** By the name of the limit. */
export const measures: Record<string, Measure> = {
  'section text': of('section', node => node['text']),
  'section field': ofEach('section', 'fields', field => field),
  'section fields': of('section', node => node['fields']),
  header: of('header', node => node['text']),
  'context elements': of('context', node => node['elements']),
  'context text': ofEach('context', 'elements', element => element),
  'actions elements': of('actions', node => node['elements']),
  'input label': of('input', node => node['label']),
  'input hint': of('input', node => node['hint']),
  'image alt text': of('image', node => node['alt_text']),
  'image url': of('image', node => node['image_url']),
  'image title': of('image', node => node['title']),
  block_id: anywhere(node => node['block_id']),
  action_id: anywhere(node => node['action_id']),
  'button text': of('button', node => node['text']),
  'button value': of('button', node => node['value']),
  'button url': of('button', node => node['url']),
  'button label': of('button', node => node['accessibility_label']),
  'confirm title': asked('title'),
  'confirm text': asked('text'),
  'confirm button': asked('confirm'),
  'deny button': asked('deny'),
  placeholder: anywhere(node => node['placeholder']),
  'select options': of(menu, node => node['options']),
  'multi select options': of('multi_static_select', node => node['options']),
  'option groups': anywhere(node => node['option_groups']),
  'group options': sent =>
    nodesOf(sent).flatMap(node => bySize(listed(node['option_groups']).map(group => group['options']))),
  'group label': sent =>
    nodesOf(sent).flatMap(node => bySize(listed(node['option_groups']).map(group => group['label']))),
  'option text': ofChoices(menus, option => option['text']),
  'option value': ofChoices(`${menus} ${tick} overflow`, option => option['value']),
  'option description': anywhere(node => (node['value'] === undefined ? undefined : node['description'])),
  'radio button text': ofChoices(tick, option => option['text']),
  'overflow text': ofEach('overflow', 'options', option => option['text']),
  'radio buttons': of('radio_buttons', node => node['options']),
  checkboxes: of('checkboxes', node => node['options']),
  'overflow options': of('overflow', node => node['options']),
  'overflow url': ofEach('overflow', 'options', option => option['url']),
  'input min_length': of(typed, node => node['min_length']),
  'input max_length': of(typed, node => node['max_length']),
  'input initial value': of(typed, node => node['initial_value']),
  // In an input for 40 characters.
  'initial value under max_length': of(typed, ({ initial_value: initial, max_length: most }) =>
    typeof initial === 'string' && typeof most === 'number' ? initial.length - most + 40 : undefined,
  ),
  'blocks in a message': ({ messages }) => bySize(messages.map(message => message['blocks'])),
  'markdown block': of('markdown', node => node['text']),
  'markdown blocks in sum': ({ messages }) => messages.flatMap(markdownIn),
  'blocks in a modal': ofModals('blocks'),
  'modal title': ofModals('title'),
  'modal submit': ofModals('submit'),
  'modal close': ofModals('close'),
  private_metadata: ofModals('private_metadata'),
  callback_id: ofModals('callback_id'),
  external_id: ofModals('external_id'),
};

/** The length of a text or a list; a number is its own size, and what isn't there has none. */
function sizeOf(value: unknown): number[] {
  if (typeof value === 'number') return [value];
  if (typeof value === 'string' || Array.isArray(value)) return [value.length];
  if (typeof value === 'object' && value !== null && 'text' in value) return sizeOf(value.text);
  return [];
}
