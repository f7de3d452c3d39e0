import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { startSlack } from '../../src/sandbox/server.ts';
import { world } from '../../src/sandbox/world.ts';
import { openStore } from '../../src/store/open.ts';
import { seeded } from '../conversations/a-thread-slack.ts';
import { built } from '../support/built.ts';
import { testEnvironment } from '../support/config.ts';
import { auditOf, type Findings, type Told } from './audit.ts';
import { preparedFile } from './schedule.ts';

/** Real milliseconds after an act in which the process dies. */
const WITHIN = 250;
/** Real milliseconds that a kill and a start take, however slow the machine is. */
const KILL_TAKES = 4000;
/** Real milliseconds beyond the last time that Slack brings an event again. */
const SETTLED_AFTER = 20_000;

/** What was lost and doubled, and how much there was to lose. */
export interface Killed extends Findings {
  /** Processes that died of it. */
  kills: number;
  told: Told;
}

/** Kills the desk's process that many times while somebody files, answers and talks, and audits after the last. */
export async function killMany(kills: number, seed: number): Promise<Killed> {
  const chance = seeded(seed);
  const folder = mkdtempSync(join(tmpdir(), 'common-ground-kills-'));
  const file = join(folder, 'desk.sqlite');
  const prepared = await preparedFile();
  copyFileSync(prepared.file, file);
  prepared.remove();
  const program = await built('test/support/desk-process.ts');
  // As often as Slack brings an event again; the last time is beyond the last kill.
  const broughtAgain = [0, 1000, kills * KILL_TAKES];
  const lastBrought = Math.max(...broughtAgain) + SETTLED_AFTER;
  const slack = await startSlack({
    manifest: 'manifest.yml',
    world,
    ackWithin: 1000,
    tiers: false,
    retryEventsAfter: broughtAgain,
  });
  const start = async (): Promise<ChildProcess> => {
    const desk = fork(program, {
      execArgv: [],
      env: { PATH: process.env['PATH'], ...testEnvironment(slack, file) },
    });
    await once(desk, 'message');
    return desk;
  };
  const told: Told = { filings: [], replies: [] };
  const ines = slack.person('Ines', { in: 'rhine-ot' });
  const omar = slack.person('Omar', { in: 'rhine-it' });
  let desk = await start();
  let killed = 0;
  try {
    for (let n = 0; n < kills; n++) {
      const died = once(desk, 'exit');
      // Whoever is in the middle of it is told nothing; what they were told is counted.
      const act = work(n).catch(() => undefined);
      await setTimeout(chance() * WITHIN);
      desk.kill('SIGKILL');
      const [[, signal]] = await Promise.all([died, act]);
      if (signal === 'SIGKILL') killed++;
      while (ines.modal) await ines.closes();
      while (omar.modal) await omar.closes();
      desk = await start();
    }
    const store = openStore(file);
    let findings = await auditOf(slack, store, told);
    for (const from = Date.now(); findings.lost.length > 0 && Date.now() - from < lastBrought;) {
      await setTimeout(500);
      findings = await auditOf(slack, store, told);
    }
    store.close();
    return { ...findings, kills: killed, told };
  } finally {
    desk.kill('SIGKILL');
    await slack.stop();
    rmSync(folder, { recursive: true });
  }

  async function work(n: number): Promise<void> {
    if (n % 3 === 2) {
      const words = `Reply ${n}, killed`;
      await omar.replies(words, { on: 'INC-1 ·' });
      told.replies.push(words);
      return;
    }
    if (n % 3 === 1 && omar.buttons().includes('Acknowledge')) return void (await omar.clicks('Acknowledge'));
    await ines.types('/incident');
    for (let tries = 0; tries < 20 && !ines.modal; tries++) await setTimeout(5);
    if (!ines.modal) return;
    const what = `Filing ${n}, killed`;
    await ines.fills({ 'Where and what': 'HIS-1', 'What happens': what, 'How bad': 'Slower' });
    const acknowledged = ines.modal?.texts.join().includes('are asked to acknowledge it') ?? false;
    told.filings.push({ what, acknowledged });
  }
}
