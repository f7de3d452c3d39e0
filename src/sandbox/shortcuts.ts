import { interact, type Doing, type Surroundings } from './acts.ts';
import { globalShortcutPayload, messageShortcutPayload } from './payloads.ts';
import { giveResponseUrl, giveTrigger } from './permits.ts';
import type { Json, Outcome } from './protocol.ts';
import { channelFor, Impossible } from './sight.ts';
import type { User } from './state.ts';

/** A shortcut of the app: from a message's menu, or from the composer's. */
export async function useShortcut(
  around: Surroundings,
  user: User,
  act: Doing<'shortcut'>,
): Promise<Outcome> {
  const type = act.message === undefined ? 'global' : 'message';
  const known = around.manifest.shortcuts.some(one => one.type === type && one.callbackId === act.callback);
  if (!known) throw new Impossible('The app has no such shortcut here.');
  return interact(around, user, payloadOf(around, user, act), act.message?.channel);
}

function payloadOf({ workspace, origin }: Surroundings, user: User, act: Doing<'shortcut'>): Json {
  const { callback } = act;
  const trigger = giveTrigger(workspace, user.id);
  if (act.message === undefined) return globalShortcutPayload(workspace, { user, callback }, { trigger });
  const channel = channelFor(workspace, user, act.message.channel);
  const message = workspace.message(channel.id, act.message.ts);
  if (message === undefined) throw new Impossible('The message is gone.');
  const responseUrl = giveResponseUrl(workspace, `${origin}app`, { user: user.id, channel: channel.id });
  return messageShortcutPayload(workspace, { user, channel, message, callback }, { trigger, responseUrl });
}
