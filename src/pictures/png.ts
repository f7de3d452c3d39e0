import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { SECOND } from '../kernel/clock.ts';
import { Refusal } from '../kernel/refusal.ts';

/** Milliseconds. A picture of a hundred changes takes less than one. */
const PATIENCE = 10 * SECOND;

/** More pictures than that don’t wait for the one that is being drawn. */
const MOST_WAITING = 8;

/** The only font of pictures, in two weights: Latin, Greek and Cyrillic letters. All others show as boxes. */
export const FONT = 'Roboto Condensed';
const fontFiles = [
  import.meta.resolve('@expo-google-fonts/roboto-condensed/400Regular/RobotoCondensed_400Regular.ttf'),
  import.meta.resolve('@expo-google-fonts/roboto-condensed/700Bold/RobotoCondensed_700Bold.ttf'),
].map(url => fileURLToPath(url));
const library = fileURLToPath(import.meta.resolve('@resvg/resvg-js'));

/** As text, because a file of its own would lie elsewhere in the build than in the sources. */
const DRAW = `
const { parentPort, workerData } = require('node:worker_threads');
const { Resvg } = require(workerData.library);
parentPort.postMessage(new Resvg(workerData.svg, workerData.options).render().asPng());
`;

/** The picture that was asked for last, drawn or failed; and how many are not drawn yet. */
let last: Promise<unknown> = Promise.resolve();
let asked = 0;

/**
 * A picture as it is sent, one drawn at a time: each takes a core and the memory of all its points. The machine's own
 * fonts are left out: the picture is the same everywhere.
 *
 * @throws Refusal `too-busy` where too many wait already
 */
export async function pngOf(svg: string): Promise<Buffer> {
  if (asked > MOST_WAITING)
    throw new Refusal(
      'too-busy',
      'Several pictures are being drawn at the moment. Ask for yours again in a minute.',
    );
  asked++;
  const mine = last.then(() => pictureFrom(drawing(svg), PATIENCE)).finally(() => asked--);
  last = mine.catch(() => undefined);
  return mine;
}

/** Drawn in a thread, so that requests don't wait for it; and only there the library is loaded. */
function drawing(svg: string): Worker {
  const options = { font: { loadSystemFonts: false, fontFiles, defaultFontFamily: FONT } };
  return new Worker(DRAW, {
    eval: true,
    workerData: { library, svg, options },
    execArgv: [],
    // Tokens are not its business.
    env: {},
  });
}

/**
 * What a thread posts as its picture. One that is ended while it draws may post nothing instead.
 *
 * @param patience milliseconds, after which it is ended
 */
export async function pictureFrom(thread: Worker, patience: number): Promise<Buffer> {
  const tooLong = setTimeout(() => void thread.terminate(), patience);
  const failed = () => new Error('the picture was not drawn in time');
  try {
    return await new Promise((resolve, reject) => {
      thread.once('message', (png: unknown) =>
        png instanceof Uint8Array ? resolve(Buffer.from(png)) : reject(failed()),
      );
      thread.once('error', reject);
      thread.once('exit', () => reject(failed()));
    });
  } finally {
    clearTimeout(tooLong);
  }
}
