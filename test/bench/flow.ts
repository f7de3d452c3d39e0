import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, SocketModeReceiver } from '@slack/bolt';
import SqliteDatabase from 'better-sqlite3';
import { openApp } from '../../src/app.ts';
import { openLog } from '../../src/json-log.ts';
import { SECOND, systemClock } from '../../src/kernel/clock.ts';
import { randomIds } from '../../src/kernel/ids.ts';
import { importPlant } from '../../src/sandbox/load-plant.ts';
import { plantFiles } from '../../src/sandbox/world.ts';
import { openStore } from '../../src/store/open.ts';
import { testConfig } from '../support/config.ts';
import { startFastSlack, type FastSlack } from './fast-slack.ts';
import type { Figure } from './main.ts';

const FILINGS = 400;
const IN_FLIGHT = 16;

/**
 * From a submitted form to both cards sent: Common Ground against a bare Bolt app that does one transaction (an
 * update, two inserts, FULL), acks, and posts twice with Bolt's defaults.
 */
export async function flow(): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'common-ground-bench-'));
  try {
    const bare = await measure(slack => bareApp(slack, join(folder, 'bare.sqlite')));
    const ours = await measure(slack => commonGround(slack, join(folder, 'ours.sqlite')));
    const pace = ours.perSecond / bare.perSecond;
    const wait = ours.ackP99 / bare.ackP99;
    return [
      {
        name: 'flow.filings',
        value: round(ours.perSecond),
        unit: '1/s',
        baseline: round(bare.perSecond),
        ratio: round(pace),
        target: 'ratio >= 1',
        met: pace >= 1,
      },
      {
        name: 'flow.ack-p99',
        value: round(ours.ackP99),
        unit: 'ms',
        baseline: round(bare.ackP99),
        ratio: round(wait),
        target: 'ratio <= 1.5',
        met: wait <= 1.5,
      },
    ];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const round = (value: number): number => Math.round(value * 100) / 100;

async function measure(start: (slack: FastSlack) => Promise<() => Promise<void>>) {
  const slack = await startFastSlack();
  const stop = await start(slack);
  await run(slack, 50, 0);
  const began = performance.now();
  const acks = await run(slack, FILINGS, 50);
  const perSecond = FILINGS / ((performance.now() - began) / 1000);
  await stop();
  await slack.stop();
  return { perSecond, ackP99: acks.toSorted((a, b) => a - b)[Math.floor(acks.length * 0.99)] ?? 0 };
}

async function run(slack: FastSlack, count: number, before: number): Promise<number[]> {
  const acks: number[] = [];
  let next = 0;
  const worker = async (): Promise<void> => {
    while (next < count) acks.push(await slack.interact(submission(before + next++)));
  };
  await Promise.all(Array.from({ length: IN_FLIGHT }, worker));
  await slack.posted((before + count) * 2);
  return acks;
}

function submission(n: number): object {
  const option = (value: string) => ({
    type: 'radio_buttons',
    selected_option: { text: { type: 'plain_text', text: value }, value },
  });
  return {
    type: 'view_submission',
    team: { id: 'T0' },
    user: { id: 'U0INES', team_id: 'T0' },
    view: {
      id: `V${n}`,
      type: 'modal',
      callback_id: 'incident.file',
      private_metadata: '',
      state: {
        values: {
          where: { where: option('asset:his-1') },
          what: { what: { type: 'plain_text_input', value: 'Trends stand still' } },
          impact: { impact: option('slower') },
        },
      },
    },
  };
}

async function commonGround(slack: FastSlack, file: string): Promise<() => Promise<void>> {
  const store = openStore(file);
  const config = testConfig({ ...slack, botToken: 'xoxb-bench', appToken: 'xapp-bench' }, file);
  await importPlant(store, plantFiles, config);
  const desk = await openApp({
    config,
    store,
    clock: systemClock,
    machine: systemClock,
    ids: randomIds,
    log: openLog('error'),
    // The app it is measured against keeps no pace either; that is the mirror's figure.
    pace: 0,
  });
  await desk.start({ every: SECOND });
  return async () => {
    await desk.stop();
    store.close();
  };
}

async function bareApp(slack: FastSlack, file: string): Promise<() => Promise<void>> {
  const database = new SqliteDatabase(file);
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = FULL');
  database.exec(
    'create table counters (n integer); insert into counters values (0); create table facts (id integer primary key, text text); create table log (id integer primary key, text text)',
  );
  const update = database.prepare('update counters set n = n + 1');
  const fact = database.prepare('insert into facts (text) values (?)');
  const log = database.prepare('insert into log (text) values (?)');
  const save = database.transaction((text: string) => {
    update.run();
    fact.run(text);
    log.run(text);
  });
  const receiver = new SocketModeReceiver({
    appToken: 'xapp-bench',
    installerOptions: { clientOptions: { slackApiUrl: slack.apiUrl } },
  });
  const app = new App({
    receiver,
    authorize: async () => ({ botToken: 'xoxb-bench', botId: 'B0', botUserId: 'U0', teamId: 'T0' }),
    clientOptions: { slackApiUrl: slack.apiUrl },
  });
  app.view('incident.file', async ({ ack, view, client }) => {
    save(view.id);
    await ack();
    await Promise.all(['C1', 'C2'].map(channel => client.chat.postMessage({ channel, text: view.id })));
  });
  await app.start();
  return async () => {
    await app.stop();
    database.close();
  };
}
