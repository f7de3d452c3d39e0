import type { Cards } from '../conversations/card.ts';
import { DAY, MINUTE, SECOND, type Clock } from '../kernel/clock.ts';
import type { Log } from '../kernel/log.ts';
import { Refusal } from '../kernel/refusal.ts';
import { NO_CARD, type Claimed, type Message } from './message.ts';
import type { Outbox } from './outbox.ts';
import { paceOf, type Pace } from './pace.ts';
import { placeOf, send, showsAlready, type Place } from './sending.ts';

/** What a message looks like. Text and blocks are Slack's; this part only passes them on. */
export interface Drawn {
  text: { readonly mrkdwn: string };
  blocks: readonly unknown[];
  /** The record's version it shows, for cards. */
  shows?: number;
  /** Under whose name it is posted, in place of our own. */
  as?: { name: string; picture: string | null };
  /** What it showed was taken back: the message goes. */
  removed?: true;
}

/** Draws a message from the present state; undefined when there is nothing left to say. */
export type Draw = (message: Message) => Promise<Drawn | undefined>;

/** Where to post. */
export interface Destination {
  /** A channel's id, a person's for their direct messages, or those of a group with commas between them. */
  channel: string;
  thread?: string;
  broadcast?: boolean;
}

export type Posted =
  /** `ts` is null where there was nothing to send after all. */
  | { kind: 'sent'; channel: string; ts: string | null }
  /** Not before so many milliseconds; this call did nothing. `unsent`: surely nothing of the message is in Slack. */
  | { kind: 'wait'; wait: number; reason: string; unsent?: true }
  /** It will never work as things are. `gone`: the message to edit was deleted. */
  | { kind: 'refused'; reason: string; gone?: boolean }
  /** It may be there, or not. */
  | { kind: 'unknown'; reason: string };

/** Slack, as far as delivery needs it. All that one message takes is over within {@link LEASE}. */
export interface Post {
  send(to: Destination, drawn: Drawn, key: string): Promise<Posted>;
  edit(channel: string, ts: string, drawn: Drawn): Promise<Posted>;
  remove(channel: string, ts: string): Promise<Posted>;
  /** The message that carries the key, if it is there; `refused` when it isn't or the history can't be read. */
  find(to: Destination, key: string, since: number): Promise<Posted>;
}

export interface DeliveryParts {
  outbox: Outbox;
  cards: Cards;
  draw: Record<string, Draw>;
  post: Post;
  machine: Clock;
  log: Log;
  /** Milliseconds between two messages in one channel; see {@link EVERY}. */
  every: number;
  /**
   * Why nothing may be written in a desk's channel, though Slack would take it; undefined where it may. `unseen` is
   * over soon: until it is known who reads there, messages wait.
   */
  barred: (channel: string) => Promise<'outside' | 'unseen' | undefined>;
  /** Whom to tell of a message that could not be delivered. */
  tellOf(dead: Claimed): Promise<readonly Message[]>;
}

export interface Deliveries {
  /** Starts sending what is due, as far as hands are free. Answers how many messages it took up. */
  takeUp(): Promise<number>;
  /** Waits for those on their way. */
  idle(): Promise<void>;
}

/** For how long nobody else takes a message that is on its way, in milliseconds. */
export const LEASE = MINUTE;
const AT_ONCE = 16;
/** After that long without Slack a person must know. */
const PATIENCE = DAY;
/** A message that can't be drawn is a bug; waiting won't mend it. */
const MOST_DRAWS = 5;

export function deliveries(parts: DeliveryParts): Deliveries {
  const onTheWay = new Set<Promise<void>>();
  const pace = paceOf(parts.every);
  return {
    async takeUp() {
      const hands = AT_ONCE - onTheWay.size;
      if (hands <= 0) return 0;
      const now = parts.machine.now();
      const claimed = await parts.outbox.claim(now, now + LEASE, hands);
      for (const message of claimed) {
        const delivery = deliver(parts, pace, message).finally(() => onTheWay.delete(delivery));
        onTheWay.add(delivery);
      }
      return claimed.length;
    },
    async idle() {
      while (onTheWay.size > 0) await Promise.all(onTheWay);
    },
  };
}

async function deliver(parts: DeliveryParts, pace: Pace, claimed: Claimed): Promise<void> {
  try {
    const drawn = await draw(parts, claimed);
    if (drawn === 'failed') return;
    const place = await placeOf(claimed, parts.cards);
    if (!drawn || showsAlready(place, drawn)) await parts.outbox.sent(claimed, parts.machine.now());
    else if (place.thread === null) await waitForCard(parts, claimed);
    else await record(parts, claimed, place, drawn, await send(parts, pace, claimed, drawn, place));
  } catch (error) {
    parts.log.error(
      { err: error, message: claimed.id, intent: claimed.intent },
      'a delivery failed; it is tried again when its lease ends',
    );
  }
}

async function draw(parts: DeliveryParts, claimed: Claimed): Promise<Drawn | undefined | 'failed'> {
  try {
    const drawOne = parts.draw[claimed.intent];
    if (!drawOne) throw new Error(`nothing draws ${claimed.intent}`);
    return await drawOne(claimed);
  } catch (error) {
    parts.log.error(
      { err: error, message: claimed.id, intent: claimed.intent },
      'a message could not be drawn',
    );
    // Drawing asked Slack, and Slack is away: that is no fault of the message.
    const isBug = !(error instanceof Refusal && error.code === 'too-busy');
    const mayGoOn = isBug ? claimed.failures + 1 < MOST_DRAWS : isPatient(parts, claimed);
    if (mayGoOn) await again(parts, claimed, 'not drawn');
    else await giveUp(parts, claimed, 'not drawn');
    return 'failed';
  }
}

/** There is no thread yet to stand in. Where its card is never posted it dies with that, and comes back with it. */
async function waitForCard(parts: DeliveryParts, claimed: Claimed): Promise<void> {
  const now = parts.machine.now();
  if (await parts.outbox.isCardWaiting(claimed))
    await parts.outbox.later(claimed, now + SECOND, 'its card is on its way', 'waits');
  else await parts.outbox.dead(claimed, now, NO_CARD, []);
}

async function record(
  parts: DeliveryParts,
  claimed: Claimed,
  { card }: Place,
  drawn: Drawn,
  posted: Posted,
): Promise<void> {
  const now = parts.machine.now();
  switch (posted.kind) {
    case 'sent':
      return parts.outbox.sent(claimed, now, {
        channel: posted.channel,
        ts: posted.ts,
        shown: drawn.shows ?? null,
        over: card,
      });
    case 'wait':
      return parts.outbox.later(
        claimed,
        now + posted.wait,
        posted.reason,
        posted.unsent ? 'unsent' : 'waits',
      );
    case 'refused':
      return giveUp(parts, claimed, posted.reason);
    case 'unknown':
      if (isPatient(parts, claimed)) return again(parts, claimed, posted.reason);
      return giveUp(parts, claimed, posted.reason);
  }
}

const isPatient = ({ machine }: DeliveryParts, { triedSince }: Claimed): boolean =>
  machine.now() - triedSince < PATIENCE;

/** Twice as long each time, from a second to a minute. */
async function again(parts: DeliveryParts, claimed: Claimed, reason: string): Promise<void> {
  const pause = Math.min(SECOND * 2 ** claimed.failures, MINUTE);
  await parts.outbox.later(claimed, parts.machine.now() + pause, reason, 'failed');
}

async function giveUp(parts: DeliveryParts, claimed: Claimed, reason: string): Promise<void> {
  parts.log.error({ message: claimed.id, intent: claimed.intent, reason }, 'a message cannot be delivered');
  const tell = (await parts.outbox.hasDeadBefore(claimed)) ? [] : await parts.tellOf(claimed);
  await parts.outbox.dead(claimed, parts.machine.now(), reason, tell);
}
