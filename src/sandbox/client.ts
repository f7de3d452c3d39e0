import type { Act, Surroundings } from './acts.ts';
import { archive, join, leave } from './coming-and-going.ts';
import { closeModalAs, submit, suggest } from './modal-acts.ts';
import { deleteMessage, edit } from './own-messages.ts';
import { press, pressInView } from './presses.ts';
import type { Outcome } from './protocol.ts';
import { useShortcut } from './shortcuts.ts';
import { personAt } from './sight.ts';
import { react, say } from './typing.ts';

/** Slack's client in the hands of any person: the page and the tests' persons act through it. */
export class Client {
  readonly #around: Surroundings;

  constructor(around: Surroundings) {
    this.#around = around;
  }

  /**
   * Does it, and settles when the app has acknowledged or failed to.
   * @throws {Impossible} when Slack's screen would not let this person do it
   */
  async do(act: Act): Promise<Outcome> {
    const user = personAt(this.#around.workspace, act.as);
    switch (act.do) {
      case 'say':
        return say(this.#around, user, act);
      case 'edit':
        return edit(this.#around, user, act);
      case 'delete':
        return deleteMessage(this.#around, user, act);
      case 'shortcut':
        return useShortcut(this.#around, user, act);
      case 'join':
        return join(this.#around, user, act);
      case 'leave':
        return leave(this.#around, user, act);
      case 'archive':
        return archive(this.#around, user, act);
      case 'react':
        return react(this.#around, user, act);
      case 'press':
        return press(this.#around, user, act);
      case 'press in view':
        return pressInView(this.#around, user, act);
      case 'suggest':
        return suggest(this.#around, user, act);
      case 'submit':
        return submit(this.#around, user, act);
      case 'close':
        return closeModalAs(this.#around, user, act);
      case 'open home':
        await this.#around.events.homeOpened(user.id);
        return { ok: true };
    }
  }
}
