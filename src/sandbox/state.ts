import type { Json, Values } from './protocol.ts';
import type { World } from './world-types.ts';

/** Everything a workspace remembers, as plain JSON: what `snapshot()` gives and a restart takes. */
export interface State {
  team: World['team'];
  app: World['app'];
  users: Record<string, User>;
  channels: Record<string, Channel>;
  /** By channel, oldest first, replies among them. */
  messages: Record<string, Message[]>;
  ephemerals: Ephemeral[];
  /** Open modals by person, the top one last. */
  stacks: Record<string, View[]>;
  /** The Home tab by person. */
  homes: Record<string, View>;
  notices: Notice[];
  triggers: Record<string, Trigger>;
  responseUrls: Record<string, ResponseUrl>;
  groups: Record<string, Group>;
  uploads: Upload[];
  /** Microseconds of the last `ts` given out: no two are equal. */
  lastTs: number;
  /** How many ids were given out. */
  counted: number;
  /** Why the app's token opens nothing any more, in Slack's word for it. */
  lockedOut?: LockOut;
}

export type LockOut = 'token_revoked' | 'account_inactive';

export interface User {
  id: string;
  handle: string;
  name: string;
  title: string;
  tz: string;
  tzLabel: string;
  isBot: boolean;
  deleted: boolean;
  /** A guest, in several channels or (`isUltraRestricted`) in a single one. */
  isRestricted: boolean;
  isUltraRestricted: boolean;
  /** Of another company, here through Slack Connect. */
  isStranger: boolean;
  /** The workspace's primary owner. */
  isOwner: boolean;
  /** Bots have none. */
  email?: string;
  /** Address of the picture; everyone without one has a default. */
  picture?: string;
  /** Notifications are off every day between these times of day, in their zone. */
  quietHours?: { from: string; to: string };
  /** Notifications are off; epoch seconds. */
  snooze?: { since: number; until: number };
}

/** A user group: `@handle` mentions all of its people. */
export interface Group {
  id: string;
  handle: string;
  name: string;
  /** User ids. */
  users: string[];
  /** Epoch seconds. */
  created: number;
  updated: number;
}

/** `group dm`: the direct messages of several people, Slack's mpim. */
export type ChannelKind = 'public' | 'private' | 'dm' | 'group dm';

export interface Channel {
  id: string;
  /** Without `#`; `directmessage` for a direct message, `mpdm-…-1` for a group's. */
  name: string;
  kind: ChannelKind;
  topic: string;
  /** User ids; the bot's own among them once the app was invited. */
  members: string[];
  archived: boolean;
  /** Another company is in it too, through Slack Connect. */
  isShared: boolean;
  /** The workspace lets no app post in it. */
  restricted?: boolean;
  /** Epoch seconds. */
  created: number;
}

export interface Message {
  ts: string;
  channel: string;
  user: string;
  text: string;
  blocks?: Json[];
  /** `ts` of the message this one replies to. */
  threadTs?: string;
  /** A reply that its channel sees too. */
  broadcast?: boolean;
  metadata?: Json;
  /** The name and picture that the app posted it under, as `username` and `icons` of Slack's message. */
  as?: { name?: string; icons?: Record<string, string> };
  files?: File[];
  /** What Slack added to show a link. */
  attachments?: Json[];
  /** Only people's messages have one. */
  clientMsgId?: string;
  edited?: { user: string; ts: string };
  reactions: { name: string; users: string[] }[];
}

/** A file as it was shared. */
export interface File {
  /** F... */
  id: string;
  name: string;
  user: string;
  /** Epoch seconds. */
  created: number;
  /** What follows only the app's files have: what is in those of people stays with them. */
  title?: string;
  /** In base64. */
  content?: string;
  /** Describes a picture. */
  alt?: string;
}

/** A file on its way, until it is shared. */
export interface Upload extends Pick<File, 'id' | 'name' | 'alt' | 'content'> {
  /** Bytes that were announced. */
  length: number;
  /** The secret end of the address to which the bytes go. */
  ticket: string;
}

/** A message for one person's eyes; it is in no history. */
export interface Ephemeral {
  ts: string;
  channel: string;
  to: string;
  text: string;
  blocks?: Json[];
  threadTs?: string;
}

export interface View {
  id: string;
  hash: string;
  user: string;
  surface: 'modal' | 'home';
  /** The view as the app sent it, with ids where it left them out. */
  content: Json;
  root: string;
  previous: string | null;
  /** What the person has put in so far. */
  values: Values;
  /** The app's answer to the last submission: block_id -> sentence. */
  errors: Record<string, string>;
}

/** Slack's own words to one person. */
export interface Notice {
  id: string;
  ts: string;
  user: string;
  text: string;
  channel?: string;
}

export interface Trigger {
  user: string;
  /** Real epoch milliseconds. */
  at: number;
  used: boolean;
  /** The modal it was pressed in. */
  view?: string;
}

export interface ResponseUrl {
  user: string;
  channel: string;
  /** Real epoch milliseconds. */
  at: number;
  uses: number;
  /** The message whose button was pressed. */
  original?: { ts: string; ephemeral: boolean };
}

/** Whether it is no channel: nobody can be let in, leave it or archive it. */
export function isDirect({ kind }: Pick<Channel, 'kind'>): boolean {
  return kind === 'dm' || kind === 'group dm';
}

/** Whether it stands in the channel itself: no reply, or one that was broadcast. */
export function inChannel(message: Pick<Message, 'threadTs' | 'broadcast'>): boolean {
  return message.threadTs === undefined || message.broadcast === true;
}
