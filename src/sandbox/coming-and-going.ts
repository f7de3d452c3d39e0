import { tell, type Doing, type Surroundings } from './acts.ts';
import type { Outcome } from './protocol.ts';
import { Impossible, openChannelFor } from './sight.ts';
import { isDirect, type Channel, type User } from './state.ts';
import { typedCommand } from './typed-text.ts';

const DONE: Outcome = { ok: true };

/** A person comes into a public channel by themselves. */
export async function join(around: Surroundings, user: User, act: Doing<'join'>): Promise<Outcome> {
  const { workspace, events } = around;
  const channel = workspace.channel(act.channel);
  if (channel?.kind !== 'public') throw new Impossible('There is no such channel to join.');
  if (channel.archived) throw new Impossible(`#${channel.name} is archived.`);
  if (!channel.members.includes(user.id)) await events.joined(workspace.join(channel, user.id));
  return DONE;
}

export async function leave(around: Surroundings, user: User, act: Doing<'leave'>): Promise<Outcome> {
  const channel = realChannelFor(around, user, act.channel);
  await takeOut(around, channel, user.id, user);
  return DONE;
}

/** Closes a channel for good: it can be read, and nothing can be posted. */
export async function archive(around: Surroundings, user: User, act: Doing<'archive'>): Promise<Outcome> {
  const { workspace, events } = around;
  const channel = realChannelFor(around, user, act.channel);
  channel.archived = true;
  workspace.changed();
  await events.archived(channel, user.id);
  return DONE;
}

/** Slack's own commands `/invite @Name` and `/remove @Name`, for people and apps. Undefined for any other. */
export async function builtIn(
  around: Surroundings,
  user: User,
  channel: Channel,
  act: Doing<'say'>,
): Promise<Outcome | undefined> {
  const [, command = '', rest = ''] = /^(\/\S*)\s*(.*)$/s.exec(act.text) ?? [];
  const does = { '/invite': invite, '/remove': remove }[command.toLowerCase()];
  if (does === undefined) return undefined;
  const refuse = (sentence: string): Outcome => tell(around, user, sentence, channel.id);
  if (act.thread !== undefined) return refuse(`${command} is not supported in threads. Sorry!`);
  if (isDirect(channel)) return refuse(`${command} cannot be used here.`);
  const named = [...typedCommand(around.workspace, rest).matchAll(/<@(\w+)/g)].map(([, id = '']) => id);
  if (named.length === 0) return refuse(`Say whom: ${command} @name`);
  for (const id of named) {
    const problem = await does(around, user, channel, id);
    if (problem !== undefined) return refuse(problem);
  }
  return DONE;
}

async function invite(around: Surroundings, user: User, channel: Channel, id: string) {
  const { workspace, events } = around;
  if (channel.members.includes(id)) return `${workspace.user(id)?.name} is already in this channel.`;
  await events.joined(workspace.join(channel, id, user.id));
  return undefined;
}

async function remove(around: Surroundings, user: User, channel: Channel, id: string) {
  if (!channel.members.includes(id)) return `${around.workspace.user(id)?.name} is not in this channel.`;
  if (id === user.id) return 'You cannot remove yourself. Leave the channel instead.';
  await takeOut(around, channel, id, user);
  return undefined;
}

async function takeOut({ workspace, events }: Surroundings, channel: Channel, id: string, actor: User) {
  workspace.leave(channel, id);
  await events.left(channel, id, actor.id);
}

/** No direct message. @throws {Impossible} */
function realChannelFor({ workspace }: Surroundings, user: User, id: string): Channel {
  const channel = openChannelFor(workspace, user, id);
  if (isDirect(channel)) throw new Impossible('A direct message cannot be left or archived.');
  return channel;
}
