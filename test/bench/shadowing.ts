import { setTimeout } from 'node:timers/promises';
import { aCrowd, aSeason, bar, firstCome, given, mostOf, wrongWith } from '../shadowing/season.ts';
import type { Figure } from './main.ts';
import { stallOf } from './stall.ts';

const SEEDS = 20;
/** The design’s own figures, of an instance that isn’t known. */
const PLACED = 106;

/**
 * Matching of visits: 120 who ask, 165 places of a week, three weeks wished each, beside first come on the same
 * wishes, and beside what another solver says can be placed at most.
 */
export async function shadowing(): Promise<Figure[]> {
  const seasons = Array.from({ length: SEEDS }, (_, n) => aSeason({ ...bar, seed: `season ${n}` }));
  const played = await Promise.all(seasons.map(async season => ({ season, found: await given(season) })));
  const placed = played.map(({ found }) => found.length);
  const first = seasons.map(firstCome);
  const most = seasons.map(mostOf);
  const asMany = placed.filter((count, n) => count === most[n]).length;
  const wrong = played.reduce((sum, { season, found }) => sum + wrongWith(season, found).length, 0);
  const ms = mean(await inTurn(seasons, async season => shortest(async () => given(season))));
  const other = mean(await inTurn(seasons, async season => shortest(async () => mostOf(season))));
  const large = await ofACrowd();
  return [
    {
      name: 'shadowing.placed-beside-first-come',
      value: mean(placed),
      unit: 'of 120',
      baseline: mean(first),
      ratio: rounded(mean(placed) / mean(first)),
      target: `about ${PLACED}, more than first come`,
      met: placed.every((count, n) => count >= first[n]!) && mean(placed) >= PLACED,
    },
    {
      name: 'shadowing.seasons-with-as-many-as-can-be',
      value: asMany,
      unit: `of ${SEEDS}`,
      baseline: null,
      ratio: null,
      target: `${SEEDS}: as many as munkres finds`,
      met: asMany === SEEDS,
      must: true,
    },
    {
      name: 'shadowing.places-given-wrongly',
      value: wrong,
      unit: '',
      baseline: null,
      ratio: null,
      target: '0',
      met: wrong === 0,
      must: true,
    },
    {
      name: 'shadowing.round-of-120',
      value: ms,
      unit: 'ms',
      baseline: other,
      ratio: rounded(ms / other),
      target: '<= 14 ms, beside munkres on the same wishes',
      met: ms <= 14,
    },
    ...large,
  ];
}

/** 500 offers of two places a week, 1,000 who wait: what it takes, and how long others wait for it at most. */
async function ofACrowd(): Promise<Figure[]> {
  const crowd = aCrowd({ offers: 500, waiting: 1000, sites: 20, seed: 'a crowd' });
  const before = process.memoryUsage().rss;
  const began = process.cpuUsage();
  const during = await stallOf(async () => given(crowd));
  const { user, system } = process.cpuUsage(began);
  const megabytes = (process.resourceUsage().maxRSS * 1024 - before) / 2 ** 20;
  const idle = await stallOf(async () => setTimeout(during.took));
  const figure = (name: string, unit: string, value: number, baseline: number | null, most: number) => ({
    name: `shadowing.${name}-of-1000-at-500-offers`,
    value: rounded(value),
    unit,
    baseline: baseline === null ? null : rounded(baseline),
    ratio: null,
    target: `<= ${most} ${unit}`,
    met: value <= most,
  });
  return [
    figure('processor-time', 'ms', (user + system) / 1000, null, 1000),
    figure('stall', 'ms', during.stall, idle.stall, 100),
    figure('stall-in-processor-time', 'ms', during.busy, idle.busy, 50),
    figure('memory', 'MB', megabytes, null, 100),
  ];
}

async function inTurn<T, R>(all: readonly T[], act: (one: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  for (const one of all) results.push(await act(one));
  return results;
}

/** In time of the processor, the shortest of some runs: others use the machine too. */
async function shortest(act: () => Promise<unknown>): Promise<number> {
  let ms = Infinity;
  for (let run = 0; run < 3; run++) {
    const before = process.cpuUsage();
    await act();
    const { user, system } = process.cpuUsage(before);
    ms = Math.min(ms, (user + system) / 1000);
  }
  return ms;
}

const rounded = (value: number): number => Math.round(value * 100) / 100;
const mean = (values: readonly number[]): number =>
  rounded(values.reduce((sum, value) => sum + value, 0) / values.length);
