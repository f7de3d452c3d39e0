import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Figure } from '../main.ts';
import { memory } from './memory.ts';
import { middlePair, toHundredths } from './numbers.ts';
import { sceneFor, type Program, type Scene, type Way } from './processes.ts';
import { startToAck } from './start.ts';

const FILINGS = 400;
const ROUNDS = 5;
const IN_FLIGHT = 16;
const WARM_UP = 300;

/**
 * Common Ground against a bare Bolt app that does one transaction (an update, two inserts, FULL), acks, and posts twice
 * with Bolt's defaults: from a submitted form to both cards sent, from an envelope to its ack, from a process's start to
 * its first ack. Each app is a process, and so is the Slack that it talks to.
 */
export async function flow(): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'common-ground-bench-'));
  try {
    return [
      ...(await filings(folder, 'socket')),
      ...(await filings(folder, 'http')),
      ...(await startToAck(folder)),
      await memory(folder),
    ];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

interface Round {
  perSecond: number;
  p50: number;
  p99: number;
}

async function filings(folder: string, way: Way): Promise<Figure[]> {
  const own = mkdtempSync(join(folder, `${way}-`));
  const bare = await readyFor('bare-app', own, way);
  const ours = await readyFor('our-app', own, way);
  const rounds: { bare: Round; ours: Round }[] = [];
  for (let n = 0; n < ROUNDS; n++) {
    // Whoever goes first finds the machine as the other one left it.
    if (n % 2 === 0) rounds.push({ bare: await round(bare), ours: await round(ours) });
    else {
      const first = await round(ours);
      rounds.push({ ours: first, bare: await round(bare) });
    }
  }
  await bare.stop();
  await ours.stop();
  const compared = (name: string, unit: string, of: keyof Round, target: string, met: Met): Figure => {
    const {
      ours: value,
      bare: baseline,
      ratio,
    } = middlePair(rounds.map(one => ({ ours: one.ours[of], bare: one.bare[of] })));
    const [shown, beside, part] = [value, baseline, ratio].map(toHundredths) as [number, number, number];
    return { name, value: shown, unit, baseline: beside, ratio: part, target, met: met(ratio) };
  };
  const over = way === 'socket' ? 'flow' : 'flow.http';
  return [
    compared(`${over}.filings`, '1/s', 'perSecond', 'ratio >= 1', ratio => ratio >= 1),
    compared(`${over}.ack-p50`, 'ms', 'p50', 'none', () => true),
    compared(`${over}.ack-p99`, 'ms', 'p99', 'ratio <= 1.5', ratio => ratio <= 1.5),
  ];
}

type Met = (ratio: number) => boolean;

async function readyFor(program: Program, folder: string, way: Way): Promise<Scene> {
  const scene = await sceneFor(folder, program, way);
  await once(await scene.start(`test/bench/flow/${program}.ts`), 'message');
  await scene.tell({ order: 'file', count: WARM_UP, inFlight: IN_FLIGHT });
  return scene;
}

async function round(scene: Scene): Promise<Round> {
  const { acks, took } = await scene.tell({ order: 'file', count: FILINGS, inFlight: IN_FLIGHT });
  const sorted = acks.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.floor(sorted.length * share)] ?? 0;
  return { perSecond: FILINGS / (took / 1000), p50: at(0.5), p99: at(0.99) };
}
