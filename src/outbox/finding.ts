import { cardId, cardKey, type Card, type Cards } from '../conversations/card.ts';
import type { Destination, Post, Posted } from './deliver.ts';
import { cardOf, type Claimed } from './message.ts';

const notThere: Posted = { kind: 'refused', reason: 'not there' };

/**
 * What an earlier lease may have brought about: where the message belongs, or in the thread where that was before its
 * desk moved.
 */
export async function findEarlier(
  post: Post,
  cards: Cards,
  claimed: Claimed,
  destination: Destination,
  key: string,
): Promise<Posted> {
  const { writtenAt } = claimed;
  const found = await post.find(destination, key, writtenAt);
  if (found.kind !== 'refused' || destination.thread === undefined) return found;
  for (const { channel, ts } of await cards.leftBehind(cardOf(claimed))) {
    const before = ts === null ? notThere : await post.find({ channel, thread: ts }, key, writtenAt);
    if (before.kind !== 'refused') return before;
  }
  return found;
}

/** A card whose desk moved before Slack said whether it has it. */
export function findLeft(
  post: Post,
  claimed: Claimed,
  { recordId, side, stay, channel }: Card,
): Promise<Posted> {
  return post.find({ channel }, cardKey({ id: cardId(recordId, side), stay }), claimed.writtenAt);
}
