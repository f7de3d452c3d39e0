import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import SqliteDatabase from 'better-sqlite3';
import { expect, onTestFinished, test, vi } from 'vitest';
import { openApp } from '../../src/app.ts';
import { openLog } from '../../src/json-log.ts';
import { systemClock } from '../../src/kernel/clock.ts';
import { randomIds } from '../../src/kernel/ids.ts';
import { Refusal } from '../../src/kernel/refusal.ts';
import { startSlack } from '../../src/sandbox/server.ts';
import { plantFiles, world } from '../../src/sandbox/world.ts';
import { openStore } from '../../src/store/open.ts';
import { built } from '../support/built.ts';
import { testConfig, testEnvironment } from '../support/config.ts';
import { files } from '../support/filing.ts';
import { startStory } from '../support/story.ts';

/** The process as an operator starts it, in a folder of its own. */
async function operator() {
  const folder = mkdtempSync(join(tmpdir(), 'common-ground-'));
  const slack = await startSlack({ manifest: 'manifest.yml', world });
  onTestFinished(async () => {
    await slack.stop();
    rmSync(folder, { recursive: true });
  });
  const settings = testEnvironment(slack, join(folder, 'desk.sqlite'));
  const main = await built('src/main.ts');
  return {
    slack,
    at: (name: string) => join(folder, name),
    start: (changed: Record<string, string> = {}) =>
      spawn(process.execPath, [main], { env: { PATH: process.env.PATH, ...settings, ...changed } }),
    /** Runs a command to its end: what it said, and whether it went well. */
    async runs(words: string[], changed: Record<string, string> = {}) {
      const env = { PATH: process.env.PATH, ...settings, ...changed };
      const run = promisify(execFile)(process.execPath, [main, ...words], { env });
      return run.then(
        ({ stdout }) => ({ ok: true, said: stdout }),
        ({ stderr }: { stderr: string }) => ({ ok: false, said: stderr }),
      );
    },
  };
}

test('load, serve, back up, verify, stop', async () => {
  const { slack, at, start, runs } = await operator();
  for (const [name, text] of Object.entries(plantFiles)) {
    writeFileSync(at(name), text);
    const { ok, said } = await runs(['import', at(name)]);
    expect([ok, said.split('\n').at(-2)]).toEqual([
      true,
      expect.stringMatching(/^Written: (\d+) of \1 rows\.$/),
    ]);
  }
  expect(statSync(at('desk.sqlite')).mode & 0o777).toBe(0o600);

  const desk = start();
  onTestFinished(() => void desk.kill('SIGKILL'));
  const lines: string[] = [];
  desk.stdout.on('data', data => lines.push(String(data)));
  await vi.waitFor(() => expect(lines.join('')).toContain('is listening'), { timeout: 30_000 });
  const ines = slack.person('Ines', { in: 'rhine-ot' });
  await ines.types('/incident');
  await vi.waitFor(() => expect(ines.modal).toBeDefined(), { timeout: 20_000 });
  await ines.fills({ 'Where and what': 'HIS-1', 'What happens': 'Trends stand still', 'How bad': 'Slower' });
  await vi.waitFor(() => expect(ines.sees().join('')).toContain('INC-1'), { timeout: 20_000 });

  expect((await runs(['backup', at('copy.sqlite')])).ok).toBe(true);
  expect(statSync(at('copy.sqlite')).mode & 0o777).toBe(0o600);
  expect((await runs(['backup', at('copy.sqlite')])).said).toContain('is there already');
  writeFileSync(at('late.sqlite.heads.json'), '{}');
  expect((await runs(['backup', at('late.sqlite')])).said).toContain(
    'late.sqlite.heads.json is there already',
  );
  expect([existsSync(at('late.sqlite')), readFileSync(at('late.sqlite.heads.json'), 'utf8')]).toEqual([
    false,
    '{}',
  ]);
  desk.kill('SIGTERM');
  expect((await once(desk, 'exit'))[0]).toBe(0);
  expect(lines.join('')).not.toMatch(/xoxb-|Trends stand still/);

  const copy = { DATABASE_FILE: at('copy.sqlite') };
  expect((await runs(['verify', at('copy.sqlite.heads.json')], copy)).said).toBe('The history is whole.\n');
  const tampered = new SqliteDatabase(at('copy.sqlite'));
  tampered.exec(`drop trigger audit_entries_no_update; update audit_entries set action = 'resolved'`);
  tampered.close();
  const found = await runs(['verify'], copy);
  expect(found.ok).toBe(false);
  expect(found.said).toContain('entry 1 was altered');
});

test.each([
  {
    what: 'a token that Slack refuses',
    changed: { botToken: 'xoxb-wrong' },
    says: 'Slack does not accept SLACK_BOT_TOKEN (invalid_auth)',
  },
  {
    what: 'an app token that Slack refuses',
    changed: { appToken: 'xapp-wrong' },
    says: 'Slack does not accept SLACK_APP_TOKEN (invalid_auth)',
  },
  {
    what: 'a Slack that is not there',
    changed: { slackApiUrl: 'http://127.0.0.1:9/' },
    says: 'Slack can’t be reached at http://127.0.0.1:9/',
  },
])('$what stops the start with a sentence', async ({ changed, says }) => {
  const slack = await startSlack({ manifest: 'manifest.yml', world });
  const store = openStore(':memory:');
  onTestFinished(async () => {
    store.close();
    await slack.stop();
  });
  const config = { ...testConfig(slack, ':memory:'), ...changed };
  const parts = {
    config,
    store,
    clock: systemClock,
    machine: systemClock,
    ids: randomIds,
    log: openLog('error', { write: () => undefined }),
  };
  const started = openApp(parts).then(app => app.start({}));
  await expect(started).rejects.toThrow(Refusal);
  await expect(started).rejects.toThrow(says);
});

test('a file that is no database, and a command that is none', async () => {
  const { at, runs } = await operator();
  writeFileSync(at('desk.sqlite'), 'this is a letter, not a database '.repeat(50));
  expect((await runs(['verify'])).said).toBe(
    'DATABASE_FILE is no SQLite database. Check the name, or restore a backup.\n',
  );
  expect(readFileSync(at('desk.sqlite'), 'utf8')).toContain('a letter');
  const mistyped = { DATABASE_FILE: at('tpyo.sqlite') };
  expect((await runs(['verify'], mistyped)).said).toContain('tpyo.sqlite. Check the name.');
  expect((await runs(['backup', at('b.sqlite')], mistyped)).ok).toBe(false);
  expect(existsSync(at('tpyo.sqlite')) || existsSync(at('b.sqlite'))).toBe(false);
  expect((await runs(['toString'])).said).toBe(
    'There is no command toString. There are: serve, import, terms, backup, verify, doctor, manifest.\n',
  );
  expect((await runs([], { DATABASE_FILE: '/nowhere/desk.sqlite' })).said).toBe(
    'The folder of /nowhere/desk.sqlite is not there. Make it, or check DATABASE_FILE.\n',
  );
  expect((await runs(['import'])).said).toBe('Name the file: npm start -- import people.csv\n');
  expect(existsSync(at('desk.sqlite-wal'))).toBe(false);
});

test('what is under way when it stops is finished; what comes later is left to Slack; what waits is sent after the start', async () => {
  const story = await startStory();
  const { slack } = story;
  const ines = slack.person('Ines', { in: 'rhine-ot' });
  const omar = slack.person('Omar', { in: 'rhine-it' });
  await files(ines, 'HIS-1');
  slack.afterEach = async () => undefined;
  const pressed = omar.clicks('Acknowledge', { on: 'INC-1' });
  const { inbox } = story.store.tables;
  await vi.waitFor(async () => expect(await story.store.queries.select().from(inbox)).toHaveLength(2), {
    interval: 1,
  });
  await story.stop();
  expect((await pressed).ok).toBe(true);
  expect((await omar.types('/incident')).ok).toBe(false);
  expect(omar.told.at(-1)).toContain('/incident failed');
  expect(ines.sees().join('\n')).not.toContain('Acknowledged by IT');
  await story.restart();
  await story.settle();
  expect(ines.sees().join('\n')).toContain('Acknowledged by IT');
});

test('an event that could not be answered is brought again by Slack', async () => {
  const { slack, settle } = await startStory();
  const omar = slack.person('Omar', { in: 'rhine-it' });
  slack.failNext('views.publish', { error: 'internal_error' });
  await omar.opensHome();
  await vi.waitFor(() => expect(omar.home.join('\n')).toContain('Report an incident'), { timeout: 20_000 });
  await settle();
  expect(slack.calls.filter(call => call.method === 'views.publish')).toHaveLength(2);
});
