import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { auditStore } from '../../src/audit/store.ts';
import { pictureOf } from '../../src/changes/drawing.ts';
import { conversationStore } from '../../src/conversations/store.ts';
import { HOUR, systemClock } from '../../src/kernel/clock.ts';
import { randomIds } from '../../src/kernel/ids.ts';
import { firstListing, listFor, type Listing } from '../../src/lists/listing.ts';
import type { Person } from '../../src/people/person.ts';
import { directoryStore } from '../../src/people/store.ts';
import { registerStore } from '../../src/register/store.ts';
import { importPlant } from '../../src/sandbox/load-plant.ts';
import { plantFiles } from '../../src/sandbox/world.ts';
import { openStore, type OpenStore } from '../../src/store/open.ts';
import { calendarsOf } from '../../src/windows/calendars.ts';
import { windowStore } from '../../src/windows/store.ts';
import { withChanges } from '../../src/with-changes.ts';
import { somebody } from '../incidents/an-incident.ts';
import { testClock, TUESDAY } from '../support/clocks.ts';
import { toHundredths } from './flow/numbers.ts';
import { openingOn, type Opening } from './opening.ts';
import { drawing, fillPlant, PEOPLE, spoken, type Plant, type Size, type UpTo } from './large-plant.ts';
import type { Figure } from './main.ts';

const SMALL: Size = { assets: 200, windows: 20, open: 50, over: 450 };
const LARGE: Size = { assets: 20_000, windows: 2_000, open: 5_000, over: 45_000 };
/** How often each is asked, after some that nobody measures: both files are in memory then. */
const TIMES = 200;
const WARM_UP = 20;
const clock = testClock();

type Filled = Plant & ReturnType<typeof partsOn> & { store: OpenStore; opening: Opening };
interface Asked {
  plant: Filled;
  by: Person;
  upTo: UpTo;
}
interface Question {
  ask: (about: Asked) => Promise<unknown>;
  /** What nobody waits for. */
  after?: (plant: Filled) => Promise<void>;
  /** At most so many milliseconds. */
  within: number;
}

/**
 * Changes at a plant of 20,000 assets, 2,000 windows and 50,000 changes, of which 5,000 are open, against one of a
 * hundredth of that.
 */
export async function changes(): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'common-ground-bench-'));
  const small = await filled(join(folder, 'small.sqlite'), SMALL);
  const large = await filled(join(folder, 'large.sqlite'), LARGE);
  try {
    const figures: Figure[] = [];
    for (const [name, question] of Object.entries(questions))
      figures.push(...(await compared(name, question, small, large)));
    return figures;
  } finally {
    for (const { opening, store } of [small, large]) {
      await opening.stop();
      store.close();
    }
    rmSync(folder, { recursive: true });
  }
}

async function filled(file: string, size: Size): Promise<Filled> {
  const store = openStore(file);
  await importPlant(store, plantFiles, { auditKey: 'bench-audit-key-bench-audit-key-', clock });
  const plant = await fillPlant(store, size, TUESDAY);
  return { ...plant, ...partsOn(store), store, opening: await openingOn(store, clock) };
}

/** As the app is built. */
function partsOn(store: OpenStore) {
  const sealed = { auditKey: '', machine: systemClock };
  const directory = directoryStore(store);
  const register = registerStore(store);
  const windows = windowStore(store, sealed);
  const parts = { store, sealed, directory, register, clock, ids: randomIds, adminChannel: '' };
  const kinds = withChanges({
    ...parts,
    audit: auditStore(store),
    cards: conversationStore(store, sealed),
    ties: register.ties,
    windows,
    calendars: calendarsOf({ windows, directory, register }),
  });
  return { ...kinds, directory, register };
}

/** In turns, so that whatever else the machine does falls on both. */
async function compared(
  name: string,
  { ask, after, within }: Question,
  small: Filled,
  large: Filled,
): Promise<Figure[]> {
  const took = new Map<Filled, number[]>([
    [small, []],
    [large, []],
  ]);
  const upTo = drawing(1);
  for (let n = 0; n < WARM_UP + TIMES; n++) {
    for (const plant of n % 2 === 0 ? [small, large] : [large, small]) {
      const by = somebody({ id: `U${upTo(PEOPLE)}`, side: upTo(2) ? 'it' : 'ot' });
      const from = performance.now();
      await ask({ plant, by, upTo });
      if (n >= WARM_UP) took.get(plant)?.push(performance.now() - from);
      await after?.(plant);
    }
  }
  const at = (plant: Filled, share: number) =>
    took.get(plant)?.toSorted((a, b) => a - b)[Math.floor(TIMES * share)] ?? Number.NaN;
  const figure = (share: number, target: string, isMet: (value: number) => boolean): Figure => {
    const [value, baseline] = [at(large, share), at(small, share)];
    return {
      name: `changes.${name}-p${share * 100}`,
      value: toHundredths(value),
      unit: 'ms',
      baseline: toHundredths(baseline),
      ratio: toHundredths(value / baseline),
      target,
      met: isMet(value),
    };
  };
  return [figure(0.5, 'none', () => true), figure(0.99, `value < ${within}`, value => value < within)];
}

/** From a command until its page is open. */
const command = (words: (plant: Plant, upTo: UpTo) => string): Question => ({
  within: 300,
  ask: ({ plant, upTo }) => plant.opening.opens(`/change ${words(plant, upTo)}`),
  after: ({ opening }) => opening.closes(),
});

const list = (listing: (upTo: UpTo) => Listing): Question => ({
  within: 200,
  ask: async ({ plant, by, upTo }) => {
    const { records } = await plant.useCases.list(listing(upTo), by);
    await Promise.all(records.map(change => pictureOf({ ...plant, clock }, change)));
  },
});

/** What is asked, by the name of its figure. */
const questions: Record<string, Question> = {
  weigh: {
    within: 50,
    ask: ({ plant, by, upTo }) =>
      plant.useCases.weigh({ plan: plant.plan(upTo), type: 'normal', siteId: 'rhine', edits: null }, by),
  },
  'named-in': {
    within: 50,
    ask: ({ plant, upTo }) => plant.register.namedIn(`reboot ${plant.some(upTo)[0]?.name} now`),
  },
  'changed-on-asset': {
    within: 200,
    ask: ({ plant, by, upTo }) =>
      plant.whatChanged.recentOn(
        plant.some(upTo).map(({ id }) => id),
        TUESDAY - 72 * HOUR,
        by,
      ),
  },
  'changed-at-site': {
    within: 200,
    ask: ({ plant, by }) => plant.whatChanged.recentAt(by.siteId, TUESDAY - 72 * HOUR, by),
  },
  'first-page': list(() => firstListing),
  'search-word': list(upTo => listFor(`${spoken[upTo(spoken.length)]}`)),
  'command-line': command((plant, upTo) => `reboot ${plant.some(upTo)[0]?.name} tonight 20:00`),
  'command-form': command(() => ''),
  week: { within: 200, ask: ({ plant, by }) => plant.week(by) },
};
