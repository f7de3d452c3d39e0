import { randomUUID } from 'node:crypto';
import { list, placedAt, type Placed } from './elements.ts';
import type { Events } from './events.ts';
import { chosenFrom, elementState, missingIn, valueIn, valuesWith } from './inputs.ts';
import type { Manifest } from './manifest.ts';
import {
  closedPayload,
  commandPayload,
  messageActionPayload,
  submissionPayload,
  suggestionPayload,
  viewActionPayload,
} from './payloads.ts';
import { giveResponseToken, giveTrigger } from './permits.ts';
import type { Deed, Json, Outcome } from './protocol.ts';
import { Refused } from './refused.ts';
import type { Delivery, Sockets } from './socket.ts';
import type { Channel, Ephemeral, Message, User, View } from './state.ts';
import { afterSubmission } from './submission-answer.ts';
import { suggestionsIn } from './suggestions.ts';
import { typedCommand, typedMessage } from './typed-text.ts';
import { closeAll, closeModal, stackOf, viewById } from './views.ts';
import { whisperOrPost } from './response-url.ts';
import type { Workspace } from './workspace.ts';

/** Something Slack's own screen doesn't let a person do; nothing of it reaches the app. */
export class Impossible extends Error {}

/** What a person can do at all; the clock is nobody's to move. */
export type Act = Exclude<Deed, { do: 'move the clock' }>;

type Doing<Name extends Act['do']> = Extract<Act, { do: Name }>;

const TROUBLE = 'We had some trouble connecting. Try again?';
const NO_ANSWER = 'This app didn’t respond in time.';
const READ_ONLY = 'Sending messages to this app has been turned off.';

interface Parts {
  workspace: Workspace;
  manifest: Manifest;
  sockets: Sockets;
  events: Events;
  /** Where response_urls are served; it ends in a slash. */
  origin: string;
  /** Takes an acknowledgement that Slack can't use. */
  record: (what: string, answer: Json, refusal: Refused) => void;
}

/** Slack's client in the hands of any person: does what they do and waits for the app. */
export class Client {
  readonly #parts: Parts;
  readonly #workspace: Workspace;

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#workspace = parts.workspace;
  }

  /**
   * Does it, and settles when the app has acknowledged or failed to.
   * @throws {Impossible}
   */
  async do(act: Act): Promise<Outcome> {
    const user = this.#person(act.as);
    switch (act.do) {
      case 'say':
        return this.#say(user, act);
      case 'react':
        return this.#react(user, act);
      case 'press':
        return this.#press(user, act);
      case 'press in view':
        return this.#pressInView(user, act);
      case 'suggest':
        return this.#suggest(user, act);
      case 'submit':
        return this.#submit(user, act);
      case 'close':
        return this.#close(user, act);
      case 'open home':
        await this.#parts.events.homeOpened(user.id);
        return { ok: true };
    }
  }

  async #say(user: User, { channel: id, thread, text }: Doing<'say'>): Promise<Outcome> {
    const channel = this.#channelOf(user, id);
    if (text.trim() === '') throw new Impossible('There is nothing to send.');
    if (
      channel.kind === 'dm' &&
      (this.#parts.manifest.messagesTabReadOnly || !this.#parts.manifest.messagesTab)
    ) {
      throw new Impossible(READ_ONLY);
    }
    if (channel.archived) throw new Impossible(`#${channel.name} is archived.`);
    if (text.startsWith('/')) return this.#command(user, channel, text, thread);
    const message = this.#workspace.post({
      channel: channel.id,
      user: user.id,
      text: typedMessage(this.#workspace, text),
      clientMsgId: randomUUID(),
      ...(thread === undefined ? {} : { threadTs: thread }),
    });
    await this.#parts.events.posted(message);
    return { ok: true };
  }

  async #command(user: User, channel: Channel, typed: string, thread: string | undefined): Promise<Outcome> {
    const [, command = '', rest = ''] = /^(\/\S*)\s*(.*)$/s.exec(typed) ?? [];
    const known = this.#parts.manifest.commands.find(one => one.command === command.toLowerCase());
    const refuse = (sentence: string): Outcome => this.#tell(user, sentence, channel);
    if (known === undefined) return refuse(`${command} is not a valid command.`);
    if (thread !== undefined) return refuse(`${known.command} is not supported in threads. Sorry!`);
    const text = known.escapes ? typedCommand(this.#workspace, rest) : rest;
    const payload = commandPayload(
      this.#workspace,
      { user, channel, command: known.command, text: text.trim() },
      {
        trigger: giveTrigger(this.#workspace, user.id),
        responseUrl: this.#responseUrl('commands', user, channel),
      },
    );
    const delivery = await this.#parts.sockets.deliver('slash_commands', payload);
    if (delivery.outcome !== 'acknowledged') {
      return refuse(`${known.command} failed with the error “${errorOf(delivery)}”`);
    }
    const answer = delivery.payload;
    if (answer.text === undefined && answer.blocks === undefined) return { ok: true };
    return this.#using('slash_commands', answer, () =>
      whisperOrPost(this.#workspace, user.id, channel.id, answer),
    );
  }

  async #react(user: User, { channel: id, ts, name }: Doing<'react'>): Promise<Outcome> {
    const channel = this.#channelOf(user, id);
    const message = this.#workspace.message(channel.id, ts);
    if (message === undefined) throw new Impossible('There is no such message to react to.');
    const what = this.#workspace.react(message, user.id, name);
    await this.#parts.events.reacted(message, user.id, name, what);
    return { ok: true };
  }

  async #press(user: User, act: Doing<'press'>): Promise<Outcome> {
    const channel = this.#channelOf(user, act.channel);
    const message = this.#messageFor(user, channel, act.ts);
    const placed = placedAt(message.blocks ?? [], act.block, act.action);
    if (placed === undefined) throw new Impossible('The message has no such button any more.');
    const payload = messageActionPayload(
      this.#workspace,
      { user, channel, message, placed, chosen: choice(placed, act.option) },
      {
        trigger: giveTrigger(this.#workspace, user.id),
        responseUrl: this.#responseUrl('actions', user, channel, message),
      },
    );
    return this.#interact(user, payload, channel);
  }

  async #pressInView(user: User, act: Doing<'press in view'>): Promise<Outcome> {
    const view = this.#viewOf(user, act.view);
    const placed = this.#placedIn(view, act.block, act.action);
    const { block, action } = act;
    const option = choice(placed, act.option);
    const given = structuredClone(act.values);
    if (option !== undefined) (given[block] ??= {})[action] = elementState(placed.element, option);
    view.values = valuesWith(list(view.content.blocks), view.values, given);
    const chosen = option ?? valueIn(placed.element, view.values[block]?.[action]);
    const inModal = view.surface === 'modal' ? view.id : undefined;
    const trigger = giveTrigger(this.#workspace, user.id, inModal);
    return this.#interact(
      user,
      viewActionPayload(this.#workspace, { user, view, placed, chosen }, { trigger }),
    );
  }

  async #suggest(user: User, act: Doing<'suggest'>): Promise<Outcome> {
    const view = this.#viewOf(user, act.view);
    const placed = this.#placedIn(view, act.block, act.action);
    const least = Number(placed.element.min_query_length ?? 3);
    if (act.query.length < least) return { ok: true, options: [] };
    const payload = suggestionPayload(this.#workspace, { user, view, placed, query: act.query });
    const delivery = await this.#parts.sockets.deliver('interactive', payload);
    if (delivery.outcome !== 'acknowledged') return { ok: false, problem: NO_ANSWER, options: [] };
    const { payload: answer } = delivery;
    let options: Json[] = [];
    const outcome = this.#using('block_suggestion', answer, () => (options = suggestionsIn(answer)));
    return { ...outcome, options };
  }

  async #submit(user: User, act: Doing<'submit'>): Promise<Outcome> {
    const view = this.#topView(user, act.view);
    const blocks = list(view.content.blocks);
    if (view.content.submit === undefined) throw new Impossible('This modal has nothing to submit.');
    view.values = valuesWith(blocks, view.values, act.values);
    view.errors = missingIn(blocks, view.values);
    this.#workspace.changed();
    if (Object.keys(view.errors).length > 0) return { ok: false };
    const trigger = giveTrigger(this.#workspace, user.id, view.id);
    const payload = submissionPayload(this.#workspace, user, view, { trigger });
    const delivery = await this.#parts.sockets.deliver('interactive', payload);
    if (delivery.outcome !== 'acknowledged') return this.#tell(user, TROUBLE);
    const { payload: answer } = delivery;
    const outcome = this.#using('view_submission', answer, () =>
      afterSubmission(this.#workspace, view, answer),
    );
    return outcome.ok ? { ok: Object.keys(view.errors).length === 0 } : this.#tell(user, TROUBLE);
  }

  async #close(user: User, act: Doing<'close'>): Promise<Outcome> {
    const view = this.#topView(user, act.view);
    const isCleared = view.content.clear_on_close === true;
    const closed = isCleared ? stackOf(this.#workspace, user.id).toReversed() : [view];
    if (isCleared) closeAll(this.#workspace, user.id);
    else closeModal(this.#workspace, view);
    const told = closed.filter(one => one.content.notify_on_close === true);
    await Promise.all(
      told.map(one =>
        this.#parts.sockets.deliver('interactive', closedPayload(this.#workspace, user, one, isCleared)),
      ),
    );
    return { ok: true };
  }

  async #interact(user: User, payload: Json, channel?: Channel): Promise<Outcome> {
    const delivery = await this.#parts.sockets.deliver('interactive', payload);
    return delivery.outcome === 'acknowledged' ? { ok: true } : this.#tell(user, NO_ANSWER, channel);
  }

  /** What the app's acknowledgement asks for; one that Slack can't use is recorded for the developer. */
  #using(what: string, answer: Json, use: () => void): Outcome {
    try {
      use();
      return { ok: true };
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      this.#parts.record(`ack of ${what}`, answer, error);
      return { ok: false, problem: TROUBLE };
    }
  }

  #tell(user: User, sentence: string, channel?: Channel): Outcome {
    this.#workspace.notify(user.id, sentence, channel?.id);
    return { ok: false, problem: sentence };
  }

  #person(id: string): User {
    const user = this.#workspace.user(id);
    if (user === undefined || user.isBot) throw new Impossible('There is no such person here.');
    if (user.deleted) throw new Impossible(`${user.name} is deactivated.`);
    return user;
  }

  #channelOf(user: User, id: string): Channel {
    const channel = this.#workspace.channel(id);
    if (channel?.members.includes(user.id)) return channel;
    throw new Impossible(
      `${user.name} is not in ${channel?.kind === 'public' ? `#${channel.name}` : 'that channel'}.`,
    );
  }

  #messageFor(user: User, channel: Channel, ts: string): Message | Ephemeral {
    const whisper = this.#workspace.state.ephemerals.find(
      one => one.channel === channel.id && one.ts === ts && one.to === user.id,
    );
    const message = whisper ?? this.#workspace.message(channel.id, ts);
    if (message === undefined) throw new Impossible('The message is gone.');
    return message;
  }

  #viewOf(user: User, id: string): View {
    const view = viewById(this.#workspace, id);
    if (view?.user !== user.id) throw new Impossible('That view is closed.');
    return view;
  }

  /** Only the top one of a stack can be submitted or closed. */
  #topView(user: User, id: string): View {
    const view = this.#viewOf(user, id);
    if (view !== stackOf(this.#workspace, user.id).at(-1))
      throw new Impossible('Another modal lies on top of it.');
    return view;
  }

  #placedIn(view: View, block: string, action: string): Placed {
    const placed = placedAt(list(view.content.blocks), block, action);
    if (placed === undefined) throw new Impossible('There is nothing like that in the view any more.');
    return placed;
  }

  #responseUrl(kind: string, user: User, channel: Channel, message?: Message | Ephemeral): string {
    const original =
      message === undefined ? {} : { original: { ts: message.ts, ephemeral: 'to' in message } };
    const token = giveResponseToken(this.#workspace, { user: user.id, channel: channel.id, ...original });
    return `${this.#parts.origin}${kind}/${this.#workspace.state.team.id}/${token}`;
  }
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

function errorOf(delivery: Delivery): string {
  return delivery.outcome === 'timeout' ? 'operation_timeout' : 'dispatch_failed';
}
