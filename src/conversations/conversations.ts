import type { Outcome } from '../records/facts.ts';
import type { Message } from '../outbox/message.ts';
import { otherSide } from '../people/person.ts';
import { cardId, type Card, type Cards } from './card.ts';
import { replyId, type Reply, type SharedFile } from './reply.ts';

/**
 * What Slack tells of a message in a thread: the whole message as it is now or, of a deleted one, as it was. `key` is
 * the event's own, under which it is remembered.
 */
export interface Heard {
  key: string;
  what: 'written' | 'edited' | 'deleted';
  channel: string;
  ts: string;
  thread: string;
  /** The thread's first message is one of ours. */
  underOurs: boolean;
  /** It is a question to the app, which answers who asked alone. */
  toUs: boolean;
  authorId: string;
  text: string;
  files: readonly SharedFile[];
  broadcast: boolean;
  /** Slack's ts of the last edit; empty where nobody edited it. */
  edited: string;
}

/** What somebody wrote just now, in a thread or not. */
export interface Said {
  channel: string;
  ts: string;
  /** Its own ts where it begins a thread. */
  thread: string;
  authorId: string;
  /** As Slack gave it. */
  text: string;
  /** People of another company read the channel. */
  isOutside: boolean;
}

/** The cards and replies that are kept. */
export interface ConversationStore extends Cards {
  /** The card of a record that this message is. */
  cardAt(channel: string, ts: string): Promise<Card | undefined>;
  /** Whether a card of the channel is on its way to Slack, so that we don't know its ts yet. */
  isPosting(channel: string): Promise<boolean>;
  reply(id: string): Promise<Reply | undefined>;
  /** The reply that this message is, or shows at the other desk. */
  replyAt(channel: string, ts: string): Promise<Reply | undefined>;
  /**
   * Writes a reply over version `was` (0: it is new) together with its mirror's card, where it has none yet, and
   * with what is to be sent.
   */
  commit(
    reply: Reply,
    was: number,
    more: { key: string; mirror?: Card; messages: Message[] },
  ): Promise<Outcome>;
}

export interface Conversations {
  /**
   * Takes what was said under one desk's card to the other's. Anything else is left alone.
   * @throws Error when it can't be known yet whether it belongs to a card: it must be told again
   */
  hear(heard: Heard): Promise<void>;
}

export interface ConversationParts {
  store: ConversationStore;
  /** Whether what is said about a record may cross: not once only some may know of it. */
  mayCross: (record: string, recordId: string) => Promise<boolean>;
}

/** More than Slack tells of one message at once. */
const MOST_TRIES = 5;

export function conversationUseCases({ store, mayCross }: ConversationParts): Conversations {
  return {
    async hear(heard) {
      for (let n = 0; n < MOST_TRIES; n++) {
        const was = await store.reply(replyId(heard.channel, heard.ts));
        // Slack keeps no order: whatever comes first tells what there is by now.
        const done = was ? await change(was, heard) : await take(heard);
        if (done !== 'stale') return;
      }
      throw new Error(`a reply changed too often: ${heard.key}`);
    },
  };

  async function take(heard: Heard): Promise<Outcome> {
    const { key, what, thread, underOurs, toUs, ...message } = heard;
    if (toUs) return 'done';
    const card = await store.cardAt(heard.channel, thread);
    // Of a deletion Slack may not say where the message stood: then any card may be its own.
    const mayBeOurs = underOurs || (what === 'deleted' && thread === '');
    if (!card && mayBeOurs && (await store.isPosting(heard.channel)))
      throw new Error('a reply came before its card was known');
    if (!card || !(await mayCross(card.record, card.recordId))) return 'done';
    const other = await store.card(cardId(card.recordId, otherSide(card.side)));
    if (!other) return 'done';
    const reply: Reply = {
      ...message,
      id: replyId(heard.channel, heard.ts),
      cardId: cardId(card.recordId, card.side),
      record: card.record,
      recordId: card.recordId,
      side: card.side,
      deleted: what === 'deleted',
      version: 1,
    };
    return store.commit(reply, 0, { key, mirror: mirrorOf(reply, other), messages: [mirrored(reply)] });
  }

  async function change(was: Reply, heard: Heard): Promise<Outcome> {
    if (was.deleted || heard.what === 'written') return 'done';
    const { text, files, edited } = heard;
    // Slack may tell of an earlier edit again, after a later one.
    if (heard.what === 'edited' && edited < was.edited) return 'done';
    const now = heard.what === 'deleted' ? { deleted: true } : { text, files, edited };
    // Slack also tells of a message as changed when a link in it was unfurled.
    if (heard.what === 'edited' && isSame(was, heard)) return 'done';
    const is: Reply = { ...was, ...now, version: was.version + 1 };
    return store.commit(is, was.version, { key: heard.key, messages: [mirrored(is)] });
  }
}

export const MIRRORED = 'conversation.reply';

/** The card that shows a reply at the other desk. */
export const mirrorId = (reply: Pick<Reply, 'id'>): string => `reply:${reply.id}`;

function mirrorOf(reply: Reply, under: Card): Card {
  return {
    id: mirrorId(reply),
    record: 'reply',
    recordId: reply.id,
    side: under.side,
    channel: under.channel,
    ts: null,
    shown: 0,
    under: under.id,
    stay: 0,
  };
}

/** Never urgent, whatever it is about: a lively thread must not hold up an alarm. */
function mirrored(reply: Reply): Message {
  const under = cardId(reply.recordId, otherSide(reply.side));
  return {
    key: `${MIRRORED}:${reply.version}:${reply.id}`,
    intent: MIRRORED,
    about: reply.id,
    seq: reply.version,
    to: { kind: 'card', cardId: mirrorId(reply), under, ...(reply.broadcast && { broadcast: true }) },
    urgent: false,
  };
}

function isSame(was: Reply, { text, files }: Heard): boolean {
  const names = (of: readonly SharedFile[]) => of.map(file => file.name).join('\n');
  return was.text === text && names(was.files) === names(files);
}
