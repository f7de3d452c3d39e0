import { solveRound } from '../../../src/coffee/matching/solver.ts';
import { aCrowd } from './crowd.ts';

/* Solves a round of so many people of a seed, and writes it as JSON. */

const [size = '', seed = ''] = process.argv.slice(2);
process.stdout.write(JSON.stringify(await solveRound(aCrowd(Number(size), seed))));
