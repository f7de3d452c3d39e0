import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import type { PersonHours } from '../../src/people/hours/book.ts';
import { atWork, cycles, type Hours } from '../../src/people/hours/hours.ts';
import { hoursStore } from '../../src/people/hours/store.ts';
import { dayOfDate } from '../../src/people/wall-clock.ts';
import { also } from '../../src/store/commit.ts';
import { plantStore } from '../store/fresh-store.ts';
import { testClock } from '../support/clocks.ts';

const office: Hours = { kind: 'week', days: [1, 2, 3, 4, 5], opens: 7 * 60, closes: 16 * 60 };
const nothing = { request: null, entries: [], messages: [] };

function book() {
  const store = plantStore();
  const hours = hoursStore(store, { machine: testClock() });
  const { sites, people } = store.tables;
  return {
    store,
    hours,
    availability: async (id: string) => (await hours.of([id])).get(id),
    says: (personId: string, said: Partial<PersonHours>, was = 0) =>
      hours.commit(
        { personId, zone: null, hours: null, absences: [], version: was + 1, ...said },
        was,
        nothing,
      ),
    site: (id: string, but: Partial<typeof sites.$inferInsert>) =>
      store.queries.update(sites).set(but).where(eq(sites.id, id)),
    person: (id: string, but: Partial<typeof people.$inferInsert>) =>
      store.queries.update(people).set(but).where(eq(people.id, id)),
  };
}

test('who said nothing works when their site does, on its clock and without its holidays', async () => {
  const { hours, availability, site } = book();
  await site('rhine', { workingDays: [1, 2, 3, 4], opens: 420, closes: 960, holidays: ['2026-12-24'] });
  expect(await hours.said('U0INES')).toBeUndefined();
  const ines = await availability('U0INES');
  expect(ines).toEqual({
    zone: 'Europe/Berlin',
    hours: { kind: 'week', days: [1, 2, 3, 4], opens: 420, closes: 960 },
    absences: [],
    holidays: new Set([dayOfDate('2026-12-24')]),
  });
  const eve = { start: Date.parse('2026-12-23T12:00Z'), end: Date.parse('2026-12-25T12:00Z') };
  expect(ines && atWork(ines, eve)).toEqual([{ start: eve.start, end: Date.parse('2026-12-23T15:00Z') }]);
});

test('what somebody said stands before their site’s, each thing by itself', async () => {
  const { availability, says, hours } = book();
  const shifts: Hours = { kind: 'shifts', ...cycles['3x8'], from: 20_000 };
  const absences = [{ start: 5, end: 9 }];
  await says('U0INES', { hours: shifts, absences });
  await says('U0OMAR', { zone: 'Europe/Lisbon' });
  expect(await availability('U0INES')).toMatchObject({ zone: 'Europe/Berlin', hours: shifts, absences });
  expect(await availability('U0OMAR')).toMatchObject({
    zone: 'Europe/Lisbon',
    hours: { kind: 'week' },
    absences: [],
  });
  expect(await hours.said('U0INES')).toEqual({
    personId: 'U0INES',
    zone: null,
    hours: shifts,
    absences,
    version: 1,
  });
});

test('nobody unknown or gone is in it, and who stands there twice is once', async () => {
  const { hours, says } = book();
  await says('U0PAUL', { hours: office });
  const found = await hours.of(['U0NOBODY', 'U0PAUL', 'U0CALEB', 'U0INES', 'U0INES']);
  expect([...found.keys()].toSorted()).toEqual(['U0CALEB', 'U0INES']);
  expect(found.get('U0CALEB')?.zone).toBe('America/Chicago');
  expect((await hours.of([])).size).toBe(0);
});

test('thousands are found with a query for each five hundred, and people of one site share its holidays', async () => {
  const { store, hours, site } = book();
  await site('rhine', { holidays: ['2026-12-24'] });
  const [ines] = await store.queries
    .select()
    .from(store.tables.people)
    .where(eq(store.tables.people.id, 'U0INES'));
  const ids = Array.from({ length: 5000 }, (_, n) => `U${10_000 + n}`);
  store.commit(ids.map(id => also(store.queries.insert(store.tables.people).values({ ...ines!, id }))));
  let queries = 0;
  const counting = new Proxy(store.queries, {
    get: (target, name) => {
      if (name === 'select') queries++;
      return Reflect.get(target, name) as unknown;
    },
  });
  const found = await hoursStore({ ...store, queries: counting }, { machine: testClock() }).of(ids);
  expect(found.size).toBe(5000);
  expect(queries).toBe(11);
  expect(new Set([...found.values()].map(({ holidays }) => holidays)).size).toBe(1);
  expect(await hours.of(ids)).toEqual(found);
});

test('what is written over another version is stale, and a request counts once', async () => {
  const { hours, says } = book();
  expect(await says('U0INES', { hours: office })).toBe('done');
  expect(await says('U0INES', { hours: null })).toBe('stale');
  expect(await says('U0INES', { zone: 'UTC' }, 4)).toBe('stale');
  const is = { personId: 'U0INES', zone: 'UTC', hours: null, absences: [], version: 2 };
  const facts = { ...nothing, request: 'view:1' };
  expect(await hours.isAnswered('view:1')).toBe(false);
  expect(await hours.commit(is, 1, facts)).toBe('done');
  expect(await hours.commit(is, 1, facts)).toBe('seen');
  expect(await hours.isAnswered('view:1')).toBe(true);
  expect(await hours.said('U0INES')).toEqual(is);
});
