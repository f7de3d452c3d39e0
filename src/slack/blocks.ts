import type { types } from '@slack/bolt';
import { clip } from '../kernel/text.ts';
import { clipMarkup, type Markup } from './markup.ts';

export type Block = types.KnownBlock;
export type Modal = types.ModalView;
export type Home = types.HomeView;
type Text = types.PlainTextElement;

/**
 * Slack's limits, in characters or pieces. One text over its limit rejects the whole message, so every text passes
 * through here. Source: Block Kit reference.
 */
export const LIMIT = {
  header: 150,
  section: 3000,
  /** That of any text object, where its block names none. */
  contextText: 3000,
  button: 75,
  buttons: 25,
  confirmTitle: 100,
  confirmText: 300,
  confirmButton: 30,
  option: 75,
  optionValue: 150,
  options: 100,
  inputText: 3000,
  label: 2000,
  placeholder: 150,
  viewTitle: 24,
  viewBlocks: 100,
  message: 4000,
  longestMessage: 40_000,
  editedMessage: 4000,
  /** That of an app’s own name in its manifest; chat.postMessage names none for `username`, and longer ones were refused. */
  userName: 80,
  /** What a picture says to who can't see it: files.getUploadURLExternal. */
  altText: 1000,
} as const;

export function plain(text: string, longest: number): Text {
  return { type: 'plain_text', text: clip(text, longest) || ' ', emoji: true };
}

/** `verbatim`: Slack must not find channels and mentions in plain words of its own accord. */
function markup(text: Markup, longest: number): types.MrkdwnElement {
  return { type: 'mrkdwn', text: clipMarkup(text, longest).mrkdwn || ' ', verbatim: true };
}

export const header = (text: string): types.HeaderBlock => ({
  type: 'header',
  text: plain(text, LIMIT.header),
});

export const section = (text: Markup): types.SectionBlock => ({
  type: 'section',
  text: markup(text, LIMIT.section),
});

export const context = (text: Markup): types.ContextBlock => ({
  type: 'context',
  elements: [markup(text, LIMIT.contextText)],
});

export const divider: types.DividerBlock = { type: 'divider' };

/** `action` names the route, `value` the record. */
export function button(label: string, action: string, value: string, primary = false): types.Button {
  const look: types.Button = { type: 'button', text: plain(label, LIMIT.button), action_id: action, value };
  return primary ? { ...look, style: 'primary' } : look;
}

/** A button that asks before it is pressed. */
export const asking = (
  pressed: types.Button,
  { title, text, yes, no }: { title: string; text: string; yes: string; no: string },
): types.Button => ({
  ...pressed,
  confirm: {
    title: plain(title, LIMIT.confirmTitle),
    text: plain(text, LIMIT.confirmText),
    confirm: plain(yes, LIMIT.confirmButton),
    deny: plain(no, LIMIT.confirmButton),
  },
});

/** The block under which a record's own card keeps its buttons: the card itself shows what a press did. */
export const CARD = 'card';

export function actions(...buttons: types.Button[]): types.ActionsBlock {
  return { type: 'actions', elements: buttons.slice(0, LIMIT.buttons) };
}

export const cardActions = (...buttons: types.Button[]): types.ActionsBlock => ({
  ...actions(...buttons),
  block_id: CARD,
});

export const option = (label: string, value: string): types.PlainTextOption => ({
  text: plain(label, LIMIT.option),
  value,
});

/** An input whose block and action are both named after its field, which is also what a refusal names. */
export function input(
  field: string,
  label: string,
  element: object,
  more: { hint?: string; optional?: boolean } = {},
): types.InputBlock {
  const block: types.InputBlock = {
    type: 'input',
    block_id: field,
    label: plain(label, LIMIT.label),
    element: { action_id: field, ...element } as types.InputBlock['element'],
  };
  if (more.hint) block.hint = plain(more.hint, LIMIT.label);
  if (more.optional) block.optional = true;
  return block;
}

/** @param callback names the form and `about` the record it is for; nothing else travels with it */
export function modal(
  title: string,
  blocks: Block[],
  form?: { callback: string; submit: string; about?: string },
): Modal {
  const view: Modal = {
    type: 'modal',
    title: plain(title, LIMIT.viewTitle),
    close: plain(form ? 'Cancel' : 'Close', LIMIT.viewTitle),
    blocks,
  };
  if (!form) return view;
  return {
    ...view,
    callback_id: form.callback,
    submit: plain(form.submit, LIMIT.viewTitle),
    private_metadata: form.about ?? '',
  };
}
