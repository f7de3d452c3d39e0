import { expect, test } from 'vitest';
import { also } from '../../src/store/commit.ts';
import { kept, perStore, rowOfGaps } from '../../src/store/kept.ts';
import { freshStore } from './fresh-store.ts';

const insertCard = perStore(({ queries, tables: { cards } }) =>
  kept(queries.insert(cards).values(rowOfGaps(cards))),
);
const insertChannel = perStore(({ queries, tables: { channels } }) =>
  kept(queries.insert(channels).values({ ...rowOfGaps(channels, ['state']), state: 'here' })),
);

const card = {
  id: 'r.it',
  record: 'incident',
  recordId: 'r',
  side: 'it',
  channel: 'C0IT',
  ts: null,
  shown: 0,
};

test('a kept statement writes what is given each time, null as null', async () => {
  const store = freshStore();
  const others = { under: null, stay: 0 };
  store.commit([
    also(insertCard(store)({ ...card, ...others })),
    also(insertCard(store)({ ...card, ...others, id: 'r.ot', ts: '1.2', stay: 1 })),
  ]);
  expect(await store.queries.select().from(store.tables.cards)).toEqual([
    { ...card, ...others },
    { ...card, ...others, id: 'r.ot', ts: '1.2', stay: 1 },
  ]);
});

test('values are written as the columns have them', async () => {
  const store = freshStore();
  const channel = { id: 'C0IT', name: 'rhine-it', isPrivate: false };
  store.commit([also(insertChannel(store)(channel))]);
  expect(await store.queries.select().from(store.tables.channels)).toEqual([{ ...channel, state: 'here' }]);
});

test('a gap that nothing is given for is a mistake', () => {
  const store = freshStore();
  expect(() => insertCard(store)(card).toSQL()).toThrow('nothing was given for under');
});
