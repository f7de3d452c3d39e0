import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { LogLevel, type Logger } from '@slack/bolt';
import { onTestFinished } from 'vitest';
import { DirectClient } from '../../src/slack/call.ts';
import { pooledFetch } from '../../src/slack/http.ts';

export interface Asked {
  method: string;
  args: URLSearchParams;
}
export type Reply = (response: ServerResponse) => void;

export const json =
  (body: object, status = 200, headers: Record<string, string> = {}): Reply =>
  response =>
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));

export const html =
  (status: number): Reply =>
  response =>
    response.writeHead(status, { 'content-type': 'text/html' }).end('<html><h1>Proxy: sign in</h1></html>');

export const no = (error: string): Reply => json({ ok: false, error });

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = '';
  for await (const chunk of request) body += String(chunk);
  return body;
}

const quiet: Logger = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
  setLevel: () => undefined,
  getLevel: () => LogLevel.ERROR,
  setName: () => undefined,
};

/** The real client against a server that answers each call with the next reply, the last one for ever. */
export async function slackThat(
  ...replies: Reply[]
): Promise<{ client: DirectClient; asked: readonly Asked[] }> {
  const asked: Asked[] = [];
  async function reply(request: IncomingMessage, response: ServerResponse): Promise<void> {
    asked.push({ method: (request.url ?? '').slice(1), args: new URLSearchParams(await bodyOf(request)) });
    replies[Math.min(asked.length, replies.length) - 1]?.(response);
  }
  const server = createServer((request, response) => void reply(request, response));
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const { fetch, close } = pooledFetch();
  const client = new DirectClient('xoxb-test', {
    slackApiUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    fetch,
    timeout: 1500,
    logger: quiet,
  });
  onTestFinished(async () => {
    server.closeAllConnections();
    await close();
    await new Promise(resolve => server.close(resolve));
  });
  return { client, asked };
}
