import type { Client } from './client.ts';
import { list } from './json.ts';
import type { Manifest } from './manifest.ts';
import type { Conversation, Message, OpenView, Screen } from './protocol.ts';
import { bodyText, linesOf, messageText, modalText, pressablesIn, type ModalText } from './reading.ts';
import { screenOf } from './screen.ts';
import type { User } from './state.ts';
import { SLACKBOT, type Workspace } from './workspace.ts';

/** Where to look for a message or a button. */
export interface Where {
  /** Words in the message (that it stands in). */
  on?: string;
  /** A channel's name; `dm` for the direct message with the app, `with Omar, Lena` for that of a group. */
  in?: string;
}

export interface Setting {
  workspace: Workspace;
  manifest: Manifest;
  client: Client;
  /** Awaited after every act. */
  settle: () => Promise<void>;
}

/** What somebody sees of their Slack: what the page would show them, in words. */
export class Reader {
  readonly id: string;
  protected readonly setting: Setting;
  readonly #user: User;
  readonly #here: string | undefined;

  constructor(setting: Setting, user: User, here: string | undefined) {
    this.id = user.id;
    this.setting = setting;
    this.#user = user;
    this.#here = here;
  }

  get name(): string {
    return this.#user.name;
  }

  /** The open modal, the top one. */
  get modal(): ModalText | undefined {
    const top = this.screen.views.at(-1);
    return top === undefined ? undefined : modalText(top, this.#naming);
  }

  /** The messages of a channel, oldest first, replies after the message they belong to. */
  sees(channel?: string): string[] {
    return this.#lines(this.conversation(channel).messages);
  }

  /** The replies under the newest message with these words, as `Author: text`: no marks of edits or reactions. */
  thread(where: Where): string[] {
    const { replies } = this.topMessage(where);
    return replies.map(reply => messageText({ ...reply, edited: false, reactions: [] }, this.#naming));
  }

  /** The direct message with the app. */
  get dm(): string[] {
    return this.#lines(this.screen.dm.messages);
  }

  /** What was said to this person alone: ephemeral messages and Slack's notices, the newest last. */
  get told(): string[] {
    const { ephemerals, notices } = this.setting.workspace.state;
    const whispers = ephemerals
      .filter(one => one.to === this.id)
      .map(one => ({ ts: one.ts, text: bodyText(one, this.#naming) }));
    const said = notices.filter(one => one.user === this.id).map(({ ts, text }) => ({ ts, text }));
    return [...whispers, ...said].toSorted((a, b) => Number(a.ts) - Number(b.ts)).map(one => one.text);
  }

  /** The app's Home tab, a line for each block. */
  get home(): string[] {
    return linesOf(list(this.screen.home?.blocks), this.#naming);
  }

  /** What can be pressed in a channel's messages, the newest last. */
  buttons(where: Where = {}): string[] {
    return this.messages(where).flatMap(message => pressablesIn(message.blocks ?? []).map(one => one.label));
  }

  protected get screen(): Screen {
    const { workspace, manifest } = this.setting;
    return screenOf(workspace, manifest, this.#user);
  }

  protected conversation(name: string | undefined = this.#here): Conversation {
    const { channels, dm } = this.screen;
    if (name === 'dm') return dm;
    if (name === undefined) throw new Error(`Say which channel ${this.name} is in.`);
    if (name.startsWith('with ')) return this.#group(name.slice('with '.length));
    const found = channels.find(channel => channel.name === name || channel.id === name);
    if (found !== undefined) return found;
    throw new Error(`${this.name} is not in #${name}, only in: ${channels.map(one => one.name).join(', ')}`);
  }

  /** @param names of the others in it, in any order; the first words will do */
  #group(names: string): Conversation {
    const { groups } = this.screen;
    const wanted = names.split(', ').toSorted();
    const called = ({ others = [] }: Conversation) => others.map(id => this.#naming(id)).toSorted();
    const found = groups.find(group => {
      const them = called(group);
      return them.length === wanted.length && them.every((name, n) => name.startsWith(wanted[n] ?? ''));
    });
    if (found !== undefined) return found;
    const there = groups.map(group => called(group).join(', ')).join(' | ');
    throw new Error(`${this.name} is in no group with ${names}, only with: ${there}`);
  }

  /** Messages with these words, oldest first by what was posted last, replies among them. */
  protected messages(where: Where): Message[] {
    const all = this.conversation(where.in).messages.flatMap(message => [message, ...message.replies]);
    // A broadcast reply stands in the channel and in its thread.
    const once = new Map(all.map(message => [message.ts, message]));
    return [...once.values()]
      .filter(message => this.#says(message, where.on))
      .toSorted((a, b) => Number(a.ts) - Number(b.ts));
  }

  /** The newest message with these words that can have replies. @throws with the messages in sight */
  protected topMessage(where: Where): Message {
    const all = this.conversation(where.in).messages.filter(one => !one.broadcast && !one.ephemeral);
    const found = all.findLast(message => this.#says(message, where.on));
    if (found !== undefined) return found;
    throw new Error(`${this.name} sees no message with “${where.on}”, only: ${this.#lines(all).join(' | ')}`);
  }

  /** The open modal or, when none is open, Home. */
  protected view(): Pick<OpenView, 'id' | 'view'> {
    const { home, views } = this.screen;
    const top = views.at(-1);
    if (top !== undefined) return top;
    if (home === undefined) throw new Error(`${this.name} has neither a modal open nor a Home tab.`);
    return { id: String(home.id), view: home };
  }

  protected topModal(): OpenView {
    const top = this.screen.views.at(-1);
    if (top !== undefined) return top;
    const last = this.told.at(-1);
    throw new Error(`${this.name} has no modal open.${last === undefined ? '' : ` Last told: “${last}”`}`);
  }

  #says(message: Message, words: string | undefined): boolean {
    return words === undefined || messageText(message, this.#naming).includes(words);
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
    const { users, channels } = this.setting.workspace.state;
    return users[id]?.name ?? channels[id]?.name ?? (id === SLACKBOT ? 'Slackbot' : id);
  };
}
