import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { lackingIn } from '../../../src/slack/checked.ts';
import type { Figure } from '../main.ts';
import { toHundredths } from './numbers.ts';
import { event } from './payloads.ts';
import { sceneFor } from './processes.ts';

const FEW = 10_000;
const MANY = 100_000;
const IN_FLIGHT = 32;
const MORE_AT_MOST = 20;
/** So many kinds of events take turns. */
const KINDS = 10;

/** What the app holds after a forced collection, when it has heard ten times as much: mostly what is none of its business. */
export async function memory(folder: string): Promise<Figure> {
  mustBeHeard();
  const scene = await sceneFor(mkdtempSync(join(folder, 'memory-')), 'our-app', 'socket');
  const app = await scene.start('test/bench/flow/our-app.ts', ['--expose-gc']);
  await once(app, 'message');
  const weight = async (): Promise<number> => {
    app.send('weigh');
    return ((await once(app, 'message')) as [number])[0] / 1_000_000;
  };
  let heard = 0;
  const hear = async (count: number): Promise<void> => {
    heard += (await scene.tell({ order: 'tell', count, inFlight: IN_FLIGHT })).acks.length;
  };
  await hear(FEW);
  const before = await weight();
  await hear(MANY - FEW);
  const after = await weight();
  await scene.stop();
  return {
    name: `flow.memory-after-${heard}-events`,
    value: toHundredths(after),
    unit: 'MB',
    baseline: toHundredths(before),
    ratio: toHundredths(after / before),
    target: `value - baseline <= ${MORE_AT_MOST}`,
    met: after - before <= MORE_AT_MOST && heard === MANY,
  };
}

/** What ends at the app's door weighs nothing. @throws where an event is none of Slack's */
function mustBeHeard(): void {
  for (let n = 0; n < KINDS; n++) {
    const lacks = lackingIn(event(n) as Record<string, unknown>);
    if (lacks !== undefined) throw new Error(`the app refuses event ${n}, which lacks ${lacks}`);
  }
}
