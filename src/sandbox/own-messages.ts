import { randomIds } from '../kernel/ids.ts';
import type { Doing, Surroundings } from './acts.ts';
import type { Outcome } from './protocol.ts';
import { Impossible, openChannelFor } from './sight.ts';
import type { Channel, File, Message, User } from './state.ts';
import { typedMessage } from './typed-text.ts';
import type { Workspace } from './workspace.ts';

/** Sends a person's message: words, files, or both; a reply can stand in the channel as well. */
export async function post(
  around: Surroundings,
  user: User,
  channel: Channel,
  act: Doing<'say'>,
): Promise<Outcome> {
  const { workspace, events } = around;
  const { thread } = act;
  const files = (act.files ?? []).map(name => fileNamed(workspace, user, name));
  const message = workspace.post({
    channel: channel.id,
    user: user.id,
    text: typedMessage(workspace, act.text),
    clientMsgId: randomIds.next(),
    ...(files.length === 0 ? {} : { files }),
    ...(thread === undefined ? {} : { threadTs: thread }),
    ...(thread !== undefined && act.broadcast ? { broadcast: true } : {}),
  });
  await events.posted(message);
  return { ok: true };
}

/** New words for one's own message; the same words change nothing. */
export async function edit(around: Surroundings, user: User, act: Doing<'edit'>): Promise<Outcome> {
  const { workspace, events } = around;
  const message = ownMessage(workspace, user, act);
  if (act.text.trim() === '' && message.files === undefined)
    throw new Impossible('A message cannot be emptied. Delete it instead.');
  const text = typedMessage(workspace, act.text);
  if (text !== message.text) await events.about(workspace.update(message, { text }));
  return { ok: true };
}

/** Takes one's own message away. */
export async function deleteMessage(
  around: Surroundings,
  user: User,
  act: Doing<'delete'>,
): Promise<Outcome> {
  const { workspace, events } = around;
  await events.about(workspace.remove(ownMessage(workspace, user, act)));
  return { ok: true };
}

function ownMessage(workspace: Workspace, user: User, act: { channel: string; ts: string }): Message {
  const message = workspace.message(openChannelFor(workspace, user, act.channel).id, act.ts);
  if (message === undefined) throw new Impossible('The message is gone.');
  if (message.user !== user.id) throw new Impossible('Only one’s own messages can be edited or deleted.');
  return message;
}

function fileNamed(workspace: Workspace, user: User, name: string): File {
  return {
    id: workspace.nextId('F'),
    name,
    user: user.id,
    created: Math.floor(workspace.now() / 1000),
  };
}
