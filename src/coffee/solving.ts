import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import type { RoundInput } from './matching/input.ts';
import { pairUp, type Round } from './matching/round.ts';

/** Makes the pairs of a round, and says what they were made of as it is kept: JSON, compressed, in Base64. */
export async function solve(input: RoundInput): Promise<{ pairs: Round; inputs: string }> {
  const pairs = pairUp(input);
  const packed = await promisify(gzip)(JSON.stringify(input));
  return { pairs, inputs: packed.toString('base64') };
}

/** Makes them once more, of what {@link solve} kept. */
export async function solveAgain(inputs: string): Promise<Round> {
  const unpacked = await promisify(gunzip)(Buffer.from(inputs, 'base64'));
  return pairUp(JSON.parse(unpacked.toString()) as RoundInput);
}
