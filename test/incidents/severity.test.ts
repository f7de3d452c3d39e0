import { describe, expect, test } from 'vitest';
import {
  acknowledgeBy,
  closesByItself,
  confirmBy,
  isUrgent,
  severityOf,
  type Impact,
  type Severity,
} from '../../src/incidents/severity.ts';
import type { Asset } from '../../src/register/asset.ts';
import { anAsset, rhine } from './a-place.ts';

describe('how bad it is', () => {
  test.each<[Impact, Severity]>([
    ['danger', 'S1'],
    ['lost', 'S2'],
    ['slower', 'S3'],
    ['none', 'S4'],
  ])('is what the reporter says: %s is %s, whatever the asset', (impact, severity) => {
    for (const asset of [undefined, anAsset({ safety: true }), anAsset({ level: 4 })])
      expect(severityOf(impact, asset)).toEqual({ severity, assumed: false });
  });

  test.each<[string, Severity, Asset | undefined]>([
    ['something the register doesn’t know', 'S2', undefined],
    ['a part of a safety function', 'S2', anAsset({ safety: true, level: 4 })],
    ['an asset of an unknown level', 'S2', anAsset({ level: null })],
    ['a sensor', 'S2', anAsset({ level: 0 })],
    ['a controller', 'S2', anAsset({ level: 1 })],
    ['an operator’s screen', 'S2', anAsset({ level: 2 })],
    ['a historian', 'S3', anAsset({ level: 3 })],
    ['a jump host', 'S3', anAsset({ level: 3.5 })],
    ['an office printer', 'S3', anAsset({ level: 4 })],
  ])('is assumed where the reporter doesn’t know: %s is %s', (_, severity, asset) => {
    expect(severityOf('unknown', asset)).toEqual({ severity, assumed: true });
  });

  test('is urgent for S1 and S2', () => {
    expect((['S1', 'S2', 'S3', 'S4'] as const).map(isUrgent)).toEqual([true, true, false, false]);
  });
});

/** Local times at Rhine Works, UTC+1, open 07:00 to 17:00 from Monday to Friday. */
const at = (local: string) => Date.parse(`${local}:00+01:00`);

describe('the time to acknowledge', () => {
  test.each<[Severity, string, string]>([
    ['S1', '2026-11-24T09:00', '2026-11-24T09:05'],
    ['S1', '2026-11-28T23:58', '2026-11-29T00:03'],
    ['S2', '2026-11-24T09:00', '2026-11-24T09:15'],
    ['S2', '2026-11-28T23:58', '2026-11-29T00:13'],
    ['S3', '2026-11-24T09:00', '2026-11-24T13:00'],
    ['S3', '2026-11-27T15:00', '2026-11-30T09:00'],
    ['S4', '2026-11-24T09:00', '2026-11-25T09:00'],
    ['S4', '2026-11-27T15:00', '2026-11-30T15:00'],
  ])('of an %s filed at %s ends at %s', (severity, filed, due) => {
    expect(acknowledgeBy(severity, at(filed), rhine)).toBe(at(due));
  });
});

describe('what was resolved', () => {
  test.each<Severity>(['S3', 'S4'])('closes by itself after two working days: %s', severity => {
    expect(closesByItself(severity)).toBe(true);
    expect(confirmBy(severity, at('2026-11-24T09:00'), rhine)).toBe(at('2026-11-26T09:00'));
    expect(confirmBy(severity, at('2026-11-27T15:00'), rhine)).toBe(at('2026-12-01T15:00'));
  });

  test.each<Severity>(['S1', 'S2'])(
    'never closes by itself, and is asked about every working day: %s',
    severity => {
      expect(closesByItself(severity)).toBe(false);
      expect(confirmBy(severity, at('2026-11-24T09:00'), rhine)).toBe(at('2026-11-25T09:00'));
      expect(confirmBy(severity, at('2026-11-27T15:00'), rhine)).toBe(at('2026-11-30T15:00'));
    },
  );
});
