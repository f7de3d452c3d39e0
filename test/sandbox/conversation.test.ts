import type { App } from '@slack/bolt';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Slack } from '../../src/sandbox/server.ts';
import { boltFor, plantSlack } from './bare-app.ts';

const words = (text: string) => ({ type: 'plain_text' as const, text });

const form = {
  type: 'modal' as const,
  callback_id: 'form',
  title: words('Report'),
  submit: words('Send'),
  close: words('Cancel'),
  blocks: [
    {
      type: 'section' as const,
      block_id: 'intro',
      text: { type: 'mrkdwn' as const, text: 'Tell *all* of it' },
    },
    {
      type: 'input' as const,
      block_id: 'where',
      label: words('Where and what'),
      element: { type: 'plain_text_input' as const, action_id: 'text', max_length: 40 },
    },
    {
      type: 'input' as const,
      block_id: 'how',
      label: words('How bad is it now?'),
      element: {
        type: 'radio_buttons' as const,
        action_id: 'choice',
        options: [
          { text: words('Line stopped'), value: 's1' },
          { text: words('Slower'), value: 's2' },
        ],
      },
    },
    {
      type: 'input' as const,
      block_id: 'asset',
      optional: true,
      label: words('Asset'),
      element: { type: 'external_select' as const, action_id: 'asset', min_query_length: 0 },
    },
  ],
};

const card = (text: string) => [
  { type: 'section' as const, text: { type: 'mrkdwn' as const, text } },
  {
    type: 'actions' as const,
    block_id: 'card',
    elements: [{ type: 'button' as const, action_id: 'take', text: words('Take it'), value: '1' }],
  },
];

let slack: Slack;
let app: App;

beforeEach(async () => {
  slack = await plantSlack();
  app = boltFor(slack);
});

afterEach(async () => {
  await app.stop();
  await slack.stop();
});

function reporting(): void {
  app.command('/hello', async ({ ack, client, body }) => {
    await ack();
    await client.views.open({ trigger_id: body.trigger_id, view: form });
  });
  app.options('asset', async ({ ack, options }) => {
    const all = ['PLC-12 mixer', 'PLC-14 filler'].map(name => ({ text: words(name), value: name }));
    await ack({ options: all.filter(({ value }) => value.includes(options.value)) });
  });
  app.view('form', async ({ ack, view, client, body }) => {
    const place = view.state.values.where?.text?.value ?? '';
    if (place === 'nowhere') {
      await ack({ response_action: 'errors', errors: { where: 'Say where.' } });
      return;
    }
    await ack();
    const asset = view.state.values.asset?.asset?.selected_option?.value ?? 'no asset';
    const how = view.state.values.how?.choice?.selected_option?.value;
    await client.chat.postMessage({
      channel: 'C1LINE',
      text: `Trouble at ${place}`,
      blocks: card(`*Trouble* at ${place}, ${asset}, ${how}, says <@${body.user.id}>`),
    });
  });
  app.action('take', async ({ ack, body, client }) => {
    await ack();
    if (body.type !== 'block_actions') return;
    await client.chat.update({
      channel: body.channel?.id ?? '',
      ts: body.message?.ts ?? '',
      text: 'Taken',
      blocks: [{ type: 'section', text: { type: 'mrkdwn', text: `Taken by <@${body.user.id}>` } }],
    });
  });
}

/** Waits for what the app does after its acknowledgement. */
async function until(what: () => boolean): Promise<void> {
  for (let i = 0; i < 200 && !what(); i += 1) await new Promise(resolve => setTimeout(resolve, 10));
  expect(what()).toBe(true);
}

describe('a conversation with a Bolt app', () => {
  test('goes from command to modal, errors, message, button and update', async () => {
    reporting();
    await app.start();
    const ines = slack.person('Ines', { in: 'line' });
    const omar = slack.person('Omar', { in: 'line' });

    expect(await ines.types('/hello')).toEqual({ ok: true });
    await until(() => ines.modal !== undefined);
    expect(ines.modal).toEqual({
      title: 'Report',
      texts: ['Tell all of it'],
      labels: ['Where and what', 'How bad is it now?', 'Asset'],
      errors: [],
    });

    await ines.fills({ where: 'nowhere', 'How bad': 'line stopped' });
    expect(ines.modal?.errors).toEqual(['Say where.']);

    await ines.fills({ where: 'hall 2', asset: 'PLC-14' });
    expect(ines.modal).toBeUndefined();
    await until(() => omar.sees().length === 1);
    expect(omar.sees()).toEqual([
      'Signal: Trouble at hall 2, PLC-14 filler, s1, says @Ines Faria\n[Take it]',
    ]);

    await omar.clicks('Take it', { on: 'hall 2' });
    await until(() => ines.sees()[0]?.includes('Taken') ?? false);
    expect(ines.sees()).toEqual(['Signal: Taken by @Omar Haddad (edited)']);
  });
});
