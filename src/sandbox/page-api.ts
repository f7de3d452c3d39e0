import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Client } from './client.ts';
import { fieldsOf, isJsonRequest, reply } from './http.ts';
import type { Manifest } from './manifest.ts';
import type { Deed, Outcome } from './protocol.ts';
import { Refused } from './refused.ts';
import { screenOf } from './screen.ts';
import { Impossible, personAt } from './sight.ts';
import type { Workspace } from './workspace.ts';

/** Real milliseconds between signs of life on an open stream of changes. */
const SIGN_OF_LIFE_EVERY = 15_000;

/** In minutes. */
const A_YEAR = 366 * 24 * 60;

/** What the page asks of the server; see protocol.ts. */
export class PageApi {
  readonly #parts: Parts;
  readonly #listening = new Set<ServerResponse>();
  readonly #signs: NodeJS.Timeout;

  constructor(parts: Parts) {
    this.#parts = parts;
    parts.workspace.onChange(() => this.#say('data: changed\n\n'));
    this.#signs = setInterval(() => this.#say(': still here\n\n'), SIGN_OF_LIFE_EVERY);
    this.#signs.unref();
  }

  /** Answers a request under /page/. @throws {BadRequest} */
  async handle(path: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (path === '/page/state' && request.method === 'GET')
      return this.#show((await fieldsOf(request)).as, response);
    if (path === '/page/changes' && request.method === 'GET') return this.#listen(response);
    if (path === '/page/do' && request.method === 'POST') {
      // A form on another site can't send this type without asking first.
      if (!isJsonRequest(request)) return reply(response, 415, { ok: false, problem: 'Send JSON.' });
      return reply(response, 200, await this.#do((await fieldsOf(request)) as unknown as Deed));
    }
    reply(response, 404, { ok: false, problem: 'There is nothing here.' });
  }

  stop(): void {
    clearInterval(this.#signs);
    for (const response of this.#listening) response.end();
  }

  /** Whoever opens the page without saying as whom is shown the first person's screen. */
  #show(as: unknown, response: ServerResponse): void {
    const { workspace, manifest } = this.#parts;
    const first = Object.values(workspace.state.users).find(user => !user.isBot && !user.deleted);
    try {
      reply(
        response,
        200,
        screenOf(workspace, manifest, personAt(workspace, typeof as === 'string' ? as : (first?.id ?? ''))),
      );
    } catch (error) {
      if (!(error instanceof Impossible)) throw error;
      reply(response, 404, { ok: false, problem: error.message });
    }
  }

  async #do(deed: Deed): Promise<Outcome> {
    if (deed.do === 'move the clock') return this.#moveClock(deed.minutes);
    try {
      return await this.#parts.client.do(deed);
    } catch (error) {
      if (error instanceof Impossible) return { ok: false, problem: error.message };
      if (error instanceof Refused) return { ok: false, problem: error.code };
      throw error;
    }
  }

  #moveClock(minutes: number): Outcome {
    const { onMoveClock, workspace } = this.#parts;
    if (onMoveClock === undefined) return { ok: false, problem: 'The clock cannot be moved here.' };
    if (!(minutes > 0 && minutes <= A_YEAR))
      return { ok: false, problem: 'The clock only goes forward, by a year at the most.' };
    onMoveClock(minutes);
    workspace.changed();
    return { ok: true };
  }

  #listen(response: ServerResponse): void {
    response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
    response.write('retry: 1000\ndata: changed\n\n');
    this.#listening.add(response);
    response.on('close', () => this.#listening.delete(response));
  }

  #say(line: string): void {
    for (const response of this.#listening) response.write(line);
  }
}

interface Parts {
  workspace: Workspace;
  manifest: Manifest;
  client: Client;
  onMoveClock?: (minutes: number) => void;
}
