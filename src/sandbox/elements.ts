import { isJson, list } from './json.ts';
import type { Json } from './protocol.ts';

/** An element a person can act on, with the block it stands in. Both have their ids. */
export interface Placed {
  block: Json;
  element: Json;
}

const ACTING = new Set([
  'button',
  'overflow',
  'static_select',
  'external_select',
  'users_select',
  'conversations_select',
  'channels_select',
  'multi_static_select',
  'multi_external_select',
  'multi_users_select',
  'multi_conversations_select',
  'multi_channels_select',
  'radio_buttons',
  'checkboxes',
  'plain_text_input',
  'datepicker',
  'timepicker',
  'datetimepicker',
  'number_input',
  'email_text_input',
  'url_text_input',
]);

/** The elements of some blocks that a person can act on, in reading order. */
export function placedIn(blocks: Json[]): Placed[] {
  return blocks.flatMap(block =>
    elementsOf(block)
      .filter(element => ACTING.has(String(element.type)))
      .map(element => ({ block, element })),
  );
}

/** Finds one element by its two ids. */
export function placedAt(blocks: Json[], blockId: string, actionId: string): Placed | undefined {
  return placedIn(blocks).find(
    ({ block, element }) => block.block_id === blockId && element.action_id === actionId,
  );
}

/** The options of a menu or a group of buttons, those of option groups among them. */
export function optionsOf(element: Json): Json[] {
  return [...list(element.options), ...list(element.option_groups).flatMap(group => list(group.options))];
}

/** What a text object says; empty for anything else. */
export function textOf(value: unknown): string {
  return isJson(value) && typeof value.text === 'string' ? value.text : '';
}

/** Where an element stands, and the option of it that is meant. */
export function idsOf({ block, element, option }: Placed & { option?: Json }): {
  block: string;
  action: string;
  option?: Json;
} {
  return {
    block: String(block.block_id),
    action: String(element.action_id),
    ...(option === undefined ? {} : { option }),
  };
}

function elementsOf(block: Json): Json[] {
  return [block.accessory, block.element].filter(isJson).concat(list(block.elements));
}
