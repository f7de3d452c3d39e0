import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import { setTimeout } from 'node:timers/promises';
import type { AddressInfo } from 'node:net';
import { WebSocketServer, type WebSocket } from 'ws';

/** A Slack that answers at once and remembers nothing, so that a bench measures the app and not the sandbox. */
export interface FastSlack {
  apiUrl: string;
  /** Sends an interaction and waits for its ack; milliseconds. */
  interact(payload: object): Promise<number>;
  /** Waits until that many messages have been posted. */
  posted(count: number): Promise<void>;
  stop(): Promise<void>;
}

interface Ack {
  envelope_id: string;
  payload?: { response_action?: string };
}

export async function startFastSlack(): Promise<FastSlack> {
  let posts = 0;
  let app: WebSocket | undefined;
  const acks = new Map<string, (refused: boolean) => void>();
  const waiting: { count: number; done: () => void }[] = [];

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
      for (const one of waiting) if (posts >= one.count) one.done();
    });
  });
  const sockets = new WebSocketServer({ server });
  sockets.on('connection', socket => {
    app = socket;
    socket.send(JSON.stringify({ type: 'hello' }));
    socket.on('message', data => {
      const { envelope_id: id, payload } = JSON.parse((data as Buffer).toString()) as Ack;
      acks.get(id)?.(payload?.response_action === 'errors');
      acks.delete(id);
    });
  });
  await new Promise<void>(resolve => void server.listen(0, '127.0.0.1', resolve));
  const port = () => (server.address() as AddressInfo).port;

  return {
    apiUrl: `http://127.0.0.1:${port()}/api/`,
    async interact(payload) {
      const id = randomUUID();
      const began = performance.now();
      const refused = new Promise<boolean>(resolve => void acks.set(id, resolve));
      app?.send(
        JSON.stringify({ envelope_id: id, type: 'interactive', payload, accepts_response_payload: true }),
      );
      if (await refused) throw new Error('the app refused what the bench submitted');
      return performance.now() - began;
    },
    posted: count =>
      new Promise(resolve => (posts >= count ? resolve() : void waiting.push({ count, done: resolve }))),
    async stop() {
      for (const socket of sockets.clients) socket.close();
      await setTimeout(100);
      server.closeAllConnections();
      await new Promise(resolve => server.close(resolve));
    },
  };
}
