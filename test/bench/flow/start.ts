import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import type { Figure } from '../main.ts';
import { middlePair, toHundredths, type Pair } from './numbers.ts';
import { ended, sceneFor, type Scene } from './processes.ts';

const STARTS = 7;

/**
 * From a fresh process to the ack of the first form, ours as `npm run build` makes it, what it is built on included:
 * against the bare app as everybody starts one, on what `npm ci` installed, and against the bare app built like ours.
 */
export async function startToAck(folder: string): Promise<Figure[]> {
  const own = mkdtempSync(join(folder, 'start-'));
  const bare = await sceneFor(own, 'bare-app', 'socket');
  const ours = await sceneFor(own, 'our-app', 'socket');
  const asInstalled: Pair[] = [];
  const bothBuilt: Pair[] = [];
  for (let n = 0; n < STARTS; n++) {
    const installed = await start(bare, 'test/bench/flow/bare-app.ts');
    const built = await start(ours, 'src/main.ts');
    asInstalled.push({ bare: installed, ours: built });
    bothBuilt.push({ bare: await start(bare, 'test/bench/flow/bare-app-whole.ts'), ours: built });
  }
  await bare.stop();
  await ours.stop();
  return [figure('flow.start-to-ack', asInstalled), figure('flow.start-to-ack-both-built', bothBuilt)];
}

function figure(name: string, pairs: readonly Pair[]): Figure {
  const middle = middlePair(pairs);
  return {
    name,
    value: Math.round(middle.ours),
    unit: 'ms',
    baseline: Math.round(middle.bare),
    ratio: toHundredths(middle.ratio),
    target: 'ratio <= 1.5',
    met: middle.ratio <= 1.5,
  };
}

async function start(scene: Scene, source: string): Promise<number> {
  const acked = scene.tell({ order: 'file at once' });
  const app = await scene.start(source);
  const began = performance.now();
  await acked;
  const took = performance.now() - began;
  app.kill('SIGKILL');
  await ended(app);
  return took;
}
