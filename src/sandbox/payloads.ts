import { messageShape, viewShape } from './shapes.ts';
import { teamOf } from './shapes-users.ts';
import { elementState, startingValues } from './inputs.ts';
import type { Placed } from './elements.ts';
import type { Json, Values } from './protocol.ts';
import type { Channel, Ephemeral, Message, User, View } from './state.ts';
import type { Workspace } from './workspace.ts';

/** Slack's legacy verification token; it stands in every payload. */
const TOKEN = 'sandbox-verification-token';

/** What comes with each interaction: a trigger and, outside modals, a response_url. */
export interface Permits {
  trigger: string;
  responseUrl?: string;
}

export function commandPayload(
  workspace: Workspace,
  typed: { user: User; channel: Channel; command: string; text: string },
  permits: Required<Permits>,
): Json {
  const { team, app } = workspace.state;
  return {
    token: TOKEN,
    team_id: teamOf(workspace, typed.user),
    team_domain: team.domain,
    channel_id: typed.channel.id,
    channel_name: nameFor(typed.channel),
    user_id: typed.user.id,
    user_name: typed.user.handle,
    command: typed.command,
    text: typed.text,
    api_app_id: app.appId,
    is_enterprise_install: 'false',
    response_url: permits.responseUrl,
    trigger_id: permits.trigger,
  };
}

/** An element pressed in a message or, when `to` tells whose eyes it is for, in an ephemeral one. */
export function messageActionPayload(
  workspace: Workspace,
  pressed: { user: User; channel: Channel; message: Message | Ephemeral; placed: Placed; chosen: unknown },
  permits: Required<Permits>,
): Json {
  const { user, channel, message, placed, chosen } = pressed;
  const isEphemeral = 'to' in message;
  const state = elementState(placed.element, chosen);
  const values = startingValues(message.blocks ?? []);
  const block = values[String(placed.block.block_id)];
  if (block !== undefined && 'type' in state) block[String(placed.element.action_id)] = state;
  return {
    type: 'block_actions',
    ...sender(workspace, user),
    container: {
      type: 'message',
      message_ts: message.ts,
      channel_id: channel.id,
      is_ephemeral: isEphemeral,
      ...(message.threadTs === undefined ? {} : { thread_ts: message.threadTs }),
    },
    trigger_id: permits.trigger,
    channel: { id: channel.id, name: nameFor(channel) },
    // Slack doesn't send the text of an ephemeral message back.
    ...(isEphemeral ? {} : { message: messageShape(workspace, message) }),
    state: { values },
    response_url: permits.responseUrl,
    actions: [actionOf(workspace, placed, chosen)],
  };
}

/** A message shortcut, chosen from a message's menu. */
export function messageShortcutPayload(
  workspace: Workspace,
  chosen: { user: User; channel: Channel; message: Message; callback: string },
  permits: Required<Permits>,
): Json {
  const { user, channel, message, callback } = chosen;
  return {
    type: 'message_action',
    ...sender(workspace, user),
    action_ts: workspace.nextTs(),
    channel: { id: channel.id, name: nameFor(channel) },
    callback_id: callback,
    trigger_id: permits.trigger,
    message_ts: message.ts,
    message: messageShape(workspace, message),
    response_url: permits.responseUrl,
  };
}

/** A global shortcut: it comes from nowhere in particular, so there is no channel and no response_url. */
export function globalShortcutPayload(
  workspace: Workspace,
  chosen: { user: User; callback: string },
  permits: Permits,
): Json {
  return {
    type: 'shortcut',
    ...sender(workspace, chosen.user),
    action_ts: workspace.nextTs(),
    callback_id: chosen.callback,
    trigger_id: permits.trigger,
  };
}

/** An element pressed in a modal or on Home. */
export function viewActionPayload(
  workspace: Workspace,
  pressed: { user: User; view: View; placed: Placed; chosen: unknown },
  permits: Permits,
): Json {
  return {
    type: 'block_actions',
    ...sender(workspace, pressed.user),
    container: { type: 'view', view_id: pressed.view.id },
    trigger_id: permits.trigger,
    view: viewShape(workspace, pressed.view),
    actions: [actionOf(workspace, pressed.placed, pressed.chosen)],
  };
}

export function suggestionPayload(
  workspace: Workspace,
  asked: { user: User; view: View; placed: Placed; query: string },
): Json {
  return {
    type: 'block_suggestion',
    ...sender(workspace, asked.user),
    container: { type: 'view', view_id: asked.view.id },
    action_id: asked.placed.element.action_id,
    block_id: asked.placed.block.block_id,
    value: asked.query,
    view: viewShape(workspace, asked.view),
  };
}

export function submissionPayload(workspace: Workspace, user: User, view: View, permits: Permits): Json {
  return {
    type: 'view_submission',
    ...sender(workspace, user),
    trigger_id: permits.trigger,
    view: viewShape(workspace, view),
    response_urls: [],
  };
}

/** @param isCleared the whole stack was closed */
export function closedPayload(workspace: Workspace, user: User, view: View, isCleared: boolean): Json {
  return {
    type: 'view_closed',
    ...sender(workspace, user),
    view: { ...viewShape(workspace, view), state: { values: {} satisfies Values } },
    is_cleared: isCleared,
    response_urls: [],
  };
}

/** What comes in place of events that are held back (docs.slack.dev, app_rate_limited): it holds no event. */
export function rateLimitedPayload(workspace: Workspace): Json {
  const { team, app } = workspace.state;
  const minute_rate_limited = Math.floor(workspace.now() / 60_000) * 60;
  return {
    token: TOKEN,
    type: 'app_rate_limited',
    team_id: team.id,
    minute_rate_limited,
    api_app_id: app.appId,
  };
}

/** An event in its envelope. A redelivery carries the same object. */
export function eventPayload(workspace: Workspace, event: Json): Json {
  const { team, app } = workspace.state;
  const channel = typeof event.channel === 'string' ? workspace.channel(event.channel) : undefined;
  return {
    token: TOKEN,
    team_id: team.id,
    context_team_id: team.id,
    context_enterprise_id: null,
    api_app_id: app.appId,
    event,
    type: 'event_callback',
    event_id: workspace.nextId('Ev'),
    event_time: Math.floor(workspace.now() / 1000),
    authorizations: [
      {
        enterprise_id: null,
        team_id: team.id,
        user_id: app.botUserId,
        is_bot: true,
        is_enterprise_install: false,
      },
    ],
    is_ext_shared_channel: channel?.isShared ?? false,
    event_context: `1-${String(event.type)}-${team.id}-${channel?.id ?? 'none'}`,
  };
}

function sender(workspace: Workspace, user: User): Json {
  const { team, app } = workspace.state;
  return {
    user: { id: user.id, username: user.handle, name: user.handle, team_id: teamOf(workspace, user) },
    api_app_id: app.appId,
    token: TOKEN,
    team: { id: team.id, domain: team.domain },
    enterprise: null,
    is_enterprise_install: false,
  };
}

/** The element as pressed: its own words and what was chosen. */
function actionOf(workspace: Workspace, { block, element }: Placed, chosen: unknown): Json {
  const said = Object.entries(element).filter(
    ([key]) => ['text', 'value', 'url', 'style', 'placeholder'].includes(key) || key.startsWith('initial_'),
  );
  return {
    ...Object.fromEntries(said),
    type: element.type,
    action_id: element.action_id,
    block_id: block.block_id,
    ...(element.type === 'overflow' ? { selected_option: chosen } : elementState(element, chosen)),
    action_ts: workspace.nextTs(),
  };
}

/** Slack doesn't tell a private channel's name in payloads. */
function nameFor(channel: Channel): string {
  return channel.kind === 'private' ? 'privategroup' : channel.name;
}
