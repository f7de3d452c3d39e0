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
  /** For what the record no longer shows: the audit entry that is told. */
  seq: number | null;
  to: Address;
  /** S1 and S2 go before everything else. */
  urgent: boolean;
}

/**
 * `card`: the card itself, posted or brought up to date; `thread`: a reply under it, broadcast to its channel
 * where asked; `person`: a direct message; `channel`: a message of its own.
 */
export type Address =
  | { kind: 'card'; cardId: string }
  | { kind: 'thread'; cardId: string; broadcast?: true }
  | { kind: 'person'; id: string }
  | { kind: 'channel'; id: string };

/** Messages of one lane are sent one after the other in the order they were written. */
export function lane(to: Address): string {
  switch (to.kind) {
    case 'card':
    case 'thread':
      return `card:${to.cardId}`;
    case 'person':
    case 'channel':
      return `${to.kind}:${to.id}`;
  }
}

/** A message under a lease. `attempt` counts from 1 and fences the lease: a late answer of an earlier attempt changes nothing. */
export interface Claimed extends Message {
  id: number;
  attempt: number;
  writtenAt: number;
}
