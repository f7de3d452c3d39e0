import { placedAt, type Placed } from './elements.ts';
import { list } from './json.ts';
import type { Channel, Ephemeral, Message, User, View } from './state.ts';
import { stackOf, viewById } from './views.ts';
import type { Workspace } from './workspace.ts';

/** Something Slack's own screen doesn't let a person do; nothing of it reaches the app. */
export class Impossible extends Error {}

/** Somebody who can sign in. @throws {Impossible} */
export function personAt(workspace: Workspace, id: string): User {
  const user = workspace.user(id);
  if (user === undefined || user.isBot) throw new Impossible('There is no such person here.');
  if (user.deleted) throw new Impossible(`${user.name} is deactivated.`);
  return user;
}

/** A channel the person is in. @throws {Impossible} */
export function channelFor(workspace: Workspace, user: User, id: string): Channel {
  const channel = workspace.channel(id);
  if (channel?.members.includes(user.id)) return channel;
  const name = channel?.kind === 'public' ? `#${channel.name}` : 'that channel';
  throw new Impossible(`${user.name} is not in ${name}.`);
}

/** A channel the person is in, where things can be done. @throws {Impossible} */
export function openChannelFor(workspace: Workspace, user: User, id: string): Channel {
  const channel = channelFor(workspace, user, id);
  if (channel.archived) throw new Impossible(`#${channel.name} is archived.`);
  return channel;
}

/** A message for all or for this person alone. @throws {Impossible} */
export function messageFor(
  workspace: Workspace,
  user: User,
  channel: Channel,
  ts: string,
): Message | Ephemeral {
  const whisper = workspace.state.ephemerals.find(
    one => one.channel === channel.id && one.ts === ts && one.to === user.id,
  );
  const message = whisper ?? workspace.message(channel.id, ts);
  if (message === undefined) throw new Impossible('The message is gone.');
  return message;
}

/** One of the person's open modals, or their Home. @throws {Impossible} */
export function viewFor(workspace: Workspace, user: User, id: string): View {
  const view = viewById(workspace, id);
  if (view?.user !== user.id) throw new Impossible('That view is closed.');
  return view;
}

/** The modal on top: only that one can be submitted or closed. @throws {Impossible} */
export function topViewFor(workspace: Workspace, user: User, id: string): View {
  const view = viewFor(workspace, user, id);
  if (view !== stackOf(workspace, user.id).at(-1)) throw new Impossible('Another modal lies on top of it.');
  return view;
}

/** An element of a view. @throws {Impossible} */
export function elementIn(view: View, block: string, action: string): Placed {
  const placed = placedAt(list(view.content.blocks), block, action);
  if (placed === undefined) throw new Impossible('There is nothing like that in the view any more.');
  return placed;
}
