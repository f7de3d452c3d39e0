import { describe, expect, test } from 'vitest';
import type { Change, Plan } from '../../src/changes/change.ts';
import { HOUR, MINUTE } from '../../src/kernel/clock.ts';
import { allAnswers, aPlan, cast, END, plc12, START } from './a-change.ts';
import { changeDesk, type ChangeDesk } from './change-desk.ts';

const unanswered: Partial<Plan> = {
  assetIds: [plc12.id],
  place: plc12.name,
  answers: { ...allAnswers, agreed: '' },
};

/** OT’s own, so that it needs nobody’s yes. */
const ours: Partial<Change> = { ...unanswered, requesterSide: 'ot' };

/** Luis of OT plans CHG-8. */
const submits = async (desk: ChangeDesk, plan: Partial<Plan>): Promise<Change> =>
  desk.changes.submit(
    { plan: aPlan({ ...unanswered, ...plan }), type: 'normal', siteId: 'rhine', edits: null },
    await desk.person(cast['lead of OT'].id),
    'draft:8',
  );

const inItsWay = async (desk: ChangeDesk, { id }: Change) => {
  const { case: one } = await desk.changes.look(id, await desk.person(cast['lead of OT'].id));
  return one.clashes.map(({ name, on, first }) => `${name}, ${on ?? 'implementer'}${first ? ', first' : ''}`);
};

test('what only some may know of is in the way without its name', async () => {
  const restricted = { kind: 'restricted', to: [cast.requester.id] } as const;
  const desk = await changeDesk({ ...ours, state: 'scheduled', visibility: restricted });
  desk.clock.moveOn(MINUTE);
  const other = await submits(desk, {});
  expect(await inItsWay(desk, other)).toEqual([
    'Another change, PLC-12, first',
    'Another change, implementer, first',
  ]);
  const { terms } = await desk.changes.look(other.id, await desk.person(cast['lead of OT'].id));
  expect(JSON.stringify(terms.stops)).toContain('Another change touches PLC-12 at the same time');
  expect(JSON.stringify(terms.stops)).not.toContain('CHG-7');
});

describe('an edit into the time of another change', () => {
  test('came later than that change: its form says so, and so does the step', async () => {
    const desk = await changeDesk({ ...ours, state: 'scheduled' });
    desk.clock.moveOn(MINUTE);
    expect((await submits(desk, { start: END, end: END + HOUR })).state).toBe('scheduled');
    desk.clock.moveOn(MINUTE);
    const requester = await desk.person(cast.requester.id);
    const plan = aPlan({ ...unanswered, start: END, end: END + HOUR });
    const edits = { id: 'c-7', seen: 1 };
    const { terms } = await desk.changes.weigh({ plan, type: 'normal', siteId: 'rhine', edits }, requester);
    expect(terms.stops.map(({ rule }) => rule)).toContain('R10');
    const is = await desk.changes.take({ step: 'edit', plan }, 'c-7', requester, 'edit:1', 1);
    expect(is.state).toBe('assess');
  });

  test('of why it is done stays first', async () => {
    const desk = await changeDesk({ ...ours, state: 'scheduled' });
    desk.clock.moveOn(MINUTE);
    await submits(desk, {});
    desk.clock.moveOn(MINUTE);
    const requester = await desk.person(cast.requester.id);
    const plan = aPlan({ ...unanswered, why: 'The vendor says so' });
    const is = await desk.changes.take({ step: 'edit', plan }, 'c-7', requester, 'edit:1', 1);
    expect(is).toMatchObject({ state: 'scheduled', plan: 1 });
  });
});

describe('work that goes on after its end', () => {
  const late: Partial<Change> = { ...ours, state: 'implement', startedAt: START };
  const next = { start: END + 20 * MINUTE, end: END + HOUR };

  test('is in nobody’s way before they begin, and then in everybody’s, whoever planned first', async () => {
    const desk = await changeDesk(late, { now: END + 10 * MINUTE });
    const other = await submits(desk, next);
    expect(await inItsWay(desk, other)).toEqual([]);
    desk.clock.moveOn(10 * MINUTE);
    expect(await inItsWay(desk, other)).toEqual(['CHG-7, PLC-12, first', 'CHG-7, implementer, first']);
  });

  test('keeps what comes after it from beginning until it is handed back', async () => {
    const reported = { at: END, outcome: 'done', words: null } as const;
    const desk = await changeDesk({ ...late, reported }, { now: END + 10 * MINUTE });
    await submits(desk, next);
    desk.clock.moveOn(10 * MINUTE);
    const jonas = await desk.person(cast.implementer.id);
    const begins = () => desk.changes.check('start', 'c-8', jonas);
    await expect(begins()).rejects.toThrow('R10: CHG-7 touches PLC-12 at the same time');
    await desk.changes.take(
      { step: 'accept', restrictions: [] },
      'c-7',
      await desk.person(cast.requester.id),
      'a',
    );
    expect((await begins()).case.clashes).toEqual([]);
  });

  test('is in its implementer’s way elsewhere until they report', async () => {
    const elsewhere = { ...next, assetIds: ['scada-1'], place: 'SCADA-1' };
    const desk = await changeDesk({ ...ours, state: 'implement', startedAt: START }, { now: next.start });
    const other = await submits(desk, elsewhere);
    expect(await inItsWay(desk, other)).toEqual(['CHG-7, implementer, first']);
    const jonas = await desk.person(cast.implementer.id);
    await desk.changes.take({ step: 'report', outcome: 'done', words: null }, 'c-7', jonas, 'r');
    expect(await inItsWay(desk, other)).toEqual([]);
  });
});
