import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { setTimeout as passing } from 'node:timers/promises';
import { WebSocketServer, type WebSocket } from 'ws';
import { randomIds } from '../kernel/ids.ts';
import { isJson } from './json.ts';
import type { Json } from './protocol.ts';
import type { Delivery, EnvelopeType, Line, Retry } from './transport.ts';

/** Real milliseconds between pings; the client gives up after 30 s without one. */
const PING_EVERY = 5_000;

/** Connections that one app may have (docs.slack.dev, Socket Mode). */
const MOST_CONNECTIONS = 10;

/** Real milliseconds an app has to close its end. */
const GOODBYE_WITHIN = 500;

/** Socket Mode: the app's connections, and payloads on their way to one of them. */
export class Sockets implements Line {
  readonly reasons = { timeout: 'timeout', unconnected: 'connection_failed' };
  readonly #server = new WebSocketServer({ noServer: true });
  readonly #tickets = new Set<string>();
  readonly #waiting = new Map<string, (payload: Json) => void>();
  readonly #pings: NodeJS.Timeout;
  readonly #appId: string;
  readonly #ackWithin: number;
  #connections: WebSocket[] = [];

  /** @param ackWithin real milliseconds */
  constructor(options: { appId: string; ackWithin: number }) {
    this.#appId = options.appId;
    this.#ackWithin = options.ackWithin;
    this.#pings = setInterval(() => this.#connections.forEach(socket => socket.ping()), PING_EVERY);
    this.#pings.unref();
  }

  /** A ticket lets one connection in, once. */
  ticket(): string {
    const ticket = randomBytes(18).toString('base64url');
    this.#tickets.add(ticket);
    return ticket;
  }

  get connected(): number {
    return this.#connections.length;
  }

  /**
   * Renews the connection that is next in turn, as Slack does every few hours: it warns, asks, and hangs up. The app
   * opens another one.
   *
   * @param warning for how long before it is warned, in real milliseconds; Slack's is about ten seconds. Until then the
   * connection is used, unless the app has left it.
   */
  async refresh(warning = 0): Promise<void> {
    const [socket] = this.#connections;
    if (socket === undefined) return;
    const say = (reason: string) =>
      socket.send(JSON.stringify({ type: 'disconnect', reason, debug_info: { host: 'sandbox' } }));
    say('warning');
    if (warning > 0) await Promise.race([passing(warning, undefined, { ref: false }), once(socket, 'close')]);
    if (socket.readyState !== socket.OPEN) return;
    this.#connections = this.#connections.filter(other => other !== socket);
    say('refresh_requested');
    await hangUp(socket);
  }

  /** Cuts every connection, without a word. */
  drop(): void {
    for (const socket of this.#connections.splice(0)) socket.terminate();
  }

  /** Takes over an HTTP upgrade; without a good ticket, or one too many, it is refused. */
  accept(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const ticket = new URL(request.url ?? '/', 'http://127.0.0.1').searchParams.get('ticket') ?? '';
    if (!this.#tickets.delete(ticket) || this.#connections.length >= MOST_CONNECTIONS) {
      socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n');
      return;
    }
    this.#server.handleUpgrade(request, socket, head, connection => this.#greet(connection));
  }

  /** Sends it to one of the connections, and waits for the acknowledgement. */
  async deliver(type: EnvelopeType, payload: Json, retry?: Retry): Promise<Delivery> {
    const socket = this.#connections.shift();
    if (socket === undefined) return { outcome: 'unconnected' };
    this.#connections.push(socket);
    const envelopeId = randomIds.next();
    const envelope = {
      envelope_id: envelopeId,
      payload,
      type,
      accepts_response_payload: type !== 'events_api',
      ...(retry === undefined ? {} : { retry_attempt: retry.attempt, retry_reason: retry.reason }),
    };
    return new Promise(resolve => {
      const settle = (delivery: Delivery): void => {
        clearTimeout(timer);
        this.#waiting.delete(envelopeId);
        resolve(delivery);
      };
      const timer = setTimeout(() => settle({ outcome: 'timeout' }), this.#ackWithin);
      this.#waiting.set(envelopeId, answer => settle({ outcome: 'acknowledged', payload: answer }));
      socket.send(JSON.stringify(envelope));
    });
  }

  /** Says goodbye to the app; a connection that doesn't answer in time is cut. */
  async stop(): Promise<void> {
    clearInterval(this.#pings);
    const open = this.#connections;
    this.#connections = [];
    await Promise.all(open.map(hangUp));
    this.#server.close();
  }

  #greet(connection: WebSocket): void {
    this.#connections.push(connection);
    connection.on('message', data => this.#receive((data as Buffer).toString()));
    connection.on('error', () => connection.terminate());
    connection.on('close', () => {
      this.#connections = this.#connections.filter(other => other !== connection);
    });
    const hello = {
      type: 'hello',
      num_connections: this.#connections.length,
      debug_info: { host: 'sandbox', build_number: 1, approximate_connection_time: 18_060 },
      connection_info: { app_id: this.#appId },
    };
    connection.send(JSON.stringify(hello));
  }

  #receive(text: string): void {
    let answer: unknown;
    try {
      answer = JSON.parse(text);
    } catch {
      return; // Slack takes no notice of what it can't read either.
    }
    if (!isJson(answer)) return;
    this.#waiting.get(String(answer.envelope_id))?.(isJson(answer.payload) ? answer.payload : {});
  }
}

async function hangUp(socket: WebSocket): Promise<void> {
  const patience = setTimeout(() => socket.terminate(), GOODBYE_WITHIN);
  await new Promise<void>(resolve => {
    socket.once('close', () => resolve());
    socket.close(1001);
  });
  clearTimeout(patience);
}
