import type { Json } from '../../protocol.ts';

/**
 * What each kind of element keeps in `state.values`: `option` stands in `selected_option` and starts as
 * `initial_option`. Source: docs.slack.dev, Block Kit elements.
 */
const KEEPS: Record<string, string> = {
  plain_text_input: 'value',
  number_input: 'value',
  email_text_input: 'value',
  url_text_input: 'value',
  static_select: 'option',
  external_select: 'option',
  radio_buttons: 'option',
  checkboxes: 'options',
  multi_static_select: 'options',
  multi_external_select: 'options',
  users_select: 'user',
  multi_users_select: 'users',
  channels_select: 'channel',
  multi_channels_select: 'channels',
  conversations_select: 'conversation',
  multi_conversations_select: 'conversations',
  datepicker: 'date',
  timepicker: 'time',
};

/** The state of an element before anybody touched it; undefined when it holds nothing, as a button. */
export function startingState(element: { type: string }): Json | undefined {
  const keeps = KEEPS[element.type];
  if (keeps === undefined) return undefined;
  const empty = keeps.endsWith('s') ? [] : null;
  return stateWith(element.type, (element as Json)[`initial_${keeps}`] ?? empty);
}

/** The state of an element of this type that holds this value: words, an id, an option, several of them. */
export function stateWith(type: string, value: unknown): Json {
  return { type, [fieldOf(type)]: value };
}

/** What a state holds. */
export function valueIn(state: Json): unknown {
  return state[fieldOf(String(state.type))];
}

function fieldOf(type: string): string {
  const keeps = KEEPS[type] ?? 'value';
  return keeps === 'value' ? keeps : `selected_${keeps}`;
}
