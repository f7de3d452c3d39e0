import { Agent, request } from 'undici';
import type { webApi } from '@slack/bolt';
import { SECOND } from '../kernel/clock.ts';

/** Of the general `fetch` what Slack's client asks. */
export type Fetch = NonNullable<webApi.WebClientOptions['fetch']>;

const TIMEOUT = 8 * SECOND;

/**
 * The transport of the Web API client: connections are kept and shared. It does what the client asks of `fetch`
 * and no more; the general `fetch` is the largest single cost of a message.
 *
 * @param connections more than deliveries take at once, so that a form that a person waits for doesn't queue behind them
 */
export function pooledFetch(connections = 32): { fetch: Fetch; close: () => Promise<void> } {
  const agent = new Agent({ connections, keepAliveTimeout: 30_000 });
  const fetch: Fetch = async (url, init = {}) => {
    const { method = 'GET', headers, body, signal } = init;
    if (body !== undefined && typeof body !== 'string') throw new TypeError('only text is sent this way');
    const reply = await request(String(url), {
      dispatcher: agent,
      method: method as 'GET' | 'POST',
      ...(headers && { headers }),
      ...(body !== undefined && { body }),
      // Answers to a response_url come without one of their own.
      signal: signal ?? AbortSignal.timeout(TIMEOUT),
    });
    return {
      ok: reply.statusCode >= 200 && reply.statusCode < 300,
      status: reply.statusCode,
      statusText: '',
      url: String(url),
      headers: {
        get: name => (reply.headers[name] === undefined ? null : String(reply.headers[name])),
        entries: () => Object.entries(reply.headers).map(([name, value]) => [name, String(value)]),
      },
      arrayBuffer: () => reply.body.arrayBuffer(),
      json: () => reply.body.json(),
      text: () => reply.body.text(),
    };
  };
  return { fetch, close: () => agent.close() };
}
