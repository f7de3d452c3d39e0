import { setTimeout } from 'node:timers/promises';
import { munkres } from 'munkres';
import type { CostTable } from '../../src/coffee/matching/assignment.ts';
import { chanceFrom } from '../../src/coffee/matching/chance.ts';
import type { RoundInput } from '../../src/coffee/matching/input.ts';
import { gridOf, pairUp } from '../../src/coffee/matching/round.ts';
import { costTable } from '../../src/coffee/matching/solve.ts';
import { solveRound } from '../../src/coffee/matching/solver.ts';
import { tableOf } from '../../src/coffee/matching/table.ts';
import { aCrowd } from '../coffee/matching/crowd.ts';
import { assigned } from '../coffee/matching/tables.ts';
import {
  atRandom,
  byPairUp,
  greedily,
  play,
  type Outcome,
  type Season,
  type Way,
} from '../coffee/matching/seasons.ts';
import type { Figure } from './main.ts';
import { stallOf } from './stall.ts';

const SEEDS = 20;

/**
 * Seasons of rounds, each beside who-has-met-least-first and beside chance on the same people; and how long a round
 * takes. The bars are those of the design of pairings.
 */
export async function pairing(): Promise<Figure[]> {
  return [...(await inAThread()), ...speeds(), ...seasons.flatMap(held)];
}

type Plan = Omit<Season, 'seed'>;

interface Bar {
  /** What is read off a season; the worst of all seeds counts. */
  read: (outcome: Outcome) => number;
  worst: 'most' | 'least';
  /** No more, or no less. */
  bar: number;
}

const most = (read: Bar['read'], bar: number): Bar => ({ read, worst: 'most', bar });
const least = (read: Bar['read'], bar: number): Bar => ({ read, worst: 'least', bar });

const seasons: [name: string, plan: Plan, bars: Record<string, Bar>][] = [
  [
    '40x60-52-rounds',
    { it: 40, ot: 60, rounds: 52 },
    {
      repeats: most(({ repeats }) => repeats, 0),
      'fewest-meetings': least(({ fewest }) => fewest, 34),
      'most-meetings': most(outcome => outcome.most, 35),
      'longest-wait': most(({ longestWait }) => longestWait, 1),
    },
  ],
  [
    '40x60-60-rounds',
    { it: 40, ot: 60, rounds: 60 },
    {
      repeats: most(({ repeats }) => repeats, 0),
      'distinct-pairs': least(({ distinct }) => distinct, 2_400),
      'fewest-meetings': least(({ fewest }) => fewest, 40),
      'most-meetings': most(outcome => outcome.most, 40),
    },
  ],
  [
    '40x60-52-rounds-skips-shifts-do-not-pair',
    { it: 40, ot: 60, rounds: 52, skips: 0.15, shifts: true, doNotPair: 0.02 },
    {
      repeats: most(({ repeats }) => repeats, 0),
      'pairs-lost': most(({ lost }) => lost, 0),
      'longest-wait': most(({ longestWait }) => longestWait, 1),
    },
  ],
  [
    '10x14-52-rounds',
    { it: 10, ot: 14, rounds: 52 },
    {
      'first-repeat': least(({ firstRepeat }) => firstRepeat, 15),
      'repeats-inside-12-rounds': most(({ insideWindow }) => insideWindow, 0),
      'fewest-meetings': least(({ fewest }) => fewest, 37),
      'most-meetings': most(outcome => outcome.most, 38),
    },
  ],
  [
    'trios-40x60-52-rounds',
    { it: 40, ot: 60, rounds: 52, sittingOut: 'trios' },
    {
      repeats: most(({ repeats }) => repeats, 720),
      'first-repeat': least(({ firstRepeat }) => firstRepeat, 39),
    },
  ],
];

/** The worst of all seeds, beside the mean of greedy and of chance: those are not to be blamed for one bad season. */
function held([name, plan, bars]: (typeof seasons)[number]): Figure[] {
  const [own, greedy, random] = [byPairUp, greedily, atRandom].map(way => played(plan, way)) as [
    Outcome[],
    Outcome[],
    Outcome[],
  ];
  return Object.entries(bars).flatMap(([what, { read, worst, bar }]) => {
    const value = (worst === 'most' ? Math.max : Math.min)(...own.map(read));
    const met = worst === 'most' ? value <= bar : value >= bar;
    const target = `${worst === 'most' ? '<=' : '>='} ${bar} in each of ${SEEDS} seasons`;
    return Object.entries({ greedy, random }).map(([beside, outcomes]) => ({
      ...figure(`pairing.${name}.${what}-beside-${beside}`, '', value, mean(outcomes.map(read)), target, met),
      must: true,
    }));
  });
}

const played = (plan: Plan, way: Way): Outcome[] =>
  Array.from({ length: SEEDS }, (_, n) => play({ ...plan, seed: String(n) }, way));

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

const LARGEST = 5_000;
const MET = 100;

/**
 * The largest round with long memories, as an app has it made: how long others wait at most, in wall-clock time, and
 * what it takes of memory at its highest besides what was taken before. A busy machine makes an idle process wait as
 * well: the baseline of as long a time.
 */
async function inAThread(): Promise<Figure[]> {
  const chance = chanceFrom('long memories');
  const crowd = aCrowd(LARGEST, 'speed');
  const anybody = () => crowd.people[Math.floor(chance() * LARGEST)]?.id ?? '';
  const met = () =>
    Array.from({ length: MET }, () => ({ with: anybody(), round: 1 + Math.floor(chance() * crowd.round) }));
  const input = { ...crowd, people: crowd.people.map(person => ({ ...person, met: met() })) };
  const before = process.memoryUsage().rss;
  const during = await stallOf(() => solveRound(input));
  const megabytes = (process.resourceUsage().maxRSS * 1024 - before) / 2 ** 20;
  const idle = await stallOf(() => setTimeout(during.took));
  const ms = (name: string, value: number, beside: number) =>
    figure(name, 'ms', value, beside, '<= 50 ms', value <= 50);
  return [
    ms('pairing.stall-of-5000', during.stall, idle.stall),
    ms('pairing.stall-of-5000-in-processor-time', during.busy, idle.busy),
    figure('pairing.memory-at-5000', 'MB', megabytes, null, '<= 300 MB', megabytes <= 300),
  ];
}

const sizes: [people: number, runs: number, bar: number][] = [
  [5_000, 2, 3_000],
  [2_000, 4, 500],
  [500, 10, 100],
  [100, 30, 5],
];
/** The other solver takes a quarter of a minute for 5,000, and seconds for 2,000. */
const MOST_OF_MUNKRES = 500;

/**
 * A whole round, and its assignment beside another solver; the shortest of some runs.
 * With topics, sites and shifts most ways differ in little things only, and finding the best takes longest.
 */
function speeds(): Figure[] {
  return ['with-topics-and-shifts', 'plain'].flatMap(kind =>
    sizes.flatMap(([people, runs, bar]) => {
      const crowd = aCrowd(people, 'speed');
      const input = kind === 'plain' ? plain(crowd) : crowd;
      const ms = shortest(runs, () => pairUp(input));
      const round = figure(`pairing.round-of-${people}-${kind}`, 'ms', ms, null, `<= ${bar} ms`, ms <= bar);
      return people <= MOST_OF_MUNKRES ? [round, besideMunkres(input, `${people}-${kind}`)] : [round];
    }),
  );
}

const plain = (input: RoundInput): RoundInput => ({
  ...input,
  hours: 8,
  people: input.people.map(person => ({ ...person, wants: [], offers: [], siteId: 'north' })),
});

function besideMunkres(input: RoundInput, name: string): Figure {
  const table = tableOf(input);
  const order = { few: [...table.few.keys()], many: [...table.many.keys()] };
  const costs = costTable(gridOf(table, order, input.repeatWindow));
  const matrix = inOneNumber(costs);
  const own = shortest(10, () => assigned(costs));
  const other = shortest(2, () => munkres(matrix));
  return figure(`pairing.assignment-of-${name}`, 'ms', own, other, 'ratio <= 1', own <= other);
}

/** As `munkres` takes it: about the same order, but not exact, and with a large number for what is forbidden. */
function inOneNumber({ rows, columns, first, second }: CostTable): number[][] {
  const step = second.reduce((a, b) => Math.max(a, b), 0) + 1;
  const costs = Array.from(first, (cost, at) => (cost === Infinity ? 1e30 : cost * step + (second[at] ?? 0)));
  return Array.from({ length: rows }, (_, row) => costs.slice(row * columns, (row + 1) * columns));
}

/** In time of the processor: others use the machine too. */
function shortest(runs: number, act: () => unknown): number {
  let ms = Infinity;
  for (let run = 0; run < runs; run++) {
    const before = process.cpuUsage();
    act();
    const { user, system } = process.cpuUsage(before);
    ms = Math.min(ms, (user + system) / 1_000);
  }
  return ms;
}

const rounded = (value: number): number => Math.round(value * 100) / 100;

function figure(
  name: string,
  unit: string,
  value: number,
  baseline: number | null,
  target: string,
  met: boolean,
): Figure {
  return {
    name,
    value: rounded(value),
    unit,
    baseline: baseline === null ? null : rounded(baseline),
    ratio: baseline ? rounded(value / baseline) : null,
    target,
    met,
  };
}
