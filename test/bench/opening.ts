import { setTimeout } from 'node:timers/promises';
import { openApp } from '../../src/app.ts';
import { openLog } from '../../src/json-log.ts';
import { SECOND, systemClock, type Clock } from '../../src/kernel/clock.ts';
import { randomIds } from '../../src/kernel/ids.ts';
import { startSlack } from '../../src/sandbox/server.ts';
import { world } from '../../src/sandbox/world.ts';
import type { OpenStore } from '../../src/store/open.ts';
import { testConfig } from '../support/config.ts';
import { asLookedAt } from '../support/looked.ts';

/** For so long Slack lets a page be opened after a command. */
const TOO_LATE = 3 * SECOND;

/** The app in the demo's workspace, for somebody who writes commands there. */
export interface Opening {
  /** Writes the command, and waits until its page is open; where none opens, as long as Slack does on top. */
  opens(command: string): Promise<void>;
  closes(): Promise<void>;
  stop(): Promise<void>;
}

export async function openingOn(store: OpenStore, clock: Clock): Promise<Opening> {
  await asLookedAt(store);
  const slack = await startSlack({ manifest: 'manifest.yml', world, clock: () => clock.now(), tiers: false });
  const config = testConfig(slack, ':memory:');
  const log = openLog('error');
  const app = await openApp({ config, store, clock, machine: systemClock, ids: randomIds, log, pace: 0 });
  await app.start({});
  slack.afterEach = () => app.settle();
  const omar = slack.person('Omar', { in: 'rhine-it' });
  return {
    async opens(command) {
      await omar.types(command);
      if (!omar.modal) await setTimeout(TOO_LATE);
    },
    async closes() {
      if (omar.modal) await omar.closes();
    },
    async stop() {
      await app.stop();
      await slack.stop();
    },
  };
}
