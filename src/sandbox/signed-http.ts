import { createHmac } from 'node:crypto';
import { Agent, request, type IncomingMessage } from 'node:http';
import { systemClock } from '../kernel/clock.ts';
import { isJson } from './json.ts';
import type { Json } from './protocol.ts';
import type { Delivery, EnvelopeType, Line, Retry } from './transport.ts';

export interface SignedHttpOptions {
  secret: string;
  /** Where the requests go: the app behind its proxy, at `http://127.0.0.1:PORT/slack/events`. */
  address: string;
  /** Real milliseconds. */
  ackWithin: number;
  /** Seconds that Slack's clock is ahead of this machine's. */
  skew: () => number;
}

/** The Events API and interactivity over HTTP, signed as Slack signs (docs.slack.dev, verifying requests). */
export class SignedHttp implements Line {
  readonly reasons = { timeout: 'http_timeout', unconnected: 'http_error' };
  readonly #options: SignedHttpOptions;
  readonly #agent = new Agent({ keepAlive: true });

  constructor(options: SignedHttpOptions) {
    this.#options = options;
  }

  async deliver(type: EnvelopeType, payload: Json, retry?: Retry): Promise<Delivery> {
    const { secret, skew } = this.#options;
    const body = bodyOf(type, payload);
    const headers = {
      'content-type': type === 'events_api' ? 'application/json' : 'application/x-www-form-urlencoded',
      'user-agent': 'Slackbot 1.0 (+https://api.slack.com/robots)',
      ...signature(secret, body, Math.floor(systemClock.now() / 1000) + skew()),
      ...(retry !== undefined && retry.attempt > 0
        ? { 'x-slack-retry-num': String(retry.attempt), 'x-slack-retry-reason': retry.reason }
        : {}),
    };
    return this.#post(body, headers);
  }

  async stop(): Promise<void> {
    this.#agent.destroy();
  }

  #post(body: string, headers: Record<string, string>): Promise<Delivery> {
    const { address, ackWithin } = this.#options;
    return new Promise(resolve => {
      const length = String(Buffer.byteLength(body));
      const sent = request(
        address,
        { method: 'POST', agent: this.#agent, headers: { ...headers, 'content-length': length } },
        response => {
          answerIn(response).then(resolve, () => resolve({ outcome: 'unconnected' }));
        },
      );
      const deadline = setTimeout(() => {
        resolve({ outcome: 'timeout' });
        sent.destroy();
      }, ackWithin);
      sent.on('close', () => clearTimeout(deadline));
      sent.on('error', () => resolve({ outcome: 'unconnected' }));
      sent.end(body);
    });
  }
}

/** The headers that prove a request to be Slack's. @param at seconds */
export function signature(secret: string, body: string, at: number): Record<string, string> {
  const mac = createHmac('sha256', secret).update(`v0:${at}:${body}`).digest('hex');
  return { 'x-slack-request-timestamp': String(at), 'x-slack-signature': `v0=${mac}` };
}

/** A payload as it travels: commands as a form, interactions as a form's one field, events as JSON. */
export function bodyOf(type: EnvelopeType, payload: Json): string {
  switch (type) {
    case 'slash_commands':
      return new URLSearchParams(
        Object.entries(payload).map(([name, value]): [string, string] => [
          name,
          typeof value === 'string' ? value : '',
        ]),
      ).toString();
    case 'interactive':
      return new URLSearchParams({ payload: JSON.stringify(payload) }).toString();
    case 'events_api':
      return JSON.stringify(payload);
  }
}

async function answerIn(response: IncomingMessage): Promise<Delivery> {
  const chunks: Buffer[] = [];
  for await (const chunk of response) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString();
  const status = response.statusCode ?? 500;
  if (status < 200 || status > 299) return { outcome: 'unconnected' };
  if (!String(response.headers['content-type']).includes('json'))
    return { outcome: 'acknowledged', payload: text === '' ? {} : { text } };
  const answer = JSON.parse(text) as unknown;
  return { outcome: 'acknowledged', payload: isJson(answer) ? answer : {} };
}
