import type { App, types, webApi } from '@slack/bolt';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Slack } from '../../src/sandbox/server.ts';
import { boltFor, botOf, manifestFile, plantSlack, refusalOf } from './bare-app.ts';

const words = (text: string) => ({ type: 'plain_text' as const, text });
const button = (action_id: string, text: string) => ({
  type: 'button' as const,
  action_id,
  text: words(text),
});

function modal(title: string, more: Partial<types.ModalView> = {}): types.ModalView {
  const blocks: types.ModalView['blocks'] = [
    {
      type: 'input',
      block_id: 'note',
      label: words('Note'),
      element: { type: 'plain_text_input', action_id: 'text', min_length: 3, max_length: 5 },
    },
    { type: 'actions', block_id: 'more', elements: [button('go', 'Go on')] },
  ];
  return { type: 'modal', title: words(title), submit: words('Send'), callback_id: 'form', blocks, ...more };
}

function home(text: string): types.HomeView {
  return { type: 'home', blocks: [{ type: 'section', text: { type: 'mrkdwn', text } }] };
}

let slack: Slack;
let bot: webApi.WebClient;
let app: App;
/** The newest trigger the app was given. */
let trigger: string;

beforeEach(async () => {
  slack = await plantSlack();
  bot = botOf(slack);
  app = boltFor(slack);
  app.command('/hello', async ({ ack, body }) => {
    trigger = body.trigger_id;
    await ack();
  });
  app.action('go', async ({ ack, body }) => {
    trigger = 'trigger_id' in body ? body.trigger_id : '';
    await ack();
  });
  await app.start();
});

afterEach(async () => {
  await app.stop();
  await slack.stop();
});

const ines = () => slack.person('Ines', { in: 'line' });

/** Ines opens a modal. */
async function opened(view = modal('First')): Promise<{ id: string; hash: string }> {
  await ines().types('/hello');
  const reply = await bot.views.open({ trigger_id: trigger, view });
  return { id: reply.view?.id ?? '', hash: reply.view?.hash ?? '' };
}

describe('a trigger', () => {
  test('opens one modal, once', async () => {
    await opened();
    expect(await refusalOf(bot.views.open({ trigger_id: trigger, view: modal('Again') }))).toBe(
      'exchanged_trigger_id',
    );
    expect(ines().modal?.title).toBe('First');
  });

  test('is good for three seconds', async () => {
    await ines().types('/hello');
    await new Promise(resolve => setTimeout(resolve, 3_050));
    expect(await refusalOf(bot.views.open({ trigger_id: trigger, view: modal('Late') }))).toBe(
      'expired_trigger_id',
    );
  });

  test.each(['1.2.3', '__proto__', 'constructor'])('must be one that Slack gave: %s', async given => {
    expect(await refusalOf(bot.views.open({ trigger_id: given, view: modal('No') }))).toBe(
      'invalid_trigger_id',
    );
    expect(Object.keys(Object.prototype)).toEqual([]);
  });

  test('is still good after a view that Slack refused', async () => {
    await ines().types('/hello');
    const bad = modal('A title that is far too long');
    expect(await refusalOf(bot.views.open({ trigger_id: trigger, view: bad }))).toBe('invalid_arguments');
    await bot.views.open({ trigger_id: trigger, view: modal('Short') });
    expect(ines().modal?.title).toBe('Short');
  });
});

describe('modals', () => {
  test('come with everything Slack says about a view', async () => {
    await ines().types('/hello');
    const { view } = await bot.views.open({
      trigger_id: trigger,
      view: modal('First', { private_metadata: 'INC-1' }),
    });
    expect(view).toMatchObject({
      id: expect.stringMatching(/^V/),
      team_id: 'T0PLANT',
      type: 'modal',
      title: { type: 'plain_text', text: 'First', emoji: true },
      private_metadata: 'INC-1',
      callback_id: 'form',
      state: { values: { note: { text: { type: 'plain_text_input', value: null } } } },
      previous_view_id: null,
      root_view_id: view?.id,
      app_id: 'A0APP',
      bot_id: 'B0BOT',
    });
  });

  test('can be stacked three high, with triggers from the modal itself', async () => {
    const first = await opened();
    for (const title of ['Second', 'Third']) {
      await ines().presses('Go on');
      const { view } = await bot.views.push({ trigger_id: trigger, view: modal(title) });
      expect(view?.root_view_id).toBe(first.id);
    }
    await ines().presses('Go on');
    expect(await refusalOf(bot.views.push({ trigger_id: trigger, view: modal('Fourth') }))).toBe(
      'push_limit_reached',
    );
    await ines().closes();
    expect(ines().modal?.title).toBe('Second');
  });

  test('cannot be pushed where none is open', async () => {
    await ines().types('/hello');
    expect(await refusalOf(bot.views.push({ trigger_id: trigger, view: modal('Up') }))).toBe('not_found');
  });

  test('an update needs an open view, and the hash of what is shown', async () => {
    const { id, hash } = await opened();
    await bot.views.update({ view_id: id, hash, view: modal('Second') });
    expect(ines().modal?.title).toBe('Second');
    expect(await refusalOf(bot.views.update({ view_id: id, hash, view: modal('Third') }))).toBe(
      'hash_conflict',
    );
    await ines().closes();
    expect(await refusalOf(bot.views.update({ view_id: id, view: modal('Late') }))).toBe('not_found');
  });

  test('an update keeps what was put into inputs that stay', async () => {
    const heard: unknown[] = [];
    app.view('form', async ({ ack, view }) => {
      heard.push(view.state.values.note?.text?.value);
      await ack();
    });
    const { id } = await opened();
    const values = { note: { text: { type: 'plain_text_input', value: 'yes' } } };
    await slack.client.do({
      as: 'U1INES',
      do: 'press in view',
      view: id,
      block: 'more',
      action: 'go',
      values,
    });
    await bot.views.update({ view_id: id, view: modal('Second') });
    await ines().submits();
    expect(heard).toEqual(['yes']);
  });

  test('an external_id names one view', async () => {
    await opened(modal('First', { external_id: 'mine' }));
    await slack.person('Omar', { in: 'line' }).types('/hello');
    const call = bot.views.open({ trigger_id: trigger, view: modal('Other', { external_id: 'mine' }) });
    expect(await refusalOf(call)).toBe('duplicate_external_id');
    await bot.views.update({ external_id: 'mine', view: modal('Found', { external_id: 'mine' }) });
    expect(ines().modal?.title).toBe('Found');
  });

  test('above 250 kB are too large', async () => {
    await ines().types('/hello');
    const blocks = Array.from({ length: 90 }, () => ({
      type: 'section' as const,
      text: words('x'.repeat(2_900)),
    }));
    const call = bot.views.open({ trigger_id: trigger, view: modal('Big', { blocks }) });
    expect(await refusalOf(call)).toBe('view_too_large');
  });
});

/** The app answers submissions like this. */
function answering(answer?: object): void {
  app.view('form', async ({ ack }) => (answer === undefined ? ack() : ack(answer as never)));
}

describe("Slack's own look at a form", () => {
  test.each([
    ['nothing in a required input', null, 'Please complete this required field.'],
    ['too little', 'ab', 'Please enter at least 3 characters.'],
    ['too much', 'abcdef', 'Please enter no more than 5 characters.'],
  ])('keeps %s from the app', async (_, note, sentence) => {
    const heard: string[] = [];
    app.view('form', async ({ ack }) => {
      heard.push('submission');
      await ack();
    });
    await opened();
    expect(await ines().fills({ Note: note })).toEqual({ ok: false });
    expect(ines().modal?.errors).toEqual([sentence]);
    expect(heard).toEqual([]);
  });
});

describe('an answer to a submission', () => {
  test('without words closes that modal', async () => {
    answering();
    await opened();
    await ines().presses('Go on');
    await bot.views.push({ trigger_id: trigger, view: modal('Second') });
    await ines().fills({ Note: 'yes' });
    expect(ines().modal?.title).toBe('First');
  });

  test('update shows another view in its place', async () => {
    answering({ response_action: 'update', view: modal('Done') });
    await opened();
    await ines().fills({ Note: 'yes' });
    expect(ines().modal?.title).toBe('Done');
  });

  test('push lays one on top', async () => {
    answering({ response_action: 'push', view: modal('On top') });
    await opened();
    await ines().fills({ Note: 'yes' });
    expect(ines().modal?.title).toBe('On top');
    await ines().closes();
    expect(ines().modal?.title).toBe('First');
  });

  test('clear closes all', async () => {
    answering({ response_action: 'clear' });
    await opened();
    await ines().presses('Go on');
    await bot.views.push({ trigger_id: trigger, view: modal('Second') });
    await ines().fills({ Note: 'yes' });
    expect(ines().modal).toBeUndefined();
  });

  test.each([
    ['errors for a block that is no input', { response_action: 'errors', errors: { more: 'No.' } }],
    ['errors without any', { response_action: 'errors', errors: {} }],
    [
      'a view Slack would not show',
      { response_action: 'update', view: modal('A title that is far too long') },
    ],
  ])('with %s leaves the form open, with trouble', async (_, answer) => {
    answering(answer);
    await opened();
    const outcome = await ines().fills({ Note: 'yes' });
    expect(outcome.problem).toBe('We had some trouble connecting. Try again?');
    expect(ines().modal?.title).toBe('First');
    expect(slack.calls.at(-1)).toMatchObject({
      method: 'ack of view_submission',
      reply: { ok: false, error: 'invalid_arguments' },
    });
  });

  test('that never comes leaves the form open, with trouble', async () => {
    // Long enough to open the form on a busy machine.
    const impatient = await plantSlack({ ackWithin: 500 });
    const deaf = boltFor(impatient);
    deaf.command('/hello', async ({ ack, client, body }) => {
      await client.views.open({ trigger_id: body.trigger_id, view: modal('First') });
      await ack();
    });
    deaf.view('form', () => Promise.resolve());
    await deaf.start();
    const omar = impatient.person('Omar', { in: 'line' });
    await omar.types('/hello');
    await omar.fills({ Note: 'yes' });
    expect(omar.modal?.title).toBe('First');
    expect(omar.told).toEqual(['We had some trouble connecting. Try again?']);
    await deaf.stop();
    await impatient.stop();
  });
});

describe('closing', () => {
  test('is told to the app when the view asks for it', async () => {
    const heard: unknown[] = [];
    app.view({ type: 'view_closed', callback_id: 'form' }, async ({ ack, body }) => {
      heard.push([body.view.title.text, 'is_cleared' in body && body.is_cleared]);
      await ack();
    });
    await opened(modal('Quiet'));
    await ines().closes();
    await opened(modal('Loud', { notify_on_close: true }));
    await ines().closes();
    await opened(modal('Loud', { notify_on_close: true, clear_on_close: true }));
    await ines().closes();
    expect(heard).toEqual([
      ['Loud', false],
      ['Loud', true],
    ]);
  });
});

describe('Home', () => {
  test('shows what was published last, guarded by its hash', async () => {
    const first = await bot.views.publish({ user_id: 'U1INES', view: home('*Nothing* open') });
    expect(ines().home).toEqual(['Nothing open']);
    const hash = first.view?.hash ?? '';
    await bot.views.publish({ user_id: 'U1INES', hash, view: home('One open') });
    expect(ines().home).toEqual(['One open']);
    const stale = bot.views.publish({ user_id: 'U1INES', hash, view: home('Stale') });
    expect(await refusalOf(stale)).toBe('hash_conflict');
    expect(slack.person('Omar').home).toEqual([]);
  });

  test('is refused for nobody, and for an app without the tab', async () => {
    expect(await refusalOf(bot.views.publish({ user_id: 'U9NONE', view: home('Hi') }))).toBe(
      'user_not_found',
    );
    const without = await plantSlack({ manifest: manifestFile({ homeTab: false }) });
    const call = botOf(without).views.publish({ user_id: 'U1INES', view: home('Hi') });
    expect(await refusalOf(call)).toBe('not_enabled');
    await without.stop();
  });
});
