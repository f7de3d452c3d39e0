import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Pool } from 'undici';
import { WebSocketServer, type WebSocket } from 'ws';
import { signature } from '../../../src/sandbox/signed-http.ts';
import { event, submission } from './payloads.ts';

/*
 * A Slack that answers at once and remembers nothing, so that a bench measures the app and not the sandbox; in a
 * process of its own, so that its work isn't the app's.
 */

/** What it is told to do: each order is answered with a {@link Report}, one after the other. */
export type Order =
  /** Submits forms, so many at once, and waits until twice as many messages have been posted. */
  | { order: 'file'; count: number; inFlight: number }
  /** Tells of what people do in channels; now and then somebody files. */
  | { order: 'tell'; count: number; inFlight: number }
  /** Submits one form as soon as the app is connected. */
  | { order: 'file at once' };

export interface Report {
  /** Milliseconds from each envelope to its ack. */
  acks: number[];
  /** From the first envelope to the last ack and the last post, in milliseconds. */
  took: number;
}

interface Ack {
  envelope_id: string;
  payload?: { response_action?: string };
}

const LONGEST = 5 * 60_000;
/** Where the app listens for signed requests; without it there is Socket Mode. */
const [appAddress, secret = ''] = process.argv.slice(2);
const pool = appAddress === undefined ? undefined : new Pool(appAddress, { connections: 16 });
const acks = new Map<string, (payload: Ack['payload']) => void>();
const lines: WebSocket[] = [];
let connected: (() => void) | undefined;
let written = 0;
let posts = 0;
let waiting: { count: number; done: () => void } | undefined;

const server = createServer((request, response) => {
  request.resume().on('end', () => {
    const method = request.url?.split('/').at(-1);
    const reply: Record<string, unknown> = { ok: true };
    if (method === 'apps.connections.open') reply['url'] = `ws://127.0.0.1:${port()}/socket`;
    if (method === 'auth.test') Object.assign(reply, { user_id: 'U0', bot_id: 'B0', team_id: 'T0' });
    if (method === 'chat.postMessage') {
      reply['ts'] = `1.${String(++posts).padStart(6, '0')}`;
      reply['channel'] = 'C0';
    }
    response.setHeader('content-type', 'application/json').end(JSON.stringify(reply));
    if (waiting && posts >= waiting.count) waiting.done();
  });
});
const port = () => (server.address() as AddressInfo).port;

new WebSocketServer({ server }).on('connection', socket => {
  lines.push(socket);
  socket.on('close', () => void lines.splice(lines.indexOf(socket), 1));
  socket.on('message', data => {
    const { envelope_id: id, payload } = JSON.parse((data as Buffer).toString()) as Ack;
    acks.get(id)?.(payload);
    acks.delete(id);
  });
  socket.send(JSON.stringify({ type: 'hello' }));
  connected?.();
});

/** @returns milliseconds until the ack */
async function send(type: 'interactive' | 'events_api', payload: object): Promise<number> {
  const began = performance.now();
  const answer = await (pool ? sendSigned(pool, type, payload) : sendEnvelope(type, payload));
  if (answer?.response_action === 'errors') throw new Error('the app refused what the bench submitted');
  return performance.now() - began;
}

function sendEnvelope(type: string, payload: object): Promise<Ack['payload']> {
  const id = randomUUID();
  const line = lines[written++ % lines.length];
  return new Promise(resolve => {
    acks.set(id, resolve);
    line?.send(JSON.stringify({ envelope_id: id, type, payload, accepts_response_payload: true }));
  });
}

async function sendSigned(to: Pool, type: string, payload: object): Promise<Ack['payload']> {
  const json = JSON.stringify(payload);
  const isForm = type === 'interactive';
  const body = isForm ? new URLSearchParams({ payload: json }).toString() : json;
  const headers = {
    'content-type': isForm ? 'application/x-www-form-urlencoded' : 'application/json',
    ...signature(secret, body, Math.floor(Date.now() / 1000)),
  };
  const reply = await to.request({ path: '/slack/events', method: 'POST', headers, body });
  const text = await reply.body.text();
  if (reply.statusCode !== 200) throw new Error(`the app answered ${reply.statusCode}`);
  return text.startsWith('{') ? (JSON.parse(text) as Ack['payload']) : undefined;
}

async function follow(order: Order): Promise<Report> {
  const began = performance.now();
  const before = posts;
  switch (order.order) {
    case 'file':
    case 'tell': {
      const isFiling = (n: number) => order.order === 'file' || n % 100 === 0;
      let next = 0;
      let filed = 0;
      const took: number[] = [];
      const hand = async (): Promise<void> => {
        while (next < order.count && performance.now() - began < LONGEST) {
          const n = next++;
          if (isFiling(n)) filed++;
          took.push(await (isFiling(n) ? send('interactive', submission()) : send('events_api', event(n))));
        }
      };
      await Promise.all(Array.from({ length: order.inFlight }, hand));
      await posted(before + filed * 2);
      return { acks: took, took: performance.now() - began };
    }
    case 'file at once':
      if (lines.length === 0) await new Promise<void>(resolve => (connected = resolve));
      return { acks: [await send('interactive', submission())], took: performance.now() - began };
  }
}

const posted = (count: number) =>
  new Promise<void>(resolve => {
    waiting = { count, done: resolve };
    if (posts >= count) resolve();
  });

process.on('message', order => {
  void follow(order as Order).then(report => process.send?.(report));
});
process.on('disconnect', () => process.exit());
server.listen(0, '127.0.0.1', () => process.send?.(`http://127.0.0.1:${port()}/api/`));
