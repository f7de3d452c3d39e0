import { stringify } from 'node:querystring';
import { webApi, type Logger } from '@slack/bolt';
import { SECOND } from '../kernel/clock.ts';
import type { Fetch } from './http.ts';

type Result = webApi.WebAPICallResult;

const TIMEOUT = 8 * SECOND;

export interface CallParts {
  slackApiUrl: string;
  fetch: Fetch;
  logger: Logger;
  /** Milliseconds until a call is given up. */
  timeout?: number;
}

/**
 * Slack's own client, whose calls go out at once and once: what the outbox wants. Its queue, its retries and the copies
 * it makes of each call for lines of a log that are never written took as long as calling. What it throws is the same.
 */
export class DirectClient extends webApi.WebClient {
  readonly #address: string;
  readonly #headers: Record<string, string>;
  readonly #parts: CallParts;

  constructor(token: string, parts: CallParts) {
    super(token, parts);
    this.#parts = parts;
    this.#address = parts.slackApiUrl.replace(/\/?$/, '/');
    this.#headers = {
      accept: 'application/json',
      'user-agent': 'common-ground',
      authorization: `Bearer ${token}`,
      'content-type': 'application/x-www-form-urlencoded',
    };
  }

  override async apiCall(method: string, args: Record<string, unknown> = {}): Promise<Result> {
    const said = resultIn(await this.#post(this.#address + method, stringify(fieldsOf(args))));
    const { warnings = [], messages = [] } = said.response_metadata ?? {};
    for (const warning of [...warnings, ...messages]) this.#parts.logger.warn(warning);
    if (!said.ok) throw new webApi.WebAPIPlatformError(said as webApi.WebAPIPlatformError['data']);
    return said;
  }

  async #post(url: string, body: string): Promise<string> {
    const { fetch, logger, timeout = TIMEOUT } = this.#parts;
    const init = { method: 'POST', headers: this.#headers, body, signal: AbortSignal.timeout(timeout) };
    let reply: Awaited<ReturnType<Fetch>>;
    let text: string;
    try {
      reply = await fetch(url, init);
      text = await reply.text();
    } catch (error) {
      const original = error instanceof Error ? error : new Error(String(error));
      logger.warn('http request failed', original.message);
      throw new webApi.WebAPIRequestError(original);
    }
    if (reply.status === 200) return text;
    const seconds = Number.parseInt(reply.headers.get('retry-after') ?? '', 10);
    if (reply.status === 429 && !Number.isNaN(seconds)) throw new webApi.WebAPIRateLimitedError(seconds);
    const headers = Object.fromEntries(reply.headers.entries());
    throw new webApi.WebAPIHTTPError(reply.status, reply.statusText, headers, text);
  }
}

/** As a form has them: what is more than text or a number, as JSON. */
function fieldsOf(args: Record<string, unknown>): Record<string, string | number | boolean> {
  const fields: Record<string, string | number | boolean> = {};
  for (const [name, value] of Object.entries(args)) {
    if (value === undefined || value === null) continue;
    const isPlain = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
    fields[name] = isPlain ? value : JSON.stringify(value);
  }
  return fields;
}

/** A proxy's page is an answer too, though none of Slack's. */
function resultIn(text: string): Result {
  try {
    const said: unknown = JSON.parse(text);
    if (typeof said === 'object' && said !== null) return said as Result;
  } catch {
    // It is no JSON.
  }
  return { ok: false, error: text } as Result;
}
