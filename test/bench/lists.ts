import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import { incidentStore } from '../../src/incidents/store.ts';
import { filters, MOST_LISTED, PER_PAGE, type Listing } from '../../src/lists/listing.ts';
import { HOUR, systemClock } from '../../src/kernel/clock.ts';
import type { Person } from '../../src/people/person.ts';
import { importPlant } from '../../src/sandbox/load-plant.ts';
import { plantFiles } from '../../src/sandbox/world.ts';
import { openStore, type Store } from '../../src/store/open.ts';
import { anIncident, somebody } from '../incidents/an-incident.ts';
import { seeded } from '../conversations/a-thread-slack.ts';
import { TUESDAY } from '../support/clocks.ts';
import { toHundredths } from './flow/numbers.ts';
import type { Figure } from './main.ts';

const FEW = 1_000;
const MANY = 1_000_000;
const PEOPLE = 5_000;
const VOCABULARY = 5_000;
/** How often each is asked, after some that nobody measures: both files are in memory then. */
const TIMES = 300;
const WARM_UP = 30;

type Filled = Store & { incidents: number };
interface Asked {
  kept: ReturnType<typeof incidentStore>;
  by: Person;
  upTo: (n: number) => number;
  incidents: number;
}
type Ask = (about: Asked) => Promise<unknown>;

/** Lists, Home and word search with a thousand and a million incidents, of which one in a hundred is open. */
export async function lists(): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'common-ground-bench-'));
  const few = await filled(join(folder, 'few.sqlite'), FEW);
  const many = await filled(join(folder, 'many.sqlite'), MANY);
  try {
    const figures: Figure[] = [];
    for (const [name, ask] of Object.entries(asked)) figures.push(await compared(name, ask, few, many));
    return figures;
  } finally {
    few.close();
    many.close();
    rmSync(folder, { recursive: true });
  }
}

async function filled(file: string, incidents: number): Promise<Filled> {
  const store = openStore(file);
  const auditKey = 'bench-audit-key-bench-audit-key-';
  await importPlant(store, plantFiles, { auditKey, clock: systemClock });
  await fill(store, file, incidents);
  return { ...store, incidents };
}

/** In turns, so that whatever else the machine does falls on both. */
async function compared(name: string, ask: Ask, few: Filled, many: Filled): Promise<Figure> {
  const took = new Map<Filled, number[]>([
    [few, []],
    [many, []],
  ]);
  const chance = seeded(1);
  const upTo = (n: number) => Math.floor(chance() * n);
  for (let n = 0; n < WARM_UP + TIMES; n++) {
    for (const store of n % 2 === 0 ? [few, many] : [many, few]) {
      const kept = incidentStore(store, { auditKey: '', machine: systemClock });
      const by = somebody({ id: `U${upTo(PEOPLE)}`, side: upTo(2) ? 'it' : 'ot' });
      const from = performance.now();
      await ask({ kept, by, upTo, incidents: store.incidents });
      if (n >= WARM_UP) took.get(store)?.push(performance.now() - from);
    }
  }
  const [baseline, value] = [few, many].map(store => p99(took.get(store) ?? [])) as [number, number];
  const isSearch = name.startsWith('search');
  return {
    name: `lists.${name}-p99`,
    value: toHundredths(value),
    unit: 'ms',
    baseline: toHundredths(baseline),
    ratio: toHundredths(value / baseline),
    target: isSearch ? 'value < 200' : 'ratio <= 3',
    met: isSearch ? value < 200 : value / baseline <= 3,
  };
}

const p99 = (took: readonly number[]): number =>
  took.toSorted((a, b) => a - b)[Math.floor(took.length * 0.99)] ?? Number.NaN;

const look =
  (listing: (about: Asked) => Listing, from = 0): Ask =>
  async about => {
    const wanted = listing(about);
    await about.kept.count(wanted, about.by, MOST_LISTED + 1);
    await about.kept.list(wanted, about.by, { from, limit: PER_PAGE });
  };
const search = (sought: (upTo: Asked['upTo'], incidents: number) => string): Ask =>
  look(({ upTo, incidents }) => ({ filter: 'all', words: sought(upTo, incidents), page: 0 }));
const spoken = (upTo: Asked['upTo']) => words[upTo(VOCABULARY)] ?? '';

/** Made-up words of three to eleven letters, as often spoken as they come early in the list. */
const words = (() => {
  const chance = seeded(7);
  const parts = [
    'pum',
    'ven',
    'tor',
    'mo',
    'li',
    'ra',
    'kes',
    'dru',
    'ber',
    'sta',
    'nel',
    'gu',
    'hof',
    'zi',
    'wa',
  ];
  const made = new Set<string>();
  while (made.size < VOCABULARY) {
    let word = '';
    for (let n = 1 + Math.floor(chance() * 4); n > 0; n--) word += parts[Math.floor(chance() * parts.length)];
    made.add(word + String.fromCharCode(97 + Math.floor(chance() * 26)));
  }
  return [...made];
})();

/** What is asked, by the name of its figure. */
const asked: Record<string, Ask> = {
  ...Object.fromEntries(
    filters.flatMap(filter => {
      const listing = () => ({ filter, words: '', page: 0 });
      return [
        [`${filter}-first-page`, look(listing)],
        [`${filter}-last-page`, look(listing, MOST_LISTED - PER_PAGE)],
      ];
    }),
  ),
  home: ({ kept, by }) => kept.waitingOn(by, 40),
  'search-word': search(upTo => spoken(upTo)),
  'search-part-of-a-word': search(upTo => spoken(upTo).slice(1, 5)),
  'search-two-words': search(upTo => `${spoken(upTo)} ${spoken(upTo)}`),
  'search-word-in-all': search(() => 'stands'),
  'search-word-in-none': search(() => 'xyzzyq'),
  'search-two-letters': search(upTo => spoken(upTo).slice(0, 2)),
  'search-number': search((upTo, incidents) => String(1 + upTo(incidents))),
};

/** In one transaction and past the query builder, or a million rows would take minutes. */
async function fill(store: Store, file: string, count: number): Promise<void> {
  const { queries, tables } = store;
  const persons = Array.from({ length: PEOPLE }, (_, n) => somebody({ id: `U${n}`, name: `Person ${n}` }));
  for (let from = 0; from < PEOPLE; from += 500)
    await queries.insert(tables.people).values(persons.slice(from, from + 500));
  await queries.insert(tables.incidents).values(anIncident({ id: 'i-0', number: count + 1 }));
  const database = new SqliteDatabase(file);
  const names = (database.pragma('table_info(incidents)') as { name: string }[]).map(({ name }) => name);
  const chance = seeded(3);
  const upTo = (n: number) => Math.floor(chance() * n);
  const row = (n: number) => {
    const byOt = upTo(2) === 0;
    return {
      id: `i-${n}`,
      number: n,
      site_id: upTo(6) === 0 ? 'bayou' : 'rhine',
      severity: `S${1 + upTo(4)}`,
      state: upTo(100) > 0 ? 'closed' : (['new', 'in progress', 'resolved'] as const)[upTo(3)],
      asking: byOt ? 'ot' : 'it',
      answering: byOt ? 'it' : 'ot',
      reporter_id: `U${upTo(PEOPLE)}`,
      owner_id: `U${upTo(PEOPLE)}`,
      searched: ['stands still', ...Array.from({ length: 6 }, () => words[upTo(VOCABULARY)])].join(' '),
      filed_at: TUESDAY - (count - n) * HOUR,
    };
  };
  const own = Object.keys(row(1));
  const insert = database.prepare(
    `insert into incidents (${names.join()}) select ${names.map(name => (own.includes(name) ? `@${name}` : name)).join()} from incidents where id = 'i-0'`,
  );
  database.transaction(() => {
    for (let n = 1; n <= count; n++) insert.run(row(n));
  })();
  database.close();
}
