import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { openApp, type CommonGround } from '../../src/app.ts';
import { systemClock } from '../../src/kernel/clock.ts';
import type { Ids } from '../../src/kernel/ids.ts';
import { openLog } from '../../src/json-log.ts';
import { importPlant } from '../../src/sandbox/load-plant.ts';
import { startSlack, type Slack } from '../../src/sandbox/server.ts';
import type { TierOptions } from '../../src/sandbox/tiers.ts';
import { plantFiles, world } from '../../src/sandbox/world.ts';
import { manifestFor } from '../../src/slack/manifest.ts';
import { openStore, type Store } from '../../src/store/open.ts';
import { testClock, type TestClock } from './clocks.ts';
import { testConfig } from './config.ts';
import { freePort } from './free-port.ts';
import { asLookedAt } from './looked.ts';

/** The real desk, on a fresh database with the real migrations, in the demo's workspace. */
export interface Story {
  slack: Slack;
  clock: TestClock;
  store: Store;
  /** Where the database lies. */
  file: string;
  /** Where requests arrive, where they come over HTTP; 0 otherwise. */
  httpPort: number;
  /** Stops the desk and starts another on the same file. */
  restart(): Promise<void>;
  /** Moves the clock and lets everything due happen. */
  later(ms: number): Promise<void>;
  settle(): Promise<void>;
  /** Stops the desk; the store stays open to be looked at. */
  stop(): Promise<void>;
  /** Lines that were logged. */
  log: string[];
}

type Way = 'socket' | 'http';

/** All stories run over both: `OVER=http` runs them over signed HTTP. */
const usualWay = (): Way => (process.env['OVER'] === 'http' ? 'http' : 'socket');

export function countedIds(): Ids {
  let n = 0;
  return { next: () => `id-${String(++n).padStart(4, '0')}` };
}

/**
 * @param options `every`: the desk does what is due by itself, at least that often; otherwise when it is told to
 * settle, as after every act of a person. `pageFolder`: serves the page from there. `commandPrefix`: before the names
 * of the commands. `empty`: nothing is set up yet. `firstAdmin`: who may always set up. `over`: how Slack reaches the
 * desk, as {@link usualWay} says by default. `tiers`: how long Slack's minute lasts, or that it lets through what comes.
 * `eventsAnHour`: how many events Slack gives, and `retryEventsAfter` how soon again
 */
export async function startStory(
  options: {
    every?: number;
    pageFolder?: string;
    commandPrefix?: string;
    empty?: true;
    firstAdmin?: string;
    over?: Way;
    tiers?: TierOptions | false;
    eventsAnHour?: number;
    retryEventsAfter?: number[];
  } = {},
): Promise<Story> {
  const folder = mkdtempSync(join(tmpdir(), 'common-ground-'));
  const clock = testClock();
  const commandPrefix = options.commandPrefix ?? '';
  const manifest = join(folder, 'manifest.yml');
  const httpPort = (options.over ?? usualWay()) === 'http' ? await freePort() : undefined;
  const address = httpPort === undefined ? undefined : 'https://ground.example';
  writeFileSync(manifest, manifestFor(commandPrefix, address));
  const slack = await startSlack({
    manifest,
    world,
    clock: () => clock.now(),
    ...(httpPort !== undefined && { appAddress: `http://127.0.0.1:${httpPort}/slack/events` }),
    ...(options.pageFolder && { pageFolder: options.pageFolder }),
    ...(options.tiers !== undefined && { tiers: options.tiers }),
    ...(options.eventsAnHour && { eventsAnHour: options.eventsAnHour }),
    ...(options.retryEventsAfter && { retryEventsAfter: options.retryEventsAfter }),
  });
  const file = join(folder, 'desk.sqlite');
  const log: string[] = [];
  const parts = {
    config: {
      ...testConfig(slack, file, httpPort),
      commandPrefix,
      ...(options.firstAdmin && { firstAdmin: options.firstAdmin }),
    },
    clock,
    ids: countedIds(),
    pace: 0,
    log: openLog('info', { write: line => void log.push(line) }),
  };

  let store = openStore(file);
  if (!options.empty) await importPlant(store, plantFiles, { auditKey: parts.config.auditKey, clock });
  // Stories begin when nothing is due.
  await asLookedAt(store);
  let desk = await open();

  async function open(): Promise<CommonGround> {
    const opened = await openApp({ ...parts, store, machine: systemClock });
    await opened.start(options.every === undefined ? {} : { every: options.every });
    return opened;
  }
  let stopped = false;
  async function stop(): Promise<void> {
    stopped = true;
    await desk.stop();
  }
  async function close(): Promise<void> {
    if (!stopped) await stop();
    store.close();
  }
  const settle = () => desk.settle();
  slack.afterEach = settle;

  onTestFinished(async () => {
    await close();
    await slack.stop();
    rmSync(folder, { recursive: true });
  });

  return {
    slack,
    clock,
    file,
    httpPort: httpPort ?? 0,
    log,
    settle,
    stop,
    get store() {
      return store;
    },
    async restart() {
      await close();
      store = openStore(file);
      desk = await open();
      stopped = false;
    },
    async later(ms) {
      clock.moveOn(ms);
      await settle();
    },
  };
}
