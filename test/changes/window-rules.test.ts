import { describe, expect, test } from 'vitest';
import {
  backOutOutlasts,
  blackoutsIn,
  nextFitting,
  outsideOf,
  type Calendar,
} from '../../src/changes/window-rules.ts';
import { windowsByAsset, type Placed, type Window } from '../../src/changes/windows.ts';
import { DAY, HOUR, MINUTE } from '../../src/kernel/clock.ts';
import { at, aWindow, BERLIN, once, span, told } from './a-window.ts';

const asset = (id: string, partOf: string | null = null, siteId = 'rhine'): Placed => ({
  id,
  siteId,
  partOf,
});
const line = asset('line-1');
const plc = asset('plc-12', 'line-1');
const distant = asset('his-9', null, 'huron');
const plant = new Map([line, plc, distant].map(one => [one.id, one]));

/** Tuesday, 10:00 at Rhine Works. */
const NOW = at('2026-11-24T09:00');

const calendar = (...windows: Window[]): Calendar => ({
  assets: plant,
  windows: windowsByAsset(windows),
  zoneOf: siteId => (siteId === 'huron' ? 'America/Chicago' : BERLIN),
  now: NOW,
});

/** Fridays 22:00 to 02:00, which is 21:00 to 01:00 in UTC. */
const friday = aWindow('22:00-02:00', [5], { assetId: 'line-1' });
const inventory = once('2026-11-27T22:00', '2026-11-27T23:00', { effect: 'blackout', id: 'inventory' });

describe('R4', () => {
  const nearest = (from: string, to: string, ...windows: Window[]) => {
    const outside = outsideOf(span(from, to), plc, calendar(...windows));
    return outside && [outside.before, outside.after].map(one => one && told(one));
  };

  test('nothing stands against what lies wholly inside, its edges included', () => {
    expect(nearest('2026-11-27T21:00', '2026-11-28T01:00', friday)).toBeUndefined();
  });

  test('a minute over, and the windows before and after are named', () => {
    const around = ['2026-11-27T21:00 2026-11-28T01:00', '2026-12-04T21:00 2026-12-05T01:00'];
    expect(nearest('2026-11-27T21:00', '2026-11-28T01:01', friday)).toEqual(around);
    expect(nearest('2026-12-01T21:00', '2026-12-01T22:00', friday)).toEqual(around);
  });

  test('a minute early, and there is none before that is still to come', () => {
    expect(nearest('2026-11-27T20:59', '2026-11-28T01:00', friday)).toEqual([
      undefined,
      '2026-11-27T21:00 2026-11-28T01:00',
    ]);
  });

  test('without any window there is nothing to offer', () => {
    const outside = outsideOf(span('2026-11-27T21:00', '2026-11-27T22:00'), plc, calendar(inventory));
    expect(outside).toEqual({ windows: [], before: undefined, after: undefined });
  });

  test('single windows are found however far away they are', () => {
    const [spring, summer] = [
      once('2027-03-01T00:00', '2027-03-02T00:00'),
      once('2027-08-01T00:00', '2027-08-02T00:00'),
    ];
    expect(nearest('2027-05-01T00:00', '2027-05-01T01:00', summer, spring)).toEqual([
      '2027-03-01T00:00 2027-03-02T00:00',
      '2027-08-01T00:00 2027-08-02T00:00',
    ]);
  });

  test('the windows that count are told, so that a person learns whose they are', () => {
    const outside = outsideOf(
      span('2026-11-26T21:00', '2026-11-26T22:00'),
      plc,
      calendar(friday, aWindow('00:00-24:00', [4])),
    );
    expect(outside?.windows).toEqual([friday]);
  });

  test('is asked on the asset’s own site’s clock', () => {
    const nightly = aWindow('22:00-23:00', [5], { siteId: 'huron' });
    const time = span('2026-11-28T04:00', '2026-11-28T05:00');
    expect(outsideOf(time, distant, calendar(nightly))).toBeUndefined();
  });
});

describe('R5', () => {
  const found = (from: string, to: string, ...windows: Window[]) =>
    blackoutsIn(span(from, to), plc, calendar(...windows)).map(one => `${one.window.id}: ${told(one)}`);

  test('a blackout within a window is in the way, and only for as long as it lasts', () => {
    expect(found('2026-11-27T21:00', '2026-11-28T01:00', friday, inventory)).toEqual([
      'inventory: 2026-11-27T22:00 2026-11-27T23:00',
    ]);
    expect(found('2026-11-27T21:00', '2026-11-27T22:00', friday, inventory)).toEqual([]);
    expect(found('2026-11-27T23:00', '2026-11-28T01:00', friday, inventory)).toEqual([]);
    expect(found('2026-11-27T21:00', '2026-11-27T22:01', friday, inventory)).toHaveLength(1);
  });

  test('the asset’s own, those of what it is part of and the site’s all count, in order', () => {
    const of = (assetId: string | null, hours: string) =>
      aWindow(hours, [5], { id: assetId ?? 'site', assetId, effect: 'blackout' });
    const all = [of(null, '23:00-24:00'), of('plc-12', '22:00-23:00'), of('line-1', '21:00-22:30')];
    expect(found('2026-11-27T21:00', '2026-11-28T01:00', ...all)).toEqual([
      'line-1: 2026-11-27T20:00 2026-11-27T21:30',
      'plc-12: 2026-11-27T21:00 2026-11-27T22:00',
      'site: 2026-11-27T22:00 2026-11-27T23:00',
    ]);
  });
});

describe('R8', () => {
  const time = span('2026-11-27T21:00', '2026-11-27T22:00');
  const ends = (backOut: string, ...windows: Window[]) => {
    const end = backOutOutlasts(time, at(backOut), plc, calendar(...windows));
    return end && new Date(end).toISOString().slice(0, 16);
  };

  test('a back-out that ends with the window is in time, a minute later is not', () => {
    expect(ends('2026-11-28T01:00', friday)).toBeUndefined();
    expect(ends('2026-11-28T01:01', friday)).toBe('2026-11-28T01:00');
  });

  test('a window that touches this one goes on', () => {
    expect(
      ends('2026-11-28T01:01', friday, once('2026-11-28T01:00', '2026-11-28T03:00', { assetId: 'line-1' })),
    ).toBe(undefined);
  });

  test('a blackout ends a window', () => {
    expect(ends('2026-11-27T22:30', friday, inventory)).toBe('2026-11-27T22:00');
    expect(ends('2026-11-27T22:00', friday, inventory)).toBeUndefined();
  });

  test('without a window it is R4’s to say', () => {
    expect(ends('2026-11-28T01:01')).toBeUndefined();
  });
});

describe('the next time that fits', () => {
  const next = (hours: number, touched: Placed[], from: number, ...windows: Window[]) => {
    const found = nextFitting(hours * HOUR, touched, calendar(...windows), from);
    return found && told(found);
  };

  test('is at once within a window, else when it opens, and in the next one when this is too short', () => {
    expect(next(1, [plc], NOW, friday)).toBe('2026-11-27T21:00 2026-11-27T22:00');
    expect(next(1, [plc], at('2026-11-28T00:00'), friday)).toBe('2026-11-28T00:00 2026-11-28T01:00');
    expect(next(1, [plc], at('2026-11-28T00:01'), friday)).toBe('2026-12-04T21:00 2026-12-04T22:00');
    expect(next(4, [plc], NOW, friday)).toBe('2026-11-27T21:00 2026-11-28T01:00');
  });

  test('goes round blackouts', () => {
    expect(next(1, [plc], NOW, friday, inventory)).toBe('2026-11-27T21:00 2026-11-27T22:00');
    expect(next(2, [plc], NOW, friday, inventory)).toBe('2026-11-27T23:00 2026-11-28T01:00');
    expect(next(3, [plc], NOW, friday, inventory)).toBe('2026-12-04T21:00 2026-12-05T00:00');
  });

  test('suits all that is touched, each on its own site’s clock', () => {
    const theirs = aWindow('17:00-19:00', [5], { siteId: 'huron' });
    // 17:00 in Chicago is 23:00 in UTC.
    expect(next(1, [plc, line, distant], NOW, friday, theirs)).toBe('2026-11-27T23:00 2026-11-28T00:00');
    expect(next(1, [plc, distant], NOW, friday)).toBeUndefined();
  });

  test('is found beyond what is looked at in one go, until 400 days ahead', () => {
    const far = once('2027-06-01T00:00', '2027-06-20T00:00');
    expect(next(10 * 24, [line], NOW, far)).toBe('2027-06-01T00:00 2027-06-11T00:00');
    expect(next(20 * 24, [line], NOW, far)).toBeUndefined();
    expect(next(1, [line], NOW - 300 * DAY, far)).toBeUndefined();
  });

  test('lies wholly inside what was agreed and in no blackout, whatever is asked', () => {
    const all = calendar(friday, inventory, aWindow('05:00-09:00', [2, 7], { assetId: 'line-1' }));
    for (let minutes = 10; minutes <= 240; minutes += 23) {
      for (let from = NOW; from < NOW + 9 * DAY; from += 5 * HOUR + 7 * MINUTE) {
        const fits = nextFitting(minutes * MINUTE, [plc], all, from);
        expect(fits && outsideOf(fits, plc, all)).toBeUndefined();
        expect(fits && fits.start >= from && blackoutsIn(fits, plc, all)).toEqual([]);
      }
    }
  });
});

test('a large plant: what doesn’t concern an asset isn’t looked at', () => {
  const assets = new Map(
    Array.from({ length: 20_000 }, (_, n) => asset(`a-${n}`, n === 0 ? null : `a-${Math.floor(n / 10)}`)).map(
      one => [one.id, one],
    ),
  );
  let looked = 0;
  const windows = Array.from({ length: 2_000 }, (_, n) => {
    const window = aWindow('22:00-02:00', [(n % 7) + 1], { id: `w-${n}`, assetId: `a-${n + 100}` });
    const { when } = window;
    return Object.defineProperty(window, 'when', { get: () => (looked++, when) });
  });
  const large = { ...calendar(), assets, windows: windowsByAsset(windows) };
  const leaf = assets.get('a-19999')!;
  expect(outsideOf(span('2026-11-24T21:00', '2026-11-24T22:00'), leaf, large)).toBeDefined();
  expect(blackoutsIn(span('2026-11-24T21:00', '2026-11-24T22:00'), leaf, large)).toEqual([]);
  expect(nextFitting(HOUR, [leaf], large, NOW)).toBeDefined();
  expect(looked).toBeGreaterThan(0);
  expect(looked).toBeLessThan(20);
});
