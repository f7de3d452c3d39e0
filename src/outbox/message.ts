/**
 * Something to tell, written in the same commit as the fact it tells of. It says what, to whom, never how it
 * looks: it is drawn from the present state when it is sent.
 */
export interface Message {
  /** Unique for ever: the same fact is never told twice. Also Slack's metadata key, by which a message is found again. */
  key: string;
  /** Which view draws it: `incident.card`. */
  intent: string;
  /** The record it is drawn from. */
  about: string;
  /** The version of the record that it tells of, which is also the number of that version's entry in the history. */
  seq: number;
  to: Address;
  /** S1 and S2 go before everything else. */
  urgent: boolean;
  /** Before all of its lane: a card that is posted anew, without which nothing there has a place. */
  first?: true;
}

/**
 * `card`: the card itself, posted or brought up to date; with `under` in the thread of another card; `thread`: a reply under it, broadcast to its channel
 * where asked; `person`: a direct message; `people`: the direct messages of a group, two to eight persons in any order, for
 * Slack opens none for more (docs.slack.dev, conversations.open); `channel`: a message of its own.
 */
export type Address =
  | { kind: 'card'; cardId: string; under?: string; broadcast?: true }
  | { kind: 'thread'; cardId: string; broadcast?: true }
  | { kind: 'person'; id: string }
  | { kind: 'people'; ids: readonly string[] }
  | { kind: 'channel'; id: string };

/** What an address names, as keys of messages carry it. */
export function whomOf(to: Address): string {
  if (to.kind === 'people') return to.ids.join(',');
  return 'cardId' in to ? to.cardId : to.id;
}

/**
 * Messages of one lane are sent one after the other in the order they were written. A card and its thread are one
 * lane; every other message has its own, so that what can't be sent holds up nothing else.
 */
export function lane({ to, key }: Pick<Message, 'to' | 'key'>): string {
  if (to.kind === 'card') return `card:${to.under ?? to.cardId}`;
  return to.kind === 'thread' ? `card:${to.cardId}` : key;
}

/** The card of a lane, of a message that stands at one or under it. */
export const cardOf = (message: Pick<Message, 'to' | 'key'>): string => lane(message).slice('card:'.length);

/** Why a message died that had to stand in a thread. */
export const NO_CARD = 'its card was never posted';

/** A message under a lease. */
export interface Claimed extends Message {
  id: number;
  /** Numbers the leases of this message: the late answer of an earlier one changes nothing. */
  lease: number;
  /** The last lease that surely left nothing in Slack; 0 before the first. */
  settled: number;
  /** How often it failed since it was written or revived. */
  failures: number;
  writtenAt: number;
  /** Since when it is tried: when it was written or revived. */
  triedSince: number;
}
