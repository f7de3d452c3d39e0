import { createHmac } from 'node:crypto';
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readFileSync, writeFileSync } from 'node:fs';
import { parse, stringify } from 'yaml';
import { expect, onTestFinished, test } from 'vitest';
import type { SlackOptions } from '../../src/sandbox/server.ts';
import { botOf, manifestFile, plantSlack, refusalOf } from './bare-app.ts';

interface Request {
  headers: IncomingHttpHeaders;
  body: string;
}

/** An app over HTTP that remembers what came, and answers as it is told. */
async function anApp(
  answer: (response: ServerResponse, request: Request) => void,
  options: Partial<SlackOptions> = {},
) {
  const requests: Request[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const one = { headers: request.headers, body: Buffer.concat(chunks).toString() };
      requests.push(one);
      answer(response, one);
    });
  });
  await new Promise<void>(resolve => void server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const manifest = manifestFile();
  const asked = parse(readFileSync(manifest, 'utf8')) as { settings: { socket_mode_enabled: boolean } };
  asked.settings.socket_mode_enabled = false;
  writeFileSync(manifest, stringify(asked));
  const slack = await plantSlack({
    manifest,
    appAddress: `http://127.0.0.1:${port}/slack/events`,
    ...options,
  });
  onTestFinished(async () => {
    await slack.stop();
    server.closeAllConnections();
    server.close();
  });
  return { slack, requests };
}

const ok = (response: ServerResponse) => void response.writeHead(200).end();

test('a command comes as a form, signed, and is answered by the response', async () => {
  const { slack, requests } = await anApp(response => {
    response.writeHead(200, { 'content-type': 'application/json' }).end('{"text":"Hello & goodbye"}');
  });
  const ines = slack.person('Ines', { in: 'line' });
  await ines.types('/hello there & then');
  expect(ines.told).toEqual(['Hello & goodbye']);
  const { headers, body } = requests[0]!;
  expect(headers['content-type']).toBe('application/x-www-form-urlencoded');
  expect(new URLSearchParams(body).get('text')).toBe('there & then');
  const at = headers['x-slack-request-timestamp'] as string;
  expect(Math.abs(Number(at) - Date.now() / 1000)).toBeLessThan(5);
  const mac = createHmac('sha256', slack.signingSecret).update(`v0:${at}:${body}`).digest('hex');
  expect(headers['x-slack-signature']).toBe(`v0=${mac}`);
  expect(headers['x-slack-retry-num']).toBeUndefined();
});

test('an interaction is a form with one field, an event is JSON', async () => {
  const { slack, requests } = await anApp(ok);
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
  const ines = slack.person('Ines', { in: 'line' });
  await ines.clicks('Go');
  await ines.types('Hello');
  const payloads = requests.map(({ headers, body }) =>
    headers['content-type'] === 'application/json'
      ? (JSON.parse(body) as object)
      : (JSON.parse(new URLSearchParams(body).get('payload') ?? '') as object),
  );
  expect(payloads).toContainEqual(expect.objectContaining({ type: 'block_actions' }));
  expect(payloads).toContainEqual(
    expect.objectContaining({ type: 'event_callback', event: expect.objectContaining({ text: 'Hello' }) }),
  );
});

test.each<[how: string, reason: string, answer: (response: ServerResponse) => void]>([
  ['answered with an error', 'http_error', response => void response.writeHead(500).end()],
  ['never answered', 'http_timeout', () => undefined],
])('an event that is %s comes again three times, and says which time and why: %s', async (_, why, answer) => {
  const { slack, requests } = await anApp(answer, { retryEventsAfter: [0, 0, 0], ackWithin: 200 });
  await slack.person('Ines', { in: 'line' }).types('Hello');
  await expect.poll(() => requests.length).toBe(4);
  const tries = requests.map(({ headers }) => [
    headers['x-slack-retry-num'],
    headers['x-slack-retry-reason'],
  ]);
  expect(tries).toEqual([
    [undefined, undefined],
    ['1', why],
    ['2', why],
    ['3', why],
  ]);
  const ids = requests.map(({ body }) => (JSON.parse(body) as { event_id: string }).event_id);
  expect(new Set(ids).size).toBe(1);
});

test('an answer that is late or wrong fails a command, with Slack’s own words to the person', async () => {
  let status = 404;
  const { slack } = await anApp(response => status > 0 && void response.writeHead(status).end(), {
    // Long enough for the answer that is wrong, on a busy machine.
    ackWithin: 500,
  });
  const ines = slack.person('Ines', { in: 'line' });
  await ines.types('/hello');
  expect(ines.told.at(-1)).toBe('/hello failed with the error “dispatch_failed”');
  status = 0;
  await ines.types('/hello');
  expect(ines.told.at(-1)).toBe('/hello failed with the error “operation_timeout”');
});

test('a socket is refused to an app without Socket Mode', async () => {
  const { slack } = await anApp(ok);
  expect(await refusalOf(botOf(slack, slack.appToken).apps.connections.open())).toBe('socket_mode_disabled');
});

test('events beyond those of an hour are lost, and the app hears once that they are', async () => {
  const { slack, requests } = await anApp(ok, { eventsAnHour: 2 });
  const ines = slack.person('Ines', { in: 'line' });
  for (const text of ['one', 'two', 'three', 'four']) await ines.types(text);
  const bodies = requests.map(({ body }) => JSON.parse(body) as { type: string });
  expect(bodies.map(({ type }) => type)).toEqual(['event_callback', 'event_callback', 'app_rate_limited']);
  expect(bodies.at(-1)).toMatchObject({ team_id: 'T0PLANT', api_app_id: 'A0APP' });
  expect(bodies.at(-1)).not.toHaveProperty('event');
});
