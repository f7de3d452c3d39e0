import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { App, LogLevel } from '@slack/bolt';
import { expect, onTestFinished, test, vi } from 'vitest';
import { WebSocketServer, type WebSocket } from 'ws';
import { overSockets } from '../../src/slack/receiving.ts';

const nothing = () => undefined;
const silent = {
  debug: nothing,
  info: nothing,
  warn: nothing,
  error: nothing,
  setLevel: nothing,
  getLevel: () => LogLevel.ERROR,
  setName: nothing,
};

/** A Slack that says hello upon the first connections only. */
async function slackThatGreets(most: number) {
  const server = createServer((request, response) => {
    const { port } = server.address() as AddressInfo;
    const url = `ws://127.0.0.1:${port}/`;
    const answer = () =>
      response.setHeader('content-type', 'application/json').end(JSON.stringify({ ok: true, url }));
    request.resume().on('end', answer);
  });
  const lines: WebSocket[] = [];
  const sockets = new WebSocketServer({ server });
  sockets.on('connection', line => {
    if (lines.push(line) <= most) line.send(JSON.stringify({ type: 'hello' }));
    sockets.emit('line');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    for (const line of lines) line.terminate();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return { apiUrl: `http://127.0.0.1:${port}/api/`, lines, another: () => once(sockets, 'line') };
}

test('stopping while a connection is being renewed rejects nothing that nobody waits for', async () => {
  const unhandled: unknown[] = [];
  const noted = (reason: unknown) => void unhandled.push(reason);
  process.on('unhandledRejection', noted);
  onTestFinished(() => void process.off('unhandledRejection', noted));

  const slack = await slackThatGreets(2);
  const receiver = overSockets('xapp-1', { slackApiUrl: slack.apiUrl }, silent);
  const bolt = new App({
    receiver,
    authorize: async () => ({ botToken: 'xoxb-1', botId: 'B0', botUserId: 'U0' }),
  });
  await bolt.start();
  expect(slack.lines).toHaveLength(2);
  const renewed = slack.another();
  slack.lines[0]?.terminate();
  await renewed;
  await bolt.stop();
  await vi.waitFor(() => expect(slack.lines.map(line => line.readyState)).toEqual([3, 3, 3]));
  expect(unhandled).toEqual([]);
});
