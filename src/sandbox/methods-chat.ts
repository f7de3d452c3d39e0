import { contentOf, editedContentOf } from './message-content.ts';
import {
  flag,
  metadataIn,
  needScope,
  optional,
  required,
  visibleChannel,
  type Call,
  type Method,
} from './method.ts';
import type { Json } from './protocol.ts';
import { Refused } from './refused.ts';
import { messageShape } from './shapes.ts';
import type { Channel, Message } from './state.ts';
import type { Workspace } from './workspace.ts';

const CONTENT = ['text', 'blocks', 'metadata'];
const NAMING = ['username', 'icon_url', 'icon_emoji'];
const LOOKS = ['unfurl_links', 'unfurl_media', 'mrkdwn', 'parse', 'link_names'];

/** The family `chat.*`. */
export const chatMethods: Record<string, Method> = {
  'chat.postMessage': {
    token: 'bot',
    tier: 'by channel',
    scope: 'chat:write',
    takes: ['channel', 'thread_ts', 'reply_broadcast', ...NAMING, ...CONTENT, ...LOOKS],
    run: call => {
      const { workspace, args } = call;
      const channel = channelToWriteIn(call, required(args, 'channel'));
      const metadata = metadataIn(args);
      const thread = optional(args, 'thread_ts');
      const message = workspace.post({
        channel: channel.id,
        user: workspace.botUserId,
        ...contentOf(workspace, args),
        ...namingIn(call),
        ...(thread === undefined ? {} : { threadTs: thread }),
        ...(thread !== undefined && flag(args, 'reply_broadcast') ? { broadcast: true } : {}),
        ...(metadata === undefined ? {} : { metadata }),
      });
      return { channel: channel.id, ts: message.ts, message: messageShape(workspace, message, true) };
    },
  },
  'chat.update': {
    token: 'bot',
    tier: 3,
    scope: 'chat:write',
    takes: ['channel', 'ts', ...CONTENT, ...LOOKS],
    run: ({ workspace, args }) => {
      const message = ownMessage(workspace, args, 'cant_update_message');
      const metadata = metadataIn(args);
      workspace.update(message, {
        ...editedContentOf(workspace, args),
        ...(metadata === undefined ? {} : { metadata }),
      });
      return {
        channel: message.channel,
        ts: message.ts,
        text: message.text,
        message: messageShape(workspace, message, true),
      };
    },
  },
  'chat.delete': {
    token: 'bot',
    tier: 3,
    scope: 'chat:write',
    takes: ['channel', 'ts'],
    run: ({ workspace, args }) => {
      const message = ownMessage(workspace, args, 'cant_delete_message');
      workspace.remove(message);
      return { channel: message.channel, ts: message.ts };
    },
  },
  'chat.postEphemeral': {
    token: 'bot',
    tier: 4,
    scope: 'chat:write',
    takes: ['channel', 'user', 'thread_ts', ...CONTENT, ...LOOKS],
    run: call => {
      const { workspace, args } = call;
      const channel = channelToWriteIn(call, required(args, 'channel'));
      const user = required(args, 'user');
      if (!channel.members.includes(user)) throw new Refused('user_not_in_channel');
      const thread = optional(args, 'thread_ts');
      const whisper = workspace.whisper({
        channel: channel.id,
        to: user,
        ...contentOf(workspace, args),
        ...(thread === undefined ? {} : { threadTs: thread }),
      });
      return { message_ts: whisper.ts };
    },
  },
  'chat.getPermalink': {
    token: 'bot',
    tier: 'hundreds',
    takes: ['channel', 'message_ts'],
    run: ({ workspace, args }) => {
      const channel = visibleChannel(workspace, required(args, 'channel'));
      const message = workspace.message(channel.id, required(args, 'message_ts'));
      if (message === undefined) throw new Refused('message_not_found');
      const { domain } = workspace.state.team;
      const thread = message.threadTs === undefined ? '' : `?thread_ts=${message.threadTs}&cid=${channel.id}`;
      const permalink = `https://${domain}.slack.com/archives/${channel.id}/p${message.ts.replace('.', '')}${thread}`;
      return { channel: channel.id, permalink };
    },
  },
};

/**
 * Characters of `username`. Slack documents none for it, and is known to refuse long ones: that of an app's display name
 * (docs.slack.dev, app manifest) is taken to be it.
 */
const LONGEST_NAME = 80;

/** The name and picture a message is posted under, in place of the app's own. An emoji goes before a picture. */
function namingIn({ manifest, args }: Call): Pick<Message, 'as'> {
  const [name, url, emoji] = NAMING.map(field => optional(args, field));
  if (name === undefined && url === undefined && emoji === undefined) return {};
  needScope(manifest, 'chat:write.customize');
  if (name !== undefined && name.length > LONGEST_NAME)
    throw Refused.because('invalid_arguments', [
      `[ERROR] username must be at most ${LONGEST_NAME} characters`,
    ]);
  const pictures = url && { image_36: url, image_48: url, image_72: url };
  const icons = emoji === undefined ? pictures : { emoji };
  return { as: { ...(name === undefined ? {} : { name }), ...(icons ? { icons } : {}) } };
}

/** The conversation the app may post in; a user id means the direct message with that person. */
function channelToWriteIn({ workspace, manifest }: Call, id: string): Channel {
  const user = workspace.user(id);
  if (user?.isBot) throw new Refused('cannot_dm_bot');
  const channel = user === undefined ? visibleChannel(workspace, id) : workspace.dmWith(user.id);
  if (channel.kind === 'dm') {
    if (!manifest.messagesTab) throw new Refused('messages_tab_disabled');
    if (channel.members.some(member => workspace.user(member)?.deleted)) throw new Refused('user_disabled');
  }
  if (channel.archived) throw new Refused('is_archived');
  if (channel.restricted) throw new Refused('restricted_action');
  const isMember = channel.members.includes(workspace.botUserId);
  if (!isMember && !manifest.scopes.includes('chat:write.public')) throw new Refused('not_in_channel');
  return channel;
}

function ownMessage(workspace: Workspace, args: Json, otherwise: string): Message {
  const channel = visibleChannel(workspace, required(args, 'channel'));
  const message = workspace.message(channel.id, required(args, 'ts'));
  if (message === undefined) throw new Refused('message_not_found');
  if (message.user !== workspace.botUserId) throw new Refused(otherwise);
  if (channel.archived) throw new Refused('is_archived');
  return message;
}
