import type { Card } from '../conversations/card.ts';
import type { Claimed, Message } from './message.ts';

/** Where Slack put a message. `shown` is the record's version that a card shows. */
export interface Landed {
  channel: string;
  ts: string | null;
  shown: number | null;
  /** The card as it was when the message went there: it may belong elsewhere by now. */
  over: Card | undefined;
}

export interface Backlog {
  /** Could not be delivered, and that since `dead`. */
  undelivered: number;
  /** Wait since before `waiting`, written or revived then. */
  overdue: number;
  /** Since when the one that waits longest does; null where none waits. */
  oldest: number | null;
}

/** The rows that wait to be sent. Times are the machine's. */
export interface Outbox {
  /** Messages that belong to no other fact. One whose key is there already is not written again. */
  write(messages: readonly Message[], now: number): Promise<void>;
  /**
   * Takes at most `limit` due messages until `leaseUntil`, urgent ones first, then in the order of writing. Of one lane
   * one is under way at a time; what may be in Slack already goes before what is {@link Message.first}, that before what
   * is urgent, and that before the rest: that somebody has an S1 must not stand behind a lively thread. A lease that
   * ends without an answer is taken again.
   */
  claim(now: number, leaseUntil: number, limit: number): Promise<Claimed[]>;
  /** At the start, when nobody else holds a lease: what a crash left under one is due at once. */
  takeBack(): Promise<void>;
  /**
   * Slack has it; `landed` is absent where there was nothing left to say. A card whose desk moved meanwhile stays where
   * it landed as one that was left behind.
   */
  sent(claimed: Claimed, now: number, landed?: Landed): Promise<void>;
  /** Not now: again at `due`. Only what failed counts as a failure; of what is unsent surely nothing is in Slack. */
  later(claimed: Claimed, due: number, reason: string, how: 'failed' | 'waits' | 'unsent'): Promise<void>;
  /** Never: with the reason, and with whom to tell of it. */
  dead(claimed: Claimed, now: number, reason: string, tell: readonly Message[]): Promise<void>;
  /** Whether another message of its lane is dead already: trying that one again brings this one back too. */
  hasDeadBefore(claimed: Claimed): Promise<boolean>;
  /** Puts a dead message, and what died with it in its lane, back to be sent. False when it isn't dead. */
  revive(id: number, now: number): Promise<boolean>;
  /** Whether the card of a lane is still to be posted before this. */
  isCardWaiting(claimed: Claimed): Promise<boolean>;
  /**
   * Since when what this message posts may be in Slack already: an earlier lease got no answer, or one of a message to
   * the same card that died. Undefined where it surely isn't.
   */
  maybeThereSince(claimed: Claimed): Promise<number | undefined>;
  /** What died lately on its way to the cards of a channel because of how that was, or waits because of that, is due. */
  reviveIn(channel: string, now: number): Promise<void>;
  /** A message that could not be delivered, with the reason. */
  undelivered(id: number): Promise<(Message & { reason: string }) | undefined>;
  /** How it stands with what Slack does not have. */
  backlog(since: { dead: number; waiting: number }): Promise<Backlog>;
  /** Forgets what was sent and what was answered before `before`; at most `limit` rows of each. */
  thin(before: number, limit: number): Promise<void>;
}
