import type { Draw, Drawn } from '../outbox/deliver.ts';
import type { Address } from '../outbox/message.ts';
import { LIMIT } from './blocks.ts';
import { linked, namesIn } from './markup.ts';

/** The address of a record's card at the desk where somebody reads of it; undefined where there is none. */
export type AddressOf = (name: string, reader: Address) => Promise<string | undefined>;

/** Draws as before, with each `INC-42` in it as a link to its card. */
export function linking(draw: Draw, addressOf: AddressOf): Draw {
  return async message => {
    const drawn = await draw(message);
    return drawn && withLinks(drawn, message.to, addressOf);
  };
}

async function withLinks(drawn: Drawn, reader: Address, addressOf: AddressOf): Promise<Drawn> {
  // Beside blocks the text is only for notifications, which show no links.
  const isText = drawn.blocks.length === 0;
  const texts = isText ? [drawn.text.mrkdwn] : mrkdwnIn(drawn.blocks).map(one => one.text);
  const names = [...new Set(texts.flatMap(namesIn))];
  if (names.length === 0) return drawn;
  const addresses = new Map<string, string>();
  for (const name of names) {
    const address = await addressOf(name, reader);
    if (address) addresses.set(name, address);
  }
  if (addresses.size === 0) return drawn;
  const addressFor = (name: string) => addresses.get(name);
  const blocks = structuredClone(drawn.blocks);
  const fitting = (text: string, longest: number) => {
    const longer = linked(text, addressFor);
    return longer.length <= longest ? longer : text;
  };
  for (const one of mrkdwnIn(blocks)) one.text = fitting(one.text, LIMIT.contextText);
  const text = isText ? { mrkdwn: fitting(drawn.text.mrkdwn, LIMIT.longestMessage) } : drawn.text;
  return { ...drawn, text, blocks };
}

interface Text {
  type: 'mrkdwn';
  text: string;
}

/** The texts in blocks that can hold links, wherever they stand. */
function mrkdwnIn(value: unknown): Text[] {
  if (typeof value !== 'object' || value === null) return [];
  if ('type' in value && value.type === 'mrkdwn') return [value as Text];
  return Object.values(value).flatMap(mrkdwnIn);
}
