import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { flaws } from '../../src/audit/verify.ts';
import { DAY, HOUR } from '../../src/kernel/clock.ts';
import { also } from '../../src/store/commit.ts';
import type { Setting } from '../../src/windows/windows.ts';
import { AUDIT_KEY, chainsOf } from '../incidents/incident-desk.ts';
import { plantFileStore, plantStore } from '../store/fresh-store.ts';
import { saturdayNight, windowDesk } from './window-desk.ts';

test('the same form twice sets one window, also at the same time, and shows it both times', async () => {
  const store = plantStore();
  const { windows, person } = windowDesk(store);
  const jonas = await person('U0JONAS');
  const twice = await Promise.all([1, 2].map(() => windows.set(saturdayNight, jonas, 'view:1')));
  const later = await windows.set({ ...saturdayNight, when: 'tonight 20:00-22:00' }, jonas, 'view:1');
  expect([...twice, later].map(({ window }) => window.id)).toEqual(Array(3).fill(twice[0]?.window.id));
  expect(await store.queries.select().from(store.tables.windows)).toHaveLength(1);
  expect(later).toMatchObject({ setBy: 'Jonas Weber', asset: { id: 'plc-12' }, mayEnd: true });
  expect(later.times).toHaveLength(3);
});

test('the same press twice ends it once; another is told that it is over already', async () => {
  const { windows, person, sets, kept } = windowDesk(plantStore());
  const jonas = await person('U0JONAS');
  const { id } = await sets();
  await Promise.all([1, 2].map(() => windows.end(id, jonas, 'press:1')));
  await windows.end(id, jonas, 'press:1');
  expect(await kept.find(id)).toMatchObject({ version: 2 });
  await expect(windows.end(id, jonas, 'press:2')).rejects.toMatchObject({
    code: 'already-done',
    message: 'It is over already, or somebody ended it. Nothing more to do.',
  });
  await expect(windows.end('w-99', jonas, 'press:3')).rejects.toMatchObject({ code: 'not-found' });
});

test('one that comes once is over by itself, and can’t be ended any more', async () => {
  const { windows, person, sets, clock } = windowDesk(plantStore());
  const jonas = await person('U0JONAS');
  const { id } = await sets({ when: 'tonight 20:00-22:00' });
  clock.moveOn(13 * HOUR - 1);
  expect((await windows.list(jonas)).rows).toHaveLength(1);
  clock.moveOn(1);
  expect((await windows.list(jonas)).rows).toEqual([]);
  await expect(windows.end(id, jonas, 'press:1')).rejects.toMatchObject({ code: 'already-done' });
});

test('one of a season is over with it', async () => {
  const { windows, person, sets, clock } = windowDesk(plantStore());
  await sets({ when: 'every Sat 22:00-04:00 until 12 Dec 20:00' });
  const jonas = await person('U0JONAS');
  const [one] = (await windows.list(jonas)).rows;
  expect(one?.times).toHaveLength(2);
  clock.moveOn(19 * DAY);
  expect((await windows.list(jonas)).rows).toEqual([]);
});

test('who sets and ends them is asked at the end too, of the asset as it is then', async () => {
  const store = plantStore();
  const { windows, person, sets } = windowDesk(store);
  const priya = await person('U0PRIYA');
  const { id } = await sets({ where: { assetId: 'his-1' } }, 'U0PRIYA');
  const { assets } = store.tables;
  const owned = (owner: 'it' | 'ot') =>
    store.commit([also(store.queries.update(assets).set({ owner }).where(eq(assets.id, 'his-1')))]);
  owned('ot');
  await expect(windows.end(id, priya, 'press:1')).rejects.toMatchObject({ code: 'not-yours' });
  owned('it');
  await expect(windows.end(id, await person('U0DENISE'), 'press:2')).rejects.toMatchObject({
    message: 'The people of Rhine Works say when work may be done there. Ask one of them.',
  });
  await windows.end(id, priya, 'press:3');
});

test('what the register no longer knows is OT’s to end', async () => {
  const store = plantStore();
  const { windows, person, sets } = windowDesk(store);
  const { id } = await sets({ where: { assetId: 'his-1' } });
  const { assets } = store.tables;
  store.commit([also(store.queries.delete(assets).where(eq(assets.id, 'his-1')))]);
  const priya = await person('U0PRIYA');
  await expect(windows.end(id, priya, 'press:1')).rejects.toMatchObject({ code: 'not-yours' });
  const jonas = await person('U0JONAS');
  expect((await windows.list(jonas)).rows).toMatchObject([{ asset: undefined, mayEnd: true }]);
  await windows.end(id, jonas, 'press:2');
});

const ON = 'window.on';
test.each<[what: string, Partial<Setting>, field: string]>([
  ['an asset that never was', { where: { assetId: 'none-7' } }, ON],
  ['an asset of a prototype key', { where: { assetId: '__proto__' } }, ON],
  ['nowhere', { where: { siteId: '', words: '' } }, ON],
  ['a site that never was', { where: { siteId: 'constructor', words: '' } }, ON],
  ['a place in words', { where: { siteId: 'rhine', words: 'the roof' } }, ON],
  ['an asset of IT’s, at another site', { where: { assetId: 'his-2' } }, ON],
  ['another whole site', { where: { siteId: 'bayou', words: '' } }, ON],
  ['no effect', { effect: undefined }, 'effect'],
  ['no time', { when: '' }, 'when'],
  ['a time without end', { when: 'x'.repeat(3000) }, 'when'],
  ['no reason', { reason: ' \u0000\n' }, 'reason'],
  ['a reason without end', { reason: 'x'.repeat(201) }, 'reason'],
])('a window with %s is refused at its field, and nothing is written', async (_, setting, field) => {
  const store = plantStore();
  await expect(windowDesk(store).sets(setting)).rejects.toMatchObject({ name: 'Refusal', field });
  for (const table of [store.tables.windows, store.tables.inbox])
    expect(await store.queries.select().from(table)).toEqual([]);
});

test('the longest reason fits, tidied', async () => {
  const { reason } = await windowDesk(plantStore()).sets({ reason: ` ${'€'.repeat(200)}\u202e ` });
  expect(reason).toBe('€'.repeat(200));
});

test('verify knows the history of windows, and says which was altered', async () => {
  const { store, intruder } = plantFileStore();
  const { windows, person, sets } = windowDesk(store);
  const { id } = await sets();
  await sets({ effect: 'blackout' });
  await windows.end(id, await person('U0JONAS'), 'press:1');
  const heads = await chainsOf(store).heads();
  expect(heads.filter(({ record }) => record === 'window')).toHaveLength(2);
  expect(await flaws(chainsOf(store), AUDIT_KEY, heads)).toEqual([]);
  intruder.exec(`drop trigger audit_entries_no_update;
    update audit_entries set action = 'never' where record = 'window' and seq = 2`);
  expect(await flaws(chainsOf(store), AUDIT_KEY)).toEqual([`window ${id}: entry 2 was altered`]);
});
