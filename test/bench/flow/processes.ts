import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { importPlant } from '../../../src/sandbox/load-plant.ts';
import { plantFiles } from '../../../src/sandbox/world.ts';
import { openStore } from '../../../src/store/open.ts';
import { built } from '../../support/built.ts';
import { testConfig, testEnvironment } from '../../support/config.ts';
import { freePort } from '../../support/free-port.ts';
import { asLookedAt } from '../../support/looked.ts';
import type { Order, Report } from './fast-slack.ts';

export type Way = 'socket' | 'http';
export type Program = 'bare-app' | 'our-app';

/** A Slack and where an app finds it, each in a process of its own. */
export interface Scene {
  tell(order: Order): Promise<Report>;
  /** A fresh process. */
  start(source: string, execArgv?: string[]): Promise<ChildProcess>;
  stop(): Promise<void>;
}

const SECRET = '0123456789abcdef0123456789abcdef';

/** @param folder where the app's database lies; it is made here with the demo's plant */
export async function sceneFor(folder: string, name: string, way: Way): Promise<Scene> {
  const file = join(folder, `${name}.sqlite`);
  const port = way === 'http' ? await freePort() : undefined;
  const where = port === undefined ? [] : [`http://127.0.0.1:${port}`, SECRET];
  const slack = fork(await built('test/bench/flow/fast-slack.ts'), where, { execArgv: [] });
  const [apiUrl] = (await once(slack, 'message')) as [string];
  const address = { botToken: 'xoxb-bench', appToken: 'xapp-bench', apiUrl, signingSecret: SECRET };
  const apps: ChildProcess[] = [];
  if (name !== 'bare-app') await plantIn(file, address, port);
  return {
    async tell(order) {
      slack.send(order);
      return ((await once(slack, 'message')) as [Report])[0];
    },
    async start(source, execArgv = []) {
      const { NODE_OPTIONS, PATH } = process.env;
      const env = { PATH, ...(NODE_OPTIONS && { NODE_OPTIONS }), ...testEnvironment(address, file, port) };
      const app = fork(await built(source), { execArgv, env, stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
      apps.push(app);
      return app;
    },
    async stop() {
      for (const one of [...apps, slack]) await ended(one);
    },
  };
}

async function plantIn(
  file: string,
  address: Parameters<typeof testConfig>[0],
  port?: number,
): Promise<void> {
  const store = openStore(file);
  await importPlant(store, plantFiles, testConfig(address, file, port));
  await asLookedAt(store);
  store.close();
}

/** Lets a process end by itself. */
export async function ended(one: ChildProcess): Promise<void> {
  if (one.exitCode !== null || one.signalCode !== null) return;
  const over = once(one, 'exit');
  if (one.connected) one.disconnect();
  await over;
}
