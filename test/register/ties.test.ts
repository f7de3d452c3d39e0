import { expect, test } from 'vitest';
import { registerStore } from '../../src/register/store.ts';
import { touchedBy } from '../../src/register/touched.ts';
import { anAsset } from '../incidents/a-place.ts';
import { largePlant } from './large-plant.ts';
import { plantStore } from '../store/fresh-store.ts';

const ids = (assets: readonly { id: string }[]) => assets.map(({ id }) => id).toSorted();

test('the register finds assets by their ids and by what they are part of, each once', async () => {
  const { ties } = registerStore(plantStore());
  expect(ids(await ties.byIds(['plc-12', 'his-1', 'plc-12', 'gone', '']))).toEqual(['his-1', 'plc-12']);
  expect(ids(await ties.partsOf(['plc-12', 'dcs-1', 'gone']))).toEqual(['ana-6', 'hmi-3', 'vfd-7']);
  expect(await ties.byIds([])).toEqual([]);
  expect(await ties.partsOf([])).toEqual([]);
  const [historian] = await ties.byIds(['his-1']);
  expect(historian).toMatchObject({ owners: { it: 'Lena Brandt', ot: 'Ines Faria' }, serves: ['mes-1'] });
});

test('what a switch touches in the demo’s plant', async () => {
  const touched = await touchedBy(['sw-34'], registerStore(plantStore()).ties);
  expect(touched.map(({ asset, how }) => `${asset.id} ${how}`).toSorted()).toEqual([
    'his-1 served',
    'hmi-3 served',
    'mes-1 served',
    'plc-12 served',
    'print-2 served',
    'sw-34 named',
    'vfd-7 part',
  ]);
});

test('a plant of 20,000 assets is read once', async () => {
  const { store, counted } = await largePlant(20_000);
  const { ties } = registerStore(store);
  const all = Array.from({ length: 20_000 }, (_, n) => `a-${n}`);
  // And how often it was written.
  expect(await counted(() => ties.byIds(all))).toMatchObject({ queries: 2, answer: { length: 20_000 } });
  const { queries, answer } = await counted(() => touchedBy(['a-0'], ties));
  expect(answer).toHaveLength(20_000);
  expect(queries).toBe(0);
  expect(await ties.byIds(['a-7'])).toEqual([
    anAsset({ id: 'a-7', name: 'A-7', partOf: 'a-0', owner: 'ot' }),
  ]);
});
