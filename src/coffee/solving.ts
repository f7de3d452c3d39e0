import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { promisify } from 'node:util';
import { createGzip, gunzip } from 'node:zlib';
import type { RoundInput } from './matching/input.ts';
import type { Round } from './matching/round.ts';
import { solveRound } from './matching/solver.ts';

/** How the pairs of a round are made. */
export interface Solving {
  /** The pairs, and what they were made of as it is kept: JSON, compressed, in Base64. */
  solve(input: RoundInput): Promise<{ pairs: Round; inputs: string }>;
  /** Makes them once more, of what was kept. */
  solveAgain(inputs: string): Promise<Round>;
}

/** @param stopping ends what is being solved when the app stops */
export const solving = (stopping: AbortSignal): Solving => ({
  async solve(input) {
    const pairs = await solveRound(input, stopping);
    const packed = await buffer(Readable.from(written(input)).pipe(createGzip()));
    return { pairs, inputs: packed.toString('base64') };
  },

  async solveAgain(inputs) {
    const unpacked = await promisify(gunzip)(Buffer.from(inputs, 'base64'));
    return solveRound(JSON.parse(unpacked.toString()) as RoundInput, stopping);
  },
});

const AT_ONCE = 50;

/** As JSON, piece by piece: to write that of thousands at once would take longer than others should wait. */
function* written({ people, ...rest }: RoundInput): Generator<string> {
  yield `${JSON.stringify(rest).slice(0, -1)},"people":[`;
  for (let n = 0; n < people.length; n += AT_ONCE) {
    const some = people.slice(n, n + AT_ONCE).map(person => JSON.stringify(person));
    yield `${n > 0 ? ',' : ''}${some.join(',')}`;
  }
  yield ']}';
}
