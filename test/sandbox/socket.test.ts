import type { App } from '@slack/bolt';
import { once } from 'node:events';
import { afterEach, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import type { Slack, SlackOptions } from '../../src/sandbox/server.ts';
import { boltFor, botOf, plantSlack } from './bare-app.ts';

const started: { stop(): Promise<unknown> }[] = [];

afterEach(async () => {
  for (const one of started.splice(0).toReversed()) await one.stop();
});

async function slackWith(options: Partial<SlackOptions> = {}): Promise<Slack> {
  const slack = await plantSlack(options);
  started.push(slack);
  return slack;
}

async function appOn(slack: Slack, listen: (app: App) => void = () => undefined): Promise<App> {
  const app = boltFor(slack);
  listen(app);
  await app.start();
  started.push(app);
  return app;
}

/** A connection that speaks Socket Mode by hand. */
async function bareSocket(slack: Slack): Promise<{ socket: WebSocket; heard: Record<string, unknown>[] }> {
  const { url = '' } = await botOf(slack, slack.appToken).apps.connections.open();
  const socket = new WebSocket(url);
  const heard: Record<string, unknown>[] = [];
  socket.on('message', data =>
    heard.push(JSON.parse((data as Buffer).toString()) as Record<string, unknown>),
  );
  await once(socket, 'message');
  return { socket, heard };
}

describe('Socket Mode', () => {
  test('greets, and a ticket opens one connection only', async () => {
    const slack = await slackWith();
    const { url = '' } = await botOf(slack, slack.appToken).apps.connections.open();
    const first = new WebSocket(url);
    const [hello] = (await once(first, 'message')) as [Buffer];
    expect(JSON.parse(String(hello))).toMatchObject({
      type: 'hello',
      num_connections: 1,
      connection_info: { app_id: 'A0APP' },
      debug_info: { host: expect.any(String) },
    });
    const second = new WebSocket(url);
    const [error] = (await once(second, 'error')) as [Error];
    expect(error.message).toContain('403');
    first.close();
  });

  test('an envelope says what it is, and takes what the app answers', async () => {
    const slack = await slackWith();
    const { socket, heard } = await bareSocket(slack);
    socket.on('message', data => {
      const { envelope_id } = JSON.parse((data as Buffer).toString()) as { envelope_id: string };
      socket.send(JSON.stringify({ envelope_id, payload: { text: 'Hello yourself' } }));
    });
    const ines = slack.person('Ines', { in: 'line' });
    await ines.types('/hello there');
    expect(heard[1]).toMatchObject({
      type: 'slash_commands',
      envelope_id: expect.any(String),
      accepts_response_payload: true,
      payload: { command: '/hello', text: 'there', user_id: 'U1INES', channel_id: 'C1LINE' },
    });
    expect(ines.told).toEqual(['Hello yourself']);
    socket.close();
  });

  test('each payload goes to one of several connections', async () => {
    const slack = await slackWith();
    const seen: string[] = [];
    const counting = (name: string) => (app: App) =>
      app.command('/hello', async ({ ack }) => {
        seen.push(name);
        await ack();
      });
    await appOn(slack, counting('first'));
    await appOn(slack, counting('second'));
    const ines = slack.person('Ines', { in: 'line' });
    for (let i = 0; i < 4; i += 1) await ines.types('/hello');
    expect(seen.toSorted()).toEqual(['first', 'first', 'second', 'second']);
  });
});

test('an eleventh connection of one app is refused', async () => {
  const slack = await slackWith();
  const open = [];
  for (let n = 0; n < 10; n++) open.push((await bareSocket(slack)).socket);
  const { url = '' } = await botOf(slack, slack.appToken).apps.connections.open();
  const [error] = (await once(new WebSocket(url), 'error')) as [Error];
  expect(error.message).toContain('403');
  expect(slack.sockets.connected).toBe(10);
  for (const socket of open) socket.close();
});

test('a connection that is renewed is warned, asked and closed, and gets nothing more', async () => {
  const slack = await slackWith({ ackWithin: 50 });
  const first = await bareSocket(slack);
  const second = await bareSocket(slack);
  const closed = once(first.socket, 'close');
  await slack.sockets.refresh();
  await closed;
  expect(first.heard.slice(1)).toMatchObject([
    { type: 'disconnect', reason: 'warning' },
    { type: 'disconnect', reason: 'refresh_requested' },
  ]);
  await slack.person('Ines', { in: 'line' }).types('/hello');
  expect(second.heard.at(-1)).toMatchObject({ type: 'slash_commands' });
  second.socket.close();
});

test('a connection that is warned is used until it is renewed, and left alone where the app went by itself', async () => {
  const slack = await slackWith({ ackWithin: 50 });
  const first = await bareSocket(slack);
  const renewed = slack.sockets.refresh(300);
  await slack.person('Ines', { in: 'line' }).types('/hello');
  expect(first.heard.at(-1)).toMatchObject({ type: 'slash_commands' });
  await renewed;
  expect(first.heard.at(-1)).toMatchObject({ type: 'disconnect', reason: 'refresh_requested' });

  const second = await bareSocket(slack);
  const warned = slack.sockets.refresh(60_000);
  second.socket.close();
  await warned;
  expect(second.heard.filter(one => one.type === 'disconnect')).toMatchObject([{ reason: 'warning' }]);
  expect(slack.sockets.connected).toBe(0);
});

describe('an app that does not acknowledge', () => {
  test('in three seconds fails a command, and not before', async () => {
    const slack = await slackWith();
    await appOn(slack, app => {
      app.command('/hello', async ({ command, ack }) => {
        await new Promise(resolve => setTimeout(resolve, Number(command.text)));
        await ack();
      });
      app.command('/silent', () => Promise.resolve());
    });
    const ines = slack.person('Ines', { in: 'line' });
    const omar = slack.person('Omar', { in: 'line' });
    const from = Date.now();
    const [slow, late, silent] = await Promise.all([
      ines.types('/hello 2500'),
      omar.types('/hello 3500'),
      omar.types('/silent'),
    ]);
    expect(slow).toEqual({ ok: true });
    expect(late.problem).toBe('/hello failed with the error “operation_timeout”');
    expect(silent.problem).toBe('/silent failed with the error “operation_timeout”');
    expect(Date.now() - from).toBeGreaterThanOrEqual(2_990);
    expect(omar.told.toSorted()).toEqual([late.problem, silent.problem]);
    expect(ines.told).toEqual([]);
  });

  test('leaves a form open and a button without effect, with a word to the person', async () => {
    const slack = await slackWith({ ackWithin: 50 });
    await appOn(slack);
    const ines = slack.person('Ines', { in: 'line' });
    await botOf(slack).chat.postMessage({
      channel: 'C1LINE',
      text: 'Card',
      blocks: [
        {
          type: 'actions',
          elements: [{ type: 'button', action_id: 'go', text: { type: 'plain_text', text: 'Go' } }],
        },
      ],
    });
    expect(await ines.clicks('Go')).toEqual({ ok: false, problem: 'This app didn’t respond in time.' });
    expect(ines.told).toEqual(['This app didn’t respond in time.']);
  });

  test('when none is connected the command says dispatch_failed', async () => {
    const slack = await slackWith();
    const ines = slack.person('Ines', { in: 'line' });
    await ines.types('/hello');
    expect(ines.told).toEqual(['/hello failed with the error “dispatch_failed”']);
  });
});

describe('events', () => {
  test('come again until they are acknowledged, with the same id', async () => {
    const slack = await slackWith({ ackWithin: 40, retryEventsAfter: [0, 20, 20] });
    const { socket, heard } = await bareSocket(slack);
    await slack.person('Ines').opensHome();
    for (let i = 0; i < 100 && heard.length < 5; i += 1)
      await new Promise(resolve => setTimeout(resolve, 10));
    const events = heard.slice(1) as { retry_attempt: number; payload: { event_id: string } }[];
    expect(events.map(event => event.retry_attempt)).toEqual([0, 1, 2, 3]);
    expect(new Set(events.map(event => event.payload.event_id)).size).toBe(1);
    socket.close();
  });

  test('are told only when the manifest asks and the app is in the channel', async () => {
    const slack = await slackWith();
    const heard: string[] = [];
    await appOn(slack, app => {
      app.message(({ message }) =>
        Promise.resolve(void heard.push(`message ${'text' in message ? message.text : ''}`)),
      );
      app.event('app_mention', ({ event }) => Promise.resolve(void heard.push(`mention ${event.text}`)));
      app.event('reaction_added', ({ event }) =>
        Promise.resolve(void heard.push(`reaction ${event.reaction}`)),
      );
      app.event('app_home_opened', ({ event }) => Promise.resolve(void heard.push(`home ${event.tab}`)));
    });
    const ines = slack.person('Ines', { in: 'line' });
    await ines.types('not for the app', { in: 'quiet' });
    await ines.types('R&D says hi to @Omar Haddad');
    await ines.types('@Signal look');
    await ines.reacts('eyes', { on: 'R&D' });
    await ines.opensHome();
    expect(heard.toSorted()).toEqual([
      'home home',
      'mention <@U0BOT> look',
      'message <@U0BOT> look',
      'message R&amp;D says hi to <@U2OMAR>',
      'reaction eyes',
    ]);
  });
});
