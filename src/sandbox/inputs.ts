import { optionsOf, placedIn } from './elements.ts';
import { isJson } from './json.ts';
import type { Json, Values } from './protocol.ts';

/** Where an element keeps what was put in, where it says what stands there first, and what empty looks like. */
interface Slot {
  field: string;
  initial: string;
  empty: null | [];
}

const typed: Slot = { field: 'value', initial: 'initial_value', empty: null };
const oneOption: Slot = { field: 'selected_option', initial: 'initial_option', empty: null };
const someOptions: Slot = { field: 'selected_options', initial: 'initial_options', empty: [] };

const SLOTS: Record<string, Slot> = {
  plain_text_input: typed,
  number_input: typed,
  email_text_input: typed,
  url_text_input: typed,
  static_select: oneOption,
  external_select: oneOption,
  radio_buttons: oneOption,
  checkboxes: someOptions,
  multi_static_select: someOptions,
  multi_external_select: someOptions,
  users_select: { field: 'selected_user', initial: 'initial_user', empty: null },
  multi_users_select: { field: 'selected_users', initial: 'initial_users', empty: [] },
  conversations_select: { field: 'selected_conversation', initial: 'initial_conversation', empty: null },
  multi_conversations_select: {
    field: 'selected_conversations',
    initial: 'initial_conversations',
    empty: [],
  },
  channels_select: { field: 'selected_channel', initial: 'initial_channel', empty: null },
  multi_channels_select: { field: 'selected_channels', initial: 'initial_channels', empty: [] },
  datepicker: { field: 'selected_date', initial: 'initial_date', empty: null },
  timepicker: { field: 'selected_time', initial: 'initial_time', empty: null },
  datetimepicker: { field: 'selected_date_time', initial: 'initial_date_time', empty: null },
};

/** `state.values` of blocks nobody has touched. Buttons and overflow menus keep nothing. */
export function startingValues(blocks: Json[]): Values {
  return valuesOf(blocks, (element, slot) => element[slot.initial] ?? slot.empty);
}

/**
 * `state.values` after a person put something in: `given` where it fits the element, else what was there.
 * A select keeps only an option it offers, as nobody can choose another.
 */
export function valuesWith(blocks: Json[], before: Values, given: Values): Values {
  return valuesOf(blocks, (element, slot, block) => {
    const action = String(element.action_id);
    for (const state of [given[block]?.[action], before[block]?.[action]]) {
      const value = state?.[slot.field];
      if (value !== undefined && isOffered(element, slot, value)) return value;
    }
    return element[slot.initial] ?? slot.empty;
  });
}

/** The state an element takes when a person gives it this value: an option, options, text, a date ... */
export function elementState(element: Json, value: unknown): Json {
  const slot = SLOTS[String(element.type)];
  return slot === undefined ? {} : { type: element.type, [slot.field]: value };
}

/**
 * What a person chooses when they press an element and `pick` is the option or, for pickers without options,
 * the element's new state. Undefined when the element doesn't offer it.
 */
export function chosenFrom(element: Json, pick: Json): unknown {
  const slot = element.type === 'overflow' ? oneOption : SLOTS[String(element.type)];
  if (slot === undefined) return undefined;
  if (slot !== oneOption) return pick[slot.field];
  if (element.type === 'external_select') return pick;
  return optionsOf(element).find(option => option.value === pick.value);
}

/** What is in an element now; null or an empty list when nothing is. */
export function valueIn(element: Json, state: Json | undefined): unknown {
  const slot = SLOTS[String(element.type)];
  return slot === undefined ? undefined : (state?.[slot.field] ?? slot.empty);
}

/** What Slack's client says before it sends a form: block_id -> sentence. Only input blocks are looked at. */
export function missingIn(blocks: Json[], values: Values): Record<string, string> {
  const errors: Record<string, string> = {};
  for (const { block, element } of placedIn(blocks)) {
    if (block.type !== 'input') continue;
    const id = String(block.block_id);
    const sentence = complaint(block, element, valueIn(element, values[id]?.[String(element.action_id)]));
    if (sentence !== undefined) errors[id] = sentence;
  }
  return errors;
}

function valuesOf(blocks: Json[], read: (element: Json, slot: Slot, blockId: string) => unknown): Values {
  const values: Values = {};
  for (const { block, element } of placedIn(blocks)) {
    const slot = SLOTS[String(element.type)];
    if (slot === undefined) continue;
    const id = String(block.block_id);
    const state = { type: element.type, [slot.field]: read(element, slot, id) };
    (values[id] ??= {})[String(element.action_id)] = state;
  }
  return values;
}

function isOffered(element: Json, slot: Slot, value: unknown): boolean {
  if (value === null || slot === typed) return value === null || typeof value === 'string';
  if (Array.isArray(slot.empty) !== Array.isArray(value)) return false;
  if (Array.isArray(value) && value.length > Number(element.max_selected_items ?? Infinity)) return false;
  if (slot !== oneOption && slot !== someOptions) return true;
  const chosen: unknown[] = Array.isArray(value) ? value : [value];
  if (String(element.type).endsWith('external_select')) return chosen.every(isJson);
  const offered = optionsOf(element).map(option => option.value);
  return chosen.every(option => isJson(option) && offered.includes(option.value));
}

function complaint(block: Json, element: Json, value: unknown): string | undefined {
  const empty = value === null || value === '' || (Array.isArray(value) && value.length === 0);
  if (empty) return block.optional === true ? undefined : 'Please complete this required field.';
  if (typeof value !== 'string') return undefined;
  if (element.type === 'number_input') return numberComplaint(element, value);
  if (element.type === 'email_text_input' && !/^\S+@\S+\.\S+$/.test(value)) {
    return 'Please enter a valid email address.';
  }
  if (element.type === 'url_text_input' && !URL.canParse(value)) return 'Please enter a valid URL.';
  const { min_length: least = 0, max_length: most = 3000 } = element as {
    min_length?: number;
    max_length?: number;
  };
  if (value.length < least) return `Please enter at least ${least} characters.`;
  if (value.length > most) return `Please enter no more than ${most} characters.`;
  return undefined;
}

function numberComplaint(element: Json, value: string): string | undefined {
  const number = Number(value);
  if (value.trim() === '' || !Number.isFinite(number)) return 'Please enter a valid number.';
  if (element.is_decimal_allowed !== true && !Number.isInteger(number)) return 'Please enter a whole number.';
  const { min_value: least, max_value: most } = element as { min_value?: string; max_value?: string };
  if (least !== undefined && number < Number(least)) return `Please enter a number of at least ${least}.`;
  if (most !== undefined && number > Number(most)) return `Please enter a number of at most ${most}.`;
  return undefined;
}
