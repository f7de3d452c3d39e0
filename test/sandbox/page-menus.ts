import type { App } from '@slack/bolt';
import type { Given } from './page-app.ts';

const words = (text: string) => ({ type: 'plain_text' as const, text });
const option = (text: string) => ({ text: words(text), value: text });
const options = (...texts: string[]) => texts.map(option);
const input = (block_id: string, label: string, element: object, more: object = {}) => ({
  type: 'input',
  block_id,
  label: words(label),
  optional: true,
  element: { action_id: 'given', ...element },
  ...more,
});
const told = { action_id: 'told' };
const tells = { dispatch_action: true };

/** A modal with every menu of people and channels, and with all that tells the app at once. */
const menus = (heard: string) => ({
  type: 'modal' as const,
  callback_id: 'menus',
  title: words('Connect channels'),
  submit: words('Connect'),
  blocks: [
    { type: 'section', block_id: 'heard', text: words(heard) },
    input('person', 'Person', { type: 'users_select' }),
    input('people', 'People', { type: 'multi_users_select', initial_users: ['U2OMAR'] }),
    input('open', 'Open channel', { type: 'channels_select' }),
    input('opens', 'Open channels', { type: 'multi_channels_select', max_selected_items: 2 }),
    input('any', 'Any channel', {
      type: 'conversations_select',
      filter: { include: ['public', 'private'], exclude_bot_users: true },
    }),
    input('anys', 'Any channels', { type: 'multi_conversations_select' }),
    input('areas', 'Areas', { type: 'multi_static_select', options: options('Jetty', 'Flare', 'Lab') }),
    input('site', 'Site', { type: 'static_select', options: options('Rhine', 'Houston'), ...told }, tells),
    input('name', 'Name', { type: 'plain_text_input', ...told }, tells),
    {
      type: 'section',
      block_id: 'where',
      text: words('Where'),
      accessory: { type: 'channels_select', placeholder: words('Where'), ...told },
    },
    {
      type: 'section',
      block_id: 'sides',
      text: words('Sides'),
      accessory: { type: 'checkboxes', options: options('IT', 'OT'), ...told },
    },
    {
      type: 'actions',
      block_id: 'when',
      elements: [
        { type: 'datepicker', action_id: 'told', placeholder: words('Day') },
        { type: 'timepicker', action_id: 'told_too', placeholder: words('Hour') },
        { type: 'overflow', action_id: 'told_more', options: options('Pause', 'End') },
      ],
    },
  ],
});

/**
 * Teaches an app two shortcuts. The one anywhere opens the menus, and the modal says what it hears; the one of a
 * message answers in its thread, in somebody's name.
 * @param connected takes what comes in with the modal
 */
export function answerShortcuts(app: App, connected: Given[]): void {
  app.shortcut('from_anywhere', async ({ ack, client, body }) => {
    await ack();
    await client.views.open({ trigger_id: body.trigger_id, view: menus('Nothing heard') as never });
  });
  app.action(/^told/, async ({ ack, action, body, client }) => {
    await ack();
    if (body.type !== 'block_actions' || body.view === undefined || !('block_id' in action)) return;
    const heard = `Heard ${action.block_id}: ${[valueOf(action)].flat().join(' and ')}`;
    await client.views.update({ view_id: body.view.id, view: menus(heard) as never });
  });
  app.view('menus', async ({ ack, view }) => {
    await ack();
    const blocks = Object.entries(view.state.values);
    connected.push(Object.fromEntries(blocks.map(([id, held]) => [id, Object.values(held).map(valueOf)[0]])));
  });
  app.shortcut('from_message', async ({ ack, client, shortcut }) => {
    await ack();
    if (shortcut.type !== 'message_action') return;
    await client.chat.postMessage({
      channel: shortcut.channel.id,
      thread_ts: shortcut.message.ts,
      text: `Taken over: ${shortcut.message.text}`,
      username: 'Kim Larsen (IT, Rhine)',
      icon_url: 'https://avatars.example/kim.png',
    });
  });
}

/** What an element holds: an id, a text, the value of an option, or several of them. */
function valueOf(state: object): string | string[] | null {
  const [, kept = null] = Object.entries(state).find(([key]) => /^(value|selected_\w+)$/.test(key)) ?? [];
  const held = kept as Held | Held[] | null;
  const plain = (one: Held) => (typeof one === 'string' ? one : one.value);
  return Array.isArray(held) ? held.map(plain) : held && plain(held);
}

type Held = string | { value: string };
