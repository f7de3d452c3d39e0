import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import SqliteDatabase from 'better-sqlite3';
import { incidentStore } from '../../src/incidents/store.ts';
import { filters, MOST_LISTED, PER_PAGE, type Listing } from '../../src/incidents/list.ts';
import { HOUR, systemClock } from '../../src/kernel/clock.ts';
import type { Person } from '../../src/people/person.ts';
import { importPlant } from '../../src/sandbox/load-plant.ts';
import { plantFiles } from '../../src/sandbox/world.ts';
import { openStore, type Store } from '../../src/store/open.ts';
import { anIncident, somebody } from '../incidents/an-incident.ts';
import { seeded } from '../conversations/a-thread-slack.ts';
import { TUESDAY } from '../support/clocks.ts';
import type { Figure } from './main.ts';

const FEW = 1_000;
const MANY = 1_000_000;
const PEOPLE = 5_000;
const VOCABULARY = 5_000;
/** How often each is asked. */
const TIMES = 60;

/** Lists, Home and word search with a thousand and a million incidents, of which one in a hundred is open. */
export async function lists(): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'common-ground-bench-'));
  try {
    const few = await measured(join(folder, 'few.sqlite'), FEW);
    const many = await measured(join(folder, 'many.sqlite'), MANY);
    return [...many].map(([name, value]): Figure => {
      const baseline = few.get(name) ?? Number.NaN;
      const isSearch = name.startsWith('search');
      return {
        name: `lists.${name}`,
        value: round(value),
        unit: 'ms, p99',
        baseline: round(baseline),
        ratio: round(value / baseline),
        target: isSearch ? 'value < 200' : 'ratio <= 3',
        met: isSearch ? value < 200 : value / baseline <= 3,
      };
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const round = (value: number): number => Math.round(value * 100) / 100;

/** The 99th percentile of each, in milliseconds. */
async function measured(file: string, incidents: number): Promise<Map<string, number>> {
  const store = openStore(file);
  try {
    await importPlant(store, plantFiles, {
      auditKey: 'bench-audit-key-bench-audit-key-',
      clock: systemClock,
    });
    await fill(store, file, incidents);
    const kept = incidentStore(store, { auditKey: '', machine: systemClock });
    const chance = seeded(1);
    const upTo = (n: number) => Math.floor(chance() * n);
    const reader = (): Person => somebody({ id: `U${upTo(PEOPLE)}`, side: upTo(2) ? 'it' : 'ot' });
    const page = (from: number) => ({ from, limit: PER_PAGE });
    const seen = new Map<string, number>();
    const measure = async (name: string, once: (by: Person) => Promise<unknown>) => {
      const took: number[] = [];
      for (let n = 0; n < TIMES; n++) {
        const by = reader();
        const from = performance.now();
        await once(by);
        took.push(performance.now() - from);
      }
      seen.set(name, took.toSorted((a, b) => a - b)[Math.floor(TIMES * 0.99)] ?? Number.NaN);
    };
    const look = async (listing: Listing, from: number, by: Person) => {
      await kept.count(listing, by, MOST_LISTED + 1);
      await kept.list(listing, by, page(from));
    };
    for (const filter of filters) {
      const listing = { filter, words: '', page: 0 };
      await measure(`${filter}-first-page`, by => look(listing, 0, by));
      await measure(`${filter}-last-page`, by => look(listing, MOST_LISTED - PER_PAGE, by));
    }
    await measure('home', by => kept.waitingOn(by, 40));
    const word = (n: number) => words[n % VOCABULARY] ?? '';
    const search = (name: string, sought: () => string) =>
      measure(`search-${name}`, by => look({ filter: 'all', words: sought(), page: 0 }, 0, by));
    await search('word', () => word(upTo(VOCABULARY)));
    await search('part-of-a-word', () => word(upTo(VOCABULARY)).slice(1, 5));
    await search('two-words', () => `${word(upTo(VOCABULARY))} ${word(upTo(VOCABULARY))}`);
    await search('word-in-all', () => 'stands');
    await search('word-in-none', () => 'xyzzyq');
    await search('two-letters', () => word(upTo(VOCABULARY)).slice(0, 2));
    await search('number', () => String(1 + upTo(incidents)));
    return seen;
  } finally {
    store.close();
  }
}

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
