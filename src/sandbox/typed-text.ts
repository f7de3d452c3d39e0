import type { Json } from './protocol.ts';
import { isDirect } from './state.ts';
import type { Workspace } from './workspace.ts';

const MENTION = /<([@#])([A-Z0-9]+)(?:\|[^>]*)?>/g;

/** What a person types, as Slack keeps it: `& < >` escaped, `@Ines` and `#general` as mentions. */
export function typedMessage(workspace: Workspace, typed: string): string {
  const escaped = typed.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  return withMentions(workspace, escaped, id => `<@${id}>`);
}

/** The text behind a command with `should_escape`: mentions carry the name as well. */
export function typedCommand(workspace: Workspace, typed: string): string {
  return withMentions(workspace, typed, (id, handle) => `<@${id}|${handle}>`);
}

/** The rich text block that Slack makes of a person's message. */
export function richText(text: string): Json {
  const elements: Json[] = [];
  let at = 0;
  for (const match of text.matchAll(MENTION)) {
    if (match.index > at) elements.push({ type: 'text', text: unescaped(text.slice(at, match.index)) });
    const [whole, sign, id] = match;
    elements.push(sign === '@' ? { type: 'user', user_id: id } : { type: 'channel', channel_id: id });
    at = match.index + whole.length;
  }
  if (at < text.length) elements.push({ type: 'text', text: unescaped(text.slice(at)) });
  return { type: 'rich_text', block_id: 'typed', elements: [{ type: 'rich_text_section', elements }] };
}

/** The three entities of Slack's text, as characters. */
export function unescaped(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}

/** The longest name goes first, or "@Ines Faria" would become a mention of Ines and a stray surname. */
function withMentions(
  workspace: Workspace,
  text: string,
  mention: (id: string, handle: string) => string,
): string {
  const people = Object.values(workspace.state.users)
    .filter(user => !user.deleted)
    .flatMap(user =>
      [user.name, user.handle].map(name => ({ sign: `@${name}`, put: mention(user.id, user.handle) })),
    );
  const channels = Object.values(workspace.state.channels)
    .filter(channel => !isDirect(channel))
    .map(channel => ({ sign: `#${channel.name}`, put: `<#${channel.id}|${channel.name}>` }));
  return [...people, ...channels]
    .toSorted((a, b) => b.sign.length - a.sign.length)
    .reduce((so, { sign, put }) => so.replace(wholeWord(sign), put), text);
}

function wholeWord(sign: string): RegExp {
  return new RegExp(`(?<![\\w<])${sign.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?![\\w-])`, 'gi');
}
