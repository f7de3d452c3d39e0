import { optionsOf, placedIn, textOf, type Placed } from './elements.ts';
import { isJson, list } from './json.ts';
import type { Json, Message, OpenView } from './protocol.ts';
import { unescaped } from './typed-text.ts';

/** Gives the name that Slack shows for a user or channel id. */
export type Naming = (id: string) => string;

/** Something that can be pressed, and the words on it; a menu has one for each choice. */
export interface Pressable extends Placed {
  label: string;
  option?: Json;
}

/** Everything in some blocks that can be pressed with one click. Text inputs and pickers can't. */
export function pressablesIn(blocks: Json[]): Pressable[] {
  return placedIn(blocks)
    .filter(({ block }) => block.type !== 'input')
    .flatMap(placed =>
      placed.element.type === 'button'
        ? [{ ...placed, label: textOf(placed.element.text) }]
        : optionsOf(placed.element).map(option => ({ ...placed, label: textOf(option.text), option })),
    );
}

/** A message as its reader sees it: who, what, and what was added to it. */
export function messageText(message: Message, naming: Naming): string {
  const author = message.as?.name ?? naming(message.user);
  const reactions = (message.reactions ?? []).map(({ name, users }) => ` :${name}: ${users.length}`).join('');
  return `${author}: ${bodyText(message, naming)}${message.edited ? ' (edited)' : ''}${reactions}`;
}

/**
 * The lines of a message's blocks, or its text when it has none: beside blocks Slack doesn't show the text.
 * Its files come last.
 */
export function bodyText(
  { text, blocks, files }: Pick<Message, 'text' | 'blocks' | 'files'>,
  naming: Naming,
): string {
  const words = blocks?.length ? linesOf(blocks, naming).join('\n') : readable(text, naming);
  return joined([words, ...(files ?? []).map(({ name }) => `(file ${name})`)], ' ');
}

/** A modal as its reader sees it. */
export interface ModalText {
  title: string;
  /** Everything but the inputs, a line each. */
  texts: string[];
  /** The inputs' labels. */
  labels: string[];
  /** What stands under inputs in red. */
  errors: string[];
}

export function modalText({ view, errors }: OpenView, naming: Naming): ModalText {
  const blocks = list(view.blocks);
  const inputs = blocks.filter(block => block.type === 'input');
  return {
    title: textOf(view.title),
    texts: linesOf(
      blocks.filter(block => !inputs.includes(block)),
      naming,
    ),
    labels: inputs.map(block => textOf(block.label)),
    errors: blocks.flatMap(block => errors[String(block.block_id)] ?? []),
  };
}

/** Blocks as lines of text; what can be pressed stands in brackets. */
export function linesOf(blocks: Json[], naming: Naming): string[] {
  return blocks.map(block => lineOf(block, naming)).filter(line => line !== '');
}

/** What mrkdwn looks like when it is drawn: names for mentions, words for links, no marks. */
export function readable(mrkdwn: string, naming: Naming): string {
  const drawn = mrkdwn
    .replace(/<!date\^[^|>]*\|([^>]*)>/g, '$1')
    .replace(/<!(\w+)[^>]*>/g, '@$1')
    .replace(/<@(\w+)[^>]*>/g, (_, id: string) => `@${naming(id)}`)
    .replace(/<#(\w+)[^>]*>/g, (_, id: string) => `#${naming(id)}`)
    .replace(/<[^|>]+\|([^>]*)>/g, '$1')
    .replace(/<([^>]+)>/g, '$1')
    .replace(/(?<=^|[\s(])([*_~`])(?=\S)([^\n]*?\S)\1(?=$|[\s.,:;)!?])/gm, '$2');
  return unescaped(drawn);
}

function lineOf(block: Json, naming: Naming): string {
  const say = (value: unknown): string => said(value, naming);
  switch (block.type) {
    case 'section':
      return joined([say(block.text), ...list(block.fields).map(say), say(block.accessory)], '\n');
    case 'context':
    case 'actions':
      return joined(list(block.elements).map(say), ' ');
    case 'input':
      return joined([say(block.label), say(block.element)], ' ');
    case 'rich_text':
      return richLine(block, naming);
    case 'markdown':
      return typeof block.text === 'string' ? block.text : '';
    case 'image':
      return `[${String(block.alt_text)}]`;
    default:
      return say(block.text);
  }
}

/** A text object or an element. */
function said(value: unknown, naming: Naming): string {
  if (!isJson(value)) return '';
  switch (value.type) {
    case 'mrkdwn':
      return readable(textOf(value), naming);
    case 'plain_text':
      return textOf(value);
    case 'button':
      return `[${said(value.text, naming)}]`;
    case 'image':
      return `[${String(value.alt_text)}]`;
    default:
      return optionsOf(value)
        .map(option => `[${textOf(option.text)}]`)
        .join(' ');
  }
}

/** Rich text nests: sections in lists, words in sections. @param depth keeps a hostile nesting from going on for ever */
function richLine(part: Json, naming: Naming, depth = 0): string {
  if (depth > 8) return '';
  switch (part.type) {
    case 'text':
      return textOf(part);
    case 'link':
      return textOf(part) || String(part.url);
    case 'user':
      return `@${naming(String(part.user_id))}`;
    case 'channel':
      return `#${naming(String(part.channel_id))}`;
    case 'broadcast':
      return `@${String(part.range)}`;
    case 'date':
      return String(part.fallback ?? part.timestamp);
    case 'emoji':
      return `:${String(part.name)}:`;
    default: {
      const between = part.type === 'rich_text' || part.type === 'rich_text_list' ? '\n' : '';
      return list(part.elements)
        .map(inner => richLine(inner, naming, depth + 1))
        .join(between);
    }
  }
}

function joined(parts: string[], between: string): string {
  return parts.filter(part => part !== '').join(between);
}
