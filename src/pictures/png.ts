import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { SECOND } from '../kernel/clock.ts';

/** Milliseconds. A picture of a hundred changes takes less than one. */
const PATIENCE = 10 * SECOND;

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

/**
 * A picture as it is sent. It is drawn in a thread, so that requests don't wait for it; and only there the library is
 * loaded. The machine's own fonts are left out: the picture is the same everywhere.
 */
export async function pngOf(svg: string): Promise<Buffer> {
  const options = { font: { loadSystemFonts: false, fontFiles, defaultFontFamily: FONT } };
  const thread = new Worker(DRAW, {
    eval: true,
    workerData: { library, svg, options },
    execArgv: [],
    // Tokens are not its business.
    env: {},
  });
  const tooLong = setTimeout(() => void thread.terminate(), PATIENCE);
  try {
    return await new Promise((resolve, reject) => {
      thread.once('message', (png: Uint8Array) => resolve(Buffer.from(png)));
      thread.once('error', reject);
      thread.once('exit', () => reject(new Error('the picture was not drawn in time')));
    });
  } finally {
    clearTimeout(tooLong);
  }
}
