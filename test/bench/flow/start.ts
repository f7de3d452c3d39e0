import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import type { Figure } from '../main.ts';
import { middlePair, toHundredths, type Pair } from './numbers.ts';
import { ended, sceneFor, type Scene } from './processes.ts';

const STARTS = 7;

/**
 * From a fresh process to the ack of the first form: ours as `npm run build` makes it, what it is built on included; the
 * bare app as everybody starts one, on what `npm ci` installed.
 */
export async function startToAck(folder: string): Promise<Figure> {
  const own = mkdtempSync(join(folder, 'start-'));
  const bare = await sceneFor(own, 'bare-app', 'socket');
  const ours = await sceneFor(own, 'our-app', 'socket');
  const pairs: Pair[] = [];
  for (let n = 0; n < STARTS; n++)
    pairs.push({
      bare: await start(bare, 'test/bench/flow/bare-app.ts'),
      ours: await start(ours, 'src/main.ts'),
    });
  await bare.stop();
  await ours.stop();
  const middle = middlePair(pairs);
  return {
    name: 'flow.start-to-ack',
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
