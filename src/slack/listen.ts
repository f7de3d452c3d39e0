import type { App, types, webApi } from '@slack/bolt';
import type { Ids } from '../kernel/ids.ts';
import type { Log } from '../kernel/log.ts';
import { Refusal } from '../kernel/refusal.ts';
import { whoIs, type Directory } from '../people/directory.ts';
import type { Person } from '../people/person.ts';
import { noticeModal, section, type Home, type Modal } from './blocks.ts';
import { escape, md } from './markup.ts';

type Client = webApi.WebClient;

/** What every listener is told: who it is, and the key under which the inbox remembers the request. */
interface Request {
  by: Person;
  request: string;
  client: Client;
}
export interface Command extends Request {
  text: string;
  trigger: string;
}
export interface Press extends Request {
  value: string;
  trigger: string;
  /** The modal that the button stands in, if it does. */
  viewId: string | undefined;
}
export interface Submission extends Request {
  /** What was entered, by field: text, or the value of the chosen option; empty where nothing was. */
  entered: (field: string) => string;
  /** The record that the form is about. */
  about: string;
}

/** How features hear of people. Each answers after the commit, and every refusal becomes a private sentence. */
export interface Listen {
  command(name: string, run: (command: Command) => Promise<void>): void;
  press(action: string, run: (press: Press) => Promise<void>): void;
  /** What it answers with stands in the form's place; without an answer the form and what is under it closes. */
  submit(callback: string, run: (submission: Submission) => Promise<Modal | undefined>): void;
  suggest(action: string, run: (words: string, by: Person) => Promise<types.PlainTextOption[]>): void;
  home(draw: (by: Person) => Promise<Home>): void;
}

export interface ListenParts {
  directory: Directory;
  ids: Ids;
  log: Log;
}

/**
 * Commit, then ack: an ack is sent when the use case is through, so what Slack believes to be done is done. What
 * people are told is never more than a sentence; what went wrong goes to the log under the reference they see.
 */
export function listenOn(bolt: App, { directory, ids, log }: ListenParts): Listen {
  /** The sentence to say when it failed; undefined when it went through. */
  async function attempt(what: string, run: () => Promise<void>): Promise<Refusal | undefined> {
    try {
      await run();
      return undefined;
    } catch (error) {
      if (error instanceof Refusal) return error;
      const reference = ids.next().slice(0, 8);
      log.error({ err: error, what, reference }, 'a request failed');
      return new Refusal(
        'broken',
        `Something broke on our side. Look at the card before you try again; if it stays, give your admin this reference: ${reference}.`,
      );
    }
  }

  async function homeOf(user: string, draw: (by: Person) => Promise<Home>): Promise<Home> {
    try {
      return await draw(await whoIs(directory, user));
    } catch (error) {
      if (error instanceof Refusal) return { type: 'home', blocks: [section(md`${error.message}`)] };
      throw error;
    }
  }

  return {
    command(name, run) {
      bolt.command(name, async ({ command, ack, client }) => {
        const refusal = await attempt(name, async () => {
          const by = await whoIs(directory, command.user_id);
          await run({
            by,
            request: `command:${command.trigger_id}`,
            client,
            text: command.text,
            trigger: command.trigger_id,
          });
        });
        await ack(refusal ? { response_type: 'ephemeral', text: escape(refusal.message) } : undefined);
      });
    },

    press(action, run) {
      bolt.action(
        { type: 'block_actions', action_id: action },
        async ({ body, action: pressed, ack, client, respond }) => {
          const value = pressed.type === 'button' ? (pressed.value ?? '') : '';
          const refusal = await attempt(action, async () => {
            const by = await whoIs(directory, body.user.id);
            await run({
              by,
              request: `press:${body.trigger_id}`,
              client,
              value,
              trigger: body.trigger_id,
              viewId: body.view?.id,
            });
          });
          await ack();
          if (!refusal) return;
          if (!body.view)
            await respond({
              response_type: 'ephemeral',
              replace_original: false,
              text: escape(refusal.message),
            });
          else await sayInView(client, body.trigger_id, body.view.type, refusal);
        },
      );
    },

    submit(callback, run) {
      bolt.view({ callback_id: callback, type: 'view_submission' }, async ({ view, body, ack, client }) => {
        const entered = (field: string): string => {
          const state = view.state.values[field]?.[field];
          return state?.value ?? state?.selected_option?.value ?? '';
        };
        let answer: Modal | undefined;
        const refusal = await attempt(callback, async () => {
          const by = await whoIs(directory, body.user.id);
          answer = await run({
            by,
            request: `view:${view.id}`,
            client,
            entered,
            about: view.private_metadata,
          });
        });
        if (!refusal)
          await ack(answer ? { response_action: 'update', view: answer } : { response_action: 'clear' });
        else if (refusal.field)
          await ack({ response_action: 'errors', errors: { [refusal.field]: refusal.message } });
        else await ack({ response_action: 'update', view: notice(refusal) });
      });
    },

    suggest(action, run) {
      bolt.options({ type: 'block_suggestion', action_id: action }, async ({ options, ack, body }) => {
        let found: types.PlainTextOption[] = [];
        await attempt(action, async () => {
          found = await run(options.value, await whoIs(directory, body.user.id));
        });
        // Bolt types this answer with the fields of dialogs, which Slack has retired.
        await ack({ options: found } as never);
      });
    },

    home(draw) {
      bolt.event('app_home_opened', async ({ event, client }) => {
        if (event.tab !== 'home') return;
        await client.views.publish({ user_id: event.user, view: await homeOf(event.user, draw) });
      });
    },
  };
}

const notice = (refusal: Refusal): Modal => noticeModal(md`${refusal.message}`);

async function sayInView(client: Client, trigger: string, surface: string, refusal: Refusal): Promise<void> {
  const view = notice(refusal);
  if (surface === 'modal') await client.views.push({ trigger_id: trigger, view });
  else await client.views.open({ trigger_id: trigger, view });
}
