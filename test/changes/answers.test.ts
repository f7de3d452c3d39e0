import { expect, test } from 'vitest';
import { isAnotherPlan } from '../../src/changes/plan-versions.ts';
import { allAnswers, aPlan, cast, plc12 } from './a-change.ts';
import { changeDesk } from './change-desk.ts';

const printer = { assetIds: ['print-2'], place: 'PRINT-2 label printer server', answers: allAnswers };

test('answers to what no rule asks are not kept with a new change, nor with another plan', async () => {
  const onPlc = { assetIds: [plc12.id], place: plc12.name, answers: allAnswers };
  const desk = await changeDesk({ ...onPlc, state: 'scheduled' });
  const lena = await desk.person(cast['lead of IT'].id);
  const planned = {
    plan: aPlan({ ...onPlc, effects: ['temporary'] }),
    type: 'normal',
    siteId: 'rhine',
    edits: null,
  } as const;
  const is = await desk.changes.submit(planned, lena, 'r1');
  expect(Object.keys(is.answers).toSorted()).toEqual([
    'agreed',
    'backOutBy',
    'backOutMinutes',
    'backOutPlan',
    'onSiteContact',
    'removedBy',
    'verification',
  ]);
  const requester = await desk.person(cast.requester.id);
  await desk.changes.take({ step: 'edit', plan: aPlan(printer) }, 'c-7', requester, 'r2', 1);
  expect((await desk.is()).answers).not.toHaveProperty('backOutPlan');
});

test('a word about why leaves them as they are, so that it voids nothing', async () => {
  const desk = await changeDesk({ ...printer, state: 'scheduled' });
  const was = await desk.is();
  const plan = aPlan({ ...printer, why: 'The vendor says so' });
  const by = await desk.person(cast.requester.id);
  const is = await desk.changes.take({ step: 'edit', plan }, 'c-7', by, 'r1', 1);
  expect(is).toMatchObject({ state: 'scheduled', plan: 1, why: 'The vendor says so' });
  expect(isAnotherPlan(was, is)).toBe(false);
});
