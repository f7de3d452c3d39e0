import { webApi, type types } from '@slack/bolt';
import { MINUTE } from '../kernel/clock.ts';
import type { Drawn, Place, Post, Posted } from '../outbox/deliver.ts';

/** The metadata under which a message of ours is found again. */
const METADATA = 'common_ground';
/** A machine's clock may be that far from Slack's. */
const CLOCK_MARGIN = 5 * MINUTE;
const PAGE = 200;
const MOST_PAGES = 10;

/** Slack's answers that say nothing of whether the work was done, or that pass. */
const unsure = new Set([
  'internal_error',
  'fatal_error',
  'service_unavailable',
  'request_timeout',
  'team_added_to_org',
]);

export function slackPost(client: webApi.WebClient): Post {
  const directMessages = new Map<string, string>();

  async function channelOf(place: Place): Promise<string> {
    if (!/^[UW]/.test(place.channel)) return place.channel;
    const known = directMessages.get(place.channel);
    if (known) return known;
    const opened = await client.conversations.open({ users: place.channel });
    const id = opened.channel?.id;
    if (!id) throw new Error('Slack opened a conversation without an id');
    directMessages.set(place.channel, id);
    return id;
  }

  return {
    send: (place, drawn, key) =>
      outcome(async () => {
        const channel = await channelOf(place);
        const metadata = { event_type: METADATA, event_payload: { key } };
        const message = { channel, ...content(drawn), metadata, unfurl_links: false, unfurl_media: false };
        const posted = await client.chat.postMessage(
          place.thread ? { ...message, ...inThread(place.thread, place.broadcast) } : message,
        );
        return { channel, ts: posted.ts };
      }),

    change: (channel, ts, drawn) =>
      outcome(async () => {
        const changed = await client.chat.update({ channel, ts, ...content(drawn) });
        return { channel, ts: changed.ts };
      }),

    find: (place, key, since) =>
      outcome(async () => {
        const channel = await channelOf(place);
        const from = {
          channel,
          oldest: String((since - CLOCK_MARGIN) / 1000),
          limit: PAGE,
          include_all_metadata: true,
        };
        let cursor: string | undefined;
        for (let page = 0; page < MOST_PAGES; page++) {
          const here = cursor ? { ...from, cursor } : from;
          const read = place.thread
            ? await client.conversations.replies({ ...here, ts: place.thread })
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

const content = ({ text, blocks }: Drawn) => ({ text, blocks: [...blocks] as types.KnownBlock[] });

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
  if (error instanceof webApi.WebAPIRateLimitedError) return { kind: 'wait', wait: error.retryAfter * 1000 };
  if (error instanceof webApi.WebAPIPlatformError) {
    const reason = error.data.error;
    if (reason === 'ratelimited') return { kind: 'wait', wait: MINUTE };
    if (unsure.has(reason)) return { kind: 'unknown', reason };
    return { kind: 'refused', reason, gone: reason === 'message_not_found' };
  }
  if (error instanceof webApi.WebAPIHTTPError && error.statusCode >= 400 && error.statusCode < 500) {
    return { kind: 'refused', reason: `HTTP ${error.statusCode}` };
  }
  return { kind: 'unknown', reason: error instanceof Error ? error.message : String(error) };
}
