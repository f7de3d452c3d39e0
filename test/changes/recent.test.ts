import { describe, expect, test } from 'vitest';
import { states, type Change } from '../../src/changes/change.ts';
import { whatChanged, type RecentChanges } from '../../src/changes/recent/recent.ts';
import { LOOK_AHEAD, LOOK_BACK, seenIn } from '../../src/changes/recent/seen.ts';
import { recentStore } from '../../src/changes/recent/store.ts';
import { HOUR } from '../../src/kernel/clock.ts';
import type { Person } from '../../src/people/person.ts';
import { registerStore, writeAsset } from '../../src/register/store.ts';
import { seeded } from '../conversations/a-thread-slack.ts';
import { anAsset } from '../incidents/a-place.ts';
import { somebody } from '../incidents/an-incident.ts';
import { largePlant } from '../register/large-plant.ts';
import type { Store } from '../../src/store/open.ts';
import { plantFileStore, plantStore } from '../store/fresh-store.ts';
import { testClock, TUESDAY } from '../support/clocks.ts';
import { keepsChanges, type KeptChange } from './kept-changes.ts';

const SINCE = TUESDAY - LOOK_BACK;
const omar = somebody({ id: 'U0INES', side: 'ot' });
const underWay = (began: number): KeptChange => ({
  state: 'implement',
  startedAt: TUESDAY - began * HOUR,
  since: TUESDAY - began * HOUR,
});
const soon = (hours: number): KeptChange => ({
  state: 'scheduled',
  start: TUESDAY + hours * HOUR,
  end: TUESDAY + (hours + 1) * HOUR,
});

async function plantWith(...many: KeptChange[]) {
  const store = plantStore();
  await keepsChanges(store, ...many);
  return deskOf(store);
}

/** @param unimportant numbers of changes that begin and end by themselves */
const deskOf = (store: Store, ...unimportant: number[]) =>
  whatChanged({
    store: recentStore(store),
    ties: registerStore(store).ties,
    unimportant: async ({ number }) => unimportant.includes(number),
    clock: testClock(),
  });
const numbers = ({ recent }: RecentChanges) => recent.map(({ change }) => change.number);

describe('what changed on an asset', () => {
  test.each<[how: string, asset: string, change: KeptChange, touches: string | undefined]>([
    ['on it', 'plc-12', { assetIds: ['plc-12'] }, 'Done to PLC-12.'],
    [
      'on what serves it',
      'plc-12',
      { assetIds: ['sw-34'], touches: { 'plc-12': 'served' } },
      'SW-34 plant switch serves PLC-12.',
    ],
    ['on what it is part of', 'hmi-3', { assetIds: ['plc-12'] }, 'Done to PLC-12, which this is part of.'],
    [
      'on what serves what it is part of',
      'vfd-7',
      { assetIds: ['sw-34'], touches: { 'plc-12': 'served', 'vfd-7': 'part' } },
      'SW-34 plant switch serves PLC-12, which this is part of.',
    ],
    [
      'on what serves it by others',
      'print-2',
      { assetIds: ['sw-34'], touches: { 'print-2': 'served' } },
      'SW-34 plant switch serves PRINT-2 label printer server.',
    ],
    [
      'on several, one of which serves it',
      'plc-12',
      { assetIds: ['his-1', 'sw-34'], touches: { 'plc-12': 'served' } },
      'SW-34 plant switch serves PLC-12.',
    ],
    [
      'on several, by one of which it is served by others',
      'print-2',
      { assetIds: ['his-1', 'sw-34'], touches: { 'print-2': 'served' } },
      'HIS-1 historian or SW-34 plant switch serves PRINT-2 label printer server.',
    ],
    [
      'on what is no longer in the register',
      'plc-12',
      { assetIds: ['gone-1'], place: 'GONE-1', touches: { 'plc-12': 'served' } },
      'GONE-1 serves PLC-12.',
    ],
    [
      'on what it was part of',
      'plc-12',
      { assetIds: ['gone-1'], touches: { 'plc-12': 'part' } },
      'PLC-12 is part of what it touches.',
    ],
    [
      'at another site, which serves it',
      'plc-12',
      { siteId: 'bayou', assetIds: ['fw-2'], touches: { 'plc-12': 'served' } },
      'FW-2 plant firewall serves PLC-12.',
    ],
    ['on a part of it', 'plc-12', { assetIds: ['hmi-3'] }, undefined],
    ['on what it serves itself', 'sw-34', { assetIds: ['plc-12'] }, undefined],
    ['on something else', 'plc-12', { assetIds: ['jump-1'] }, undefined],
  ])('%s', async (_, asset, change, touches) => {
    const desk = await plantWith({ ...underWay(1), ...change });
    const { recent, more } = await desk.recentOn([asset], SINCE, omar);
    expect(recent.map(one => one.touches)).toEqual(touches === undefined ? [] : [touches]);
    expect(more).toBe(0);
  });

  test('of an asset that nobody registered is nothing', async () => {
    const desk = await plantWith(underWay(1));
    expect(await desk.recentOn(['no-such'], SINCE, omar)).toEqual({ recent: [], more: 0 });
    expect(await desk.recentOn([], SINCE, omar)).toEqual({ recent: [], more: 0 });
  });

  test('a register that goes round in a circle comes to an end', async () => {
    const store = plantStore();
    const ring = ['a', 'b', 'c'].map((id, n, all) =>
      anAsset({ id, name: id, partOf: all.at(n - 1) ?? null }),
    );
    store.commit(ring.map(asset => writeAsset(store, asset)));
    await keepsChanges(store, { ...underWay(1), assetIds: ['b'] });
    const { recent } = await deskOf(store).recentOn(['a'], SINCE, omar);
    expect(recent.map(one => one.touches)).toEqual(['Done to b, which this is part of.']);
  });

  test('comes the newest first, then what is planned, the next first; of one moment the later number first', async () => {
    const desk = await plantWith(
      underWay(5),
      underWay(1),
      soon(8),
      underWay(5),
      soon(2),
      underWay(500),
      soon(8),
    );
    expect(numbers(await desk.recentOn(['sw-34'], SINCE, omar))).toEqual([2, 4, 1, 6, 5, 7, 3]);
  });

  test.each([
    [20, 20, 0],
    [21, 20, 1],
    [75, 20, 55],
  ])('of %i shows %i, and says how many more there are: %i', async (count, shown, more) => {
    const desk = await plantWith(...Array.from({ length: count }, (_, n) => underWay(n)));
    const found = await desk.recentOn(['sw-34'], SINCE, omar);
    expect([found.recent.length, found.more]).toEqual([shown, more]);
    expect(numbers(found)).toEqual(Array.from({ length: shown }, (_, n) => n + 1));
    const atSite = await desk.recentAt('rhine', SINCE, omar);
    expect([atSite.recent.length, atSite.more]).toEqual([shown, more]);
  });
});

describe('what somebody may not know of is neither shown nor counted', () => {
  const secret = { ...underWay(2), visibility: { kind: 'restricted', to: ['U0INES'] } } as const;
  const many = [underWay(1), secret, { ...underWay(3), requesterId: 'U0PRIYA' }, soon(1)];
  test.each<[who: string, by: Partial<Person>, knows: number[]]>([
    ['one of a desk', {}, [1, 3, 4]],
    ['whom it is restricted to', { id: 'U0INES' }, [1, 2, 3, 4]],
    ['a shared account, even where it is named', { id: 'U0INES', shared: true }, [1, 3, 4]],
    ['a guest', { guest: true }, []],
    ['a guest who asked for one', { id: 'U0PRIYA', guest: true }, [3]],
    ['a guest who does them', { id: 'U0OMAR', guest: true }, [1, 3, 4]],
  ])('%s', async (_, by, knows) => {
    const desk = await plantWith(...many);
    const found = await desk.recentOn(['sw-34'], SINCE, somebody(by));
    expect([numbers(found), found.more]).toEqual([knows, 0]);
    const atSite = await desk.recentAt('rhine', SINCE, somebody(by));
    expect([numbers(atSite), atSite.more]).toEqual([knows, 0]);
  });

  test('a desk: only what everybody may know of, of what happened, since 72 hours before it was reported', async () => {
    const desk = await plantWith(...many);
    const lately = async (filedAt: number, assetId: string | null = 'sw-34') =>
      (await desk.lately({ assetId, filedAt })).map(({ number }) => number);
    expect(await lately(TUESDAY)).toEqual([1, 3]);
    expect(await lately(TUESDAY - 500 * HOUR)).toEqual([1, 3]);
    expect(await lately(TUESDAY, null)).toEqual([]);
    expect(await lately(TUESDAY, 'no-such')).toEqual([]);
  });
});

test('what begins by itself happened when its time has come; what somebody must start is still to come', async () => {
  const store = plantStore();
  await keepsChanges(store, soon(-0.5), soon(-0.5), soon(2));
  const { recent } = await deskOf(store, 2, 3).recentOn(['sw-34'], SINCE, omar);
  expect(recent.map(({ change, ahead }) => [change.number, ahead])).toEqual([
    [2, false],
    [1, true],
    [3, true],
  ]);
});

test('at a site is what is done there, each with its place', async () => {
  const desk = await plantWith(
    underWay(1),
    { ...underWay(2), siteId: 'bayou', place: 'FW-2' },
    soon(3),
    soon(30),
  );
  expect(numbers(await desk.recentAt('rhine', SINCE, omar))).toEqual([1, 3]);
  const { recent } = await desk.recentAt('bayou', SINCE, omar);
  expect(recent.map(({ change, touches }) => [change.number, touches])).toEqual([[2, 'FW-2']]);
});

/** Changes with every state and every time that there may be, also such that no rules make. */
function anyChanges(count: number): KeptChange[] {
  const next = seeded(5);
  const of = <T>(some: readonly T[]): T => some[Math.floor(next() * some.length)] as T;
  const moment = () => TUESDAY + Math.round(next() * 200 - 120) * HOUR;
  return Array.from({ length: count }, (): KeptChange => {
    const start = moment();
    const filed = Math.min(start, TUESDAY) - 10 * HOUR;
    const startedAt = next() < 0.5 ? null : Math.max(filed, Math.min(TUESDAY, moment()));
    const handedAt = startedAt === null || next() < 0.5 ? null : Math.min(TUESDAY, startedAt + 5 * HOUR);
    const state = of(states);
    const ended = Math.max(handedAt ?? filed, startedAt ?? filed, state === 'closed' ? start + HOUR : filed);
    return {
      assetIds: [of(['sw-34', 'plc-12', 'jump-1'])],
      state,
      startedAt,
      handedBack: handedAt === null ? null : { by: 'U0INES', at: handedAt, restrictions: [] },
      start,
      end: start + HOUR,
      since: ended + of([0, 10, 90]) * HOUR,
    };
  });
}

test('the store lets through every change that is to be seen', async () => {
  const store = plantStore();
  const many = await keepsChanges(store, ...anyChanges(2000));
  const span = { start: SINCE, end: TUESDAY + LOOK_AHEAD };
  const seen = (changes: readonly Change[]) =>
    changes
      .filter(change => seenIn(change, SINCE, TUESDAY, change.number % 2 === 0))
      .map(({ number }) => number)
      .toSorted((a, b) => a - b);
  const kept = recentStore(store);
  const all = seen(many);
  expect(all.length).toBeGreaterThan(100);
  expect(seen(await kept.at('rhine', span))).toEqual(all);
  const touching = await kept.touching(['sw-34', 'plc-12', 'jump-1'], span);
  expect(seen(touching.map(({ change }) => change))).toEqual(all);
  // And hardly any that is not.
  expect(touching.length - all.length).toBeLessThan(all.length);
});

describe('in a plant of many changes', () => {
  test('the indexes find those of an asset, and of a site', async () => {
    const { store, intruder } = plantFileStore();
    const asked: string[] = [];
    const listening = new Proxy(store.queries, {
      get: (target, name, receiver) =>
        name === 'select'
          ? (...args: []) => heard(target.select(...args), asked)
          : (Reflect.get(target, name, receiver) as unknown),
    });
    const kept = recentStore({ ...store, queries: listening });
    const span = { start: SINCE, end: TUESDAY };
    await kept.touching(['sw-34', 'plc-12'], span);
    await kept.at('rhine', span);
    const plans = asked.map(query =>
      intruder
        .prepare(`explain query plan ${query}`)
        .all(...Array.from(query.matchAll(/\?/g), () => 0))
        .map(step => (step as { detail: string }).detail),
    );
    expect(plans).toEqual([
      [
        'SEARCH change_assets USING INDEX change_assets_asset (asset_id=?)',
        'SEARCH changes USING INDEX sqlite_autoindex_changes_1 (id=?)',
      ],
      ['SCAN changes USING INDEX changes_open'],
      ['SEARCH changes USING INDEX changes_since (site_id=? AND since>?)'],
    ]);
  });

  test('for an asset deep down the register is read once, and the changes once', async () => {
    const { store, counted } = await largePlant(1000);
    await keepsChanges(store, ...Array.from({ length: 50 }, () => ({ ...underWay(1), assetIds: ['a-0'] })));
    const desk = deskOf(store);
    const { answer, queries } = await counted(() => desk.recentOn(['a-999'], SINCE, omar));
    expect([answer.recent.length, answer.more]).toEqual([20, 30]);
    // And how often the register was written.
    expect(queries).toBe(3);
  });
});

test('of more assets than one query takes each change comes once', async () => {
  const { store, assets } = await largePlant(30);
  const ids = assets.map(({ id }) => id);
  await keepsChanges(store, { ...underWay(1), assetIds: ids }, { ...underWay(2), assetIds: ['a-29'] });
  const { recent } = await deskOf(store).recentOn(ids, SINCE, omar);
  expect(recent.map(({ change, touches }) => [change.number, touches])).toEqual([
    [1, 'Done to A-0.'],
    [2, 'Done to A-29.'],
  ]);
});

/** Notes the SQL of a query once it is prepared. */
function heard<Q extends object>(query: Q, asked: string[]): Q {
  return new Proxy(query, {
    get(target, name) {
      const value = Reflect.get(target, name) as unknown;
      if (name === 'prepare') asked.push((target as unknown as { toSQL(): { sql: string } }).toSQL().sql);
      if (typeof value !== 'function') return value;
      return (...args: unknown[]) => {
        const answer = Reflect.apply(value, target, args) as object;
        return name === 'prepare' ? answer : heard(answer, asked);
      };
    },
  });
}
