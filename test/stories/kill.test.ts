import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { importPlant } from '../../src/sandbox/load-plant.ts';
import type { Person } from '../../src/sandbox/persons.ts';
import { startSlack, type Slack } from '../../src/sandbox/server.ts';
import { plantFiles, world } from '../../src/sandbox/world.ts';
import { openStore } from '../../src/store/open.ts';
import { built } from '../support/built.ts';
import { testConfig, testEnvironment } from '../support/config.ts';

async function startDesk(slack: Slack, file: string, killAt?: string): Promise<ChildProcess> {
  const desk = fork(await built('test/support/desk-process.ts'), {
    execArgv: [],
    env: {
      ...process.env,
      ...testEnvironment(slack, file),
      ...(killAt && { KILL_AT: killAt }),
    },
  });
  onTestFinished(() => void desk.kill('SIGKILL'));
  await once(desk, 'message');
  return desk;
}

/** This desk answers from another process, so the form comes a moment after the command is acked. */
const opens = (person: Person) =>
  vi.waitFor(() => expect(person.modal).toBeDefined(), { timeout: 20_000, interval: 20 });

test.each([
  { killAt: 'commit', moment: 'between commit and ack', acked: false },
  { killAt: 'send', moment: 'between ack and send', acked: true },
  { killAt: 'record', moment: 'between send and record', acked: true },
])('killed $moment: nothing is lost, nothing comes twice', async ({ killAt, acked }) => {
  const folder = mkdtempSync(join(tmpdir(), 'common-ground-'));
  const file = join(folder, 'desk.sqlite');
  const prepared = openStore(file);
  const slack = await startSlack({ manifest: 'manifest.yml', world });
  await importPlant(prepared, plantFiles, testConfig(slack, file));
  prepared.close();
  onTestFinished(async () => {
    await slack.stop();
    rmSync(folder, { recursive: true });
  });

  const doomed = await startDesk(slack, file, killAt);
  const died = once(doomed, 'exit');
  const ines = slack.person('Ines', { in: 'rhine-ot' });
  const omar = slack.person('Omar', { in: 'rhine-it' });
  await ines.types('/incident');
  await opens(ines);
  const answers = { 'Where and what': 'SW-34', 'What happens': 'Link down', 'How bad': 'line stopped' };
  const sent = await ines.fills(answers);
  expect(sent.ok).toBe(acked);
  expect((await died)[1]).toBe('SIGKILL');

  await startDesk(slack, file);
  // Slack told her that it failed and kept the form open, so she sends it again.
  if (!acked) expect((await ines.fills(answers)).ok).toBe(true);
  const cards = () => [...ines.sees(), ...omar.sees()].filter(line => line.includes('SW-34'));
  await vi.waitFor(() => expect(cards()).toHaveLength(2), { timeout: 30_000, interval: 50 });
  await omar.clicks('Acknowledge', { on: 'INC-1' });
  const notes = () => [...ines.sees(), ...omar.sees()].filter(line => line.includes('has it.'));
  await vi.waitFor(() => expect(notes()).toHaveLength(2), { timeout: 30_000, interval: 50 });

  expect(cards()).toHaveLength(2);
  const after = openStore(file);
  onTestFinished(() => after.close());
  expect(await after.queries.select().from(after.tables.incidents)).toHaveLength(1);
  const entries = await after.queries.select().from(after.tables.auditEntries);
  expect(entries.filter(entry => entry.record === 'incident').map(entry => entry.action)).toEqual([
    'filed',
    'acknowledged',
  ]);
});
