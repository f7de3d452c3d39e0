import { expect, test } from 'vitest';
import { inBoth, isWhollyInside, merged, without } from '../../src/kernel/spans.ts';
import {
  blackoutsFor,
  occurrences,
  spansOf,
  windowsByAsset,
  windowsFor,
  type Placed,
  type Window,
} from '../../src/changes/windows.ts';
import { MINUTE } from '../../src/kernel/clock.ts';
import { at, aWindow, BERLIN, once, span, told } from './a-window.ts';

const open = (windows: Window[], from: string, to: string, zone = BERLIN) =>
  spansOf(windows, zone, span(from, to)).map(told);

/** Friday 22:00 to Saturday 02:00 at Rhine Works, which is UTC+1 in November. */
const friday = aWindow('22:00-02:00', [5]);

test.each([
  ['as long as the window', 0, 0, true],
  ['a minute in from both ends', 1, -1, true],
  ['a minute before it opens', -1, 0, false],
  ['a minute after it closes', 0, 1, false],
  ['nothing but the last minute', 239, 0, true],
  ['the minute after', 240, 1, false],
])('a time that is %s', (_, starts, ends, inside) => {
  const time = {
    start: at('2026-11-27T21:00') + starts * MINUTE,
    end: at('2026-11-28T01:00') + ends * MINUTE,
  };
  expect(isWhollyInside(time, spansOf([friday], BERLIN, time))).toBe(inside);
});

test('a window over midnight belongs to the day on which it opens', () => {
  expect(open([friday], '2026-11-23T00:00', '2026-12-07T00:00')).toEqual([
    '2026-11-27T21:00 2026-11-28T01:00',
    '2026-12-04T21:00 2026-12-05T01:00',
  ]);
});

test('an opening is told whole, also where the range begins or ends within; where it only touches, not at all', () => {
  expect(open([friday], '2026-11-28T00:30', '2026-11-28T00:31')).toEqual([
    '2026-11-27T21:00 2026-11-28T01:00',
  ]);
  expect(open([friday], '2026-11-27T20:00', '2026-11-27T21:00')).toEqual([]);
  expect(open([friday], '2026-11-28T01:00', '2026-11-28T02:00')).toEqual([]);
});

test('a window that closes as it opens lasts a day, and every day it never closes', () => {
  expect(open([aWindow('06:00-06:00', [3])], '2026-11-25T12:00', '2026-11-25T13:00')).toEqual([
    '2026-11-25T05:00 2026-11-26T05:00',
  ]);
  expect(
    open([aWindow('00:00-24:00', [1, 2, 3, 4, 5, 6, 7])], '2026-10-24T12:00', '2026-10-27T12:00'),
  ).toEqual(['2026-10-23T22:00 2026-10-27T23:00']);
});

test.each([
  ['the spring night, three hours', '01:00-05:00', '2026-03-29', '2026-03-29T00:00 2026-03-29T03:00'],
  ['the autumn night, five hours', '01:00-05:00', '2026-10-25', '2026-10-24T23:00 2026-10-25T04:00'],
  [
    'from within the gap: as the clock jumps',
    '02:30-05:00',
    '2026-03-29',
    '2026-03-29T01:00 2026-03-29T03:00',
  ],
  [
    'until within the gap: as the clock jumps',
    '01:00-02:30',
    '2026-03-29',
    '2026-03-29T00:00 2026-03-29T01:00',
  ],
  ['from what comes twice: the first', '02:30-05:00', '2026-10-25', '2026-10-25T00:30 2026-10-25T04:00'],
  ['until what comes twice: the first', '01:00-02:30', '2026-10-25', '2026-10-24T23:00 2026-10-25T00:30'],
  ['within what comes twice: the first', '02:15-02:45', '2026-10-25', '2026-10-25T00:15 2026-10-25T00:45'],
])('a maintenance window in %s', (_, hours, day, means) => {
  expect(open([aWindow(hours, [7])], `${day}T00:00`, `${day}T12:00`)).toEqual([means]);
});

test('a window within the gap is none that night', () => {
  expect(open([aWindow('02:00-03:00', [7])], '2026-03-28T12:00', '2026-03-29T12:00')).toEqual([]);
  expect(open([aWindow('02:00-03:00', [7])], '2026-04-04T12:00', '2026-04-05T12:00')).toEqual([
    '2026-04-05T00:00 2026-04-05T01:00',
  ]);
});

test('a blackout holds as long as the clock may still show that it does', () => {
  const blackout = aWindow('01:00-02:30', [7], { effect: 'blackout' });
  expect(open([blackout], '2026-10-24T12:00', '2026-10-25T12:00')).toEqual([
    '2026-10-24T23:00 2026-10-25T01:30',
  ]);
});

test('the zone says when: the same window at two sites', () => {
  expect(open([friday], '2026-11-27T00:00', '2026-11-29T00:00', 'Pacific/Auckland')).toEqual([
    '2026-11-27T09:00 2026-11-27T13:00',
  ]);
  expect(open([friday], '2026-11-27T00:00', '2026-11-29T00:00', 'America/Chicago')).toEqual([
    '2026-11-28T04:00 2026-11-28T08:00',
  ]);
});

test('a window holds from its first moment until its last, and what reaches beyond is cut off', () => {
  const season = { from: at('2026-11-27T22:00'), until: at('2026-12-05T00:00') };
  expect(open([{ ...friday, ...season }], '2026-11-01T00:00', '2026-12-31T00:00')).toEqual([
    '2026-11-27T22:00 2026-11-28T01:00',
    '2026-12-04T21:00 2026-12-05T00:00',
  ]);
  const shutdown = once('2026-12-24T06:00', '2027-01-02T06:00', { until: at('2026-12-28T00:00') });
  expect(open([shutdown], '2026-12-27T00:00', '2027-01-01T00:00')).toEqual([
    '2026-12-24T06:00 2026-12-28T00:00',
  ]);
  expect(occurrences(shutdown, BERLIN, span('2026-12-28T00:00', '2027-01-01T00:00'))).toEqual([]);
});

test('windows of both kinds that touch or overlap are one', () => {
  const extra = once('2026-11-28T01:00', '2026-11-28T05:00');
  const early = aWindow('20:00-23:00', [5]);
  const both = spansOf([extra, friday, early], BERLIN, span('2026-11-27T00:00', '2026-11-29T00:00'));
  expect(both.map(told)).toEqual(['2026-11-27T19:00 2026-11-28T05:00']);
  expect(isWhollyInside(span('2026-11-27T19:00', '2026-11-28T05:00'), both)).toBe(true);
});

test('spans are merged, shared and taken away', () => {
  const spans = (...pairs: [number, number][]) => pairs.map(([start, end]) => ({ start, end }));
  expect(merged(spans([5, 6], [1, 3], [3, 4], [1, 2], [9, 9], [8, 7]))).toEqual(spans([1, 4], [5, 6]));
  expect(inBoth(spans([0, 4], [6, 9]), spans([1, 2], [3, 7], [9, 10]))).toEqual(
    spans([1, 2], [3, 4], [6, 7]),
  );
  expect(without(spans([0, 10], [20, 30]), spans([2, 3], [8, 22], [30, 40]))).toEqual(
    spans([0, 2], [3, 8], [22, 30]),
  );
  expect(without(spans([0, 10]), [])).toEqual(spans([0, 10]));
});

const asset = (id: string, partOf: string | null = null): Placed => ({ id, siteId: 'rhine', partOf });
const register = (...assets: Placed[]) => new Map(assets.map(one => [one.id, one]));

const line = asset('line-1');
const cell = asset('cell-1', 'line-1');
const plc = asset('plc-12', 'cell-1');
const plant = register(line, cell, plc);

const ids = (windows: readonly Window[]) => windows.map(window => window.id);

test('an asset’s windows are its own, or else those of the nearest that it is part of, or else the site’s', () => {
  const of = (assetId: string | null) => aWindow('22:00-02:00', [5], { id: assetId ?? 'site', assetId });
  const found = (...windows: Window[]) => ids(windowsFor(plc, plant, windowsByAsset(windows)));
  expect(found()).toEqual([]);
  expect(found(of(null), of('plc-13'))).toEqual(['site']);
  expect(found(of(null), of('line-1'))).toEqual(['line-1']);
  expect(found(of(null), of('line-1'), of('cell-1'))).toEqual(['cell-1']);
  expect(found(of(null), of('line-1'), of('cell-1'), of('plc-12'))).toEqual(['plc-12']);
  expect(found({ ...of(null), siteId: 'elbe' })).toEqual([]);
});

test('a blackout of its own leaves an asset the windows of what it is part of', () => {
  const blackout = aWindow('23:00-24:00', [5], { id: 'own', assetId: 'plc-12', effect: 'blackout' });
  const found = windowsByAsset([blackout, friday]);
  expect(ids(windowsFor(plc, plant, found))).toEqual([friday.id]);
  expect(ids(blackoutsFor(plc, plant, found))).toEqual(['own']);
});

test('a window that is over hides none', () => {
  const shutdown = once('2026-08-01T00:00', '2026-08-08T00:00', { assetId: 'plc-12' });
  const ended = aWindow('10:00-11:00', [1], { assetId: 'cell-1', until: at('2026-11-01T00:00') });
  const found = windowsByAsset([shutdown, ended, friday]);
  expect(ids(windowsFor(plc, plant, found, at('2026-08-07T23:59')))).toEqual([shutdown.id]);
  expect(ids(windowsFor(plc, plant, found, at('2026-08-08T00:00')))).toEqual([ended.id]);
  expect(ids(windowsFor(plc, plant, found, at('2026-11-01T00:00')))).toEqual([friday.id]);
});

test('blackouts of all that an asset is part of count, and the site’s', () => {
  const of = (assetId: string | null) =>
    aWindow('06:00-18:00', [1], { id: assetId ?? 'site', assetId, effect: 'blackout' });
  const found = windowsByAsset([of(null), of('line-1'), of('plc-12'), of('plc-13'), friday]);
  expect(ids(blackoutsFor(plc, plant, found))).toEqual(['plc-12', 'line-1', 'site']);
});

test('a circle of parts ends, and each of its windows counts once', () => {
  const [one, two] = [asset('one', 'two'), asset('two', 'one')];
  const blackout = (assetId: string) =>
    aWindow('06:00-18:00', [1], { id: assetId, assetId, effect: 'blackout' });
  const found = windowsByAsset([blackout('one'), blackout('two'), friday]);
  expect(ids(blackoutsFor({ ...one }, register(one, two), found))).toEqual(['one', 'two']);
  expect(ids(windowsFor(one, register(one, two), found))).toEqual([friday.id]);
  const itself = asset('itself', 'itself');
  expect(ids(windowsFor(itself, register(itself), found))).toEqual([friday.id]);
});

test('what is part of something unknown has the site’s windows', () => {
  expect(ids(windowsFor(asset('plc-9', 'gone'), plant, windowsByAsset([friday])))).toEqual([friday.id]);
});
