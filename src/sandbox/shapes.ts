import { richText } from './typed-text.ts';
import { filesShape } from './shapes-files.ts';
import type { Channel, Message, View } from './state.ts';
import type { Json } from './protocol.ts';
import { SLACKBOT, type Workspace } from './workspace.ts';

/** `channel` as conversations.info gives it. */
export function channelShape(workspace: Workspace, channel: Channel): Json {
  const isDm = channel.kind === 'dm';
  const shared = {
    id: channel.id,
    created: channel.created,
    // What was opened since March 2021 counts as a channel (docs.slack.dev, conversation object).
    is_channel: channel.kind === 'public' || channel.kind === 'group dm',
    is_group: channel.kind === 'private',
    is_im: isDm,
    is_mpim: channel.kind === 'group dm',
    is_private: channel.kind !== 'public',
    is_archived: channel.archived,
    is_shared: channel.isShared,
    is_ext_shared: channel.isShared,
    is_org_shared: false,
    context_team_id: workspace.state.team.id,
  };
  if (isDm) return { ...shared, user: otherThan(workspace.botUserId, channel), is_open: true };
  return {
    ...shared,
    name: channel.name,
    name_normalized: channel.name,
    is_general: channel.name === 'general',
    is_member: channel.members.includes(workspace.botUserId),
    topic: { value: channel.topic, creator: '', last_set: channel.topic === '' ? 0 : channel.created },
    purpose: { value: '', creator: '', last_set: 0 },
    ...(channel.kind === 'group dm' ? { is_open: true } : {}),
  };
}

/** A message as history, replies and payloads carry it. */
export function messageShape(workspace: Workspace, message: Message, withMetadata = false): Json {
  return {
    ...authorShape(workspace, message),
    type: 'message',
    ts: message.ts,
    ...(message.user === SLACKBOT ? { subtype: 'tombstone', hidden: true } : {}),
    ...(message.clientMsgId === undefined ? {} : { client_msg_id: message.clientMsgId }),
    text: message.text,
    team: workspace.state.team.id,
    ...filesShape(workspace, message),
    ...blocksShape(message),
    ...(message.attachments === undefined ? {} : { attachments: message.attachments }),
    ...(message.edited === undefined ? {} : { edited: message.edited }),
    ...(withMetadata && message.metadata?.event_type !== undefined ? { metadata: message.metadata } : {}),
    ...threadShape(workspace, message),
    ...(message.reactions.length === 0
      ? {}
      : { reactions: message.reactions.map(one => ({ ...one, count: one.users.length })) }),
  };
}

/** A view as the Web API and payloads carry it. */
export function viewShape(workspace: Workspace, view: View): Json {
  const { team, app } = workspace.state;
  return {
    id: view.id,
    team_id: team.id,
    type: view.surface,
    blocks: view.content.blocks,
    private_metadata: view.content.private_metadata ?? '',
    callback_id: view.content.callback_id ?? '',
    state: { values: view.values },
    hash: view.hash,
    title: view.content.title ?? { type: 'plain_text', text: 'View Title', emoji: true },
    clear_on_close: view.content.clear_on_close ?? false,
    notify_on_close: view.content.notify_on_close ?? false,
    close: view.content.close ?? null,
    submit: view.content.submit ?? null,
    previous_view_id: view.previous,
    root_view_id: view.root,
    app_id: app.appId,
    external_id: view.content.external_id ?? '',
    app_installed_team_id: team.id,
    bot_id: app.botId,
  };
}

/** Who a direct message of the app is with. */
export function otherThan(botUserId: string, dm: Channel): string {
  return dm.members.find(member => member !== botUserId) ?? '';
}

/** A message under a name of its own has no user: only the bot's id tells whose it is. */
function authorShape(workspace: Workspace, { user, as }: Message): Json {
  const { app } = workspace.state;
  if (user !== app.botUserId) return { user };
  const ids = { bot_id: app.botId, app_id: app.appId };
  if (as === undefined) return { user, ...ids, bot_profile: botProfile(workspace) };
  return {
    ...ids,
    subtype: 'bot_message',
    username: as.name ?? app.name,
    ...(as.icons === undefined ? {} : { icons: as.icons }),
  };
}

/** A person's own words come as rich text too; an app's only when it sent blocks. */
function blocksShape(message: Message): Json {
  if (message.clientMsgId !== undefined) {
    return message.text === '' ? {} : { blocks: [richText(message.text)] };
  }
  return message.blocks === undefined || message.blocks.length === 0 ? {} : { blocks: message.blocks };
}

function threadShape(workspace: Workspace, message: Message): Json {
  if (message.threadTs !== undefined) {
    const parent = workspace.message(message.channel, message.threadTs);
    return {
      ...(message.broadcast && message.as === undefined ? { subtype: 'thread_broadcast' } : {}),
      thread_ts: message.threadTs,
      ...(parent === undefined ? {} : { parent_user_id: parent.user }),
    };
  }
  const replies = workspace.messagesIn(message.channel).filter(other => other.threadTs === message.ts);
  const latest = replies.at(-1);
  if (latest === undefined) return {};
  const { botId } = workspace.state.app;
  const users = [...new Set(replies.map(reply => (reply.as === undefined ? reply.user : botId)))];
  return {
    thread_ts: message.ts,
    reply_count: replies.length,
    reply_users_count: users.length,
    latest_reply: latest.ts,
    reply_users: users,
    is_locked: false,
    subscribed: false,
  };
}

function botProfile(workspace: Workspace): Json {
  const { team, app } = workspace.state;
  return { id: app.botId, deleted: false, name: app.name, updated: 0, app_id: app.appId, team_id: team.id };
}
