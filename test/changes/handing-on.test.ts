import { describe, expect, test } from 'vitest';
import type { Change } from '../../src/changes/change.ts';
import { allAnswers, aPlan, cast, plc12, yesOf } from './a-change.ts';
import { changeDesk } from './change-desk.ts';

const lena = cast['lead of IT'];
const plan = aPlan({ assetIds: [plc12.id], place: plc12.name, answers: allAnswers });

describe('a change whose requester leaves', () => {
  const decisions = [yesOf('it', lena), yesOf('ot', cast['approver of OT'])];
  const ready: Partial<Change> = { ...plan, state: 'scheduled', decisions };

  test('goes to their lead, whose own yes to it counts no more: who else may say yes is asked', async () => {
    const desk = await changeDesk(ready);
    await desk.leaves(cast.requester.id);
    expect(await desk.is()).toMatchObject({ state: 'authorize', requesterId: lena.id, plan: 1 });
    expect((await desk.is()).decisions).toEqual([yesOf('ot', cast['approver of OT'])]);
    expect(await desk.told()).toContain('your-yes Anna');
  });
  test('is scheduled as before where the lead had no say in it', async () => {
    const desk = await changeDesk({
      ...ready,
      decisions: [yesOf('it', cast['approver of IT']), decisions[1]!],
    });
    await desk.leaves(cast.requester.id);
    expect(await desk.is()).toMatchObject({ state: 'scheduled', requesterId: lena.id });
  });
});

describe('four eyes', () => {
  test('a lead who edits the plan doesn’t approve what they made of it', async () => {
    const desk = await changeDesk({ ...plan, decisions: [] });
    const by = await desk.person(lena.id);
    await desk.changes.take({ step: 'edit', plan: { ...plan, what: 'Something else' } }, 'c-7', by, 'r1', 1);
    expect((await desk.is()).plannedBy).toBe(lena.id);
    const approves = desk.changes.take({ step: 'approve', as: 'it', for: lena.id }, 'c-7', by, 'r2', 2);
    await expect(approves).rejects.toThrow('Four eyes');
  });
});
