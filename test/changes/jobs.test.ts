import { describe, expect, test } from 'vitest';
import type { Change } from '../../src/changes/change.ts';
import type { ChangeJob } from '../../src/changes/timers.ts';
import { DAY, HOUR } from '../../src/kernel/clock.ts';
import { allSaidYes, aVoice, cast, END, NOW, START } from './a-change.ts';
import { changeDesk, type Setting } from './change-desk.ts';

const reported = { at: START, outcome: 'done', words: null } as const;
const go = { by: cast['shift lead'].id, at: START };
const handedBack = { by: cast['shift lead'].id, at: END, restrictions: [] };
const lostView: Partial<Change> = { effects: ['view'] };
const underWay: Partial<Change> = {
  ...lostView,
  state: 'implement',
  startedAt: START,
  go,
  decisions: allSaidYes,
};

/** What each job finds as it fires, and what it is not asked about any more. */
const table: Record<ChangeJob, { was: Partial<Change>; setting?: Setting; movedOn: Partial<Change> }> = {
  decide: { was: { kind: 'network' }, movedOn: { state: 'rejected' } },
  begin: { was: { ...lostView, state: 'scheduled' }, movedOn: { state: 'suspended' } },
  end: { was: underWay, setting: { now: START }, movedOn: { reported } },
  shift: {
    was: { ...underWay, end: END + DAY },
    setting: { now: START, shifts: [22 * 60 + 30] },
    movedOn: { reported },
  },
  restart: {
    was: { ...underWay, state: 'suspended' },
    setting: { now: NOW },
    movedOn: { reported },
  },
  'take-back': {
    was: { ...underWay, reported },
    setting: { now: START },
    movedOn: { handedBack, state: 'closed' },
  },
  formal: {
    was: { ...underWay, kind: 'network', type: 'emergency', voices: [aVoice('ot')], decisions: [] },
    movedOn: { decisions: allSaidYes },
  },
  review: {
    was: { ...underWay, handedBack, state: 'review' },
    setting: { now: END },
    movedOn: { state: 'closed' },
  },
  leftover: {
    was: {
      ...underWay,
      state: 'closed',
      handedBack: { ...handedBack, restrictions: [{ words: 'By hand', ends: END + 3 * DAY, lifted: null }] },
    },
    setting: { now: END },
    movedOn: { handedBack },
  },
};

describe.each(Object.entries(table) as [ChangeJob, (typeof table)[ChangeJob]][])(
  'the job %s',
  (job, { was, setting, movedOn }) => {
    test('revises the change once: one entry, its timer answered, and nothing before its time', async () => {
      const desk = await changeDesk(was, setting);
      const timer = (await desk.timer(job))!;
      await desk.at(timer.due - 1);
      expect(await desk.is()).toMatchObject({ version: 1 });
      await desk.at(timer.due);
      expect(await desk.history()).toHaveLength(1);
      expect(await desk.is()).toMatchObject({ version: 2 });
      expect(await desk.told()).not.toEqual([]);
      expect((await desk.timer(job))?.due ?? Infinity).toBeGreaterThan(timer.due);
    });

    test('twice at once tells once', async () => {
      const desk = await changeDesk(was, setting);
      const timer = (await desk.timer(job))!;
      desk.clock.moveOn(timer.due - desk.clock.now());
      const outcomes = await Promise.all([desk.fire(timer), desk.fire(timer)]);
      expect(outcomes).toContain('done');
      expect(outcomes).toContain('nothing to do');
      expect(await desk.is()).toMatchObject({ version: 2 });
      expect(await desk.history()).toHaveLength(1);
    });

    test('a tick that comes late by a timer that was answered changes nothing', async () => {
      const desk = await changeDesk(was, setting);
      const timer = (await desk.timer(job))!;
      await desk.at(timer.due);
      await desk.fire(timer);
      expect(await desk.history()).toHaveLength(1);
    });

    test('of what has moved on tells nobody', async () => {
      const desk = await changeDesk(was, setting);
      const timer = (await desk.timer(job))!;
      const moved = await changeDesk({ ...was, ...movedOn }, setting);
      moved.clock.moveOn(timer.due - moved.clock.now());
      expect(await moved.fire(timer)).not.toBe('done');
      expect(await moved.is()).toMatchObject({ version: 1 });
      expect(await moved.history()).toEqual([]);
      expect(await moved.told()).toEqual([]);
    });
  },
);

const asksAgain = (Object.keys(table) as ChangeJob[]).filter(job => job !== 'begin');

test.each(asksAgain)('after an outage %s reminds once, and again a round later', async job => {
  const { was, setting } = table[job];
  const desk = await changeDesk(job === 'decide' ? { ...was, end: END + 30 * DAY } : was, setting);
  const timer = (await desk.timer(job))!;
  // Nothing else that is due may do it for them.
  desk.clock.moveOn(timer.due + 8 * HOUR - desk.clock.now());
  expect(await desk.fire(timer)).toBe('done');
  expect(await desk.history()).toHaveLength(1);
  const next = (await desk.timer(job))!;
  expect(next.due).toBeGreaterThan(desk.clock.now());
  desk.clock.moveOn(next.due - desk.clock.now());
  expect(await desk.fire(next)).toBe('done');
  expect(await desk.history()).toHaveLength(2);
});

test('a step that is not about it leaves the rounds of a reminder alone', async () => {
  const { was, setting } = table.end;
  const desk = await changeDesk({ ...was, kind: 'network', decisions: [] }, setting);
  await desk.at(END);
  const waiting = await desk.timer('end');
  await desk.changes.take(
    { step: 'approve', as: 'ot', for: cast['approver of OT'].id },
    'c-7',
    await desk.person(cast['approver of OT'].id),
    'press:1',
  );
  expect(await desk.timer('end')).toEqual(waiting);
  expect(waiting).toMatchObject({ round: 1 });
});
