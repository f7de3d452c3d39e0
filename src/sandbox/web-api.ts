import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout } from 'node:timers/promises';
import { BROKEN_PAGE, type Failure, type Faults } from './faults.ts';
import { bytesOf, fieldsOf, reply } from './http.ts';
import { acceptedScopes, answer, tierOf, type Tokens } from './methods.ts';
import type { Call } from './method.ts';
import type { Pace } from './pace.ts';
import type { Json } from './protocol.ts';
import type { Tiers } from './tiers.ts';
import { takeBytes } from './uploads.ts';

/** One call of the Web API, or an acknowledgement Slack couldn't use, for tests to look at. */
export interface Heard {
  method: string;
  args: Json;
  /** What Slack answered; absent when it was told to fail before doing anything. */
  reply?: Json;
}

/** Calls kept for tests; a demo that runs for days forgets the oldest. */
const CALLS_KEPT = 5_000;

/** How fast the app may go; as fast as it likes where one is left out. */
export interface RateLimits {
  /** Of messages, in each channel. */
  pace?: Pace | undefined;
  /** Of calls, of each method. */
  tiers?: Tiers | undefined;
}

/** The Web API over HTTP, with a memory of its calls and failures on demand. */
export class WebApi {
  readonly calls: Heard[] = [];
  readonly #faults: Faults;
  readonly #tokens: Tokens;
  readonly #around: Omit<Call, 'args'>;
  readonly #limits: RateLimits;

  constructor(tokens: Tokens, around: Omit<Call, 'args'>, faults: Faults, limits: RateLimits) {
    this.#faults = faults;
    this.#tokens = tokens;
    this.#around = around;
    this.#limits = limits;
  }

  record(heard: Heard): void {
    remember(this.calls, heard);
  }

  /** @throws {BadRequest} */
  async handle(method: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { token: given, ...args } = await fieldsOf(request);
    const failure = this.#faults.take(method);
    const isSlow = typeof failure === 'object' && 'slow' in failure;
    if (isSlow && failure.when === 'before doing it') await setTimeout(failure.slow);
    const instead = failure === undefined ? undefined : this.#failed(method, args, failure, response);
    if (instead === 'done') return;
    const wait = this.#waitFor(method, args);
    if (wait > 0) return this.#throttle(method, args, wait, response);
    const bearer = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1];
    const token = bearer ?? (typeof given === 'string' ? given : undefined);
    const said = answer(method, token, this.#tokens, { ...this.#around, args });
    this.record({ method, args, reply: said });
    if (failure === 'timeout after doing it') return;
    if (failure === 'drop the connection after doing it') return void request.socket.destroy();
    if (typeof failure === 'object' && 'statusAfterDoingIt' in failure)
      return breakDown(response, failure.statusAfterDoingIt);
    if (isSlow && failure.when === 'after doing it') await setTimeout(failure.slow);
    reply(response, 200, said, this.#scopeHeaders(method, token));
  }

  /** The bytes of a file, for which `files.getUploadURLExternal` named the place. Ordered failures are those of `upload`. */
  async takeFile(ticket: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const bytes = await bytesOf(request);
    const args = { ticket, length: bytes.length };
    const failure = this.#faults.take('upload');
    if (failure !== undefined && this.#failed('upload', args, failure, response) === 'done') return;
    const { status, text } = takeBytes(this.#around.workspace, ticket, bytes);
    this.record({ method: 'upload', args, reply: { status } });
    if (failure === 'timeout after doing it') return;
    response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' });
    response.end(text);
  }

  /** Milliseconds until such a call is taken; 0: now. */
  #waitFor(method: string, args: Json): number {
    const { pace, tiers } = this.#limits;
    if (method === 'chat.postMessage') return pace?.take(String(args.channel)) ?? 0;
    const tier = tierOf(method);
    return tier === undefined ? 0 : (tiers?.take(method, tier) ?? 0);
  }

  /** Slack's 429, with whole seconds to wait. @param wait in milliseconds */
  #throttle(method: string, args: Json, wait: number, response: ServerResponse): void {
    const said = { ok: false, error: 'ratelimited' };
    this.record({ method, args, reply: said });
    reply(response, 429, said, { 'retry-after': String(Math.ceil(wait / 1000)) });
  }

  #scopeHeaders(method: string, token: string | undefined): Record<string, string> {
    const { scopes } = this.#around.manifest;
    const held = token === this.#tokens.app ? ['connections:write'] : scopes;
    return {
      'x-oauth-scopes': held.join(','),
      'x-accepted-oauth-scopes': acceptedScopes(method).join(','),
    };
  }

  /** Failures that keep the method from being done. */
  #failed(method: string, args: Json, failure: Failure, response: ServerResponse): 'done' | undefined {
    if (failure === 'drop the connection before doing it') {
      this.record({ method, args });
      response.destroy();
    } else if (typeof failure === 'string' || 'statusAfterDoingIt' in failure || 'slow' in failure) {
      return undefined;
    } else if ('error' in failure) {
      const said = { ok: false, error: failure.error };
      this.record({ method, args, reply: said });
      reply(response, 200, said);
    } else {
      this.record({ method, args });
      response.writeHead(failure.status, failure.headers);
      response.end(failure.body ?? (failure.status >= 500 ? BROKEN_PAGE : ''));
    }
    return 'done';
  }
}

/** Keeps one more, and forgets the oldest. */
export function remember(all: Heard[], heard: Heard): void {
  all.push(heard);
  if (all.length > CALLS_KEPT) all.shift();
}

function breakDown(response: ServerResponse, status: number): void {
  response.writeHead(status, { 'content-type': 'text/html; charset=utf-8' });
  response.end(BROKEN_PAGE);
}
