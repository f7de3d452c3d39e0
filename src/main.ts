import { closeSync, existsSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { openApp } from './app.ts';
import { chainStore } from './audit/store.ts';
import { flaws, readHeads } from './audit/verify.ts';
import { readConfig, readSettings, secretsIn, type Config } from './config.ts';
import { examine } from './health/doctor.ts';
import { printed } from './health/line.ts';
import { isServed, serveHealth } from './health/serve.ts';
import { askSlack } from './health/slack.ts';
import { incidentHeads } from './incidents/store.ts';
import { importFile } from './importing/importing.ts';
import { importStore } from './importing/store.ts';
import { openLog } from './json-log.ts';
import { SECOND, systemClock } from './kernel/clock.ts';
import { randomIds } from './kernel/ids.ts';
import { Refusal } from './kernel/refusal.ts';
import { outboxStore } from './outbox/store.ts';
import { directoryStore, peopleHeads } from './people/store.ts';
import { called } from './slack/commands.ts';
import { listedMembers } from './slack/members.ts';
import { manifestFor, manifestScopes } from './slack/manifest.ts';
import { inspectStore } from './store/inspect.ts';
import { openAsItIs, openStore, type Store } from './store/open.ts';

const DRY_RUN = '--dry-run';
const [command = 'serve', file] = process.argv.slice(2).filter(word => word !== DRY_RUN);

const commands = new Map<string, () => Promise<void>>([
  ['serve', serve],
  ['import', importing],
  ['backup', backup],
  ['verify', verify],
  ['doctor', doctor],
  ['manifest', manifest],
]);

async function serve(): Promise<void> {
  const config = readConfig(process.env);
  const log = openLog(config.logLevel, undefined, secretsIn(config));
  const store = openStore(config.databaseFile);
  const app = await openApp({ config, store, clock: systemClock, machine: systemClock, ids: randomIds, log });
  const endpoint =
    config.healthPort > 0 ? await serveHealth(config.healthPort, () => app.health(), log) : undefined;
  let leaving = false;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (leaving) process.exit(1);
      leaving = true;
      endpoint?.close();
      // The socket may be waiting for Slack to answer, which would keep the process alive.
      app.stop().then(
        () => {
          store.close();
          process.exit();
        },
        (error: unknown) => {
          log.error({ err: error }, 'Common Ground did not stop cleanly');
          process.exit(1);
        },
      );
    });
  }
  await app.start({ every: SECOND });
}

async function importing(): Promise<void> {
  const bytes = readFileSync(named('people.csv'));
  const config = readConfig(process.env);
  const dryRun = process.argv.includes(DRY_RUN);
  // A dry run leaves no empty database behind.
  const instead = dryRun && !existsSync(config.databaseFile) ? ':memory:' : undefined;
  const members = listedMembers(config);
  try {
    const { lines, refused } = await withStore(
      (store, { auditKey }) =>
        importFile(
          bytes,
          { store: importStore(store, { auditKey, machine: systemClock }), members, clock: systemClock },
          dryRun,
        ),
      instead,
    );
    say(lines.join('\n'));
    if (refused > 0) process.exitCode = 1;
  } finally {
    await members.close();
  }
}

async function backup(): Promise<void> {
  const copy = named('backup.sqlite');
  const heads = `${copy}.heads.json`;
  mustBeThere();
  await withStore(async store => {
    // Both made first, for their owner only, and never over other files.
    for (const made of [copy, heads]) closeSync(openSync(made, 'wx', 0o600));
    try {
      // Read before copying: a step in between is then in the copy and not in the heads, which verify allows.
      const list = await allHeads(store);
      await store.backup(copy);
      writeFileSync(heads, JSON.stringify(list));
    } catch (error) {
      for (const half of [copy, heads]) rmSync(half, { force: true });
      throw error;
    }
  });
  say(`Wrote ${copy} and ${heads}. Keep them, and the audit key, in different places.`);
}

async function verify(): Promise<void> {
  mustBeThere();
  const exported = file ? readHeads(read(file)) : [];
  const found = await withStore((store, { auditKey }) =>
    flaws(
      chainStore(store, () => allHeads(store)),
      auditKey,
      exported,
    ),
  );
  if (found.length > 0)
    throw new Refusal('altered-history', `The history is not what was written:\n- ${found.join('\n- ')}`);
  say('The history is whole.');
}

async function doctor(): Promise<void> {
  const { set, wrong } = readSettings(process.env);
  const found = set.databaseFile === undefined ? undefined : inspectStore(set.databaseFile);
  const readable = found?.found === 'database' && found.age === 'same' && found.flaws.length === 0;
  const store = readable ? openAsItIs(found.file) : undefined;
  const { slackApiUrl, botToken, appToken } = set;
  const slack = slackApiUrl === undefined ? undefined : askSlack({ botToken, appToken, slackApiUrl });
  const lines = examine({
    wrongSettings: wrong,
    found,
    isRunning: await isServed(set.healthPort ?? 0),
    records: store && { directory: directoryStore(store), outbox: outboxStore(store) },
    slack,
    scopes: manifestScopes(),
    adminChannel: set.adminChannel,
    ground: called('/ground', set.commandPrefix ?? ''),
    httpPort: set.signingSecret === undefined ? undefined : set.httpPort,
    machine: systemClock,
  });
  for await (const line of lines) {
    say(printed(line));
    if (!line.ok) process.exitCode = 1;
  }
  store?.close();
  await slack?.close();
}

async function manifest(): Promise<void> {
  const { commandPrefix } = readConfig(process.env, ['commandPrefix']);
  process.stdout.write(manifestFor(commandPrefix, file));
}

/** The seals of every record's last entry. */
const allHeads = async (store: Store) => [...(await incidentHeads(store)), ...(await peopleHeads(store))];

/** A mistyped name must not be answered with an empty database, and that with “all is well”. */
function mustBeThere(): void {
  closeSync(openSync(readConfig(process.env).databaseFile, 'r'));
}

async function withStore<T>(use: (store: Store, config: Config) => Promise<T>, instead?: string): Promise<T> {
  const config = readConfig(process.env);
  const store = openStore(instead ?? config.databaseFile);
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

const read = (path: string): string => readFileSync(path, 'utf8');
const say = (line: string) => process.stdout.write(`${line}\n`);

/** What a failing file says to a person; undefined for what is a bug. */
function sentenceOf(error: unknown): string | undefined {
  if (error instanceof Refusal) return error.message;
  if (!(error instanceof Error) || !('code' in error)) return undefined;
  const { code, path } = error as NodeJS.ErrnoException;
  switch (code) {
    case 'ENOENT':
      return `There is no ${path ?? 'such file'}. Check the name.`;
    case 'EEXIST':
      return `${path ?? 'That file'} is there already. Name another one; nothing was overwritten.`;
    case 'EISDIR':
      return `${path ?? 'That'} is a folder. Name a file.`;
    case 'EACCES':
    case 'EPERM':
      return `This account may not open ${path ?? 'that file'}. Check its owner and permissions.`;
    case 'SQLITE_NOTADB':
      return 'DATABASE_FILE is no SQLite database. Check the name, or restore a backup.';
    case 'SQLITE_BUSY':
      return 'Another process holds the database. Try again in a moment; if it stays, find what else has it open.';
    default:
      return undefined;
  }
}

try {
  const run = commands.get(command);
  if (!run)
    throw new Refusal(
      'bad-setting',
      `There is no command ${command}. There are: ${[...commands.keys()].join(', ')}.`,
    );
  await run();
} catch (error) {
  const sentence = sentenceOf(error);
  if (sentence === undefined) throw error;
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}
