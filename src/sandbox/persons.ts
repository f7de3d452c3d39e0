import type { Act } from './acts.ts';
import { choiceOf, type Choosing } from './choosing.ts';
import { idsOf } from './elements.ts';
import { fieldLabelled, fieldsIn, saying, valueFor, type Answer } from './filling.ts';
import { elementState } from './inputs.ts';
import { list } from './json.ts';
import { lookUpsOf } from './look-ups.ts';
import type { Message, Outcome, Values } from './protocol.ts';
import { pressablesIn, type Pressable } from './reading.ts';
import { Reader, type Setting, type Where } from './reader.ts';
import { viewById } from './views.ts';

type Deed<A = Act> = A extends { as: string } ? Omit<A, 'as'> : never;

/** What goes along with words. */
interface Sending {
  /** Names of files. */
  files?: string[];
  /** A reply that stands in the channel too. */
  broadcast?: boolean;
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
export class Person extends Reader {
  /** Sends a message or, when it starts with a slash, a command. `thread` is the `ts` of the message replied to. */
  async types(text: string, where: { in?: string; thread?: string } & Sending = {}): Promise<Outcome> {
    const { in: place, ...rest } = where;
    return this.#does({ do: 'say', channel: this.conversation(place).id, text, ...rest });
  }

  /** Answers in the thread of the newest message with these words. */
  async replies(text: string, where: { on: string; in?: string } & Sending): Promise<Outcome> {
    const { on, ...rest } = where;
    return this.types(text, { ...rest, thread: this.topMessage({ ...rest, on }).ts });
  }

  /** Changes the words of a message of one's own, the newest that has the old ones. */
  async edits(oldWords: string, newText: string, where: { in?: string } = {}): Promise<Outcome> {
    return this.#does({ do: 'edit', ...this.#own(oldWords, where), text: newText });
  }

  /** Deletes a message of one's own, the newest with these words. */
  async deletes(words: string, where: { in?: string } = {}): Promise<Outcome> {
    return this.#does({ do: 'delete', ...this.#own(words, where) });
  }

  /** Uses a shortcut of the app: with `on`, from the menu of the newest message with these words. */
  async uses(shortcutName: string, where: Where = {}): Promise<Outcome> {
    const kind = where.on === undefined ? 'global' : 'message';
    const offered = this.screen.shortcuts.filter(one => one.on === kind);
    const { callback } = saying(offered, one => one.name, shortcutName, `${kind} shortcut called`);
    const message = where.on === undefined ? {} : { message: this.#newest(where) };
    return this.#does({ do: 'shortcut', callback, ...message });
  }

  /** Comes into a public channel. */
  async joins(channel: string): Promise<Outcome> {
    const found = saying(this.screen.otherChannels, one => one.name, channel, 'channel to join called');
    return this.#does({ do: 'join', channel: found.id });
  }

  async leaves(channel: string): Promise<Outcome> {
    return this.#does({ do: 'leave', channel: this.conversation(channel).id });
  }

  async archives(channel: string): Promise<Outcome> {
    return this.#does({ do: 'archive', channel: this.conversation(channel).id });
  }

  /** Presses the newest button with these words; a choice of a menu counts as one. @throws with the buttons in sight */
  async clicks(label: string, where: Where = {}): Promise<Outcome> {
    const channel = this.conversation(where.in);
    const { message, pressable } = this.#find(channel.name, label, where);
    return this.#does({ do: 'press', channel: channel.id, ts: message.ts, ...idsOf(pressable) });
  }

  /** Adds a reaction to the newest message with these words, or takes it away again. */
  async reacts(name: string, where: Where = {}): Promise<Outcome> {
    return this.#does({ do: 'react', ...this.#newest(where), name });
  }

  /** Puts answers into the inputs with these labels (their beginning will do) and submits the modal. */
  async fills(answers: Record<string, Answer>): Promise<Outcome> {
    const values: Values = {};
    for (const [label, answer] of Object.entries(answers)) {
      const top = this.topModal();
      const field = fieldLabelled(fieldsIn(top.view), label);
      const { block, action } = idsOf(field);
      const value = await valueFor(field, answer, lookUpsOf(this.setting, this.id, top.id));
      (values[block] ??= {})[action] = elementState(field.element, value);
      if (field.block.dispatch_action === true) {
        await this.#does({ do: 'press in view', view: top.id, block, action, values });
      }
    }
    return this.submits(values);
  }

  /** Submits the modal as it is. */
  async submits(values: Values = {}): Promise<Outcome> {
    return this.#does({ do: 'submit', view: this.topModal().id, values });
  }

  /** Presses a button in the open modal or, when none is open, on Home. */
  async presses(label: string): Promise<Outcome> {
    const { id, view } = this.view();
    const pressable = saying(pressablesIn(list(view.blocks)), one => one.label, label, 'button saying');
    return this.#does({ do: 'press in view', view: id, ...idsOf(pressable), values: {} });
  }

  /**
   * Chooses in a menu of the open modal or of Home that tells the app at once. `in` are the words at the menu; they
   * are needed when several offer the choice. Of checkboxes, the one with these words is ticked, or not any more.
   */
  async chooses(label: string, where: { in?: string } = {}): Promise<Outcome> {
    const { id, view } = this.view();
    const lookUps = lookUpsOf(this.setting, this.id, id);
    const choosing: Choosing = { view, values: viewById(this.setting.workspace, id)?.values ?? {}, lookUps };
    const { placed, option } = await choiceOf(choosing, label, where.in);
    return this.#does({ do: 'press in view', view: id, ...idsOf({ ...placed, option }), values: {} });
  }

  /** Types into an input that tells the app at Enter, and presses Enter. */
  async enters(label: string, text: string): Promise<Outcome> {
    const { id, view } = this.view();
    const telling = fieldsIn(view).filter(field => field.block.dispatch_action === true);
    const field = fieldLabelled(telling, label);
    const { block, action } = idsOf(field);
    const values = { [block]: { [action]: elementState(field.element, text === '' ? null : text) } };
    return this.#does({ do: 'press in view', view: id, block, action, values });
  }

  /** Closes the open modal. */
  async closes(): Promise<Outcome> {
    return this.#does({ do: 'close', view: this.topModal().id });
  }

  async opensHome(): Promise<Outcome> {
    return this.#does({ do: 'open home' });
  }

  async #does(deed: Deed): Promise<Outcome> {
    const outcome = await this.setting.client.do({ as: this.id, ...deed });
    await this.setting.settle();
    return outcome;
  }

  #newest(where: Where): { channel: string; ts: string } {
    const message = this.messages(where).findLast(one => !one.ephemeral);
    const words = where.on === undefined ? '' : ` with “${where.on}”`;
    if (message === undefined) throw new Error(`${this.name} sees no message${words}.`);
    return { channel: this.conversation(where.in).id, ts: message.ts };
  }

  #own(words: string, where: { in?: string }): { channel: string; ts: string } {
    const own = this.messages({ ...where, on: words }).findLast(message => message.user === this.id);
    if (own === undefined) throw new Error(`${this.name} has no message with “${words}”.`);
    return { channel: this.conversation(where.in).id, ts: own.ts };
  }

  #find(place: string, label: string, where: Where): { message: Message; pressable: Pressable } {
    const all = this.messages(where)
      .toReversed()
      .flatMap(message => pressablesIn(message.blocks ?? []).map(pressable => ({ message, pressable })));
    const what = `button${where.on === undefined ? '' : ` on “${where.on}”`} in ${place} saying`;
    return saying(all, one => one.pressable.label, label, what);
  }
}
