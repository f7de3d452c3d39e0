import type { Events } from './events.ts';
import type { Manifest } from './manifest.ts';
import { closeModalAs, submit, suggest } from './modal-acts.ts';
import { press, pressInView } from './presses.ts';
import type { Deed, Json, Outcome } from './protocol.ts';
import { Refused } from './refused.ts';
import { personAt } from './sight.ts';
import type { Sockets } from './socket.ts';
import type { User } from './state.ts';
import { react, say } from './typing.ts';
import type { Workspace } from './workspace.ts';

/** What a person can do at all; the clock is nobody's to move. */
export type Act = Exclude<Deed, { do: 'move the clock' }>;

/** One kind of act. */
export type Doing<Name extends Act['do']> = Extract<Act, { do: Name }>;

/** What an act works with. */
export interface Surroundings {
  workspace: Workspace;
  manifest: Manifest;
  sockets: Sockets;
  events: Events;
  /** Where response_urls are served; it ends in a slash. */
  origin: string;
  /** Takes an acknowledgement that Slack can't use, for the app's developer. */
  record: (what: string, answer: Json, refusal: Refused) => void;
}

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

/** Slack's own sentence for one person: it stays on their screen as a notice. */
export function tell({ workspace }: Surroundings, user: User, sentence: string, channel?: string): Outcome {
  workspace.notify(user.id, sentence, channel);
  return { ok: false, problem: sentence };
}

/** Does what the app's acknowledgement asks for; false when Slack can't use it. */
export function used({ record }: Surroundings, what: string, answer: Json, use: () => void): boolean {
  try {
    use();
    return true;
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    record(`ack of ${what}`, answer, error);
    return false;
  }
}
