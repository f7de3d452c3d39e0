import { expect, test } from 'vitest';
import { otherChanges, type Other } from '../../src/changes/rules/clashes.ts';
import { asWritten } from '../../src/changes/rules/tightening.ts';
import { weigh } from '../../src/changes/rules/weighing.ts';
import { windowsByAsset } from '../../src/changes/windows.ts';
import { anAsset, rhine } from '../incidents/a-place.ts';
import { aPlan, END, NOW, START } from './a-change.ts';
import { aWindow } from './a-window.ts';

/** Counts how often a field is read. */
function watched<T extends object>(one: T, field: keyof T, count: () => void): T {
  const value = one[field];
  return Object.defineProperty(one, field, { get: () => (count(), value) });
}

test('of 20,000 assets, 2,000 windows and 5,000 open changes only what it touches is looked at', () => {
  const assets = Array.from({ length: 20_000 }, (_, n) =>
    anAsset({
      id: `a-${n}`,
      name: `A-${n}`,
      owner: 'ot',
      partOf: n === 0 ? null : `a-${Math.floor(n / 10)}`,
    }),
  );
  let windowsRead = 0;
  const windows = Array.from({ length: 2_000 }, (_, n) =>
    watched(
      aWindow('22:00-02:00', [(n % 7) + 1], { id: `w-${n}`, assetId: `a-${n + 100}` }),
      'when',
      () => windowsRead++,
    ),
  );
  let othersRead = 0;
  const others = Array.from({ length: 5_000 }, (_, n): Other =>
    watched(
      {
        name: `CHG-${n}`,
        ownerId: 'U0OWNER',
        implementerId: `U${n % 1_000}`,
        touched: Array.from({ length: 8 }, (__, m) => `a-${n * 4 + m}`),
        start: START,
        end: END,
        plannedAt: NOW,
      },
      'start',
      () => othersRead++,
    ),
  );
  const calendar = {
    assets: new Map(assets.map(one => [one.id, one])),
    windows: windowsByAsset(windows),
    zoneOf: () => rhine.zone,
    now: NOW,
  };
  const touched = assets.slice(15_000, 15_020).map(asset => ({ asset, how: 'named' as const }));
  const plan = aPlan({
    effects: ['view'],
    implementerId: 'U7',
    assetIds: touched.map(({ asset }) => asset.id),
  });
  const weighed = {
    plan,
    type: 'normal',
    requesterSide: 'it',
    touched,
    tightening: asWritten,
    site: rhine,
  } as const;
  const index = otherChanges(others);
  [windowsRead, othersRead] = [0, 0];
  const one = weigh(weighed, calendar, index);
  expect(one.timing.outside.length).toBeGreaterThan(0);
  expect(one.clashes.length).toBeGreaterThan(5);
  expect(windowsRead).toBeGreaterThan(0);
  expect(windowsRead).toBeLessThan(100);
  expect(othersRead).toBeLessThan(100);
});
