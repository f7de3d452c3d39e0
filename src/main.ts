import { readFileSync, writeFileSync } from 'node:fs';
import { chainStore } from './audit/store.ts';
import { flaws, type Head } from './audit/verify.ts';
import { readConfig } from './config.ts';
import { openDesk } from './desk.ts';
import { systemClock } from './kernel/clock.ts';
import { randomIds } from './kernel/ids.ts';
import { Refusal } from './kernel/refusal.ts';
import { openLog } from './json-log.ts';
import { readPlant } from './plant/plant.ts';
import { savePlant } from './plant/store.ts';
import { openStore } from './store/open.ts';

const [command = 'serve', file] = process.argv.slice(2);

const commands: Record<string, () => Promise<void>> = {
  serve,
  async load() {
    const plant = readPlant(readFileSync(named('plant.json'), 'utf8'));
    await withStore(async store => savePlant(store, plant));
    say(`Loaded ${plant.sites.length} sites, ${plant.people.length} people, ${plant.assets.length} assets.`);
  },
  async backup() {
    const copy = named('backup.sqlite');
    await withStore(async store => {
      await store.backup(copy);
      writeFileSync(`${copy}.heads.json`, JSON.stringify(await chainStore(store).heads()), { mode: 0o600 });
    });
    say(`Wrote ${copy} and ${copy}.heads.json. Keep them, and the audit key, in different places.`);
  },
  async verify() {
    const exported = file ? (JSON.parse(readFileSync(file, 'utf8')) as Head[]) : [];
    const found = await withStore((store, { auditKey }) => flaws(chainStore(store), auditKey, exported));
    if (found.length > 0)
      throw new Refusal('bad-setting', `The history was altered:\n- ${found.join('\n- ')}`);
    say('The history is whole.');
  },
};

async function serve(): Promise<void> {
  const config = readConfig(process.env);
  const log = openLog(config.logLevel);
  const store = openStore(config.databaseFile);
  const desk = await openDesk({
    config,
    store,
    clock: systemClock,
    machine: systemClock,
    ids: randomIds,
    log,
  });
  await desk.start({ ticking: true });
  let leaving = false;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (leaving) return;
      leaving = true;
      void desk.stop().then(() => store.close());
    });
  }
}

async function withStore<T>(
  use: (store: ReturnType<typeof openStore>, config: ReturnType<typeof readConfig>) => Promise<T>,
): Promise<T> {
  const config = readConfig(process.env);
  const store = openStore(config.databaseFile);
  try {
    return await use(store, config);
  } finally {
    store.close();
  }
}

function named(example: string): string {
  if (!file) throw new Refusal('bad-setting', `Name the file: npm start -- ${command} ${example}`);
  return file;
}

const say = (line: string) => process.stdout.write(`${line}\n`);

try {
  const run = commands[command];
  if (!run)
    throw new Refusal(
      'bad-setting',
      `There is no command ${command}. There are: ${Object.keys(commands).join(', ')}.`,
    );
  await run();
} catch (error) {
  if (!(error instanceof Refusal) && !(error instanceof Error && 'code' in error && error.code === 'ENOENT'))
    throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
