import type { types, webApi } from '@slack/bolt';
import { MINUTE, SECOND } from '../kernel/clock.ts';
import { clip } from '../kernel/text.ts';
import { sortedAnswer } from './answers.ts';
import { LIMIT } from './blocks.ts';
import { withinBytes, type Markup } from './markup.ts';
import type { Destination, Drawn, Post, Posted } from '../outbox/deliver.ts';

/** The metadata under which a message of ours is found again. */
const METADATA = 'common_ground';
/** A machine's clock may be that far from Slack's. */
const CLOCK_MARGIN = 5 * MINUTE;
/** Slack gives an internal app up to 999 messages a call (conversations.history: “under 1000”); three calls fit into a lease. */
const PAGE = 900;
const MOST_PAGES = 3;

/** Somebody deleted the message; with replies under it, a tombstone stands in its place, which can't be edited. */
const gone = new Set(['message_not_found', 'cant_update_message', 'cant_delete_message']);

export function slackPost(client: webApi.WebClient): Post {
  const directMessages = new Map<string, string>();

  async function channelOf(to: Destination): Promise<string> {
    if (!/^[UW]/.test(to.channel)) return to.channel;
    const known = directMessages.get(to.channel);
    if (known) return known;
    const opened = await client.conversations.open({ users: to.channel });
    const id = opened.channel?.id;
    if (!id) throw new Error('Slack opened a conversation without an id');
    directMessages.set(to.channel, id);
    return id;
  }

  return {
    send: (to, drawn, key) =>
      outcome(async () => {
        const channel = await channelOf(to);
        const posted = await client.chat.postMessage({
          channel,
          ...content(drawn),
          ...nameOf(drawn),
          ...(to.thread && inThread(to.thread, to.broadcast)),
          metadata: { event_type: METADATA, event_payload: { key } },
          unfurl_links: false,
          unfurl_media: false,
        });
        return { channel, ts: posted.ts };
      }),

    edit: (channel, ts, drawn) =>
      outcome(async () => {
        const edited = await client.chat.update({ channel, ts, ...content(drawn, LIMIT.editedMessage) });
        return { channel, ts: edited.ts };
      }),

    remove: (channel, ts) =>
      outcome(async () => {
        await client.chat.delete({ channel, ts });
        return { channel, ts };
      }),

    find: (to, key, since) =>
      outcome(async () => {
        const channel = await channelOf(to);
        const from = {
          channel,
          oldest: String((since - CLOCK_MARGIN) / 1000),
          limit: PAGE,
          include_all_metadata: true,
        };
        let cursor: string | undefined;
        for (let page = 0; page < MOST_PAGES; page++) {
          const here = cursor ? { ...from, cursor } : from;
          const read = to.thread
            ? await client.conversations.replies({ ...here, ts: to.thread })
            : await client.conversations.history(here);
          const ours = (read.messages ?? []).find(message => keyOf(message) === key);
          if (ours) return { channel, ts: ours.ts };
          cursor = read.response_metadata?.next_cursor;
          if (!cursor) break;
        }
        return undefined;
      }),
  };
}

const inThread = (thread: string, broadcast: boolean | undefined) =>
  broadcast ? { thread_ts: thread, reply_broadcast: true as const } : { thread_ts: thread };

/** Somebody's name and picture in place of our own. */
const nameOf = ({ as }: Drawn) =>
  as && { username: clip(as.name, LIMIT.userName), ...(as.picture && { icon_url: as.picture }) };

/**
 * Beside blocks the text is for notifications, which show its beginning; alone it is the message.
 *
 * @param longest in bytes: a message may be as long as people can type, an edited one may not
 */
const content = ({ text, blocks }: Drawn, longest: number = LIMIT.longestMessage) => {
  const most = blocks.length > 0 ? LIMIT.message : longest;
  const said = { text: withinBytes(text as Markup, most).mrkdwn };
  return blocks.length > 0 ? { ...said, blocks: asSent(blocks) } : said;
};

/** As they travel. The client would make the same of them, after a copy for a line of its log that is never written. */
const asSent = (blocks: readonly unknown[]) => JSON.stringify(blocks) as unknown as types.KnownBlock[];

function keyOf(message: object): unknown {
  const { metadata } = message as { metadata?: { event_type?: string; event_payload?: { key?: unknown } } };
  return metadata?.event_type === METADATA ? metadata.event_payload?.key : undefined;
}

/** Runs a call and sorts what Slack made of it. */
async function outcome(
  call: () => Promise<{ channel: string; ts: string | undefined } | undefined>,
): Promise<Posted> {
  try {
    const landed = await call();
    if (!landed) return { kind: 'refused', reason: 'not there' };
    if (!landed.ts) return { kind: 'unknown', reason: 'Slack answered without a ts' };
    return { kind: 'sent', channel: landed.channel, ts: landed.ts };
  } catch (error) {
    return sorted(error);
  }
}

function sorted(error: unknown): Posted {
  const { kind, code: reason, seconds } = sortedAnswer(error);
  switch (kind) {
    case 'wait':
      return { kind, wait: seconds === undefined ? MINUTE : Math.max(seconds * SECOND, SECOND), reason };
    case 'locked out':
      // Nothing is wrong with the message.
      return { kind: 'wait', wait: MINUTE, reason };
    case 'unsure':
      return { kind: 'unknown', reason };
    case 'no':
      return { kind: 'refused', reason, gone: gone.has(reason) };
  }
}
