import { readFile } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { join } from 'node:path';

/** The page's files and nothing else: a name that isn't here is not looked for on disk. */
const FILES: Record<string, { file: string; type: string }> = {
  '/': { file: 'index.html', type: 'text/html; charset=utf-8' },
  '/index.html': { file: 'index.html', type: 'text/html; charset=utf-8' },
  '/main.js': { file: 'main.js', type: 'text/javascript; charset=utf-8' },
  '/main.css': { file: 'main.css', type: 'text/css; charset=utf-8' },
};

/** Sends one of the page's files; false when there is none at that path. */
export async function sendFile(
  folder: string | undefined,
  path: string,
  response: ServerResponse,
): Promise<boolean> {
  const found = FILES[path];
  if (folder === undefined || found === undefined) return false;
  const content = await readFile(join(folder, found.file)).catch(() => undefined);
  if (content === undefined) return false;
  response.writeHead(200, { 'content-type': found.type, 'cache-control': 'no-store' });
  response.end(content);
  return true;
}
