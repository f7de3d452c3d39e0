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
  /** How often its desk has moved since it was made: in each channel it is another message, also when it comes back. */
  stay: number;
}

/** One card a side and record, so its id says which. */
export const cardId = (recordId: string, side: Side): string => `${recordId}.${side}`;

/** Whether its desk has moved to another channel since, where the side has another card of the record. */
export const isLeftBehind = ({ id, recordId, side, under }: Card): boolean =>
  under === null && id !== cardId(recordId, side);

export function newCard(record: string, recordId: string, side: Side, channel: string): Card {
  return {
    id: cardId(recordId, side),
    record,
    recordId,
    side,
    channel,
    ts: null,
    shown: 0,
    under: null,
    stay: 0,
  };
}

/** A card in one channel keeps one key for all its versions. */
export const cardKey = ({ id, stay }: Pick<Card, 'id' | 'stay'>): string =>
  stay === 0 ? `card:${id}` : `card:${id}:${stay}`;

export interface Cards {
  card(id: string): Promise<Card | undefined>;
  /** Where this card was before its desk moved. */
  leftBehind(id: string): Promise<Card[]>;
}
