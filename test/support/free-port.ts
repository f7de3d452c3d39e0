import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';

/** Below what systems give to outgoing connections, one of which might take the port before it is listened at. */
const [FIRST, LAST] = [10_000, 32_000];
const TRIES = 20;

/** A port that nobody listens at. @throws when there is none to be found */
export async function freePort(): Promise<number> {
  for (let n = 0; n < TRIES; n++) {
    const port = randomInt(FIRST, LAST);
    if (await isFree(port)) return port;
  }
  throw new Error(`none of ${TRIES} ports was free`);
}

const isFree = (port: number) =>
  new Promise<boolean>(resolve => {
    const server = createServer()
      .once('error', () => resolve(false))
      .listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
