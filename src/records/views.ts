import type { Card } from '../conversations/card.ts';
import type { Drawn } from '../outbox/deliver.ts';
import { otherSide, sideName } from '../people/person.ts';
import { section, type Block } from '../slack/blocks.ts';
import { channelLink, md, type Markup } from '../slack/markup.ts';
import type { Kind } from './names.ts';

/** How much of what was typed a card or a message shows, in characters; More shows it to the end. */
export const SHOWN = 600;

export function said(text: Markup, ...blocks: Block[]): Drawn {
  return { text, blocks: [section(text), ...blocks] };
}

/** @param names of people, by id */
export const nameOf = ({ names }: { names: ReadonlyMap<string, string> }, id: string): string =>
  names.get(id) ?? 'somebody who left';

/**
 * In place of a card whose desk has moved, maybe back again. What is written in its thread still crosses.
 *
 * @param title of what it was the card
 * @param channel where the card was left
 */
export function moved(kind: Kind, title: string, channel: string, current: Card): Drawn {
  const other = sideName[otherSide(current.side)];
  const where =
    current.channel === channel
      ? md`This desk has moved away and back: the ${kind} goes on with a newer card in this channel.`
      : md`This desk has moved: the ${kind} goes on in ${channelLink(current.channel)}.`;
  return said(
    md`*${title}*\n${where} ${other} still reads what you write here, but you won’t see its answers.`,
  );
}
