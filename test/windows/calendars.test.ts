import { expect, test } from 'vitest';
import { blackoutsIn, outsideOf } from '../../src/changes/window-rules.ts';
import { windowsFor } from '../../src/changes/windows.ts';
import { HOUR } from '../../src/kernel/clock.ts';
import { directoryStore } from '../../src/people/store.ts';
import { registerStore } from '../../src/register/store.ts';
import type { Store } from '../../src/store/open.ts';
import { also } from '../../src/store/commit.ts';
import { calendarsOf } from '../../src/windows/calendars.ts';
import { windowStore } from '../../src/windows/store.ts';
import { AUDIT_KEY } from '../incidents/incident-desk.ts';
import { span } from '../changes/a-window.ts';
import { largePlant } from '../register/large-plant.ts';
import { plantStore } from '../store/fresh-store.ts';
import { TUESDAY, testClock } from '../support/clocks.ts';
import { windowDesk } from './window-desk.ts';

const calendars = (store: Store) =>
  calendarsOf({
    windows: windowStore(store, { auditKey: AUDIT_KEY, machine: testClock() }),
    register: registerStore(store),
    directory: directoryStore(store),
  });

test('the rules find a window that was set, and a blackout of what an asset is part of', async () => {
  const store = plantStore();
  const { sets, register } = windowDesk(store);
  await sets({ where: { siteId: 'rhine', words: '' } });
  await sets({ effect: 'blackout', when: '28 Nov 23:00-24:00', reason: 'Filling' });
  const [hmi] = await register.ties.byIds(['hmi-3']);
  const calendar = await calendars(store).calendarFor([hmi!], TUESDAY);
  expect([...calendar.assets.keys()].toSorted()).toEqual(['hmi-3', 'plc-12']);
  expect(outsideOf(span('2026-11-28T21:00', '2026-11-29T03:00'), hmi!, calendar)).toBeUndefined();
  expect(outsideOf(span('2026-11-28T21:00', '2026-11-29T03:01'), hmi!, calendar)?.windows).toHaveLength(1);
  const collisions = blackoutsIn(span('2026-11-28T21:00', '2026-11-29T03:00'), hmi!, calendar);
  expect(collisions).toMatchObject([
    { window: { reason: 'Filling' }, ...span('2026-11-28T22:00', '2026-11-28T23:00') },
  ]);
});

test('what was ended, is over or belongs to another site is not in it', async () => {
  const store = plantStore();
  const { sets, windows, person, register, clock } = windowDesk(store);
  const ended = await sets();
  await sets({ when: 'today 10:00-11:00' });
  await sets({ where: { siteId: 'bayou', words: '' } }, 'U0DENISE');
  const lasting = await sets({ when: 'every Sun 02:00-06:00' });
  await windows.end(ended.id, await person('U0JONAS'), 'press:1');
  clock.moveOn(2 * HOUR);
  const [plc] = await register.ties.byIds(['plc-12']);
  const calendar = await calendars(store).calendarFor([plc!], clock.now());
  expect(windowsFor(plc!, calendar.assets, calendar.windows).map(({ id }) => id)).toEqual([lasting.id]);
  expect(calendar.windows.ofSite.size).toBe(0);
  expect([calendar.zoneOf('rhine'), calendar.zoneOf('bayou')]).toEqual(['Europe/Berlin', 'America/Chicago']);
  expect(() => calendar.zoneOf('gone')).toThrow('site gone is missing');
});

test('a place in words has its site’s windows', async () => {
  const store = plantStore();
  const { sets } = windowDesk(store);
  const { id } = await sets({ where: { siteId: 'rhine', words: '' } });
  const found = async (...sites: string[]) =>
    (await calendars(store).calendarFor([], TUESDAY, sites)).windows.ofSite.get('rhine')?.map(one => one.id);
  expect([await found(), await found('bayou'), await found('rhine')]).toEqual([undefined, undefined, [id]]);
});

test('of a plant of 20,000 assets with 2,000 windows, a few queries tell what one, a line and all of it need', async () => {
  const { store, assets, counted } = await largePlant(20_000);
  const { sets } = windowDesk(store);
  const first = await sets({ where: { assetId: 'a-0' } });
  const { queries, tables } = store;
  const many = Array.from({ length: 2_000 }, (_, n) => ({
    ...first,
    id: `many-${n}`,
    assetId: `a-${n + 100}`,
  }));
  await store.commit(many.map(window => also(queries.insert(tables.windows).values(window))));
  const ask = (touched: typeof assets) => counted(() => calendars(store).calendarFor(touched, TUESDAY));

  const one = await ask(assets.slice(-1));
  expect([...one.answer.assets.keys()]).toEqual(['a-19999', 'a-1999', 'a-199', 'a-19', 'a-1', 'a-0']);
  expect(one.queries).toBeLessThan(10);
  const line = await ask(assets.slice(15_000));
  expect(line.queries).toBeLessThan(10);
  const all = await ask(assets);
  expect(all.queries).toBeLessThan(10);
  expect(all.answer.assets.size).toBe(20_000);
  expect(all.answer.windows.ofAsset.size).toBe(2_001);
  // The worst there is: what is part of something, without anything that it is part of.
  const leaves = await ask(assets.slice(2_000));
  expect(leaves.answer.assets.size).toBe(20_000);
  expect(leaves.queries).toBeLessThan(15);
});
