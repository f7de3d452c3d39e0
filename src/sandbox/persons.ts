import type { Act } from './acts.ts';
import type { Client } from './client.ts';
import { idsOf } from './elements.ts';
import { list } from './json.ts';
import { fieldLabelled, fieldsIn, saying, valueFor, type Answer, type LookUps } from './filling.ts';
import { elementState } from './inputs.ts';
import type { Manifest } from './manifest.ts';
import type { Conversation, Message, OpenView, Outcome, Screen, Values } from './protocol.ts';
import {
  bodyText,
  linesOf,
  messageText,
  modalText,
  pressablesIn,
  type ModalText,
  type Pressable,
} from './reading.ts';
import { screenOf } from './screen.ts';
import type { User } from './state.ts';
import { SLACKBOT, type Workspace } from './workspace.ts';

/** Where to look for a button. */
export interface Where {
  /** Words in the message it stands in. */
  on?: string;
  /** A channel's name, or `dm` for the direct message with the app. */
  in?: string;
}

type Deed<A = Act> = A extends { as: string } ? Omit<A, 'as'> : never;

interface Setting {
  workspace: Workspace;
  manifest: Manifest;
  client: Client;
  /** Awaited after every act. */
  settle: () => Promise<void>;
}

/** A person by name, or the first word of it. @throws when nobody is called so */
export function personNamed(setting: Setting, name: string, at: { in?: string } = {}): Person {
  const people = Object.values(setting.workspace.state.users).filter(user => !user.isBot);
  return new Person(
    setting,
    saying(people, user => user.name, name, 'person called'),
    at.in,
  );
}

/**
 * Somebody at their Slack: the language of the tests. Sees what the page would show them, and does what they
 * could do there. Each act settles after the app's acknowledgement or its failure.
 */
export class Person {
  readonly id: string;
  readonly name: string;
  readonly #setting: Setting;
  readonly #user: User;
  readonly #here: string | undefined;

  constructor(setting: Setting, user: User, here: string | undefined) {
    this.id = user.id;
    this.name = user.name;
    this.#setting = setting;
    this.#user = user;
    this.#here = here;
  }

  /** Sends a message or, when it starts with a slash, a command. `thread` is the `ts` of the message replied to. */
  async types(text: string, where: { in?: string; thread?: string } = {}): Promise<Outcome> {
    const channel = this.#conversation(where.in).id;
    const thread = where.thread === undefined ? {} : { thread: where.thread };
    return this.#does({ do: 'say', channel, text, ...thread });
  }

  /** Presses the newest button with these words; a choice of a menu counts as one. @throws with the buttons in sight */
  async clicks(label: string, where: Where = {}): Promise<Outcome> {
    const channel = this.#conversation(where.in);
    const { message, pressable } = this.#find(channel, label, where.on);
    return this.#does({ do: 'press', channel: channel.id, ts: message.ts, ...idsOf(pressable) });
  }

  /** Adds a reaction to the newest message with these words, or takes it away again. */
  async reacts(name: string, where: Where = {}): Promise<Outcome> {
    const channel = this.#conversation(where.in);
    const message = this.#messages(channel, where.on).at(-1);
    if (message === undefined) throw new Error(`${this.name} sees no message to react to.`);
    return this.#does({ do: 'react', channel: channel.id, ts: message.ts, name });
  }

  /** Puts answers into the inputs with these labels (their beginning will do) and submits the modal. */
  async fills(answers: Record<string, Answer>): Promise<Outcome> {
    const values: Values = {};
    for (const [label, answer] of Object.entries(answers)) {
      const top = this.#top();
      const field = fieldLabelled(fieldsIn(top.view), label);
      const { block, action } = idsOf(field);
      const value = await valueFor(field, answer, this.#lookUps(top));
      (values[block] ??= {})[action] = elementState(field.element, value);
      if (field.block.dispatch_action === true) {
        await this.#does({ do: 'press in view', view: top.id, block, action, values });
      }
    }
    return this.submits(values);
  }

  /** Submits the modal as it is. */
  async submits(values: Values = {}): Promise<Outcome> {
    return this.#does({ do: 'submit', view: this.#top().id, values });
  }

  /** Presses a button in the open modal or, when none is open, on Home. */
  async presses(label: string): Promise<Outcome> {
    const { id, view } = this.#screen.views.at(-1) ?? this.#homeView();
    const pressable = saying(pressablesIn(list(view.blocks)), one => one.label, label, 'button saying');
    return this.#does({ do: 'press in view', view: id, ...idsOf(pressable), values: {} });
  }

  /** Closes the open modal. */
  async closes(): Promise<Outcome> {
    return this.#does({ do: 'close', view: this.#top().id });
  }

  async opensHome(): Promise<Outcome> {
    return this.#does({ do: 'open home' });
  }

  /** The open modal, the top one. */
  get modal(): ModalText | undefined {
    const top = this.#screen.views.at(-1);
    return top === undefined ? undefined : modalText(top, this.#naming);
  }

  /** The messages of a channel, oldest first, replies after the message they belong to. */
  sees(channel?: string): string[] {
    return this.#lines(this.#conversation(channel).messages);
  }

  /** The direct message with the app. */
  get dm(): string[] {
    return this.#lines(this.#screen.dm.messages);
  }

  /** What was said to this person alone: ephemeral messages and Slack's notices, the newest last. */
  get told(): string[] {
    const { ephemerals, notices } = this.#setting.workspace.state;
    const whispers = ephemerals
      .filter(one => one.to === this.id)
      .map(one => ({ ts: one.ts, text: bodyText(one, this.#naming) }));
    const said = notices.filter(one => one.user === this.id).map(({ ts, text }) => ({ ts, text }));
    return [...whispers, ...said].toSorted((a, b) => Number(a.ts) - Number(b.ts)).map(one => one.text);
  }

  /** The app's Home tab, a line for each block. */
  get home(): string[] {
    return linesOf(list(this.#screen.home?.blocks), this.#naming);
  }

  /** What can be pressed in a channel's messages, the newest last. */
  buttons(where: Where = {}): string[] {
    return this.#messages(this.#conversation(where.in), where.on).flatMap(message =>
      pressablesIn(message.blocks ?? []).map(one => one.label),
    );
  }

  async #does(deed: Deed): Promise<Outcome> {
    const outcome = await this.#setting.client.do({ as: this.id, ...deed });
    await this.#setting.settle();
    return outcome;
  }

  get #screen(): Screen {
    return screenOf(this.#setting.workspace, this.#setting.manifest, this.#user);
  }

  #top(): OpenView {
    const top = this.#screen.views.at(-1);
    if (top !== undefined) return top;
    const last = this.told.at(-1);
    throw new Error(`${this.name} has no modal open.${last === undefined ? '' : ` Last told: “${last}”`}`);
  }

  #homeView(): Pick<OpenView, 'id' | 'view'> {
    const { home } = this.#screen;
    if (home === undefined) throw new Error(`${this.name} has neither a modal open nor a Home tab.`);
    return { id: String(home.id), view: home };
  }

  #conversation(name: string | undefined = this.#here): Conversation {
    const { channels, dm } = this.#screen;
    if (name === 'dm') return dm;
    if (name === undefined) throw new Error(`Say which channel ${this.name} is in.`);
    const found = channels.find(channel => channel.name === name || channel.id === name);
    if (found !== undefined) return found;
    throw new Error(`${this.name} is not in #${name}, only in: ${channels.map(one => one.name).join(', ')}`);
  }

  /** Oldest first by what was posted last, replies among them. */
  #messages(channel: Conversation, on?: string): Message[] {
    return channel.messages
      .flatMap(message => [message, ...message.replies])
      .filter(message => on === undefined || messageText(message, this.#naming).includes(on))
      .toSorted((a, b) => Number(a.ts) - Number(b.ts));
  }

  #find(channel: Conversation, label: string, on?: string): { message: Message; pressable: Pressable } {
    const all = this.#messages(channel, on)
      .toReversed()
      .flatMap(message => pressablesIn(message.blocks ?? []).map(pressable => ({ message, pressable })));
    const place = `button${on === undefined ? '' : ` on “${on}”`} in ${channel.name} saying`;
    return saying(all, one => one.pressable.label, label, place);
  }

  #lookUps(top: OpenView): LookUps {
    const { workspace, client } = this.#setting;
    return {
      suggest: async (field, query) => {
        const ask = { as: this.id, do: 'suggest', view: top.id, ...idsOf(field), query } as const;
        const { options, problem } = await client.do(ask);
        if (problem !== undefined) throw new Error(`No suggestions for “${query}”: ${problem}`);
        return options ?? [];
      },
      userNamed: name => personNamed(this.#setting, name).id,
      channelNamed: name =>
        saying(Object.values(workspace.state.channels), channel => channel.name, name, 'channel called').id,
    };
  }

  #lines(messages: Message[]): string[] {
    return messages.flatMap(message => [
      this.#line(message),
      ...message.replies.map(reply => `↳ ${this.#line(reply)}`),
    ]);
  }

  #line(message: Message): string {
    return `${message.ephemeral ? '(only you) ' : ''}${messageText(message, this.#naming)}`;
  }

  readonly #naming = (id: string): string => {
    const { users, channels } = this.#setting.workspace.state;
    return users[id]?.name ?? channels[id]?.name ?? (id === SLACKBOT ? 'Slackbot' : id);
  };
}
