import { fork } from 'node:child_process';
import { once } from 'node:events';
import type { Told } from '../crash/audit.ts';
import { STARTING } from '../crash/cut-desk.ts';
import { killMany } from '../crash/kills.ts';
import { preparedFile, runSchedule, type Outcome } from '../crash/schedule.ts';
import type { Figure } from './main.ts';

const SCHEDULES = 2000;
const KILLS = 50;
/** They mostly wait, for what Slack brings again and for people who are told too late. */
const WORKERS = 8;

/**
 * Crashes in process, at moments that seeds decide, and real kills of a process. `npm run bench -- crash SEED` replays
 * one schedule and tells what happens.
 */
export async function crash(seed: string | undefined): Promise<Figure[]> {
  if (seed !== undefined) return replay(Number(seed));
  const share = SCHEDULES / WORKERS;
  const outcomes = (
    await Promise.all(
      Array.from({ length: WORKERS }, (_, n) => inProcess(1 + n * share, 1 + (n + 1) * share)),
    )
  ).flat();
  const killed = await killMany(KILLS, 1);
  const inSchedules = sumOf(outcomes.map(one => one.told));
  const inKills = sumOf([killed.told]);
  for (const { seed: failing, lost, duplicates } of outcomes)
    for (const what of [...lost, ...duplicates]) process.stderr.write(`seed ${failing}: ${what}\n`);
  for (const what of [...killed.lost, ...killed.duplicates]) process.stderr.write(`killed: ${what}\n`);
  const all = [...outcomes, killed];
  const lost = all.reduce((sum, one) => sum + one.lost.length, 0);
  const duplicates = all.reduce((sum, one) => sum + one.duplicates.length, 0);
  const cuts = outcomes.flatMap(one => one.cuts);
  const starting = cuts.filter(at => at.startsWith(STARTING));
  return [
    figure('crash.lost', lost, 'things', '0', lost === 0),
    figure('crash.duplicates', duplicates, 'things', '0', duplicates === 0),
    enough('crash.schedules', outcomes.length, 'schedules', SCHEDULES),
    enough('crash.cuts', cuts.length, 'cuts', SCHEDULES),
    enough('crash.cuts-while-starting', starting.length, 'cuts', SCHEDULES / 10),
    enough('crash.filings', inSchedules.filings, 'filings', SCHEDULES),
    enough('crash.replies', inSchedules.replies, 'replies', SCHEDULES / 4),
    enough('crash.kills', killed.kills, 'kills', KILLS),
    enough('crash.kills-filings', inKills.filings, 'filings', KILLS / 10),
    enough('crash.kills-replies', inKills.replies, 'replies', KILLS / 10),
  ];
}

/** Where nothing was told nothing can be lost. @returns filings that were acknowledged, and replies that were sent */
const sumOf = (all: readonly Told[]) => ({
  filings: all.flatMap(one => one.filings).filter(one => one.acknowledged).length,
  replies: all.flatMap(one => one.replies).length,
});

/** On a busy machine less is done before a desk is cut. */
const enough = (name: string, value: number, unit: string, least: number): Figure => ({
  ...figure(name, value, unit, `>= ${least}`, value >= least),
  must: false,
});

/** There is no baseline: one lost is one too many, on any machine. */
const figure = (name: string, value: number, unit: string, target: string, met: boolean): Figure => ({
  name,
  value,
  unit,
  baseline: null,
  ratio: null,
  target,
  met,
  must: true,
});

async function inProcess(from: number, to: number): Promise<Outcome[]> {
  const worker = fork('test/crash/worker.ts', [String(from), String(to)], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const outcomes: Outcome[] = [];
  worker.on('message', outcome => outcomes.push(outcome as Outcome));
  await once(worker, 'exit');
  return outcomes;
}

async function replay(seed: number): Promise<Figure[]> {
  const { file, remove } = await preparedFile();
  const { cuts, lost, duplicates } = await runSchedule(
    file,
    seed,
    what => void process.stderr.write(`${what}\n`),
  );
  remove();
  process.stderr.write(`${JSON.stringify({ cuts, lost, duplicates })}\n`);
  const found = lost.length + duplicates.length;
  return [figure('crash.found', found, 'things', '0', found === 0)];
}
