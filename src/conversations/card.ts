import type { Side } from '../people/person.ts';

/** One side's view of a record in Slack: wanted by the record, shown by one message. */
export interface Card {
  id: string;
  record: string;
  recordId: string;
  side: Side;
  channel: string;
  /** The message's ts; null until Slack has it. */
  ts: string | null;
  /** The record's version that the message shows; 0 before the first. */
  shown: number;
  /** The card in whose thread it stands; null for a card of its own. */
  under: string | null;
}

/** One card a side and record, so its id says which. */
export const cardId = (recordId: string, side: Side): string => `${recordId}.${side}`;

/** Whether its desk has moved to another channel since, where the side has another card of the record. */
export const isLeftBehind = ({ id, recordId, side, under }: Card): boolean =>
  under === null && id !== cardId(recordId, side);

export function newCard(record: string, recordId: string, side: Side, channel: string): Card {
  return { id: cardId(recordId, side), record, recordId, side, channel, ts: null, shown: 0, under: null };
}

export interface Cards {
  card(id: string): Promise<Card | undefined>;
  /** Where this card was before its desk moved. */
  leftBehind(id: string): Promise<Card[]>;
}
