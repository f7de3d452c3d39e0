import { expect, test } from 'vitest';
import { weekOf } from '../../src/changes/week-of.ts';
import type { Person } from '../../src/people/person.ts';
import { directoryStore } from '../../src/people/store.ts';
import { plantStore } from '../store/fresh-store.ts';
import { testClock } from '../support/clocks.ts';
import { cast, NOW } from './a-change.ts';
import { aWindow } from './a-window.ts';

test('a week shows its windows and blackouts, but to no guest', async () => {
  const kept = { setBy: cast['shift lead'].id, version: 1, auditHead: '' };
  const windows = [
    { ...aWindow('22:00-24:00', [2]), ...kept },
    { ...aWindow('06:00-07:00', [3], { effect: 'blackout' }), ...kept },
  ];
  const week = weekOf({
    during: async () => [],
    windows: { notOver: async () => windows },
    directory: directoryStore(plantStore()),
    clock: testClock(NOW),
  });
  const shown = async (by: Person) => {
    const { windows: open, blackouts } = await week(by);
    return [open.length, blackouts.length];
  };
  expect(await shown(cast['colleague of OT'])).toEqual([1, 1]);
  expect(await shown(cast['shared account'])).toEqual([1, 1]);
  expect(await shown(cast.guest)).toEqual([0, 0]);
});
