import { afterEach, describe, expect, test } from 'vitest';
import { readMoment } from '../../src/changes/moments.ts';
import { otherChanges } from '../../src/changes/rules/clashes.ts';
import { asWritten } from '../../src/changes/rules/tightening.ts';
import { weigh } from '../../src/changes/rules/weighing.ts';
import { readTimes } from '../../src/changes/times.ts';
import { windowsByAsset } from '../../src/changes/windows.ts';
import { HOUR, MINUTE } from '../../src/kernel/clock.ts';
import { rhine } from '../incidents/a-place.ts';
import { aPlan, plc12, touching } from './a-change.ts';
import { at, aWindow } from './a-window.ts';

const processZone = process.env['TZ'];
afterEach(() => {
  process.env['TZ'] = processZone ?? 'UTC';
});

const machines = ['UTC', 'America/New_York', 'Pacific/Auckland', 'Australia/Lord_Howe'];

/** Every Sunday night of Rhine Works, in which its clock changes twice a year. */
const window = aWindow('01:00-05:00', [7], { assetId: 'plc-12' });

/** What R4 and R8 say of a change whose window, restart and back-out lie across a change of the clock. */
function weighed(now: number, when: string, restart: string, backOutBy: string, backOut: string) {
  const { start, end } = readTimes(when, rhine, now, HOUR);
  const answers = { restartMinutes: restart, backOutBy, backOutMinutes: backOut };
  const plan = aPlan({ start, end, effects: ['view'], answers });
  const touched = [touching('named', {}, plc12)];
  const calendar = {
    assets: new Map([[plc12.id, plc12]]),
    windows: windowsByAsset([window]),
    zoneOf: () => rhine.zone,
    now,
  };
  const about = {
    plan,
    type: 'normal',
    requesterSide: 'it',
    touched,
    tightening: asWritten,
    site: rhine,
  } as const;
  const { timing } = weigh(about, calendar, otherChanges([]));
  return { minutes: (end - start) / MINUTE, backOutAt: readMoment(backOutBy, plan, rhine, now), ...timing };
}

describe.each(machines)('with the process in %s', machine => {
  test('the clocks go forward: the window is three hours long, and both ends hold to the minute', () => {
    process.env['TZ'] = machine;
    const now = at('2027-03-26T12:00');
    // 01:00 to 04:00 on the wall are two hours; an hour of restart ends with the window at 05:00, 03:00 in Greenwich.
    const fits = weighed(now, 'Sun 28 Mar 01:00-04:00', '60', 'Sun 04:00', '60');
    expect(fits).toMatchObject({ minutes: 120, outside: [], backOut: [] });
    expect(fits.backOutAt).toBe(at('2027-03-28T02:00'));

    const restart = weighed(now, 'Sun 28 Mar 01:00-04:00', '61', 'Sun 04:00', '60');
    expect(restart.outside).toHaveLength(1);
    const backOut = weighed(now, 'Sun 28 Mar 01:00-04:00', '60', 'Sun 04:00', '61');
    expect(backOut.backOut.join()).toContain('Begin backing out by Sun 28 Mar 03:59 at the latest.');
    // Two hours back from 05:00 lie before the jump: 02:00 to 03:00 never was.
    const long = weighed(now, 'Sun 28 Mar 01:00-04:00', '60', 'Sun 04:00', '150');
    expect(long.backOut.join()).toContain('Begin backing out by Sun 28 Mar 01:30 at the latest.');
  });

  test('the clocks go back: the window is five hours long, and the hour that comes twice counts twice', () => {
    process.env['TZ'] = machine;
    const now = at('2027-10-29T12:00');
    // 01:00 to 04:00 on the wall are four hours; the window ends at 05:00, 04:00 in Greenwich.
    const fits = weighed(now, 'Sun 31 Oct 01:00-04:00', '60', 'Sun 03:30', '90');
    expect(fits).toMatchObject({ minutes: 240, outside: [], backOut: [] });
    expect(fits.backOutAt).toBe(at('2027-10-31T02:30'));

    const restart = weighed(now, 'Sun 31 Oct 01:00-04:00', '61', 'Sun 03:30', '90');
    expect(restart.outside).toHaveLength(1);
    const backOut = weighed(now, 'Sun 31 Oct 01:00-04:00', '60', 'Sun 03:30', '91');
    expect(backOut.backOut).toHaveLength(1);
    // For 2 h are two hours that pass, also where the clock shows one of them twice.
    expect(weighed(now, 'Sun 31 Oct 02:30 for 2 h', '0', '03:00', '30').minutes).toBe(120);
  });
});
