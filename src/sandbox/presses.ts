import { interact, type Doing, type Surroundings } from './acts.ts';
import { placedAt, type Placed } from './elements.ts';
import { chosenFrom, elementState, valueIn, valuesWith } from './inputs.ts';
import { list } from './json.ts';
import { messageActionPayload, viewActionPayload } from './payloads.ts';
import { giveResponseUrl, giveTrigger } from './permits.ts';
import type { Json, Outcome } from './protocol.ts';
import { channelFor, elementIn, Impossible, messageFor, viewFor } from './sight.ts';
import type { User } from './state.ts';

/** An element pressed in a message the person can see. */
export async function press(around: Surroundings, user: User, act: Doing<'press'>): Promise<Outcome> {
  const { workspace, origin } = around;
  const channel = channelFor(workspace, user, act.channel);
  const message = messageFor(workspace, user, channel, act.ts);
  const placed = placedAt(message.blocks ?? [], act.block, act.action);
  if (placed === undefined) throw new Impossible('The message has no such button any more.');
  const chosen = choice(placed, act.option);
  const original = { ts: message.ts, ephemeral: 'to' in message };
  const payload = messageActionPayload(
    workspace,
    { user, channel, message, placed, chosen },
    {
      trigger: giveTrigger(workspace, user.id),
      responseUrl: giveResponseUrl(workspace, `${origin}actions`, {
        user: user.id,
        channel: channel.id,
        original,
      }),
    },
  );
  return interact(around, user, payload, channel.id);
}

/** An element pressed in a modal or on Home; what was put in so far goes along. */
export async function pressInView(
  around: Surroundings,
  user: User,
  act: Doing<'press in view'>,
): Promise<Outcome> {
  const { workspace } = around;
  const view = viewFor(workspace, user, act.view);
  const placed = elementIn(view, act.block, act.action);
  const option = choice(placed, act.option);
  const given = structuredClone(act.values);
  if (option !== undefined) (given[act.block] ??= {})[act.action] = elementState(placed.element, option);
  view.values = valuesWith(list(view.content.blocks), view.values, given);
  const chosen = option ?? valueIn(placed.element, view.values[act.block]?.[act.action]);
  const trigger = giveTrigger(workspace, user.id, view.surface === 'modal' ? view.id : undefined);
  return interact(around, user, viewActionPayload(workspace, { user, view, placed, chosen }, { trigger }));
}

/** What a press chooses in a menu; undefined for a button. */
function choice({ element }: Placed, option: Json | undefined): unknown {
  if (option === undefined) {
    if (element.type === 'overflow') throw new Impossible('Nothing was chosen.');
    return undefined;
  }
  const chosen = chosenFrom(element, option);
  if (chosen === undefined) throw new Impossible('That is not among the choices.');
  return chosen;
}
