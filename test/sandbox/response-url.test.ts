import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { App, RespondFn } from '@slack/bolt';
import type { Slack } from '../../src/sandbox/server.ts';
import { boltFor, botOf, plantSlack } from './bare-app.ts';

let slack: Slack;
let app: App;
let respond: RespondFn;
let url: string;

const card = [
  {
    type: 'actions' as const,
    elements: [
      {
        type: 'button' as const,
        action_id: 'go',
        text: { type: 'plain_text' as const, text: 'Go' },
        value: '1',
      },
    ],
  },
];

beforeEach(async () => {
  slack = await plantSlack();
  app = boltFor(slack);
  app.command('/hello', async args => {
    respond = args.respond;
    url = args.body.response_url;
    await args.ack();
  });
  app.action('go', async args => {
    respond = args.respond;
    await args.ack();
  });
  await app.start();
});

afterEach(async () => {
  await app.stop();
  await slack.stop();
});

/** What Slack answers to a bare POST. */
async function post(body: object): Promise<[number, unknown]> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return [response.status, await response.json()];
}

const omar = () => slack.person('Omar', { in: 'line' });
const ines = () => slack.person('Ines', { in: 'line' });

describe('a response_url', () => {
  test('answers the one who asked, or all when it says so', async () => {
    await omar().types('/hello');
    await respond('For you');
    await respond({ text: 'For all', response_type: 'in_channel' });
    expect(omar().sees()).toEqual(['(only you) Signal: For you', 'Signal: For all']);
    expect(ines().sees()).toEqual(['Signal: For all']);
  });

  test('works where the app is no member', async () => {
    await ines().types('/hello', { in: 'quiet' });
    await respond('For you');
    expect(ines().sees('quiet')).toEqual(['(only you) Signal: For you']);
  });

  test('works five times', async () => {
    await omar().types('/hello');
    for (let i = 0; i < 5; i += 1) expect(await post({ text: `${i}` })).toEqual([200, { ok: true }]);
    expect(await post({ text: '5' })).toEqual([404, { ok: false, error: 'used_url' }]);
    await expect(respond('5')).rejects.toThrow('404');
    expect(omar().told).toEqual(['0', '1', '2', '3', '4']);
  });

  test('works for thirty minutes', async () => {
    await omar().types('/hello');
    const [given] = Object.values(slack.workspace.state.responseUrls);
    given!.at -= 30 * 60_000 + 1;
    expect(await post({ text: 'late' })).toEqual([404, { ok: false, error: 'expired_url' }]);
  });

  test('holds messages to the same limits', async () => {
    await omar().types('/hello');
    expect(await post({})).toEqual([400, { ok: false, error: 'no_text' }]);
    expect(await post({ text: 'Hi', blocks: [{ type: 'nonsense' }] })).toMatchObject([
      400,
      { error: 'invalid_blocks' },
    ]);
    expect(omar().told).toEqual([]);
  });

  test('of a button replaces or deletes the message it was on', async () => {
    await botOf(slack).chat.postMessage({ channel: 'C1LINE', text: 'Card', blocks: card });
    await omar().clicks('Go');
    await respond({ text: 'Gone on', replace_original: true });
    expect(ines().sees()).toEqual(['Signal: Gone on (edited)']);
    await respond({ delete_original: true });
    expect(ines().sees()).toEqual([]);
  });

  test('of a button on an ephemeral message replaces or deletes that one', async () => {
    await botOf(slack).chat.postEphemeral({ channel: 'C1LINE', user: 'U2OMAR', text: 'Card', blocks: card });
    await omar().clicks('Go');
    await respond({ text: 'Gone on', replace_original: true });
    expect(omar().sees()).toEqual(['(only you) Signal: Gone on']);
    await respond({ delete_original: true });
    expect(omar().sees()).toEqual([]);
  });
});
