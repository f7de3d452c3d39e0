/**
 * The parts of Block Kit that the page draws itself. The server has checked what the app sent, so these are
 * readings of it, not checks: whatever a type doesn't use is simply absent.
 */
import type { Json } from '../../protocol.ts';

export interface Text {
  type: 'plain_text' | 'mrkdwn';
  text: string;
}

export interface Option {
  text: Text;
  value: string;
  description?: Text;
  /** Overflow menus only. */
  url?: string;
}

export interface OptionGroup {
  label: Text;
  options: Option[];
}

export interface Confirm {
  title: Text;
  text: Text;
  confirm: Text;
  deny: Text;
  style?: 'primary' | 'danger';
}

export interface Element {
  type: string;
  action_id?: string;
  text?: Text | string;
  placeholder?: Text;
  confirm?: Confirm;
  focus_on_load?: boolean;
  // button
  style?: 'primary' | 'danger';
  url?: string;
  value?: string;
  accessibility_label?: string;
  // menus, radio buttons and checkboxes
  options?: Option[];
  option_groups?: OptionGroup[];
  min_query_length?: number;
  max_selected_items?: number;
  /** Conversation menus only. */
  filter?: { include?: ('public' | 'private' | 'im' | 'mpim')[]; exclude_bot_users?: boolean };
  // text and numbers
  multiline?: boolean;
  min_length?: number;
  max_length?: number;
  min_value?: string;
  max_value?: string;
  is_decimal_allowed?: boolean;
  dispatch_action_config?: { trigger_actions_on?: string[] };
  // images
  image_url?: string;
  alt_text?: string;
}

export interface Block {
  type: string;
  block_id?: string;
  text?: Text;
  fields?: Text[];
  accessory?: Element;
  elements?: Element[];
  // input
  label?: Text;
  element?: Element;
  hint?: Text;
  optional?: boolean;
  dispatch_action?: boolean;
  // image
  title?: Text;
  image_url?: string;
  alt_text?: string;
}

export interface View {
  /** Only on Home, where the server adds it. */
  id?: string;
  title?: Text;
  submit?: Text;
  close?: Text;
  blocks: Block[];
}

export function blocksOf(sent: Json[]): Block[] {
  return sent as unknown as Block[];
}

export function viewOf(sent: Json): View {
  return sent as unknown as View;
}

export function optionsOf(sent: Json[]): Option[] {
  return sent as unknown as Option[];
}

/** The options of a menu in one list, whether they come in groups or not. */
export function everyOption(element: Element): Option[] {
  return element.options ?? element.option_groups?.flatMap(group => group.options) ?? [];
}
