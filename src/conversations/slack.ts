import type { Conversations, Heard, Said } from './conversations.ts';
import type { SharedFile } from './reply.ts';
import type { Routes } from '../slack/routes.ts';

/** Kinds of messages that people write; whatever else Slack calls a message is no word of theirs. */
const written = new Set([undefined, 'file_share', 'thread_broadcast', 'me_message']);

/**
 * Hears what is written in channels. What fails isn't acked, so that Slack tells it again.
 *
 * @param alsoHears what nobody waits for: it never fails
 */
export function conversationRoutes(
  routes: Routes,
  conversations: Conversations,
  ourUserId: string,
  alsoHears: (said: Said) => Promise<void>,
): void {
  routes.event('message', async ({ event, body }) => {
    const told = event as Told;
    const heard = read(told, `event:${body.event_id}`, ourUserId);
    if (heard) await conversations.hear(heard);
    const said = isToUs(told, ourUserId) ? undefined : saidNow(told, body);
    if (said) await alsoHears(said);
  });
}

const isToUs = ({ text }: Told, ourUserId: string): boolean =>
  (text ?? '').trimStart().startsWith(`<@${ourUserId}>`);

function saidNow(told: Told, body: object): Said | undefined {
  const { channel, channel_type: kind = '', ts, thread_ts: thread = ts, user, bot_id: bot, text = '' } = told;
  if (kind === 'im' || kind === 'mpim' || !user || bot || !text || !written.has(told.subtype))
    return undefined;
  const isOutside = 'is_ext_shared_channel' in body && body.is_ext_shared_channel === true;
  return { channel, ts, thread, authorId: user, text, isOutside };
}

/** A message in Slack's words, as far as we read them. */
interface Told {
  subtype?: string;
  channel: string;
  channel_type?: string;
  ts: string;
  thread_ts?: string;
  parent_user_id?: string;
  user?: string;
  bot_id?: string;
  text?: string;
  files?: SlackFile[];
  message?: Told;
  deleted_ts?: string;
  edited?: { ts?: string };
  previous_message?: Told;
}
interface SlackFile {
  /** `tombstone` once it was deleted. */
  mode?: string;
  name?: string;
  title?: string;
  permalink?: string;
  is_external?: boolean;
}

/** @returns undefined for what stands in no thread, or was written by an app */
export function read(told: Told, key: string, ourUserId: string): Heard | undefined {
  const { channel, channel_type: kind = '' } = told;
  if (kind === 'im' || kind === 'mpim') return undefined;
  const { what, message } = happened(told);
  // Slack doesn't promise to say what was deleted. If we carried it, its ts is enough.
  if (what === 'deleted' && !message && told.deleted_ts)
    return { ...nothing, key, what, channel, ts: told.deleted_ts };
  if (!message?.thread_ts || !message.user || message.bot_id || !written.has(message.subtype))
    return undefined;
  if (message.ts === message.thread_ts) return undefined;
  const files = (message.files ?? []).filter(file => file.mode !== 'tombstone');
  return {
    key,
    what,
    channel,
    ts: message.ts,
    thread: message.thread_ts,
    underOurs: message.parent_user_id === ourUserId,
    toUs: isToUs(message, ourUserId),
    authorId: message.user,
    text: message.text ?? '',
    files: files.map(file => shared(file, kind)),
    broadcast: message.subtype === 'thread_broadcast',
    edited: message.edited?.ts ?? '',
  };
}

const nothing = {
  thread: '',
  underOurs: false,
  toUs: false,
  authorId: '',
  text: '',
  files: [],
  broadcast: false,
  edited: '',
};

function happened(told: Told): { what: Heard['what']; message: Told | undefined } {
  if (told.subtype === 'message_deleted') return { what: 'deleted', message: told.previous_message };
  if (told.subtype === 'message_changed') return { what: 'edited', message: told.message };
  return { what: 'written', message: told };
}

/** A file in a public channel can be opened by everybody in the workspace; one in a private channel only there. */
function shared({ name, title, permalink, is_external: external }: SlackFile, kind: string): SharedFile {
  const open = kind === 'channel' || external === true;
  return { name: name ?? title ?? 'without a name', link: (open && permalink) || null };
}
