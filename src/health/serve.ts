import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SECOND } from '../kernel/clock.ts';
import type { Log } from '../kernel/log.ts';
import { Refusal } from '../kernel/refusal.ts';
import type { Health } from './health.ts';

export interface HealthEndpoint {
  port: number;
  close(): void;
}

/**
 * Answers `GET /health` on this machine, 200 when all is well and 503 otherwise; nothing else is there.
 *
 * @param port 0: any free one
 * @throws Refusal `bad-setting` when the port can't be had
 */
export async function serveHealth(
  port: number,
  health: () => Promise<Health>,
  log: Log,
): Promise<HealthEndpoint> {
  const server = createServer((request, response) => {
    const send = (status: number, body: object) => {
      response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' });
      response.end(JSON.stringify(body));
    };
    if (request.method !== 'GET' || request.url !== '/health' || !isLocal(request)) return send(404, {});
    health().then(
      found => send(found.ok ? 200 : 503, found),
      (error: unknown) => {
        log.error({ err: error }, 'the health endpoint could not look');
        send(503, { ok: false });
      },
    );
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', error => reject(refused(port, error)));
    server.listen(port, '127.0.0.1', resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

/** Whether the app answers there, on this machine. @param port 0: it has none */
export async function isServed(port: number): Promise<boolean> {
  if (port === 0) return false;
  try {
    const answer = await fetch(`http://127.0.0.1:${port}/health`, { signal: AbortSignal.timeout(SECOND) });
    return 'storeWritable' in ((await answer.json()) as Health);
  } catch {
    return false;
  }
}

/** A name that a foreign page points at this machine is not ours. */
function isLocal({ headers }: IncomingMessage): boolean {
  return /^(127\.0\.0\.1|localhost)(:\d+)?$/i.test(headers.host ?? '');
}

function refused(port: number, error: NodeJS.ErrnoException): Refusal {
  const why = error.code === 'EADDRINUSE' ? 'is taken by another process' : `can’t be used (${error.code})`;
  return new Refusal(
    'bad-setting',
    `HEALTH_PORT ${port} ${why}. Name another one, or 0 to do without the health endpoint.`,
  );
}
