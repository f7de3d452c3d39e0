import { cardKey, isLeftBehind, type Card, type Cards } from '../conversations/card.ts';
import { MINUTE, SECOND } from '../kernel/clock.ts';
import type { DeliveryParts, Destination, Drawn, Posted } from './deliver.ts';
import { findEarlier, findLeft } from './finding.ts';
import type { Claimed, Message } from './message.ts';
import type { Pace } from './pace.ts';

/** Where a message belongs, as far as its cards say. */
export interface Place {
  /** The card that it brings up to date, or under which it stands. */
  card: Card | undefined;
  /** Where it is to be posted, where it has a card. */
  channel: string | undefined;
  /** The ts of the message in whose thread it stands; undefined outside threads, null while that was never posted. */
  thread: string | null | undefined;
}

/** In milliseconds. The look at a channel brings forward what waits for it; where it fails, somebody must know soon. */
const UNSEEN = { every: 5 * SECOND, longest: 10 * MINUTE };

export async function placeOf({ to }: Message, cards: Cards): Promise<Place> {
  if (to.kind !== 'card' && to.kind !== 'thread')
    return { card: undefined, channel: undefined, thread: undefined };
  const card = await cards.card(to.cardId);
  if (to.kind === 'thread') return { card, channel: card?.channel, thread: card?.ts ?? null };
  // What is in Slack stays where it is.
  if (to.under === undefined || card?.ts) return { card, channel: card?.channel, thread: undefined };
  const over = await cards.card(to.under);
  // A desk may have moved to another channel since the card was made.
  return { card, channel: over?.channel ?? card?.channel, thread: over?.ts ?? null };
}

/** Whether its card shows it, and Slack need not be asked. */
export function showsAlready({ card }: Place, { shows }: Drawn): boolean {
  return shows !== undefined && card !== undefined && card.ts !== null && card.shown >= shows;
}

/** Posts a message, or brings its card up to date. All that Slack made of it comes back as an answer. */
export async function send(
  {
    outbox,
    post,
    cards,
    machine,
    barred,
  }: Pick<DeliveryParts, 'outbox' | 'post' | 'cards' | 'machine' | 'barred'>,
  pace: Pace,
  claimed: Claimed,
  drawn: Drawn,
  place: Place,
): Promise<Posted> {
  const { to } = claimed;
  const { card, channel } = place;
  // What an earlier lease may still bring about must be looked for again.
  const unsent = claimed.lease === claimed.settled + 1 ? ({ unsent: true } as const) : {};
  const bar = channel && !drawn.removed ? await barred(channel) : undefined;
  // Its channel may be no desk any more, and then nobody looks at it.
  if (card && isLeftBehind(card))
    return bar === 'outside' ? stays(card) : farewell(post, claimed, card, drawn);
  if (bar === 'unseen' && machine.now() - claimed.triedSince < UNSEEN.longest)
    return { kind: 'wait', wait: UNSEEN.every, reason: bar, ...unsent };
  if (bar) return { kind: 'refused', reason: bar };
  if (to.kind === 'card' && card?.ts) {
    const changed = await change(post, card.channel, card.ts, drawn);
    if (!isGone(changed)) return changed;
    // Somebody deleted it: a record still needs its card, a reply was meant to be gone.
    if (to.under !== undefined) return { kind: 'sent', channel: card.channel, ts: card.ts };
  }
  const destination = destinationOf(to, place);
  const key = to.kind === 'card' && card ? cardKey(card) : claimed.key;
  // An earlier lease may have ended between Slack's having it and our recording it.
  const since = await outbox.maybeThereSince(claimed);
  if (since !== undefined) {
    const found = await findEarlier(post, cards, { ...claimed, writtenAt: since }, destination, key);
    if (found.kind === 'sent' && found.ts !== null && to.kind === 'card') {
      // It shows what was true when it was posted.
      const changed = await change(post, found.channel, found.ts, drawn);
      if (!isGone(changed)) return changed;
    } else if (found.kind !== 'refused') return found;
  }
  if (drawn.removed) return { kind: 'sent', channel: destination.channel, ts: null };
  // Those for groups are one queue: Slack opens some fifty conversations a minute, and what is urgent must find room.
  const [queue, turns] = to.kind === 'people' ? ['groups', 2] : [destination.channel, 1];
  const wait = pace.wait(queue, claimed.id, claimed.urgent, machine.now(), turns);
  if (wait > 0) return { kind: 'wait', wait, reason: 'pace', ...unsent };
  const posted = await post.send(destination, drawn, key);
  return posted.kind === 'wait' ? { ...posted, ...unsent } : posted;
}

/** Nobody reads there any more, or the app can't know. */
const unreadable = new Set(['not_in_channel', 'channel_not_found', 'is_archived']);

/** Tells of a card that it has moved. */
async function farewell(
  post: DeliveryParts['post'],
  claimed: Claimed,
  card: Card,
  drawn: Drawn,
): Promise<Posted> {
  const there = card.ts === null ? await findLeft(post, claimed, card) : stays(card);
  if (there.kind === 'refused') return stays(card);
  if (there.kind !== 'sent' || there.ts === null) return there;
  const edited = await post.edit(there.channel, there.ts, drawn);
  return edited.kind === 'refused' && (edited.gone || unreadable.has(edited.reason)) ? there : edited;
}

const stays = ({ channel, ts }: Card): Posted => ({ kind: 'sent', channel, ts });

const change = (post: DeliveryParts['post'], channel: string, ts: string, drawn: Drawn): Promise<Posted> =>
  drawn.removed ? post.remove(channel, ts) : post.edit(channel, ts, drawn);

const isGone = (posted: Posted): boolean => posted.kind === 'refused' && posted.gone === true;

function destinationOf(to: Message['to'], { channel, thread }: Place): Destination {
  if (to.kind === 'person' || to.kind === 'channel') return { channel: to.id };
  // Slack has one conversation for them, whatever their order.
  if (to.kind === 'people') return { channel: to.ids.toSorted().join(',') };
  if (!channel) throw new Error(`there is no card ${to.cardId}`);
  if (!thread) return { channel };
  return { channel, thread, ...(to.broadcast && { broadcast: true }) };
}
