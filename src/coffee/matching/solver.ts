import { setImmediate } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import type { RoundInput } from './input.ts';
import { pairUp, type Round } from './round.ts';
import type { Part } from './thread.ts';

/** So many people are paired within some twenty milliseconds, which is less than it takes to start a thread. */
const MOST_IN_PLACE = 300;

/** With a hundred meetings each they are copied within a few milliseconds. */
const AT_A_TIME = 50;

/** As text, because a file of its own would lie elsewhere in the build than in the sources. */
const SOLVE = `
const { parentPort, workerData } = require('node:worker_threads');
const { here, reader } = workerData;
(async () => {
  if (reader) (await import(reader)).register();
  (await import(here)).solveFor(parentPort);
})();
`;

/**
 * The round that `pairUp` makes. A large one is made in a thread of its own, so that requests don't wait for it; its
 * input must not change meanwhile.
 *
 * @param stopping ends the thread; what is asked for is then rejected with its reason
 * @throws Error where the thread ends without a round
 */
export async function solveRound(input: RoundInput, stopping?: AbortSignal): Promise<Round> {
  stopping?.throwIfAborted();
  if (input.people.length <= MOST_IN_PLACE) return pairUp(input);
  const { here } = await import('./thread.ts');
  const thread = new Worker(SOLVE, {
    eval: true,
    // The sources need a reader, the build doesn't.
    workerData: { here, reader: here.endsWith('.ts') ? import.meta.resolve('tsx/esm/api') : undefined },
    execArgv: [],
    // Tokens are not its business.
    env: {},
  });
  return roundFrom(thread, partsOf(input), stopping);
}

/** What a thread makes of a round's parts; it is ended then, whatever came of it. */
export async function roundFrom(
  thread: Worker,
  parts: Iterable<Part>,
  stopping?: AbortSignal,
): Promise<Round> {
  const stop = () => void thread.terminate();
  stopping?.addEventListener('abort', stop);
  if (stopping?.aborted) stop();
  try {
    const [round] = await Promise.all([answerOf(thread), tell(thread, parts)]);
    return round;
  } catch (failed) {
    throw stopping?.aborted ? stopping.reason : failed;
  } finally {
    stopping?.removeEventListener('abort', stop);
    await thread.terminate();
  }
}

const answerOf = (thread: Worker): Promise<Round> =>
  new Promise((resolve, reject) => {
    thread.once('message', resolve);
    thread.once('error', reject);
    thread.once('exit', () => reject(new Error('The thread that pairs people ended without a round.')));
  });

/** A part at a time: to copy all at once would take longer than others should wait. */
async function tell(thread: Worker, parts: Iterable<Part>): Promise<void> {
  for (const part of parts) {
    thread.postMessage(part);
    await setImmediate();
  }
}

function* partsOf({ people, hours, ...rest }: RoundInput): Generator<Part> {
  yield { rest: typeof hours === 'number' ? { ...rest, hours } : rest };
  for (let n = 0; n < people.length; n += AT_A_TIME) yield { people: people.slice(n, n + AT_A_TIME) };
  if (typeof hours !== 'number')
    for (let n = 0; n < hours.length; n += AT_A_TIME) yield { hours: hours.slice(n, n + AT_A_TIME) };
  yield 'all';
}
