import { describe, expect, test } from 'vitest';
import type { Change } from '../../src/changes/change.ts';
import { MINUTE } from '../../src/kernel/clock.ts';
import { aPlan, cast, END, START } from './a-change.ts';
import { once } from './a-window.ts';
import { changeDesk } from './change-desk.ts';

const printer: Partial<Change> = { assetIds: ['print-2'], place: 'PRINT-2 label printer server' };
const blackout = once('2026-11-27T21:30', '2026-11-27T22:30', { effect: 'blackout', reason: 'Inventory' });

describe('what takes one line', () => {
  test('closes at its end, although a blackout was set over its time after it was scheduled', async () => {
    const desk = await changeDesk({ ...printer, state: 'scheduled' });
    desk.windows.push(blackout);
    await desk.at(END);
    expect((await desk.is()).state).toBe('closed');
  });
  test('is begun when its time has come, so that Problem stops work and not a plan', async () => {
    const desk = await changeDesk({ ...printer, state: 'scheduled' });
    desk.windows.push(blackout);
    await desk.at(START + MINUTE);
    const omar = await desk.person(cast['colleague of OT'].id);
    await desk.changes.take({ step: 'stop', words: '' }, 'c-7', omar, 'r1');
    expect(await desk.is()).toMatchObject({ state: 'suspended', startedAt: START });
  });
  test('has not begun while a blackout keeps it from being scheduled', async () => {
    const desk = await changeDesk({ ...printer, state: 'assess' });
    desk.windows.push(blackout);
    await desk.at(START + MINUTE);
    const omar = await desk.person(cast['colleague of OT'].id);
    await desk.changes.take({ step: 'stop', words: '' }, 'c-7', omar, 'r1');
    expect(await desk.is()).toMatchObject({ state: 'suspended', startedAt: null });
  });
  test('takes more than one line where its time is taken', async () => {
    const desk = await changeDesk({});
    desk.windows.push(blackout);
    const lena = await desk.person(cast['lead of IT'].id);
    const plan = aPlan(printer);
    const planned = { plan, type: 'normal', siteId: 'rhine', edits: null } as const;
    expect((await desk.changes.submit(planned, lena, 'r1')).state).toBe('assess');
  });
});
