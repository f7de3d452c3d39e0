import { existsSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { readConfig } from '../config.ts';
import { openApp } from '../app.ts';
import { openLog } from '../json-log.ts';
import { MINUTE, SECOND, systemClock } from '../kernel/clock.ts';
import { randomIds } from '../kernel/ids.ts';
import { openStore } from '../store/open.ts';
import { isDemo, keepIn } from './keep.ts';
import { importPlant } from './load-plant.ts';
import { startSlack } from './server.ts';
import { adminChannel, plantFiles, world } from './world.ts';

/*
 * The demo: the real app on its real store, in a workspace that runs here. Everything is in one file beside the
 * project; `--fresh` starts anew, `--port` and `--file` put it elsewhere.
 */

const options = readOptions();
const project = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const AUDIT_KEY = 'the demo seals its history with this';
/** Often enough that nobody notices, seldom enough that a burst of messages is written once. */
const SAVE_AFTER = 50;

if (existsSync(options.file) && !isDemo(options.file)) {
  process.stderr.write(
    `${options.file} is there and is no demo of Common Ground. Name another file; nothing was changed.\n`,
  );
  process.exit(1);
}
if (options.fresh) for (const end of ['', '-wal', '-shm']) rmSync(options.file + end, { force: true });

const store = openStore(options.file);
const keeper = keepIn(options.file);
const kept = keeper.load();
let ahead = kept?.ahead ?? 0;
const clock = { now: () => systemClock.now() + ahead };
if (!kept) await importPlant(store, plantFiles, { auditKey: AUDIT_KEY, clock });

const slack = await startSlack({
  manifest: project('manifest.yml'),
  world,
  port: Number(options.port),
  clock: clock.now,
  pageFolder: project('dist/page'),
  snapshot: kept?.workspace,
  pace: { every: SECOND, burst: 4 },
  onMoveClock(minutes) {
    ahead += minutes * MINUTE;
    save();
    slack.workspace.changed();
  },
}).catch((error: NodeJS.ErrnoException) => {
  if (error.code !== 'EADDRINUSE') throw error;
  process.stderr.write(`Port ${options.port} is taken. Try: npm run demo -- --port 3211\n`);
  process.exit(1);
});

const save = () => keeper.save({ workspace: slack.workspace.snapshot(), ahead });
let saving: NodeJS.Timeout | undefined;
slack.workspace.onChange(() => {
  saving ??= setTimeout(() => {
    saving = undefined;
    save();
  }, SAVE_AFTER);
});

const config = readConfig({
  SLACK_BOT_TOKEN: slack.botToken,
  SLACK_APP_TOKEN: slack.appToken,
  SLACK_API_URL: slack.apiUrl,
  AUDIT_KEY,
  ADMIN_CHANNEL: adminChannel,
  DATABASE_FILE: options.file,
  LOG_LEVEL: 'warn',
});
const desk = await openApp({
  config,
  store,
  clock,
  machine: systemClock,
  ids: randomIds,
  log: openLog(config.logLevel),
});
await desk.start({ every: SECOND });

process.stdout
  .write(`Common Ground is ready after ${(performance.now() / 1000).toFixed(1)} s. Open ${slack.url}

Four things to try:
1. ${slack.url}?as=U0INES&in=C0RHINEOT  You are Ines, a control engineer. Write /incident and report HIS-1.
2. ${slack.url}?as=U0OMAR&in=C0RHINEIT  In a second window you are Omar of IT. Acknowledge it, then resolve it.
3. ${slack.url}?as=U0INES&in=C0RHINEOT  Ines again: confirm that it is fixed. Then report a danger, move the clock on by
   5 minutes, twice, and look as Priya, IT's lead: ${slack.url}?as=U0PRIYA&in=home
4. ${slack.url}?as=U0LENA&in=C0RHINEIT  You are Lena, who runs IT's servers. Write /change reboot print-2 tomorrow 20:00, and
   Do it. Then /change for PLC-12, which is OT's: it says whose yes that takes, and why.

The workspace is kept in ${options.file}; npm run demo -- --fresh starts anew. Ctrl+C stops it.
`);

let leaving = false;
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    if (leaving) return;
    leaving = true;
    void leave();
  });
}

async function leave(): Promise<void> {
  await desk.stop();
  clearTimeout(saving);
  save();
  await slack.stop();
  keeper.close();
  store.close();
}

function readOptions() {
  const usage = 'npm run demo -- [--fresh] [--port 3210] [--file demo.sqlite]';
  try {
    const { values } = parseArgs({
      options: {
        fresh: { type: 'boolean', default: false },
        port: { type: 'string', default: '3210' },
        file: { type: 'string', default: 'demo.sqlite' },
      },
    });
    if (/^\d{1,5}$/.test(values.port) && Number(values.port) < 65536) return values;
  } catch {
    // Said below, like a port that is none.
  }
  process.stderr.write(`${usage}\n`);
  process.exit(1);
}
