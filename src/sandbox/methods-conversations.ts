import { flag, optional, pageOf, required, visibleChannel, type Method } from './method.ts';
import type { Json } from './protocol.ts';
import { Refused } from './refused.ts';
import { channelShape, messageShape } from './shapes.ts';
import { inChannel, isDirect, type Channel, type ChannelKind, type Message } from './state.ts';
import type { Workspace } from './workspace.ts';

const FAMILY: Record<ChannelKind, string> = {
  public: 'channels',
  private: 'groups',
  dm: 'im',
  'group dm': 'mpim',
};
const KIND_OF_TYPE: Record<string, ChannelKind> = {
  public_channel: 'public',
  private_channel: 'private',
  im: 'dm',
  mpim: 'group dm',
};
/** As many people as the app can open a conversation with, itself not counted (docs.slack.dev, conversations.open). */
const MOST_PEOPLE = 8;
const READING = ['channel', 'limit', 'cursor', 'oldest', 'latest', 'inclusive', 'include_all_metadata'];

/** The family `conversations.*`. */
export const conversationMethods: Record<string, Method> = {
  'conversations.open': {
    token: 'bot',
    tier: 3,
    scope: kind => (kind === 'public' ? 'channels:manage' : `${FAMILY[kind]}:write`),
    kinds: kindOpened,
    takes: ['users', 'channel', 'return_im', 'prevent_creation'],
    run: ({ workspace, args }) => {
      const opened = directMessages(workspace, args);
      const channel = flag(args, 'return_im') ? channelShape(workspace, opened) : { id: opened.id };
      return { channel };
    },
  },
  'conversations.history': {
    token: 'bot',
    tier: 3,
    scope: kind => `${FAMILY[kind]}:history`,
    takes: READING,
    run: ({ workspace, args }) => {
      const channel = readable(workspace, args);
      const spoken = workspace.messagesIn(channel.id).filter(inChannel);
      return history(workspace, spoken.filter(within(args)).toReversed(), args);
    },
  },
  'conversations.replies': {
    token: 'bot',
    tier: 3,
    scope: kind => `${FAMILY[kind]}:history`,
    takes: [...READING, 'ts'],
    run: ({ workspace, args }) => {
      const channel = readable(workspace, args);
      const asked = workspace.message(channel.id, required(args, 'ts'));
      if (asked === undefined) throw new Refused('thread_not_found');
      const first = asked.threadTs ?? asked.ts;
      const replies = workspace.messagesIn(channel.id).filter(message => message.threadTs === first);
      const parent = workspace.message(channel.id, first);
      const inWindow = replies.filter(within(args));
      return history(workspace, parent === undefined ? inWindow : [parent, ...inWindow], args);
    },
  },
  'conversations.list': {
    token: 'bot',
    tier: 2,
    scope: kind => `${FAMILY[kind]}:read`,
    kinds: kindsAsked,
    takes: ['types', 'exclude_archived', 'limit', 'cursor'],
    run: ({ workspace, args }) => {
      const kinds = kindsAsked(args);
      const listed = Object.values(workspace.state.channels).filter(
        channel =>
          kinds.includes(channel.kind) &&
          (channel.kind === 'public' || channel.members.includes(workspace.botUserId)) &&
          !(channel.archived && flag(args, 'exclude_archived')),
      );
      const { page, next } = pageOf(listed, args, 100);
      const channels = page.map(channel => listedShape(workspace, channel));
      return { channels, response_metadata: { next_cursor: next } };
    },
  },
  'conversations.join': {
    token: 'bot',
    tier: 3,
    scope: 'channels:join',
    takes: ['channel'],
    run: ({ workspace, args }) => {
      const channel = visibleChannel(workspace, required(args, 'channel'));
      if (channel.kind !== 'public') throw new Refused('method_not_supported_for_channel_type');
      if (channel.archived) throw new Refused('is_archived');
      if (channel.members.includes(workspace.botUserId)) {
        const warning = 'already_in_channel';
        return {
          channel: channelShape(workspace, channel),
          warning,
          response_metadata: { warnings: [warning] },
        };
      }
      workspace.join(channel, workspace.botUserId);
      return { channel: channelShape(workspace, channel) };
    },
  },
  'conversations.info': {
    token: 'bot',
    tier: 3,
    scope: kind => `${FAMILY[kind]}:read`,
    takes: ['channel', 'include_num_members', 'include_locale'],
    run: ({ workspace, args }) => {
      const channel = visibleChannel(workspace, required(args, 'channel'));
      const count = flag(args, 'include_num_members') ? { num_members: channel.members.length } : {};
      return { channel: { ...channelShape(workspace, channel), ...count } };
    },
  },
  'conversations.members': {
    token: 'bot',
    tier: 4,
    scope: kind => `${FAMILY[kind]}:read`,
    takes: ['channel', 'limit', 'cursor'],
    run: ({ workspace, args }) => {
      const channel = visibleChannel(workspace, required(args, 'channel'));
      const { page, next } = pageOf(channel.members, args, 100);
      return { members: page, response_metadata: { next_cursor: next } };
    },
  },
};

/** `types` of conversations.list. @throws {Refused} invalid_types */
function kindsAsked(args: Json): ChannelKind[] {
  const asked = (optional(args, 'types') ?? 'public_channel').split(',').map(type => type.trim());
  return asked.flatMap(type => {
    const kind = KIND_OF_TYPE[type];
    if (kind === undefined) throw new Refused('invalid_types');
    return [kind];
  });
}

/** A list says how many are in a channel, and not whether a direct message is open. */
function listedShape(workspace: Workspace, channel: Channel): Json {
  const { is_open: _, ...shape } = channelShape(workspace, channel);
  return channel.kind === 'dm' ? shape : { ...shape, num_members: channel.members.length };
}

/** Whose direct messages are to be opened, each once. @throws {Refused} users_list_not_supplied */
function usersAsked(args: Json): string[] {
  const users = optional(args, 'users')
    ?.split(',')
    .map(user => user.trim());
  if (users === undefined) throw new Refused('users_list_not_supplied');
  return [...new Set(users)];
}

/** Each kind of direct message has a scope of its own; undefined where one is named. */
function kindOpened(args: Json): ChannelKind[] | undefined {
  if (optional(args, 'channel') !== undefined) return undefined;
  return [usersAsked(args).length > 1 ? 'group dm' : 'dm'];
}

function directMessages(workspace: Workspace, args: Json): Channel {
  const id = optional(args, 'channel');
  if (id !== undefined) {
    const channel = visibleChannel(workspace, id);
    if (!isDirect(channel)) throw new Refused('method_not_supported_for_channel_type');
    return channel;
  }
  const users = usersAsked(args);
  if (users.length > MOST_PEOPLE) throw new Refused('too_many_users');
  for (const one of users) {
    const user = workspace.user(one);
    if (user === undefined) throw new Refused('user_not_found');
    if (user.isBot) throw new Refused('cannot_dm_bot');
    if (user.deleted) throw new Refused('user_disabled');
  }
  const [only = '', ...others] = users;
  return others.length === 0 ? workspace.dmWith(only) : workspace.groupDmWith(users);
}

/** What a bot reads it must be a member of. */
function readable(workspace: Workspace, args: Json): Channel {
  const channel = visibleChannel(workspace, required(args, 'channel'));
  if (!channel.members.includes(workspace.botUserId)) throw new Refused('not_in_channel');
  return channel;
}

/** `oldest` and `latest` leave their own moment out unless `inclusive`. */
function within(args: Json): (message: Message) => boolean {
  const oldest = Number(optional(args, 'oldest') ?? 0);
  const latest = Number(optional(args, 'latest') ?? Infinity);
  if (Number.isNaN(oldest)) throw new Refused('invalid_ts_oldest');
  if (Number.isNaN(latest)) throw new Refused('invalid_ts_latest');
  const inclusive = flag(args, 'inclusive');
  return ({ ts }) => {
    const at = Number(ts);
    return inclusive ? at >= oldest && at <= latest : at > oldest && at < latest;
  };
}

function history(workspace: Workspace, messages: Message[], args: Json): Json {
  const { page, next } = pageOf(messages, args, 100);
  const withMetadata = flag(args, 'include_all_metadata');
  return {
    messages: page.map(message => messageShape(workspace, message, withMetadata)),
    has_more: next !== '',
    ...(next === '' ? {} : { response_metadata: { next_cursor: next } }),
  };
}
