import { openApp } from '../../../src/app.ts';
import { readConfig } from '../../../src/config.ts';
import { openLog } from '../../../src/json-log.ts';
import { SECOND, systemClock } from '../../../src/kernel/clock.ts';
import { randomIds } from '../../../src/kernel/ids.ts';
import { openStore } from '../../../src/store/open.ts';

/* Common Ground, without a pace: what it is measured against keeps none either. Says how much it weighs when asked. */

const config = readConfig(process.env);
const store = openStore(config.databaseFile);
const log = openLog('error');
const clocks = { clock: systemClock, machine: systemClock };
const app = await openApp({ config, store, ...clocks, ids: randomIds, log, pace: 0 });
await app.start({ every: SECOND });
process.send?.('listening');
process.on('message', () => void weigh());
process.on('disconnect', () => process.exit());

async function weigh(): Promise<void> {
  await app.settle();
  for (let n = 0; n < 3; n++) globalThis.gc?.();
  process.send?.(process.memoryUsage().rss);
}
