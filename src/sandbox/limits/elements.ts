import { isDeepStrictEqual } from 'node:util';
import {
  confirm,
  conversationFilter,
  dispatchActionConfig,
  formattedOption,
  image,
  option,
  optionGroup,
  overflowOption,
  plainText,
} from './composition.ts';
import { boolean, exactlyOne, integer, isObject, list, oneOf, pattern, string } from './rules.ts';
import type { Json, Report, Shape } from './rules.ts';

/** Block Kit's elements: https://docs.slack.dev/reference/block-kit/block-elements */

const action = { action_id: string(1, 255) };
const focus = { focus_on_load: boolean };
const placeholder = { placeholder: plainText(150) };
const picker = { ...action, ...focus, confirm };
const menu = { ...picker, ...placeholder };
const typed = { ...action, ...focus, ...placeholder, dispatch_action_config: dispatchActionConfig };
const id = string(1, 255);

const button: Shape = {
  required: { text: plainText(75) },
  optional: {
    ...action,
    confirm,
    value: string(1, 2000),
    url: string(1, 3000),
    style: oneOf('primary', 'danger'),
    accessibility_label: string(1, 75),
  },
};

const offered = { options: list(option, 1, 100), option_groups: list(optionGroup, 1, 100) };
const several = { max_selected_items: integer(1, Infinity) };
const severalChosen = { ...several, initial_options: list(option, 1, 100) };
const typedAhead = { min_query_length: integer(0, Infinity) };

const static_select: Shape = {
  optional: { ...menu, ...offered, initial_option: option },
  also: [exactlyOne('options', 'option_groups'), chosenAmongOptions],
};

const multi_static_select: Shape = {
  optional: { ...menu, ...offered, ...severalChosen },
  also: [exactlyOne('options', 'option_groups'), chosenAmongOptions],
};

const external_select: Shape = { optional: { ...menu, ...typedAhead, initial_option: option } };
const multi_external_select: Shape = { optional: { ...menu, ...typedAhead, ...severalChosen } };

const users_select: Shape = { optional: { ...menu, initial_user: id } };

const conversations_select: Shape = {
  optional: {
    ...menu,
    initial_conversation: id,
    default_to_current_conversation: boolean,
    response_url_enabled: boolean,
    filter: conversationFilter,
  },
};

const channels_select: Shape = { optional: { ...menu, initial_channel: id, response_url_enabled: boolean } };

const multi_users_select: Shape = {
  optional: { ...menu, ...several, initial_users: list(id, 1, 100) },
};

const multi_conversations_select: Shape = {
  optional: {
    ...menu,
    ...several,
    initial_conversations: list(id, 1, 100),
    default_to_current_conversation: boolean,
    filter: conversationFilter,
  },
};

const multi_channels_select: Shape = {
  optional: { ...menu, ...several, initial_channels: list(id, 1, 100) },
};

const overflow: Shape = {
  required: { options: list(overflowOption, 1, 5) },
  optional: { ...action, confirm },
};

const radio_buttons: Shape = {
  required: { options: list(formattedOption, 1, 10) },
  optional: { ...picker, initial_option: formattedOption },
  also: [chosenAmongOptions],
};

const checkboxes: Shape = {
  required: { options: list(formattedOption, 1, 10) },
  optional: { ...picker, initial_options: list(formattedOption, 1, 10) },
  also: [chosenAmongOptions],
};

const datepicker: Shape = {
  optional: {
    ...menu,
    initial_date: pattern('a date YYYY-MM-DD', /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/),
  },
};

const timepicker: Shape = {
  optional: {
    ...menu,
    initial_time: pattern('a time HH:mm', /^([01]\d|2[0-3]):[0-5]\d$/),
    timezone: string(1, 255),
  },
};

/** `initial_date_time` is in seconds since the epoch, ten digits. */
const datetimepicker: Shape = { optional: { ...picker, initial_date_time: integer(1e9, 1e10 - 1) } };

const plain_text_input: Shape = {
  optional: {
    ...typed,
    initial_value: string(0, 3000),
    multiline: boolean,
    min_length: integer(0, 3000),
    max_length: integer(1, 3000),
  },
  also: [initialTextFits],
};

const number = pattern('a number', /^-?\d+(\.\d+)?$/);
const number_input: Shape = {
  required: { is_decimal_allowed: boolean },
  optional: { ...typed, initial_value: number, min_value: number, max_value: number },
  also: [initialNumberFits],
};

const email_text_input: Shape = { optional: { ...typed, initial_value: string(0, 3000) } };
const url_text_input: Shape = { optional: { ...typed, initial_value: string(0, 3000) } };

const choices = {
  static_select,
  multi_static_select,
  external_select,
  multi_external_select,
  users_select,
  conversations_select,
  channels_select,
  multi_users_select,
  multi_conversations_select,
  multi_channels_select,
  radio_buttons,
  checkboxes,
  datepicker,
  timepicker,
};

/** What may stand beside a section's text. */
export const sectionAccessories: Record<string, Shape> = { ...choices, button, overflow, image };
/** What an actions block may hold. */
export const actionsElements: Record<string, Shape> = { ...choices, button, overflow, datetimepicker };
/** What an input block may hold. */
export const inputElements: Record<string, Shape> = {
  ...choices,
  datetimepicker,
  plain_text_input,
  number_input,
  email_text_input,
  url_text_input,
};

/** Slack wants what is chosen at first to be one of the options, word for word. */
function chosenAmongOptions(element: Json, at: string, report: Report): void {
  const groups = listOf(element.option_groups).filter(isObject);
  const options = [...listOf(element.options), ...groups.flatMap(group => listOf(group.options))];
  const isOffered = (chosen: unknown) => options.some(one => isDeepStrictEqual(one, chosen));
  if (element.initial_option !== undefined && !isOffered(element.initial_option)) {
    report('must be one of the provided options', `${at}/initial_option`);
  }
  if (!listOf(element.initial_options).every(isOffered)) {
    report('must be one of the provided options', `${at}/initial_options`);
  }
}

function initialTextFits(element: Json, at: string, report: Report): void {
  const { min_length: min = 0, max_length: max = 3000, initial_value: initial } = element;
  if (Number(min) > Number(max)) report('must not be greater than `max_length`', `${at}/min_length`);
  else if (initial !== undefined) string(Number(min), Number(max))(initial, `${at}/initial_value`, report);
}

function initialNumberFits(element: Json, at: string, report: Report): void {
  const { min_value: min = -Infinity, max_value: max = Infinity } = element;
  if (Number(min) > Number(max)) report('must not be greater than `max_value`', `${at}/min_value`);
  for (const field of ['min_value', 'max_value', 'initial_value']) {
    const value = element[field];
    if (value === undefined) continue;
    if (!element.is_decimal_allowed && !Number.isInteger(Number(value))) {
      report('must be an integer when `is_decimal_allowed` is false', `${at}/${field}`);
    }
  }
  const initial = element.initial_value;
  if (initial !== undefined && (Number(initial) < Number(min) || Number(initial) > Number(max))) {
    report('must lie between `min_value` and `max_value`', `${at}/initial_value`);
  }
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}
