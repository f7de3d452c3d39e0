import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { MINUTE, SECOND, type Clock } from '../kernel/clock.ts';

/** The largest request that is read; a form of ours with every field full takes a tenth of it. */
export const LONGEST_BODY = 1_000_000;
/** How far Slack's clock and ours may be apart (docs.slack.dev, verifying requests). */
const WINDOW = 5 * MINUTE;

/**
 * Before Bolt: it accepts requests from the future, and a signed body that is no object would end the process. Bolt
 * checks the signature afterwards, over the body as it is read here.
 */
export function guarded(given: RequestListener, path: string, machine: Clock): RequestListener {
  async function guard(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.method !== 'POST' || request.url !== path) return refuse(response, 404);
    const body = await readBody(request);
    if (body === undefined) return refuse(response, 413);
    const sent = Number(request.headers['x-slack-request-timestamp'] ?? 0) * SECOND;
    if (!(Math.abs(sent - machine.now()) <= WINDOW)) return refuse(response, 401);
    if (!holdsObject(body, request.headers['content-type'])) return refuse(response, 400);
    given(Object.assign(request, { rawBody: body }), response);
  }
  return (request, response) => {
    guard(request, response).catch(() => response.destroy());
  };
}

/** @returns undefined where it is too long: the rest is not waited for */
async function readBody(request: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request) {
    length += (chunk as Buffer).length;
    if (length > LONGEST_BODY) return undefined;
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks);
}

/** As Bolt will read it. */
function holdsObject(body: Buffer, type: string | undefined): boolean {
  const text = body.toString();
  const isForm = type === 'application/x-www-form-urlencoded';
  const json = isForm ? new URLSearchParams(text).get('payload') : text;
  if (json === null) return true;
  try {
    const held: unknown = JSON.parse(json);
    return typeof held === 'object' && held !== null && !Array.isArray(held);
  } catch {
    return false;
  }
}

function refuse(response: ServerResponse, status: number): void {
  response.writeHead(status, { connection: 'close' }).end();
}
