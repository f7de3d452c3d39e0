import type {
  AllMiddlewareArgs,
  AnyMiddlewareArgs,
  App,
  BlockAction,
  SlackActionMiddlewareArgs,
  SlackCommandMiddlewareArgs,
  SlackEventMiddlewareArgs,
  SlackOptionsMiddlewareArgs,
  SlackShortcutMiddlewareArgs,
  SlackViewMiddlewareArgs,
  ViewSubmitAction,
  webApi,
} from '@slack/bolt';

type Run<Args> = (args: Args & AllMiddlewareArgs) => Promise<void>;

/** What is run for each command, button, form, field, shortcut and event, by its name. */
export interface Routes {
  command(name: string, run: Run<SlackCommandMiddlewareArgs>): void;
  action(id: string, run: Run<SlackActionMiddlewareArgs<BlockAction>>): void;
  view(callback: string, run: Run<SlackViewMiddlewareArgs<ViewSubmitAction>>): void;
  options(action: string, run: Run<SlackOptionsMiddlewareArgs<'block_suggestion'>>): void;
  shortcut(callback: string, run: Run<SlackShortcutMiddlewareArgs>): void;
  event<T extends string>(type: T, run: Run<SlackEventMiddlewareArgs<T>>): void;
}

/** In place of a name: whatever has no route of its own. */
export const OTHER = '*';

/**
 * Bolt asks each of its listeners whether a request is theirs, which took longer than to write what it asked for. Here
 * the name is looked up. What has no route, nor one for all others, Bolt leaves unanswered.
 */
export class NamedRoutes implements Routes {
  readonly #routes = new Map<string, Run<AnyMiddlewareArgs>>();

  /** @param client with which routes call Slack, in place of Bolt's */
  constructor(bolt: App, client: webApi.WebClient) {
    bolt.use(async args => {
      const run = this.#runFor(args as Sent);
      await (run ? run({ ...args, client }) : args.next());
    });
  }

  command(name: string, run: Run<SlackCommandMiddlewareArgs>): void {
    this.#add('command', name, run);
  }
  action(id: string, run: Run<SlackActionMiddlewareArgs<BlockAction>>): void {
    this.#add('block_actions', id, run);
  }
  view(callback: string, run: Run<SlackViewMiddlewareArgs<ViewSubmitAction>>): void {
    this.#add('view_submission', callback, run);
  }
  options(action: string, run: Run<SlackOptionsMiddlewareArgs<'block_suggestion'>>): void {
    this.#add('block_suggestion', action, run);
  }
  shortcut(callback: string, run: Run<SlackShortcutMiddlewareArgs>): void {
    this.#add('shortcut', callback, run);
  }
  /** An event may be heard by several, one after the other. */
  event<T extends string>(type: T, run: Run<SlackEventMiddlewareArgs<T>>): void {
    const before = this.#routes.get(`event ${type}`);
    if (!before) return this.#add('event', type, run);
    this.#routes.set(`event ${type}`, async args => {
      await before(args);
      await (run as Run<AnyMiddlewareArgs>)(args);
    });
  }

  #add(kind: string, name: string, run: Run<never>): void {
    const key = `${kind} ${name}`;
    if (this.#routes.has(key)) throw new Error(`there are two routes for ${key}`);
    this.#routes.set(key, run as Run<AnyMiddlewareArgs>);
  }

  #runFor(sent: Sent): Run<AnyMiddlewareArgs> | undefined {
    const [kind, name] = namedIn(sent);
    const own = typeof name === 'string' ? this.#routes.get(`${kind} ${name}`) : undefined;
    return own ?? this.#routes.get(`${kind} ${OTHER}`);
  }
}

/** Names are Slack's, and anything may stand in their place, or nothing. */
interface Sent {
  body: { type?: unknown };
  event?: { type?: unknown };
  command?: { command?: unknown };
  shortcut?: { callback_id?: unknown };
  view?: { callback_id?: unknown };
  action?: { action_id?: unknown };
  options?: { action_id?: unknown };
}

function namedIn({ body: { type }, ...sent }: Sent): [kind: string, name: unknown] {
  if (sent.event) return ['event', sent.event.type];
  if (sent.command) return ['command', sent.command.command];
  if (sent.shortcut) return ['shortcut', sent.shortcut.callback_id];
  switch (type) {
    case 'view_submission':
      return [type, sent.view?.callback_id];
    case 'block_actions':
      return [type, sent.action?.action_id];
    case 'block_suggestion':
      return [type, sent.options?.action_id];
    default:
      return ['nothing', undefined];
  }
}
