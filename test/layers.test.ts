import { execFile } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const oxlint = resolve('node_modules/.bin/oxlint');

const KERNEL = 'The kernel imports nothing but Node and itself.';
const SANDBOX = 'Nothing imports the sandbox.';

/** What stands in a planted file, and what the check must say of it. */
const breaches: [file: string, source: string, says: string][] = [
  ['incidents/incident.ts', `export * from 'drizzle-orm';`, "Domain files don't know the database."],
  ['incidents/incidents.ts', `export * from '@slack/bolt';`, "Domain files don't know Slack."],
  ['incidents/severity.ts', `export * from './store.ts';`, "Domain files don't import store files."],
  ['incidents/routing.ts', `export * from './views.ts';`, "Domain files don't import Slack files."],
  ['incidents/telling.ts', `export * from '../slack/markup.ts';`, "Domain files don't import Slack files."],
  ['incidents/store.ts', `export * from '../slack/blocks.ts';`, "Store files don't import Slack files."],
  ['outbox/tables.ts', `export * from '@slack/bolt';`, "Store files don't know Slack."],
  ['incidents/slack.ts', `export * from './store.ts';`, "Slack files don't import store files."],
  ['outbox/views.ts', `export * from 'better-sqlite3';`, "Slack files don't know the database."],
  ['incidents/forms.ts', `export * from '../store/open.ts';`, "Slack files don't import store files."],
  ['outbox/outbox.ts', `export * from '../sandbox/server.ts';`, SANDBOX],
  ['outbox/store.ts', `export * from '../sandbox/server.ts';`, SANDBOX],
  ['outbox/slack.ts', `export * from '../sandbox/server.ts';`, SANDBOX],
  ['people/person.ts', `export * from '../main.ts';`, 'Only the composition root sees everything.'],
  ['kernel/ids.ts', `export * from '../config.ts';`, KERNEL],
  ['kernel/text.ts', `export * from '../people/person.ts';`, KERNEL],
  ['kernel/log.ts', `export * from '@slack/bolt';`, KERNEL],
  ['kernel/actor.ts', `export * from 'drizzle-orm';`, KERNEL],
  ['kernel/refusal.ts', `export * from '../store/open.ts';`, KERNEL],
  ['app.ts', `export * from './sandbox/server.ts';`, SANDBOX],
  ['main.ts', `export * from './sandbox/demo.ts';`, SANDBOX],
  ['json-log.ts', `export * from './sandbox/json.ts';`, SANDBOX],
  ['people/roles.ts', `export const home = process.env['HOME'];`, 'process.env'],
  ['people/site.ts', `export const at = () => Date.now();`, 'Time is an argument'],
  ['people/store.ts', `export const at = () => new Date();`, 'Time is an argument'],
  ['people/directory.ts', `export const dice = () => Math.random();`, 'Chance is an argument'],
];

const clean: [file: string, source: string][] = [
  ['kernel/clock.ts', `export const now = () => Date.now();`],
  ['kernel/mixed.ts', `export * from './clock.ts';\nexport * from 'node:crypto';`],
  ['incidents/pages.ts', `export * from '../slack/blocks.ts';\nexport * from './incident.ts';`],
  [
    'register/store.ts',
    `export * from 'drizzle-orm';\nexport * from './register.ts';\nexport * from '../store/kit.ts';`,
  ],
  [
    'register/slack.ts',
    `export * from '@slack/bolt';\nexport * from './register.ts';\nexport * from './views.ts';`,
  ],
  ['register/views.ts', `export * from '../slack/blocks.ts';`],
  ['register/register.ts', `export * from '../kernel/clock.ts';\nexport * from '../people/person.ts';`],
  ['config.ts', `export * from './kernel/clock.ts';`],
];

interface Told {
  message: string;
  help?: string;
  filename: string;
}

/** Plants files under the project's own lint rules, and answers what is told of each. */
async function lint(folder: string, plants: [file: string, source: string, ...rest: string[]][]) {
  copyFileSync('.oxlintrc.json', join(folder, '.oxlintrc.json'));
  for (const [file, source] of plants) {
    const path = join(folder, 'src', file);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, `${source}\n`);
  }
  const out = await new Promise<string>(done => {
    execFile(oxlint, ['--format', 'json', 'src'], { cwd: folder, timeout: 15_000 }, (_, stdout) =>
      done(stdout),
    );
  });
  const { diagnostics, number_of_files } = JSON.parse(out) as {
    diagnostics: Told[];
    number_of_files: number;
  };
  expect(number_of_files).toBe(plants.length);
  return (file: string) =>
    diagnostics
      .filter(told => told.filename.endsWith(`src/${file}`))
      .map(told => `${told.message} ${told.help ?? ''}`);
}

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'common-ground-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('the layers', () => {
  let toldOf: Awaited<ReturnType<typeof lint>>;
  beforeAll(async () => {
    toldOf = await lint(folder, [...breaches, ...clean]);
  });

  test.each(breaches)('are breached by %s with %s', (file, _, says) => {
    expect(toldOf(file).join('\n')).toContain(says);
  });

  test.each(clean)('are kept by %s', file => {
    expect(toldOf(file)).toEqual([]);
  });
});
