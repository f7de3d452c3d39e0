import { boolean, byType, integer, list, object, oneOf, string } from './rules.ts';
import type { Rule, Shape } from './rules.ts';

/** The parts of a rich_text block: https://docs.slack.dev/reference/block-kit/blocks/rich-text-block */

const style = object({
  optional: { bold: boolean, italic: boolean, strike: boolean, underline: boolean, code: boolean },
});
const id = string(1, 255);
// Slack names no limit for these; a message is at most 40,000 characters long, so this refuses nothing it takes.
const anyLength = string(1, 40_000);
const anyCount = integer(0, 40_000);
const anyNumberOf = (item: Rule) => list(item, 0, 40_000);

const text: Shape = { required: { text: anyLength }, optional: { style } };
const link: Shape = {
  required: { url: string(1, 3000) },
  optional: { text: anyLength, unsafe: boolean, style },
};

const inline = byType({
  text,
  link,
  emoji: {
    required: { name: id },
    optional: { unicode: id, url: string(1, 3000), skin_tone: integer(1, 6), style },
  },
  user: { required: { user_id: id }, optional: { style } },
  usergroup: { required: { usergroup_id: id }, optional: { style } },
  channel: { required: { channel_id: id }, optional: { style } },
  team: { required: { team_id: id }, optional: { style } },
  broadcast: { required: { range: oneOf('here', 'channel', 'everyone') }, optional: { style } },
  color: { required: { value: id }, optional: { style } },
  date: {
    required: { timestamp: integer(0, Number.MAX_SAFE_INTEGER), format: anyLength },
    optional: { url: string(1, 3000), fallback: anyLength, style },
  },
});

const border = oneOf(0, 1);
const section: Shape = { required: { elements: anyNumberOf(inline) } };

export const richTextElement = byType({
  rich_text_section: section,
  rich_text_list: {
    required: {
      style: oneOf('bullet', 'ordered'),
      elements: anyNumberOf(byType({ rich_text_section: section })),
    },
    optional: { indent: anyCount, offset: anyCount, border },
  },
  rich_text_quote: { required: { elements: anyNumberOf(inline) }, optional: { border } },
  rich_text_preformatted: {
    required: { elements: anyNumberOf(byType({ text, link })) },
    optional: { border },
  },
});
