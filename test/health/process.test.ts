import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { chmodSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { startSlack } from '../../src/sandbox/server.ts';
import { plantFiles, world } from '../../src/sandbox/world.ts';
import { openStore } from '../../src/store/open.ts';
import { freshFolder } from '../store/fresh-store.ts';
import { built } from '../support/built.ts';
import { testEnvironment } from '../support/config.ts';
import { freePort } from '../support/free-port.ts';
import { importPlant } from '../../src/sandbox/load-plant.ts';

const main = await built('src/main.ts');

/** Runs a command as an operator does, to its end. */
function runs(words: string[], settings: Record<string, string>) {
  const env = { PATH: process.env['PATH'], ...settings };
  return new Promise<{ code: number | null; said: string }>(resolve => {
    const run = execFile(process.execPath, [main, ...words], { env }, (_, stdout, stderr) =>
      resolve({ code: run.exitCode, said: stdout + stderr }),
    );
  });
}

/** A plant that is set up, and its settings. */
async function plant(manifest = 'manifest.yml') {
  const slack = await startSlack({ manifest, world });
  onTestFinished(() => slack.stop());
  const file = join(freshFolder(), 'desk.sqlite');
  const settings = testEnvironment(slack, file);
  const store = openStore(file);
  await importPlant(store, plantFiles, { auditKey: settings['AUDIT_KEY'] ?? '' });
  store.close();
  return { slack, file, settings };
}

function starts(settings: Record<string, string>): ChildProcess {
  const desk = spawn(process.execPath, [main], { env: { PATH: process.env['PATH'], ...settings } });
  onTestFinished(() => void desk.kill('SIGKILL'));
  return desk;
}

test('the doctor ends with 0 where all is well, with 1 where something isn’t, and prints no secret', async () => {
  const { settings, file } = await plant();
  const well = await runs(['doctor'], settings);
  expect(well.said.split('\n').filter(line => line && !line.startsWith('ok '))).toEqual([]);
  expect(well.code).toBe(0);

  chmodSync(file, 0o640);
  const changed = { ...settings, AUDIT_KEY: 'tiny-secret', LOG_LEVEL: 'loud', SLACK_BOT_TOKEN: 'xoxb-wrong' };
  const unwell = await runs(['doctor'], changed);
  expect(unwell.code).toBe(1);
  expect(unwell.said.split('\n').filter(line => line.startsWith('NOT OK'))).toEqual([
    expect.stringContaining('NOT OK Setting AUDIT_KEY is too short'),
    expect.stringContaining('NOT OK Setting LOG_LEVEL must be one of'),
    expect.stringContaining(`permissions are 0640. Run: chmod 600 ${file}`),
    expect.stringContaining('Bot token: Slack does not accept it (invalid_auth)'),
    expect.stringContaining('Channels could not be looked at.'),
  ]);
  expect(unwell.said).toContain('ok IT at Rhine Works: 4 people, led by Priya Nair.');
  for (const secret of ['xoxb-', 'xapp-', 'tiny-secret', settings['AUDIT_KEY'] ?? ''])
    expect(unwell.said).not.toContain(secret);
});

test('the doctor before the first start: every line is ok, and it makes no store', async () => {
  const { settings } = await plant();
  const file = join(freshFolder(), 'desk.sqlite');
  const { code, said } = await runs(['doctor'], { ...settings, DATABASE_FILE: file, COMMAND_PREFIX: 'cg-' });
  expect(said.split('\n').filter(line => line && !line.startsWith('ok '))).toEqual([]);
  expect(said).toContain(`ok Store: there is no ${file} yet; it is made at the first start.`);
  expect(said).toContain('ok Sites: there is none yet. Write /cg-ground setup in Slack, or import a file.');
  expect(code).toBe(0);
  expect(existsSync(file)).toBe(false);
});

test('the doctor without any setting tells of each, and makes no store', async () => {
  const file = join(freshFolder(), 'nowhere', 'desk.sqlite');
  const { code, said } = await runs(['doctor'], {
    DATABASE_FILE: file,
    SLACK_API_URL: 'http://127.0.0.1:9/',
  });
  expect(code).toBe(1);
  for (const setting of ['SLACK_BOT_TOKEN', 'SLACK_APP_TOKEN', 'AUDIT_KEY', 'ADMIN_CHANNEL'])
    expect(said).toContain(`NOT OK Setting ${setting} is missing.`);
  expect(said).toContain(`NOT OK Store: the folder of ${file} is not there.`);
  expect(said).toContain('NOT OK Sites, people and messages could not be looked at.');
  expect(existsSync(file)).toBe(false);
});

test('the manifest is printed with the prefix, comments and order kept, without any other setting', async () => {
  const asItStands = readFileSync('manifest.yml', 'utf8');
  expect(await runs(['manifest'], {})).toEqual({ code: 0, said: asItStands });
  const { code, said } = await runs(['manifest'], { COMMAND_PREFIX: 'cg-' });
  expect(code).toBe(0);
  expect(said).toContain('- command: /cg-incident\n');
  expect(said.replaceAll('command: /cg-', 'command: /')).toBe(asItStands);
  const wrong = await runs(['manifest'], { COMMAND_PREFIX: 'CG' });
  expect(wrong).toEqual({
    code: 1,
    said: expect.stringContaining('COMMAND_PREFIX must be small letters') as string,
  });
});

test('a monitor asks the running process, and so does the doctor; a second one on the same port does not start', async () => {
  const { settings } = await plant();
  const port = await freePort();
  const watched = { ...settings, HEALTH_PORT: String(port) };
  starts(watched);
  const health = () => fetch(`http://127.0.0.1:${port}/health`);
  const answer = await vi.waitFor(health, { timeout: 30_000, interval: 100 });
  expect(answer.status).toBe(200);
  expect(await answer.json()).toMatchObject({ ok: true, storeWritable: true });

  const mistyped = join(freshFolder(), 'dekst.sqlite');
  const asked = await runs(['doctor'], { ...watched, DATABASE_FILE: mistyped });
  expect(asked.said).toContain(`NOT OK Store: there is no ${mistyped}, and yet the app runs`);
  expect(asked.code).toBe(1);

  const { settings: others } = await plant();
  const second = await runs([], { ...others, HEALTH_PORT: String(port) });
  expect(second.code).toBe(1);
  expect(second.said).toContain(`HEALTH_PORT ${port} is taken by another process.`);
});
