import { closeSync, existsSync, openSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { openApp } from './app.ts';
import { chainStore } from './audit/store.ts';
import { flaws, readHeads } from './audit/verify.ts';
import { readCommandLine, type CommandLine, type CommandName } from './command-line.ts';
import { readConfig, readSettings, secretsIn, type Config } from './config.ts';
import { examine } from './health/doctor.ts';
import { printed } from './health/line.ts';
import { isServed, serveHealth } from './health/serve.ts';
import { askSlack } from './slack/asking.ts';
import { changeHeads } from './changes/store.ts';
import { coffeeHeads } from './coffee/store.ts';
import { glossaryHeads } from './glossary/store.ts';
import { incidentHeads } from './incidents/store.ts';
import { importStore } from './importing/store.ts';
import { mustFit } from './importing/text.ts';
import { openLog } from './json-log.ts';
import { SECOND, systemClock } from './kernel/clock.ts';
import { randomIds } from './kernel/ids.ts';
import { Refusal } from './kernel/refusal.ts';
import { outboxStore } from './outbox/store.ts';
import { directoryStore, peopleHeads } from './people/store.ts';
import { shadowHeads } from './shadowing/store.ts';
import { called } from './slack/commands.ts';
import { listedMembers } from './slack/members.ts';
import { inspectStore } from './store/inspect.ts';
import { openAsItIs, openStore, type Store } from './store/open.ts';
import { windowHeads } from './windows/store.ts';

// What reads YAML and CSV takes as long to load as the database: it is only loaded where it is asked for.
const commands: Record<CommandName, (line: CommandLine) => Promise<void>> = {
  serve,
  import: importing,
  terms,
  backup,
  verify,
  doctor,
  manifest,
};

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

async function importing({ word, dryRun }: CommandLine): Promise<void> {
  const file = named('import', word, 'people.csv');
  // Before it is read as a whole.
  mustFit(statSync(file).size);
  const bytes = readFileSync(file);
  const config = readConfig(process.env);
  const { importFile } = await import('./importing/importing.ts');
  const members = listedMembers(config);
  try {
    const { lines, refused } = await withStore(
      (store, { auditKey }) =>
        importFile(
          bytes,
          { store: importStore(store, { auditKey, machine: systemClock }), members, clock: systemClock },
          dryRun,
        ),
      opens(config.databaseFile, dryRun),
    );
    say(lines.join('\n'));
    if (refused > 0) process.exitCode = 1;
  } finally {
    await members.close();
  }
}

async function terms({ word, dryRun, only }: CommandLine): Promise<void> {
  const file = named('terms', word, 'terms.csv');
  const { textOfTerms } = await import('./glossary/exchange/text.ts');
  const text = textOfTerms(readFileSync(file));
  const { databaseFile } = readConfig(process.env);
  const { importTerms } = await import('./glossary/exchange/importing.ts');
  const { glossaryStore } = await import('./glossary/store.ts');
  const { lines, refused } = await withStore(
    (store, { auditKey }) => {
      const parts = { store: glossaryStore(store, { auditKey, machine: systemClock }), clock: systemClock };
      return importTerms(text, only, { ...parts, ids: randomIds }, dryRun);
    },
    opens(databaseFile, dryRun),
  );
  say(lines.join('\n'));
  if (refused > 0) process.exitCode = 1;
}

async function backup({ word }: CommandLine): Promise<void> {
  const copy = named('backup', word, 'backup.sqlite');
  const heads = `${copy}.heads.json`;
  await withStore(async store => {
    const made: string[] = [];
    try {
      // Both made first, for their owner only, and never over other files.
      for (const one of [copy, heads]) {
        closeSync(openSync(one, 'wx', 0o600));
        made.push(one);
      }
      // Read before copying: a step in between is then in the copy and not in the heads, which verify allows.
      const list = await allHeads(store);
      await store.backup(copy);
      writeFileSync(heads, JSON.stringify(list));
    } catch (error) {
      for (const half of made) rmSync(half, { force: true });
      throw error;
    }
  }, openAsItIs);
  say(`Wrote ${copy} and ${heads}. Keep them, and the audit key, in different places.`);
}

async function verify({ word }: CommandLine): Promise<void> {
  const exported = word ? readHeads(readFileSync(word, 'utf8')) : [];
  const found = await withStore(
    (store, { auditKey }) =>
      flaws(
        chainStore(store, () => allHeads(store)),
        auditKey,
        exported,
      ),
    openAsItIs,
  );
  if (found.length > 0)
    throw new Refusal('altered-history', `The history is not what was written:\n- ${found.join('\n- ')}`);
  say('The history is whole.');
}

async function doctor(): Promise<void> {
  const { manifestScopes } = await import('./slack/manifest.ts');
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

async function manifest({ word }: CommandLine): Promise<void> {
  const { manifestFor } = await import('./slack/manifest.ts');
  const { commandPrefix } = readConfig(process.env, ['commandPrefix']);
  process.stdout.write(manifestFor(commandPrefix, word));
}

/** The seals of every record's last entry. */
const allHeads = async (store: Store) =>
  (
    await Promise.all([
      incidentHeads(store),
      changeHeads(store),
      peopleHeads(store),
      windowHeads(store),
      glossaryHeads(store),
      coffeeHeads(store),
      shadowHeads(store),
    ])
  ).flat();

/** A dry run leaves no empty database behind, and no other than it was. */
const opens = (file: string, dryRun: boolean): ((file: string) => Store) =>
  !dryRun ? openStore : existsSync(file) ? openAsItIs : () => openStore(':memory:');

async function withStore<T>(
  use: (store: Store, config: Config) => Promise<T>,
  open: (file: string) => Store,
): Promise<T> {
  const config = readConfig(process.env);
  const store = open(config.databaseFile);
  try {
    return await use(store, config);
  } finally {
    store.close();
  }
}

function named(command: CommandName, word: string | undefined, example: string): string {
  if (!word) throw new Refusal('bad-setting', `Name the file: npm start -- ${command} ${example}`);
  return word;
}

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
    case 'SQLITE_CORRUPT':
      return 'The database is damaged. Stop the app and restore a backup.';
    case 'SQLITE_FULL':
      return 'The disk is full. Make room, then try again.';
    case 'SQLITE_READONLY':
    case 'SQLITE_CANTOPEN':
      return `The database can’t be opened or written (${code}). Check the owner and permissions of DATABASE_FILE and its folder.`;
    case 'SQLITE_BUSY':
      return 'Another process holds the database. Try again in a moment; if it stays, find what else has it open.';
    default:
      return undefined;
  }
}

try {
  const line = readCommandLine(process.argv.slice(2), process.env);
  await commands[line.command](line);
} catch (error) {
  const sentence = sentenceOf(error);
  if (sentence === undefined) throw error;
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}
