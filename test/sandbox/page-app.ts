import type { App } from '@slack/bolt';

/** Monday 23 November 2026, 08:55 in Berlin: when the tests begin. */
export const MORNING = Date.UTC(2026, 10, 23, 7, 55);

/** What was put into the form, block by block. */
export type Given = Record<string, unknown>;

const words = (text: string) => ({ type: 'plain_text' as const, text });
const mrkdwn = (text: string) => ({ type: 'mrkdwn' as const, text });
const option = (text: string, value = text, description?: string) => ({
  text: words(text),
  value,
  ...(description === undefined ? {} : { description: words(description) }),
});
const input = (block_id: string, label: string, element: object, more: object = {}) => ({
  type: 'input',
  block_id,
  label: words(label),
  element: { action_id: 'given', ...element },
  ...more,
});

const ASSETS = ['PLC-12 mixer', 'PLC-14 filler', 'HIS-1 historian', 'SW-34 plant switch'];

/** A modal with every kind of input. */
const form = {
  type: 'modal' as const,
  callback_id: 'form',
  title: words('Report an incident'),
  submit: words('Report'),
  close: words('Cancel'),
  blocks: [
    { type: 'section', text: mrkdwn('Goes to *the other side* at once.') },
    input('what', 'What happens', {
      type: 'plain_text_input',
      max_length: 80,
      placeholder: words('One line'),
    }),
    input(
      'asset',
      'Asset',
      { type: 'external_select', min_query_length: 0 },
      { hint: words('Type its name') },
    ),
    input('how', 'How bad is it now?', {
      type: 'radio_buttons',
      options: [
        option('Danger', 'danger', 'People, environment or plant'),
        option('Line stopped', 'stopped'),
        option('Slower', 'slower'),
      ],
    }),
    input('more', 'Anything else', { type: 'plain_text_input', multiline: true }, { optional: true }),
    input(
      'area',
      'Area',
      { type: 'static_select', options: ['Cracker', 'Jetty', 'Flare'].map(x => option(x)) },
      { optional: true },
    ),
    input('who', 'Who saw it', { type: 'users_select' }, { optional: true }),
    input('since', 'Since', { type: 'datepicker', initial_date: '2026-11-23' }),
    input('at', 'At', { type: 'timepicker', initial_time: '08:40' }),
    input(
      'count',
      'Devices affected',
      { type: 'number_input', is_decimal_allowed: false },
      { optional: true },
    ),
    input(
      'checks',
      'Already tried',
      { type: 'checkboxes', options: ['Restart', 'Cable'].map(x => option(x)) },
      { optional: true },
    ),
    {
      type: 'actions',
      block_id: 'help',
      elements: [{ type: 'button', action_id: 'explain', text: words('What is an asset?') }],
    },
  ],
};

const explanation = {
  type: 'modal' as const,
  title: words('Assets'),
  close: words('Back'),
  blocks: [{ type: 'section', text: mrkdwn('A thing with a name on it: `PLC-12`.') }],
};

const home = (visits: number) => ({
  type: 'home' as const,
  blocks: [
    { type: 'header', text: words('Your open work') },
    { type: 'section', text: mrkdwn(`*Nothing waits for you.* Visit ${visits}.`) },
    { type: 'divider' },
    {
      type: 'actions',
      block_id: 'do',
      elements: [{ type: 'button', action_id: 'again', style: 'primary', text: words('Look again') }],
    },
  ],
});

interface Chosen {
  value: string;
}

interface Card {
  title: string;
  state: string;
  reporter: string;
  buttons: boolean;
}

/** The card of an incident, with everything that can be pressed. */
function cardOf({ title, state, reporter, buttons }: Card): object[] {
  const at = Math.floor(MORNING / 1000);
  return [
    { type: 'header', text: words(title) },
    {
      type: 'section',
      block_id: 'facts',
      fields: [
        mrkdwn(`*State*\n${state}`),
        mrkdwn(`*Reported by*\n<@${reporter}>`),
        mrkdwn(`*Since*\n<!date^${at}^{date_short_pretty} {time}|this morning>`),
        mrkdwn('*Where*\n<#C1LINE> · `PLC-12`'),
      ],
      accessory: {
        type: 'overflow',
        action_id: 'further',
        options: [option('Hand over', 'over'), option('Not ours', 'back')],
      },
    },
    { type: 'context', elements: [mrkdwn('Goes to _IT desk_ if nobody answers')] },
    ...(buttons
      ? [
          {
            type: 'actions',
            block_id: 'card',
            elements: [
              { type: 'button', action_id: 'take', style: 'primary', text: words('Acknowledge'), value: '1' },
              {
                type: 'button',
                action_id: 'drop',
                style: 'danger',
                text: words('Withdraw'),
                confirm: {
                  title: words('Withdraw it?'),
                  text: words('The other side is told.'),
                  confirm: words('Withdraw'),
                  deny: words('Keep'),
                  style: 'danger',
                },
              },
              {
                type: 'static_select',
                action_id: 'level',
                placeholder: words('Severity'),
                options: ['S1', 'S2', 'S3'].map(x => option(x)),
              },
            ],
          },
        ]
      : []),
  ];
}

/** What was put into each block: a text, a value, a list of values. */
function givenIn(values: object): Given {
  const said = ([block, { given }]: [string, { given?: Record<string, unknown> }]) => {
    const { type: _, ...state } = given ?? {};
    const [kept] = Object.values(state) as (string | Chosen | Chosen[] | null)[];
    const value = Array.isArray(kept) ? kept.map(one => one.value) : ((kept as Chosen | null)?.value ?? kept);
    return [block, value];
  };
  return Object.fromEntries(Object.entries(values).map(said));
}

/**
 * Teaches an app what the page's tests need it to do.
 * @param submitted takes what comes in with the form
 */
export function answer(app: App, submitted: Given[]): void {
  const visits = new Map<string, number>();
  const publish = async (client: App['client'], user: string) => {
    visits.set(user, (visits.get(user) ?? 0) + 1);
    await client.views.publish({ user_id: user, view: home(visits.get(user) ?? 0) });
  };
  app.command('/hello', async ({ ack, client, body }) => {
    await ack();
    await client.views.open({ trigger_id: body.trigger_id, view: form as never });
  });
  app.options('given', async ({ ack, options }) => {
    const found = ASSETS.filter(name => name.toLowerCase().includes(options.value.toLowerCase()));
    await ack({ options: found.map(name => option(name)) });
  });
  app.action('explain', async ({ ack, client, body }) => {
    await ack();
    if (!('trigger_id' in body)) return;
    await client.views.push({ trigger_id: body.trigger_id, view: explanation as never });
  });
  app.view('form', async ({ ack, view, client, body }) => {
    const given = (block: string) => view.state.values[block]?.given;
    if (given('what')?.value === 'nothing') {
      await ack({ response_action: 'errors', errors: { what: 'Say what happens.' } });
      return;
    }
    if (given('what')?.value === 'silence') return;
    await ack();
    submitted.push(givenIn(view.state.values));
    const title = `${given('what')?.value} · ${given('asset')?.selected_option?.value}`;
    const card = cardOf({ title, state: 'Open', reporter: body.user.id, buttons: true });
    await client.chat.postMessage({ channel: 'C1LINE', text: title, blocks: card as never });
    await client.chat.postEphemeral({ channel: 'C1LINE', user: body.user.id, text: 'The other side knows.' });
  });
  app.action(/^(take|drop|level|further)$/, async ({ ack, body, client, action }) => {
    await ack();
    if (body.type !== 'block_actions' || body.message === undefined) return;
    const chosen = 'selected_option' in action ? action.selected_option?.text.text : undefined;
    const state = `${chosen ?? ('value' in action ? 'Acknowledged' : 'Withdrawn')} by <@${body.user.id}>`;
    const title = String(body.message.text);
    const card = cardOf({ title, state, reporter: 'U1INES', buttons: chosen !== undefined });
    await client.chat.update({
      channel: 'C1LINE',
      ts: body.message.ts,
      text: title,
      blocks: card as never,
    });
  });
  app.event('app_home_opened', async ({ event, client }) => publish(client, event.user));
  app.action('again', async ({ ack, body, client }) => {
    await ack();
    await publish(client, body.user.id);
  });
}
