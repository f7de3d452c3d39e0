import type { Json } from '../../src/sandbox/protocol.ts';
import {
  commandPayload,
  eventPayload,
  globalShortcutPayload,
  messageActionPayload,
  messageShortcutPayload,
  submissionPayload,
  suggestionPayload,
  viewActionPayload,
} from '../../src/sandbox/payloads.ts';
import { giveResponseUrl, giveTrigger } from '../../src/sandbox/permits.ts';
import type { Slack } from '../../src/sandbox/server.ts';
import { userShape } from '../../src/sandbox/shapes-users.ts';
import type { Message } from '../../src/sandbox/state.ts';
import { openModal, publishHome } from '../../src/sandbox/views.ts';
import type { Sent } from './pressing.ts';

/** Makes the request of whoever has this id, in the shape that Slack gives it. */
export type Make = (slack: Slack, id: string) => Sent;

type State = Record<string, unknown>;
const chosen = (value: string) => ({ selected_option: { text: { type: 'plain_text', text: value }, value } });
/** What stands in a field, by the kind of its element. */
export const put = {
  text: (value: string): State => ({ type: 'plain_text_input', value }),
  one: (value: string): State => ({ type: 'radio_buttons', ...chosen(value) }),
  some: (...values: string[]): State => ({
    type: 'checkboxes',
    selected_options: values.map(value => chosen(value).selected_option),
  }),
  person: (id: string): State => ({ type: 'users_select', selected_user: id }),
  channel: (id: string): State => ({ type: 'conversations_select', selected_conversation: id }),
  time: (at: string): State => ({ type: 'timepicker', selected_time: at }),
  day: (date: string): State => ({ type: 'datepicker', selected_date: date }),
  people: (...ids: string[]): State => ({ type: 'multi_users_select', selected_users: ids }),
};

function whoIs({ workspace }: Slack, id: string) {
  const user = workspace.user(id);
  if (!user) throw new Error(`nobody here is called ${id}`);
  return user;
}
function placeOf({ workspace }: Slack, id: string) {
  const channel = workspace.channel(id);
  if (!channel) throw new Error(`there is no channel ${id}`);
  return channel;
}
const address = ({ url }: Slack, kind: string) => `${url}response/${kind}`;
const text = (words: string) => ({ type: 'plain_text', text: words });

export const types =
  (command: string, words = ''): Make =>
  (slack, id) => {
    const { workspace } = slack;
    const channel = placeOf(slack, 'C0RHINEIT');
    const responseUrl = giveResponseUrl(workspace, address(slack, 'commands'), {
      user: id,
      channel: channel.id,
    });
    const typed = { user: whoIs(slack, id), channel, command, text: words };
    return [
      'slash_commands',
      commandPayload(workspace, typed, { trigger: giveTrigger(workspace, id), responseUrl }),
    ];
  };

/** @param message the one on which the button stands */
export const pressesOn =
  (message: () => Message, block: string, action: string, value: string): Make =>
  (slack, id) => {
    const { workspace } = slack;
    const original = { ts: message().ts, ephemeral: false };
    const channel = placeOf(slack, message().channel);
    const responseUrl = giveResponseUrl(workspace, address(slack, 'actions'), {
      user: id,
      channel: channel.id,
      original,
    });
    const placed = {
      block: { block_id: block },
      element: { type: 'button', action_id: action, value, text: text('Press') },
    };
    const pressed = { user: whoIs(slack, id), channel, message: message(), placed, chosen: undefined };
    return [
      'interactive',
      messageActionPayload(workspace, pressed, { trigger: giveTrigger(workspace, id), responseUrl }),
    ];
  };

/** What stands where the app told somebody something alone. */
export const TOLD = 'Told you alone';

/** On what the app told them alone. */
export const pressesOnTold =
  (action: string, value: string): Make =>
  (slack, id) => {
    const { workspace } = slack;
    const channel = placeOf(slack, 'C0RHINEIT');
    const told = workspace.whisper({ channel: channel.id, to: id, text: TOLD });
    const original = { ts: told.ts, ephemeral: true };
    const responseUrl = giveResponseUrl(workspace, address(slack, 'actions'), {
      user: id,
      channel: channel.id,
      original,
    });
    const placed = {
      block: { block_id: 'b' },
      element: { type: 'button', action_id: action, value, text: text('Press') },
    };
    const pressed = { user: whoIs(slack, id), channel, message: told, placed, chosen: undefined };
    return [
      'interactive',
      messageActionPayload(workspace, pressed, { trigger: giveTrigger(workspace, id), responseUrl }),
    ];
  };

interface Page {
  kind?: 'home';
  about?: string;
  /** By field. */
  holds?: Record<string, State>;
}

/** Opens a page of one's own, with fields that hold something. */
function opened(slack: Slack, id: string, callback: string, { kind, about = '', holds = {} }: Page) {
  const { workspace } = slack;
  const fields = Object.keys(holds).map(name => ({ type: 'input', block_id: name, label: text(name) }));
  const blocks = [{ type: 'section', text: text('A page') }, ...fields];
  const content: Json = { blocks, callback_id: callback, private_metadata: about, title: text('A page') };
  const view =
    kind === 'home'
      ? publishHome(workspace, id, { ...content, type: 'home' }, undefined)
      : openModal(workspace, id, { ...content, type: 'modal' });
  view.values = Object.fromEntries(Object.entries(holds).map(([name, state]) => [name, { [name]: state }]));
  return view;
}

/** @param state of what was chosen or typed; a button has its value instead */
export const pressesIn =
  (action: string, what: { value: string } | State, page: Page = {}): Make =>
  (slack, id) => {
    const { workspace } = slack;
    const view = opened(slack, id, 'page', page);
    const placed = { block: { block_id: action }, element: { type: 'button', action_id: action } };
    const pressed = { user: whoIs(slack, id), view, placed, chosen: undefined };
    const trigger = giveTrigger(workspace, id, view.surface === 'modal' ? view.id : undefined);
    const payload = viewActionPayload(workspace, pressed, { trigger });
    const [sent = {}] = payload['actions'] as Json[];
    return ['interactive', { ...payload, actions: [{ ...sent, ...what }] }];
  };

export const submits =
  (callback: string, holds: Record<string, State>, about = ''): Make =>
  (slack, id) => {
    const { workspace } = slack;
    const view = opened(slack, id, callback, { about, holds });
    const trigger = giveTrigger(workspace, id, view.id);
    return ['interactive', submissionPayload(workspace, whoIs(slack, id), view, { trigger })];
  };

export const looksFor =
  (action: string, query: string): Make =>
  (slack, id) => {
    const view = opened(slack, id, 'page', {});
    const placed = {
      block: { block_id: action },
      element: { type: 'external_select', action_id: action },
    };
    return [
      'interactive',
      suggestionPayload(slack.workspace, { user: whoIs(slack, id), view, placed, query }),
    ];
  };

/** @param message from whose menu it is used; from anywhere where there is none */
export const uses =
  (callback: string, message?: () => Message): Make =>
  (slack, id) => {
    const { workspace } = slack;
    const trigger = giveTrigger(workspace, id);
    const user = whoIs(slack, id);
    if (!message) return ['interactive', globalShortcutPayload(workspace, { user, callback }, { trigger })];
    const channel = placeOf(slack, message().channel);
    const responseUrl = giveResponseUrl(workspace, address(slack, 'app'), { user: id, channel: channel.id });
    const from = { user, channel, message: message(), callback };
    return ['interactive', messageShortcutPayload(workspace, from, { trigger, responseUrl })];
  };

/** Slack tells of something that somebody did. @param event what it says of it, the rest is their id */
export const happens =
  (type: string, event: (id: string) => Json = () => ({})): Make =>
  (slack, id) => {
    const { workspace } = slack;
    const ts = workspace.nextTs();
    return ['events_api', eventPayload(workspace, { type, user: id, ts, event_ts: ts, ...event(id) })];
  };

/** Slack tells how it has somebody now. */
export const changes =
  (type: string): Make =>
  (slack, id) => {
    const user = userShape(slack.workspace, whoIs(slack, id), []);
    return ['events_api', eventPayload(slack.workspace, { type, user, event_ts: slack.workspace.nextTs() })];
  };
