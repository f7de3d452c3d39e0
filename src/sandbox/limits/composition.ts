import { boolean, byType, exactlyOne, list, object, oneOf, string } from './rules.ts';
import type { Rule, Shape } from './rules.ts';

/** Block Kit's composition objects: https://docs.slack.dev/reference/block-kit/composition-objects */

const plain = (max: number): Shape => ({ required: { text: string(1, max) }, optional: { emoji: boolean } });
const mrkdwn = (max: number): Shape => ({
  required: { text: string(1, max) },
  optional: { verbatim: boolean },
});

export function plainText(max: number): Rule {
  return byType({ plain_text: plain(max) });
}

/** Text, formatted or not. */
export function anyText(max: number): Rule {
  return byType(textShapes(max));
}

export function textShapes(max: number): Record<string, Shape> {
  return { plain_text: plain(max), mrkdwn: mrkdwn(max) };
}

export const confirm = object({
  required: { title: plainText(100), text: anyText(300), confirm: plainText(30), deny: plainText(30) },
  optional: { style: oneOf('primary', 'danger') },
});

const optionOf = (text: Rule, more: Record<string, Rule> = {}) =>
  object({ required: { text, value: string(1, 150) }, optional: { description: text, ...more } });

/** In select menus; a menu of this kind shows no formatting. */
export const option = optionOf(plainText(75));
/** In radio buttons and checkboxes, the only ones that show formatting. */
export const formattedOption = optionOf(anyText(75));
/** In overflow menus, the only ones that may lead to a page. */
export const overflowOption = optionOf(plainText(75), { url: string(1, 3000) });

export const optionGroup = object({ required: { label: plainText(75), options: list(option, 1, 100) } });

export const dispatchActionConfig = object({
  optional: { trigger_actions_on: list(oneOf('on_enter_pressed', 'on_character_entered'), 1, 2) },
});

export const conversationFilter = object({
  optional: {
    include: list(oneOf('im', 'mpim', 'private', 'public'), 1, 4),
    exclude_external_shared_channels: boolean,
    exclude_bot_users: boolean,
  },
});

/** The picture itself, in the image block and the image element alike. */
export const image: Shape = {
  required: { alt_text: string(1, 2000) },
  optional: {
    image_url: string(1, 3000),
    slack_file: object({
      optional: { id: string(1, 255), url: string(1, 3000) },
      also: [exactlyOne('id', 'url')],
    }),
  },
  also: [exactlyOne('image_url', 'slack_file')],
};
