import { expect, test } from 'vitest';
import { allAssets, registerStore, writeAsset } from '../../src/register/store.ts';
import { remembered } from '../../src/store/remembered.ts';
import { anAsset } from '../incidents/a-place.ts';
import { plantFileStore, plantStore } from './fresh-store.ts';

test('what is remembered is made again when the table is written, and only then', async () => {
  let made = 0;
  const names = remembered('assets', async store => {
    made++;
    return (await allAssets(store)).map(({ name }) => name);
  });
  const { store, intruder } = plantFileStore();
  const before = await names(store);
  expect(await names(store)).toBe(before);
  expect(made).toBe(1);

  store.commit([writeAsset(store, anAsset({ id: 'new', name: 'New one' }))]);
  expect(await names(store)).toContain('New one');
  // By another process.
  intruder.exec(`update assets set name = 'Renamed' where id = 'new'`);
  expect(await names(store)).toContain('Renamed');
  intruder.exec(`delete from assets where id = 'new'`);
  expect(await names(store)).toEqual(before);
  expect(made).toBe(4);
});

test('each store remembers its own', async () => {
  const [one, other] = [plantStore(), plantStore()];
  one.commit([writeAsset(one, anAsset({ id: 'new', name: 'New one' }))]);
  expect(await registerStore(one).asset('new')).toMatchObject({ name: 'New one' });
  expect(await registerStore(other).asset('new')).toBeUndefined();
});

test('what could not be read is asked for again', async () => {
  let times = 0;
  const once = remembered('assets', async () => {
    if (++times === 1) throw new Error('database is locked');
    return times;
  });
  const store = plantStore();
  await expect(once(store)).rejects.toThrow('locked');
  expect(await once(store)).toBe(2);
});
