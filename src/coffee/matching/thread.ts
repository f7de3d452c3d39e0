import type { MessagePort } from 'node:worker_threads';
import type { RoundInput } from './input.ts';
import { pairUp } from './round.ts';

/** What a thread is told: the input, a part at a time, and that this was all. */
export type Part =
  | { rest: Omit<RoundInput, 'people' | 'hours'> & { hours?: number } }
  | { people: RoundInput['people'] }
  | { hours: Exclude<RoundInput['hours'], number> }
  | 'all';

/** Where this code lies, in the sources and in the build: a thread loads it, and none of the rest of the app. */
export const here = import.meta.url;

/** Within a thread: takes a round's input, posts the round and ends. */
export function solveFor(port: MessagePort): void {
  const people: RoundInput['people'][number][] = [];
  const hours: Exclude<RoundInput['hours'], number>[number][] = [];
  let input: RoundInput | undefined;
  port.on('message', (part: Part) => {
    if (part === 'all') {
      if (!input) throw new Error('The thread was told of no round.');
      port.postMessage(pairUp(input));
      port.close();
    } else if ('rest' in part) input = { hours, ...part.rest, people };
    else if ('people' in part) people.push(...part.people);
    else hours.push(...part.hours);
  });
}
