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
  /** Microseconds of the last `ts` given out: no two are equal. */
  lastTs: number;
  /** How many ids were given out. */
  counted: number;
}

export interface User {
  id: string;
  handle: string;
  name: string;
  title: string;
  tz: string;
  tzLabel: string;
  isBot: boolean;
  deleted: boolean;
  isRestricted: boolean;
}

export type ChannelKind = 'public' | 'private' | 'dm';

export interface Channel {
  id: string;
  /** Without `#`; `directmessage` for a direct message. */
  name: string;
  kind: ChannelKind;
  topic: string;
  /** User ids; the bot's own among them once the app was invited. */
  members: string[];
  archived: boolean;
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
  /** Only people's messages have one. */
  clientMsgId?: string;
  edited?: { user: string; ts: string };
  reactions: { name: string; users: string[] }[];
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

/** A fresh workspace as the world describes it. */
export function stateOf(world: World, now: number): State {
  const created = Math.floor(now / 1000);
  const users = [...world.users.map(person), bot(world)];
  const channels = world.channels.map((channel): Channel => ({
    id: channel.id,
    name: channel.name,
    kind: channel.isPrivate ? 'private' : 'public',
    topic: channel.topic ?? '',
    members: channel.app ? [...channel.members, world.app.botUserId] : [...channel.members],
    archived: false,
    created,
  }));
  return {
    team: world.team,
    app: world.app,
    users: Object.fromEntries(users.map(user => [user.id, user])),
    channels: Object.fromEntries(channels.map(channel => [channel.id, channel])),
    messages: {},
    ephemerals: [],
    stacks: {},
    homes: {},
    notices: [],
    triggers: {},
    responseUrls: {},
    lastTs: 0,
    counted: 0,
  };
}

function person(user: World['users'][number]): User {
  return {
    id: user.id,
    handle: handleOf(user.name),
    name: user.name,
    title: user.title,
    tz: user.tz,
    tzLabel: user.tz_label ?? user.tz,
    isBot: false,
    deleted: user.deleted ?? false,
    isRestricted: user.is_restricted ?? false,
  };
}

function bot({ app }: World): User {
  return {
    id: app.botUserId,
    handle: handleOf(app.name),
    name: app.name,
    title: '',
    tz: 'America/Los_Angeles',
    tzLabel: 'Pacific Standard Time',
    isBot: true,
    deleted: false,
    isRestricted: false,
  };
}

function handleOf(name: string): string {
  return name.toLowerCase().replace(/\s+/g, '.');
}

/** Whether it stands in the channel itself: no reply, or one that was broadcast. */
export function inChannel(message: Pick<Message, 'threadTs' | 'broadcast'>): boolean {
  return message.threadTs === undefined || message.broadcast === true;
}
