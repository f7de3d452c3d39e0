import { eq } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import type { Incident, State } from '../../src/incidents/incident.ts';
import { mayKnow, searchedIn } from '../../src/incidents/incident.ts';
import { readNumber } from '../../src/records/names.ts';
import {
  filters,
  firstListing,
  listingOf,
  MOST_LISTED,
  PER_PAGE,
  readListing,
  searchWords,
  writeListing,
  type Filter,
  type Listing,
} from '../../src/lists/listing.ts';
import { severities } from '../../src/incidents/severity.ts';
import { incidentStore } from '../../src/incidents/store.ts';
import type { Person } from '../../src/people/person.ts';
import { seeded } from '../conversations/a-thread-slack.ts';
import { plantStore } from '../store/fresh-store.ts';
import { systemClock } from '../../src/kernel/clock.ts';
import { somebody } from './an-incident.ts';
import { incidentDesk } from './incident-desk.ts';
import { keeps } from './kept.ts';

const list = (filter: Filter, words = '', page = 0): Listing => ({ filter, words, page });

describe('a list as a button carries it', () => {
  test.each(filters)('is read as it was written: %s', filter => {
    for (const words of ['', 'pump', 'two  words', 'all 3 pumps', 'Müller & <co>'])
      for (const page of [0, 7, 99_999])
        expect(readListing(writeListing({ filter, words, page }))).toEqual({ filter, words, page });
  });

  test.each([
    '',
    ' ',
    'all',
    'all ',
    'all0',
    'all -1 ',
    'all 1.5 pump',
    'all 1e3 pump',
    'all 12345678 ',
    'everything 0 ',
    'constructor 0 ',
    '__proto__ 0 ',
    'ALL 0 ',
    '{"filter":"all"}',
    'x'.repeat(3000),
  ])('is the first list where it is anything odd: %j', written => {
    expect(readListing(written)).toEqual(firstListing);
  });

  test('keeps no more words than can be typed, and none that can’t be seen', () => {
    expect(readListing(`all 0 ${'x'.repeat(2000)}`).words).toHaveLength(100);
    expect(readListing('all 0 \u202epump\u0000 ').words).toBe('pump');
    expect(listingOf('all', `${'x'.repeat(99)}😀 pump`).words).toBe('x'.repeat(99));
    expect(listingOf('nonsense', ' pump ')).toEqual({ ...firstListing, words: 'pump' });
  });
});

describe('words to look for', () => {
  test.each([
    ['', []],
    ['  ', []],
    ['Pump  House', ['pump', 'house']],
    ['MÜHLE', ['muhle']],
    ['“pump house”', ['pump', 'house']],
    ['can’t', ["can't"]],
  ])('%j are %j', (words, sought) => {
    expect(searchWords(words)).toEqual(sought);
  });
});

/** Numbers of what a person finds, over all pages. */
async function found(desk: ReturnType<typeof incidentDesk>, listing: Listing, by: Person) {
  const { total, records } = await desk.incidents.list(listing, by);
  const numbers = records.map(incident => incident.number);
  for (let page = 1; numbers.length < total; page++) {
    const next = await desk.incidents.list({ ...listing, page }, by);
    numbers.push(...next.records.map(incident => incident.number));
    expect(next.total).toBe(total);
  }
  return numbers;
}

async function deskWith(...many: Partial<Incident>[]) {
  const store = plantStore();
  await keeps(store, ...many);
  return incidentDesk(store);
}

describe('each list holds what it says', () => {
  const closed = { state: 'closed' } as const;
  const desk = () =>
    deskWith(
      { severity: 'S4' },
      { severity: 'S2', ownerId: 'U0OMAR' },
      { severity: 'S2' },
      { ...closed, severity: 'S1', ownerId: 'U0OMAR' },
      { siteId: 'bayou', severity: 'S1', reporterId: 'U0OMAR' },
      { asking: 'ot', answering: 'ot', severity: 'S3' },
      { ...closed, siteId: 'bayou', asking: 'ot', answering: 'ot' },
      { ...closed, asking: 'ot', answering: 'ot' },
    );

  test.each<[Filter, number[]]>([
    // What is open: the most severe first, then the oldest; after it what is closed, the newest first.
    ['open-here', [2, 3, 1]],
    ['mine', [5, 2, 4]],
    ['side', [2, 3, 1, 4]],
    ['site', [2, 3, 6, 1, 8, 4]],
    ['open', [5, 2, 3, 6, 1]],
    ['all', [8, 7, 6, 5, 4, 3, 2, 1]],
  ])('for Omar of IT: %s', async (filter, numbers) => {
    const { person, ...rest } = await desk();
    expect(await found({ person, ...rest }, list(filter), await person('U0OMAR'))).toEqual(numbers);
  });

  test('for someone of both sides both are theirs', async () => {
    const { person, ...rest } = await desk();
    const anna = await person('U0ANNA');
    expect(await found({ person, ...rest }, list('open-here'), anna)).toEqual([2, 3, 6, 1]);
  });
});

describe('looking for words', () => {
  const desk = () =>
    deskWith(
      { place: 'Pump house', what: 'Drücke schwanken' },
      { place: 'Boiler', what: 'The pump’s “guard” is open', resolution: 'Closed the GUARD' },
      { place: '100% valve', what: 'under_score and back\\slash' },
      { place: 'Line 2', what: 'INC-1 again' },
    );

  test.each([
    ['', [4, 3, 2, 1]],
    ['pump', [2, 1]],
    ['PUMP house', [1]],
    ['house pump', [1]],
    ['drucke', [1]],
    ['DRÜCKE', [1]],
    ['guard closed', [2]],
    ["pump's guard", [2]],
    ['pump’s', [2]],
    ['“guard”', [2]],
    ['pump nowhere', []],
    // By its number, and wherever it is written of.
    ['INC-1', [4, 1]],
    ['inc-3', [3]],
    ['2', [4, 2]],
    ['999999999', []],
    ['9'.repeat(30), []],
    // Nothing in it is more than a character.
    ['%', [3]],
    ['_', [3]],
    ['r_s', [3]],
    ['p%p', []],
    ['\\', [3]],
    ["'", [2]],
    ["'; drop table incidents; --", []],
    ['\u0000', [4, 3, 2, 1]],
    [Array.from({ length: 50 }, () => 'p').join(' '), [2, 1]],
  ])('finds those with all of them: %j', async (words, numbers) => {
    const { person, ...rest } = await desk();
    expect(await found({ person, ...rest }, listingOf('all', words), await person('U0OMAR'))).toEqual(
      numbers,
    );
  });

  test('knows what fixed it as soon as it is resolved, and what was filed at once', async () => {
    const { incidents, person, filed, ...rest } = incidentDesk(plantStore());
    const omar = await person('U0OMAR');
    const { id, number } = await filed({ what: 'Kälteanlage steht' });
    const look = async (words: string) =>
      found({ incidents, person, filed, ...rest }, listingOf('all', words), omar);
    expect(await look('kalteanlage historian')).toEqual([number]);
    await incidents.take('acknowledge', id, omar, '', 'press:1');
    await incidents.take('resolve', id, omar, 'Compressor swapped', 'view:2');
    expect(await look('compressor')).toEqual([number]);
  });
});

describe('the pages of a list', () => {
  test.each([
    [0, 0, 0, 0],
    [1, 0, 0, 1],
    [10, 0, 0, 10],
    [10, 1, 0, 10],
    [11, 1, 1, 1],
    [25, 2, 2, 5],
    // Beyond the end is the last one.
    [25, 3, 2, 5],
    [25, 99_999, 2, 5],
  ])(
    '%i incidents: asked for page %i, gives page %i with %i of them',
    async (count, asked, given, length) => {
      const desk = await deskWith({ siteId: 'bayou' }, ...Array.from({ length: count }, () => ({})));
      const listed = await desk.incidents.list(list('site', '', asked), await desk.person('U0OMAR'));
      expect([listed.listing.page, listed.records.length, listed.total]).toEqual([given, length, count]);
      expect(length).toBeLessThanOrEqual(PER_PAGE);
    },
  );
});

test('what waits is not pushed out by what the person may not know of', async () => {
  const secret: Partial<Incident> = { severity: 'S1', visibility: { kind: 'restricted', to: ['U0INES'] } };
  const desk = await deskWith(...Array.from({ length: 60 }, () => secret), { severity: 'S4' });
  const waiting = await desk.incidents.waitingOn(await desk.person('U0OMAR'), 40);
  expect(waiting.map(incident => incident.number)).toEqual([61]);
});

/** The same numbers each time. */
function dice(seed: number) {
  let at = seed;
  const next = (below: number) => {
    at = (at * 1_103_515_245 + 12_345) % 2 ** 31;
    return Math.floor((at / 2 ** 31) * below);
  };
  return { next, of: <T>(things: readonly T[]): T => things[next(things.length)]! };
}

test('what a person finds, counts and is asked for is exactly what they may know of', async () => {
  const { of, next } = dice(7);
  // Ids that begin and end with one another, and what LIKE takes for more than a character.
  const ids = ['U0A', 'U0AB', 'U0A_', 'U0B', '0A', 'U0%'];
  const store = plantStore();
  const people: Person[] = ids.flatMap(id =>
    [false, true].flatMap(guest =>
      [false, true].map(shared =>
        somebody({ id, guest, shared, side: of(['it', 'ot', 'bridge']), siteId: of(['rhine', 'bayou']) }),
      ),
    ),
  );
  await store.queries.insert(store.tables.people).values(ids.map(id => somebody({ id })));
  const randomly = (): Partial<Incident> => ({
    siteId: of(['rhine', 'bayou']),
    severity: of(severities),
    state: of<State>(['new', 'acknowledged', 'resolved', 'closed']),
    asking: of(['it', 'ot']),
    answering: of(['it', 'ot']),
    reporterId: of(ids),
    ownerId: next(2) ? of(ids) : null,
    visibility: next(3) ? { kind: 'restricted', to: ids.filter(() => next(3) === 0) } : { kind: 'everyone' },
  });
  const incidents = await keeps(store, ...Array.from({ length: 200 }, randomly));
  const kept = incidentStore(store, { auditKey: 'unused', machine: systemClock });
  for (const by of people) {
    const known = incidents.filter(incident => mayKnow(incident, by)).map(incident => incident.number);
    const listed = await kept.list(list('all'), by, { from: 0, limit: 1000 });
    expect(listed.map(incident => incident.number).toSorted((a, b) => a - b)).toEqual(known);
    expect(await kept.count(list('all'), by, 1000)).toBe(known.length);
    expect(await kept.count(list('all'), by, 7)).toBe(Math.min(7, known.length));
    for (const incident of await kept.waitingOn(by, 1000)) expect(known).toContain(incident.number);
    for (const filter of filters) {
      const some = await kept.list(list(filter), by, { from: 0, limit: 1000 });
      expect(some.filter(incident => !known.includes(incident.number))).toEqual([]);
      expect(await kept.count(list(filter), by, 1000)).toBe(some.length);
    }
  }
});

test('a search finds what a look at every incident finds, whoever looks', async () => {
  const next = seeded(11);
  const of = <T>(some: readonly T[]): T => some[Math.floor(next() * some.length)] as T;
  const said = [
    'Pumpenhaus',
    'pump',
    'HIS-1',
    'historian',
    'can’t',
    'K2',
    'x',
    '100%',
    'a_b',
    '"quoted"',
    'Mühle',
    '42',
  ];
  const incidents: Partial<Incident>[] = Array.from({ length: 300 }, () => ({
    place: of(said),
    what: [of(said), of(said)].join(of([' ', ', ', '\n'])),
    state: of<State>(['new', 'closed']),
    reporterId: of(['U0OMAR', 'U0INES']),
    siteId: of(['rhine', 'bayou']),
  }));
  const store = plantStore();
  const kept = await keeps(store, ...incidents);
  const sought = [
    ...said,
    'haus',
    'UMPEN',
    'is',
    'mul',
    'pump his',
    'k2 x',
    '142',
    'inc-7',
    'inc-42 42',
    '142 pump',
    '142 7',
    'near(pump)',
    '*',
    'pump*',
  ];
  for (const words of sought)
    for (const filter of filters)
      for (const guest of [false, true]) {
        const by = somebody({ id: 'U0OMAR', side: 'it', siteId: 'rhine', guest });
        const all = incidentStore(store, { auditKey: 'unused', machine: systemClock });
        const without = await all.list(list(filter), by, { from: 0, limit: 1000 });
        const expected = without.filter(one => isFound(one, words)).map(one => one.number);
        const listed = await all.list(list(filter, words), by, { from: 0, limit: 1000 });
        expect(
          listed.map(one => one.number),
          `${filter} ${words}`,
        ).toEqual(expected);
        expect(await all.count(list(filter, words), by, 1000)).toBe(expected.length);
      }
  expect(kept).toHaveLength(300);
});

const isFound = (incident: Incident, words: string) =>
  searchWords(words).every(
    word => searchedIn(incident).includes(word) || readNumber('incident', word) === incident.number,
  );

test('a search finds how something was fixed as soon as it is', async () => {
  const store = plantStore();
  await keeps(store, {}, {});
  const desk = incidentDesk(store);
  const omar = await desk.person('U0OMAR');
  const { incidents } = store.tables;
  const fixed = { state: 'closed', searched: 'a new impeller' } as const;
  await store.queries.update(incidents).set(fixed).where(eq(incidents.number, 1));
  expect(await found(desk, list('all', 'impell'), omar)).toEqual([1]);
  expect(await found(desk, list('site', 'impell'), omar)).toEqual([1]);
});

test('of more than a thousand the first thousand can be turned through, and the page says so', async () => {
  const desk = await deskWith(...Array.from({ length: 1050 }, () => ({ state: 'closed' as const })));
  const by = await desk.person('U0OMAR');
  const { listing, total, records } = await desk.incidents.list(list('all', '', 5000), by);
  expect([listing.page, total]).toEqual([99, MOST_LISTED + 1]);
  expect(records.map(incident => incident.number)).toEqual([60, 59, 58, 57, 56, 55, 54, 53, 52, 51]);
});
