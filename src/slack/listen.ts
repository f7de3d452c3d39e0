import type { types, ViewOutput, webApi } from '@slack/bolt';
import type { Ids } from '../kernel/ids.ts';
import type { Log } from '../kernel/log.ts';
import { Refusal } from '../kernel/refusal.ts';
import type { Person } from '../people/person.ts';
import { called } from './commands.ts';
import { attempts } from './attempt.ts';
import { CARD, type Block, type Modal } from './blocks.ts';
import { md, type Markup } from './markup.ts';
import type { SentFile } from './files.ts';
import { enteredIn, textIn, valuesOf, type Entered } from './entered.ts';
import type { HomeTab } from './home-tab.ts';
import { OTHER, type Routes } from './routes.ts';
import { notice, redraw, show, type Surface } from './show.ts';

/** What every listener is told: who it is, and the key under which the inbox remembers the request. */
interface Request<By> {
  by: By;
  key: string;
}
export interface Command<By = Person> extends Request<By> {
  /** What stands behind the command's name, as it was typed. */
  words: string;
  /** Where it was typed. */
  channel: string;
}
export interface Press<By = Person> extends Request<By> {
  /** The record, as the button carries it; of a menu the chosen option's value; of a field what stands in it. */
  value: string;
  /** What stands in the other fields of the page it was pressed on. */
  entered: Entered;
  /** What the page is about; empty on a message. */
  about: string;
}
export interface Submission<By = Person> extends Request<By> {
  /** The form's own id, the same as long as it is open. */
  form: string;
  entered: Entered;
  /** The record that the form is about. */
  about: string;
}
export interface Shortcut<By = Person> extends Request<By> {
  /** The message that it was used on; none for a global shortcut. */
  message: { channel: string; ts: string; text: string } | undefined;
}

/** What pages that are open look like now: the one in which something was done, and the one that it lies upon. */
export interface Pages {
  page: () => Promise<Modal>;
  under?: () => Promise<Modal>;
}

/** What stands in a form's place once it is sent, while what it lay upon is drawn anew. */
export interface Receipt {
  receipt: Modal;
  under: () => Promise<Modal>;
}

/** Files are made and sent after the ack, into the direct messages of who asked. */
export interface SendsFiles {
  files: () => Promise<readonly [SentFile, ...SentFile[]]>;
  /** What stands above them there; bold and plain words. */
  comment: Markup;
  /** What is said where they asked, once the files are there. */
  sent: Markup;
}

/** A message of several parts. */
export interface Saying {
  text: Markup;
  blocks: Block[];
}

/**
 * What a person sees in answer. `say`: a message that only they see; `share`: one that all of the channel see, in its
 * thread where they pressed in one. `open`: a form or page of their own. `page`: the one in which they pressed, turned.
 * `done`: what was done in a sentence, and the pages in which they pressed; the record's own card needs neither, since
 * it changes.
 */
export type Answer =
  | { open: Modal }
  | { say: Saying }
  | { share: Saying }
  | { page: () => Promise<Modal> }
  | ({ done: Markup } & Partial<Pages>)
  | SendsFiles;

/**
 * How features hear of people. A listener decides and commits; Slack is called only after the ack. A refusal
 * becomes a private sentence, and so does what breaks. {@link OTHER} in place of a name hears what no other name fits.
 */
export interface Listen<By = Person> {
  command(name: string, run: (command: Command<By>) => Promise<Answer>): void;
  press(action: string, run: (press: Press<By>) => Promise<Answer>): void;
  /**
   * A modal stands in the form's place, as does a receipt, or is pushed upon it, where the form is gone back to. Pages: the
   * form closes, and what it lay upon is drawn anew. Otherwise, or where the form lay upon nothing, all closes.
   */
  submit(
    callback: string,
    run: (submission: Submission<By>) => Promise<Modal | { push: Modal } | Receipt | Pages | undefined>,
  ): void;
  suggest(action: string, run: (words: string, by: By) => Promise<types.PlainTextOption[]>): void;
  shortcut(callback: string, run: (shortcut: Shortcut<By>) => Promise<Answer>): void;
}

export interface ListenParts<By> {
  /** Who is behind a Slack user id, where they may use these routes. @throws Refusal that says why not */
  whoIs: (id: string) => Promise<By>;
  /** Before the name of each command; empty, or ends in a hyphen. */
  commandPrefix: string;
  /** Our workspace: who is of another one is told so. */
  teamId: string;
  /** Drawn anew after what was done on it, or on a page that it led to. */
  home: Pick<HomeTab, 'publish'>;
  ids: Ids;
  log: Log;
}

/** Commit, then ack: what Slack believes to be done is done. What must be asked of Slack before that, asks `inTime`. */
export function listenOn<By = Person>(
  routes: Routes,
  { whoIs, commandPrefix, teamId, home, ids, log }: ListenParts<By>,
): Listen<By> {
  const attempt = attempts({ ids, log });

  /** Of those whom we don't know, who is of another company can't be told to join a desk. */
  async function who(id: unknown, team: unknown): Promise<By> {
    try {
      return await whoIs(textIn(id));
    } catch (error) {
      const isUnknown = error instanceof Refusal && error.code === 'unknown-person';
      throw isUnknown && textIn(team) && team !== teamId ? fromElsewhere() : error;
    }
  }

  /** What was done stays done, whatever becomes of Home. */
  async function republish(client: webApi.WebClient, user: string): Promise<void> {
    try {
      await home.publish(client, user);
    } catch (error) {
      log.warn({ err: error }, 'Home could not be drawn anew');
    }
  }

  return {
    command(name, run) {
      routes.command(
        name === OTHER ? name : called(name, commandPrefix),
        async ({ command, ack, client, respond }) => {
          const key = `command:${command.trigger_id}`;
          const tried = await attempt(name, async () =>
            run({
              by: await who(command.user_id, command.team_id),
              key,
              words: textIn(command.text),
              channel: textIn(command.channel_id),
            }),
          );
          if ('refusal' in tried)
            return ack({ response_type: 'ephemeral', ...said(md`${tried.refusal.message}`) });
          await ack();
          await show(tried.answer, {
            client,
            log,
            respond,
            user: command.user_id,
            trigger: command.trigger_id,
            surface: { kind: 'command' },
          });
        },
      );
    },

    press(action, run) {
      routes.action(action, async ({ body, action: pressed, ack, client, respond }) => {
        const key = `press:${body.trigger_id}`;
        const { view } = body;
        const tried = await attempt(action, async () =>
          run({
            by: await who(body.user.id, body.user.team_id),
            key,
            value: pressed.type === 'button' ? textIn(pressed.value) : valuesOf(pressed).join(','),
            entered: enteredIn(view?.state.values),
            about: textIn(view?.private_metadata),
          }),
        );
        await ack();
        const surface: Surface = view
          ? surfaceOf(view)
          : { kind: pressed.block_id === CARD ? 'card' : 'message' };
        const answer = 'answer' in tried ? tried.answer : { refused: md`${tried.refusal.message}` };
        const thread = textIn((body.container as { thread_ts?: unknown } | undefined)?.thread_ts);
        const scene = { client, log, respond, user: body.user.id, trigger: body.trigger_id, surface, thread };
        await show(answer, scene);
        if (!('done' in answer && 'view' in surface)) return;
        if (view?.previous_view_id) await redraw(view.previous_view_id, answer.under, { client, log });
        await republish(client, body.user.id);
      });
    },

    submit(callback, run) {
      routes.view(callback, async ({ view, body, ack, client }) => {
        const entered = enteredIn(view.state.values);
        const key = `view:${view.id}`;
        const tried = await attempt(callback, async () =>
          run({
            by: await who(body.user.id, body.user.team_id),
            key,
            form: view.id,
            entered,
            about: textIn(view.private_metadata),
          }),
        );
        if ('answer' in tried) {
          const { answer } = tried;
          const below = view.previous_view_id;
          const scene = { client, log };
          if (answer && 'type' in answer) await ack({ response_action: 'update', view: answer });
          else if (answer && 'push' in answer) {
            // Upon two others Slack lays no other: there it takes the form's place.
            const isThird = below !== null && view.root_view_id !== null && below !== view.root_view_id;
            return ack({ response_action: isThird ? 'update' : 'push', view: answer.push });
          } else if (answer && 'receipt' in answer) {
            await ack({ response_action: 'update', view: answer.receipt });
            if (below) await redraw(below, answer.under, scene);
          } else if (answer && below) {
            await ack();
            await redraw(below, answer.page, scene);
            if (view.root_view_id && view.root_view_id !== below)
              await redraw(view.root_view_id, answer.under, scene);
          } else await ack({ response_action: 'clear' });
          // A form on top of a page: Home may have led there.
          if (below) await republish(client, body.user.id);
          return;
        }
        const { field, message } = tried.refusal;
        // Slack takes an error only at a field that the form has.
        if (view.blocks.some(block => block.block_id === field))
          return ack({ response_action: 'errors', errors: { [field ?? '']: message } });
        return ack({ response_action: 'update', view: notice(md`${message}`) });
      });
    },

    suggest(action, run) {
      routes.options(action, async ({ options, ack, body }) => {
        const tried = await attempt(action, async () =>
          run(textIn(options.value), await who(body.user.id, body.user.team_id)),
        );
        await ack({ options: 'answer' in tried ? tried.answer : [] });
      });
    },

    shortcut(callback, run) {
      routes.shortcut(callback, async ({ shortcut, ack, client, respond }) => {
        const message =
          shortcut.type === 'message_action'
            ? { channel: shortcut.channel.id, ts: shortcut.message_ts, text: shortcut.message.text ?? '' }
            : undefined;
        const key = `shortcut:${shortcut.trigger_id}`;
        const tried = await attempt(callback, async () =>
          run({ by: await who(shortcut.user.id, shortcut.user.team_id), key, message }),
        );
        await ack();
        const answer = 'answer' in tried ? tried.answer : { refused: md`${tried.refusal.message}` };
        const scene = { client, log, respond, user: shortcut.user.id, trigger: shortcut.trigger_id };
        await show(answer, { ...scene, surface: { kind: message ? 'message shortcut' : 'shortcut' } });
      });
    },
  };
}

/** Slack lays three modals on one another at most. Source: views.push. */
function surfaceOf(view: ViewOutput): Surface {
  if (view.type === 'home') return { kind: 'home', view: view.id };
  const { previous_view_id: below, root_view_id: root } = view;
  return { kind: 'modal', view: view.id, isThird: Boolean(below) && below !== root };
}

const fromElsewhere = () =>
  new Refusal(
    'unknown-person',
    'You belong to another company, so you can’t use this here. Tell the person whom you work with in this channel.',
  );

const said = ({ mrkdwn }: Markup) => ({ text: mrkdwn });
