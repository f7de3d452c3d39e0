import { webApi, type RespondFn } from '@slack/bolt';
import type { Log } from '../kernel/log.ts';
import { Refusal } from '../kernel/refusal.ts';
import type { Sorted } from './answers.ts';
import { modal, section, type Home, type Modal } from './blocks.ts';
import { filesTo } from './files.ts';
import type { Answer, Saying, SendsFiles } from './listen.ts';
import { md, type Markup } from './markup.ts';

/**
 * Where a person was when they asked. `card`: on a record's own card, which shows what was done; `message`: on a
 * message elsewhere, whose buttons have served once something is done.
 */
export type Surface =
  | { kind: 'command' | 'shortcut' | 'message shortcut' | 'card' | 'message' }
  | { kind: 'home'; view: string }
  /** `isThird`: it lies upon two others, and Slack lays no other upon it. */
  | { kind: 'modal'; view: string; isThird?: boolean };

export interface Scene {
  client: webApi.WebClient;
  log: Log;
  respond: RespondFn;
  /** Who asked. */
  user: string;
  trigger: string;
  surface: Surface;
  /** The thread of the message that was pressed on; empty where it stands in none. */
  thread?: string;
}

/**
 * Shows the answer to a press or a command, after its ack. What was done stays done when showing it fails, and the
 * person is told so.
 */
export async function show(answer: Answer | { refused: Markup }, scene: Scene): Promise<void> {
  try {
    if ('open' in answer) await open(answer.open, scene);
    else if ('say' in answer) await say(answer.say, scene);
    else if ('share' in answer) await share(answer.share, scene);
    else if ('refused' in answer) await whisper(answer.refused, scene);
    else if ('files' in answer) await showSent(await send(answer, scene), scene);
    else if (!('done' in answer)) await turn(answer.page, scene);
    else await showDone(answer, scene);
  } catch (error) {
    const failed = { err: error, surface: scene.surface.kind };
    if (isClosed(error)) return scene.log.warn(failed, 'an answer found its page closed');
    scene.log.error(failed, 'an answer could not be shown');
    // A global shortcut has no place where something could be said.
    if ('view' in scene.surface || scene.surface.kind === 'shortcut') return sayInView(answer, scene);
    const sentence =
      'done' in answer
        ? md`It is done, but I couldn’t show it. There is no need to do it again.`
        : md`Slack was too slow to open it. Try again.`;
    await sayInPlace('refused' in answer ? answer.refused : sentence, scene);
  }
}

/** The last that can be tried where Slack does not take an answer. */
async function sayInPlace(sentence: Markup, { respond, log }: Scene): Promise<void> {
  try {
    await respond({ response_type: 'ephemeral', replace_original: false, text: sentence.mrkdwn });
  } catch (error) {
    log.warn({ err: error }, 'nor that an answer could not be shown');
  }
}

/** Whoever closed a page needs no answer in it. */
const isClosed = (error: unknown): boolean =>
  error instanceof webApi.WebAPIPlatformError && error.data.error === 'not_found';

/** Nobody is left with a click that did nothing, as far as the trigger still opens something. */
async function sayInView(answer: Answer | { refused: Markup }, scene: Scene): Promise<void> {
  const sentence =
    'done' in answer
      ? md`It is done, but I couldn’t show it. Close this; there is no need to do it again.`
      : md`I couldn’t show that. Close this, and try again.`;
  try {
    await open(notice('refused' in answer ? answer.refused : sentence), scene);
  } catch (error) {
    scene.log.warn({ err: error }, 'nor that an answer could not be shown');
  }
}

async function open(
  view: Modal,
  { client, trigger, surface }: Pick<Scene, 'client' | 'trigger' | 'surface'>,
): Promise<void> {
  if (surface.kind === 'modal' && surface.isThird) await client.views.update({ view_id: surface.view, view });
  else if (surface.kind === 'modal') await client.views.push({ trigger_id: trigger, view });
  else await client.views.open({ trigger_id: trigger, view });
}

/** A sentence that only this person sees. */
async function whisper(sentence: Markup, scene: Scene): Promise<void> {
  // Under a message of a thread nobody would see what is said in its channel.
  const isShortcut = scene.surface.kind === 'shortcut' || scene.surface.kind === 'message shortcut';
  if ('view' in scene.surface || isShortcut) await open(notice(sentence), scene);
  else await scene.respond({ response_type: 'ephemeral', replace_original: false, text: sentence.mrkdwn });
}

/** In the place of what was pressed on, which has served. */
async function say({ text, blocks }: Saying, scene: Scene): Promise<void> {
  if ('view' in scene.surface || scene.surface.kind.endsWith('shortcut'))
    return open(modal('Common Ground', blocks), scene);
  await scene.respond({
    response_type: 'ephemeral',
    replace_original: scene.surface.kind === 'message',
    text: text.mrkdwn,
    blocks,
    ...(scene.thread && { thread_ts: scene.thread }),
  });
}

/** For all of the channel; what only this person saw goes. */
async function share(saying: Saying, scene: Scene): Promise<void> {
  const { respond, thread, surface, log } = scene;
  // On a page there is no channel in which anybody else could read it.
  if ('view' in surface || surface.kind === 'shortcut') return say(saying, scene);
  const { text, blocks } = saying;
  await respond({
    response_type: 'in_channel',
    replace_original: false,
    text: text.mrkdwn,
    blocks,
    ...(thread && { thread_ts: thread }),
  });
  if (surface.kind !== 'message') return;
  try {
    await respond({ delete_original: true });
  } catch (error) {
    log.warn({ err: error }, 'what was shown to all still stands there for one');
  }
}

/** A card shows what was done to its record, and that is nothing here. */
async function showSent(sent: { done: Markup } | { refused: Markup }, scene: Scene): Promise<void> {
  if ('done' in sent && scene.surface.kind === 'card') await whisper(sent.done, scene);
  else await show(sent, scene);
}

/** Makes the files and sends them. */
async function send(
  { files, comment, sent }: SendsFiles,
  { client, user, log }: Scene,
): Promise<{ done: Markup } | { refused: Markup }> {
  const made = await files().catch((error: unknown) => notMade(error, log));
  if ('refused' in made) return made;
  const sending = await filesTo(client).send(user, made, comment);
  if (sending.kind === 'sent') return { done: sent };
  log.warn(sending, 'files were not sent');
  return { refused: notSent(sending) };
}

function notMade(error: unknown, log: Log): { refused: Markup } {
  if (error instanceof Refusal) return { refused: md`${error.message}` };
  log.error({ err: error }, 'files could not be made');
  return {
    refused: md`I couldn’t make the files, and sent nothing. Try again; if it stays, tell your admin.`,
  };
}

function notSent({ kind, code }: Sorted): Markup {
  switch (kind) {
    case 'wait':
      return md`Slack takes no files just now, and I sent nothing. Try again in a minute.`;
    case 'unsure':
      return md`Slack didn’t say whether the files have arrived. Look into our direct messages, and try again if they aren’t there.`;
    case 'locked out':
    case 'no':
      return md`Slack takes no files from me (${code}), and I sent nothing. Tell your admin: the doctor says what is missing.`;
  }
}

async function turn(page: () => Promise<Modal>, { client, surface }: Scene): Promise<void> {
  if ('view' in surface) await client.views.update({ view_id: surface.view, view: await page() });
}

async function showDone(
  { done, page }: Extract<Answer, { done: Markup }>,
  { client, respond, surface, trigger }: Pick<Scene, 'client' | 'respond' | 'surface' | 'trigger'>,
): Promise<void> {
  switch (surface.kind) {
    case 'modal':
      await client.views.update({ view_id: surface.view, view: page ? await page() : notice(done) });
      return;
    case 'message':
      await respond({ replace_original: true, text: done.mrkdwn });
      return;
    case 'command':
      await respond({ response_type: 'ephemeral', text: done.mrkdwn });
      return;
    case 'shortcut':
    case 'message shortcut':
      await open(notice(done), { client, trigger, surface });
      return;
    case 'card':
    case 'home':
      return;
  }
}

/** Draws a page anew that lies under another one. It may be closed by now: then it needs no drawing. */
export async function redraw(
  id: string,
  page: (() => Promise<Modal>) | undefined,
  { client, log }: Pick<Scene, 'client' | 'log'>,
): Promise<void> {
  try {
    if (page) await client.views.update({ view_id: id, view: await page() });
  } catch (error) {
    log.warn({ err: error }, 'a page could not be drawn anew');
  }
}

export const notice = (sentence: Markup): Modal => modal('Common Ground', [section(sentence)]);

export const homeNotice = (sentence: Markup): Home => ({ type: 'home', blocks: [section(sentence)] });
