import { randomUUID } from 'node:crypto';
import { tell, used, type Doing, type Surroundings } from './acts.ts';
import { commandPayload } from './payloads.ts';
import { giveResponseUrl, giveTrigger } from './permits.ts';
import type { Outcome } from './protocol.ts';
import { whisperOrPost } from './response-url.ts';
import { channelFor, Impossible } from './sight.ts';
import type { Channel, User } from './state.ts';
import { typedCommand, typedMessage } from './typed-text.ts';

/** A message, or a command when it starts with a slash. */
export async function say(around: Surroundings, user: User, act: Doing<'say'>): Promise<Outcome> {
  const { workspace, manifest, events } = around;
  const channel = channelFor(workspace, user, act.channel);
  if (act.text.trim() === '') throw new Impossible('There is nothing to send.');
  if (channel.kind === 'dm' && (manifest.messagesTabReadOnly || !manifest.messagesTab)) {
    throw new Impossible('Sending messages to this app has been turned off.');
  }
  if (channel.archived) throw new Impossible(`#${channel.name} is archived.`);
  if (act.text.startsWith('/')) return command(around, user, channel, act);
  const message = workspace.post({
    channel: channel.id,
    user: user.id,
    text: typedMessage(workspace, act.text),
    clientMsgId: randomUUID(),
    ...(act.thread === undefined ? {} : { threadTs: act.thread }),
  });
  await events.posted(message);
  return { ok: true };
}

/** A reaction to a message; the same one again takes it away. */
export async function react(around: Surroundings, user: User, act: Doing<'react'>): Promise<Outcome> {
  const { workspace, events } = around;
  const channel = channelFor(workspace, user, act.channel);
  const message = workspace.message(channel.id, act.ts);
  if (message === undefined) throw new Impossible('There is no such message to react to.');
  const what = workspace.react(message, user.id, act.name);
  await events.reacted(message, user.id, act.name, what);
  return { ok: true };
}

async function command(
  around: Surroundings,
  user: User,
  channel: Channel,
  act: Doing<'say'>,
): Promise<Outcome> {
  const { workspace, manifest, sockets, origin } = around;
  const [, typed = '', rest = ''] = /^(\/\S*)\s*(.*)$/s.exec(act.text) ?? [];
  const known = manifest.commands.find(one => one.command === typed.toLowerCase());
  const refuse = (sentence: string): Outcome => tell(around, user, sentence, channel.id);
  if (known === undefined) return refuse(`${typed} is not a valid command.`);
  if (act.thread !== undefined) return refuse(`${known.command} is not supported in threads. Sorry!`);

  const text = (known.escapes ? typedCommand(workspace, rest) : rest).trim();
  const payload = commandPayload(
    workspace,
    { user, channel, command: known.command, text },
    {
      trigger: giveTrigger(workspace, user.id),
      responseUrl: giveResponseUrl(workspace, `${origin}commands`, { user: user.id, channel: channel.id }),
    },
  );
  const delivery = await sockets.deliver('slash_commands', payload);
  if (delivery.outcome !== 'acknowledged') {
    const error = delivery.outcome === 'timeout' ? 'operation_timeout' : 'dispatch_failed';
    return refuse(`${known.command} failed with the error “${error}”`);
  }
  const answer = delivery.payload;
  if (answer.text === undefined && answer.blocks === undefined) return { ok: true };
  return {
    ok: used(around, 'slash_commands', answer, () => whisperOrPost(workspace, user.id, channel.id, answer)),
  };
}
