import type { Manifest } from './manifest.ts';
import type { Conversation, Face, Message as Shown, Screen, SharedFile } from './protocol.ts';
import { fileLink, isPicture } from './shapes-files.ts';
import {
  inChannel,
  isDirect,
  type Channel,
  type Ephemeral,
  type File,
  type Message,
  type User,
} from './state.ts';
import { stackOf } from './views.ts';
import type { Workspace } from './workspace.ts';

/** What one person's Slack shows now: only what this person can see. */
export function screenOf(workspace: Workspace, manifest: Manifest, user: User): Screen {
  const { state } = workspace;
  const home = state.homes[user.id];
  const mine = Object.values(state.channels).filter(
    channel => channel.kind !== 'dm' && channel.members.includes(user.id),
  );
  return {
    workspace: state.team.name,
    me: face(user),
    people: Object.values(state.users)
      .filter(one => !one.deleted)
      .map(face),
    channels: mine.filter(one => !isDirect(one)).map(channel => conversation(workspace, channel, user)),
    groups: mine.filter(isDirect).map(channel => groupOf(workspace, channel, user)),
    dm: {
      ...conversation(workspace, workspace.dmWith(user.id), user),
      name: state.app.name,
      readOnly: manifest.messagesTabReadOnly,
    },
    ...(home === undefined ? {} : { home: { ...home.content, id: home.id } }),
    views: stackOf(workspace, user.id).map(({ id, content, errors }) => ({ id, view: content, errors })),
    notices: state.notices
      .filter(notice => notice.user === user.id)
      .map(({ id, text, channel }) => ({ id, text, ...(channel === undefined ? {} : { channel }) })),
    commands: manifest.commands.map(({ command, description }) => ({ command, description })),
    shortcuts: manifest.shortcuts.map(({ callbackId, name, type }) => ({
      callback: callbackId,
      name,
      on: type,
    })),
    otherChannels: Object.values(state.channels)
      .filter(one => one.kind === 'public' && !one.archived && !one.members.includes(user.id))
      .map(({ id, name }) => ({ id, name })),
    now: workspace.now(),
  };
}

function face(user: User): Face {
  return {
    id: user.id,
    name: user.name,
    title: user.title,
    zone: user.tz,
    ...(user.isBot ? { isApp: true } : {}),
  };
}

function groupOf(workspace: Workspace, channel: Channel, user: User): Conversation {
  const others = channel.members.filter(id => id !== user.id && id !== workspace.botUserId);
  const name = others.map(id => workspace.user(id)?.name.split(' ', 1)[0]).join(', ');
  return { ...conversation(workspace, channel, user), name, others };
}

function conversation(workspace: Workspace, channel: Channel, user: User): Conversation {
  const whispers = workspace.state.ephemerals.filter(one => one.channel === channel.id && one.to === user.id);
  const all = [...workspace.messagesIn(channel.id), ...whispers].toSorted(
    (a, b) => Number(a.ts) - Number(b.ts),
  );
  const replies = new Map<string, (Message | Ephemeral)[]>();
  for (const one of all) {
    if (one.threadTs !== undefined) replies.set(one.threadTs, [...(replies.get(one.threadTs) ?? []), one]);
  }
  const show = (one: Message | Ephemeral): Shown => ({
    ts: one.ts,
    user: 'to' in one ? workspace.botUserId : one.user,
    text: one.text,
    ...(one.blocks === undefined || one.blocks.length === 0 ? {} : { blocks: one.blocks }),
    ...('to' in one ? { ephemeral: true } : extrasOf(workspace, one)),
    ...('edited' in one ? { edited: true } : {}),
    ...('reactions' in one && one.reactions.length > 0 ? { reactions: one.reactions } : {}),
    replies: (replies.get(one.ts) ?? []).map(show),
  });
  return {
    id: channel.id,
    name: channel.name,
    isPrivate: channel.kind === 'private',
    ...(channel.archived ? { readOnly: true } : {}),
    ...(channel.topic === '' ? {} : { topic: channel.topic }),
    messages: all.filter(inChannel).map(show),
  };
}

/** What only some messages have: a name of their own, files, the way out of a thread. */
function extrasOf(workspace: Workspace, { as, files, broadcast }: Message): Partial<Shown> {
  const picture = as?.icons?.image_72;
  return {
    ...(as && { as: { ...(as.name && { name: as.name }), ...(picture && { picture }) } }),
    ...(files && {
      files: files.map(file => sharedFile(workspace, file)),
    }),
    ...(broadcast && { broadcast }),
  };
}

function sharedFile(workspace: Workspace, file: File): SharedFile {
  const { id, name, title = name, content, alt = title } = file;
  return {
    id,
    name,
    link: fileLink(workspace, file),
    ...(content === undefined ? {} : { content: `files/${id}`, ...(isPicture(file) ? { alt } : {}) }),
  };
}
