import { tell, used, type Doing, type Surroundings } from './acts.ts';
import { builtIn } from './coming-and-going.ts';
import { post } from './own-messages.ts';
import { commandPayload } from './payloads.ts';
import { giveResponseUrl, giveTrigger } from './permits.ts';
import type { Outcome } from './protocol.ts';
import { whisperOrPost } from './response-url.ts';
import { Impossible, openChannelFor } from './sight.ts';
import type { Channel, User } from './state.ts';
import { typedCommand } from './typed-text.ts';

/** A message, or a command when it starts with a slash. */
export async function say(around: Surroundings, user: User, act: Doing<'say'>): Promise<Outcome> {
  const { workspace, manifest } = around;
  const channel = openChannelFor(workspace, user, act.channel);
  if (act.text.trim() === '' && !act.files?.length) throw new Impossible('There is nothing to send.');
  if (channel.kind === 'dm' && (manifest.messagesTabReadOnly || !manifest.messagesTab)) {
    throw new Impossible('Sending messages to this app has been turned off.');
  }
  if (!act.text.startsWith('/')) return post(around, user, channel, act);
  return (await builtIn(around, user, channel, act)) ?? command(around, user, channel, act);
}

/** A reaction to a message; the same one again takes it away. */
export async function react(around: Surroundings, user: User, act: Doing<'react'>): Promise<Outcome> {
  const { workspace, events } = around;
  const channel = openChannelFor(workspace, user, act.channel);
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
  const { workspace, manifest, transport, origin } = around;
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
  const delivery = await transport.deliver('slash_commands', payload);
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
