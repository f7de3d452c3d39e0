import type { IncomingMessage, ServerResponse } from 'node:http';
import { isJson } from './json.ts';
import type { Json } from './protocol.ts';

/** Bytes of a request body; Slack's own limit is far above any message. */
const LARGEST_BODY = 5_000_000;

/** A body that is too large or not what it says it is. */
export class BadRequest extends Error {}

/** A request's fields: from JSON, from a form, or from the query. @throws {BadRequest} */
export async function fieldsOf(request: IncomingMessage): Promise<Json> {
  const text = await bodyOf(request);
  const query = Object.fromEntries(new URLSearchParams((request.url ?? '').split('?', 2)[1]));
  if (!isJsonRequest(request)) return { ...query, ...Object.fromEntries(new URLSearchParams(text)) };
  try {
    const fields: unknown = JSON.parse(text);
    if (isJson(fields)) return { ...query, ...fields };
  } catch {
    // said below
  }
  throw new BadRequest('The body is not a JSON object.');
}

export function isJsonRequest(request: IncomingMessage): boolean {
  return /^application\/json\b/.test(request.headers['content-type'] ?? '');
}

export function reply(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers });
  response.end(JSON.stringify(body));
}

const bodyOf = async (request: IncomingMessage): Promise<string> => (await bytesOf(request)).toString('utf8');

/** @throws {BadRequest} */
export async function bytesOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += (chunk as Buffer).length;
    if (size > LARGEST_BODY) throw new BadRequest('The body is too large.');
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks);
}
