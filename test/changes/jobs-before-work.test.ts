import { describe, expect, test } from 'vitest';
import type { Change } from '../../src/changes/change.ts';
import { DAY, HOUR, MINUTE } from '../../src/kernel/clock.ts';
import { allSaidYes, cast, END, NOW, START, yesOf } from './a-change.ts';
import { aWindow } from './a-window.ts';
import { cards, changeDesk, inThreads, type ChangeDesk } from './change-desk.ts';

/** It always crosses the border, so each side says yes. */
const crosses: Partial<Change> = { kind: 'network' };
/** What is asked of what may cost view. */
const allAnswered: Change['answers'] = {
  processState: 'Idle',
  restartMinutes: '5',
  manualHold: 'Yes',
  controlRoom: 'Sofia',
  onSiteContact: 'Sofia, 4711',
  backOutPlan: 'Old image',
  backOutBy: '22:30',
  backOutMinutes: '10',
  verification: 'Trends move',
};

/** It may cost view of what the switch serves. */
const lostView: Partial<Change> = {
  effects: ['view'],
  state: 'scheduled',
  decisions: allSaidYes,
  answers: allAnswered,
};
const sofia = cast['shift lead'];

describe('who must say yes', () => {
  test('is asked again, then their leads are, then both sides’ leads and the admin channel', async () => {
    const desk = await changeDesk(crosses);
    const own = ['your-yes Anna', 'your-yes Aydin', 'your-yes Bruno'];
    await desk.at((await desk.timer('decide'))!.due);
    expect(await desk.told()).toEqual(own);
    expect(await desk.history()).toEqual(['asked to decide']);
    await desk.at((await desk.timer('decide'))!.due);
    expect(await desk.told()).toEqual(['still-waiting Lena', 'still-waiting Luis', ...own]);
    await desk.at((await desk.timer('decide'))!.due);
    expect(await desk.told()).toEqual([
      'still-waiting Lena',
      'still-waiting Luis',
      'still-waiting admins',
      ...own,
    ]);
  });

  test('is asked within a working day, and no later than half-way to the start', async () => {
    const far = await changeDesk({ ...crosses, start: START + 30 * DAY, end: END + 30 * DAY });
    // 10:00 on Tuesday, of ten hours a day.
    expect((await far.timer('decide'))?.due).toBe(NOW + DAY);
    const near = await changeDesk(crosses, { now: START - 2 * HOUR });
    expect((await near.timer('decide'))?.due).toBe(START - HOUR);
    await near.at(START - 10 * MINUTE);
    expect((await near.timer('decide'))?.due).toBe(START + 5 * MINUTE);
    await near.at(START + 10 * MINUTE);
    expect((await near.timer('decide'))?.due).toBe(START + 35 * MINUTE);
  });

  test('only where they still may: who counts already isn’t, and of their leads only that side’s', async () => {
    const decisions = [yesOf('it', cast['approver of both'])];
    const desk = await changeDesk({ ...crosses, decisions });
    await desk.at((await desk.timer('decide'))!.due);
    expect(await desk.told()).toEqual(['your-yes Aydin']);
    await desk.at((await desk.timer('decide'))!.due);
    expect(await desk.told()).toEqual(['still-waiting Luis', 'your-yes Aydin']);
  });

  test('a delegate in place of who is away, until they are back', async () => {
    const until = NOW + 3 * HOUR;
    const decisions = [yesOf('ot', cast['approver of OT'])];
    const delegates = { [cast['approver of IT'].id]: { id: cast['colleague of IT'].id, until } };
    const roles = { [cast['approver of both'].id]: [] };
    const [start, end] = [NOW + 4 * HOUR, NOW + 8 * HOUR];
    const desk = await changeDesk({ ...crosses, decisions, start, end }, { delegates, roles });
    await desk.at(NOW + 2 * HOUR);
    expect(await desk.told()).toEqual(['your-yes Ida']);
    await desk.at(NOW + 3 * HOUR);
    expect(await desk.told()).toEqual(['still-waiting Lena', 'your-yes Anna']);
  });

  test('where nobody may, their leads are asked at once, and without a lead the admin channel', async () => {
    const decisions = [yesOf('ot', cast['approver of OT'])];
    const nobody = { [cast['approver of both'].id]: [], [cast['approver of IT'].id]: [] };
    const own = { ...crosses, decisions, requesterId: cast['lead of IT'].id };
    const desk = await changeDesk(own, { roles: nobody });
    await desk.at((await desk.timer('decide'))!.due);
    expect(await desk.told()).toEqual(['still-waiting Lena']);
    const none = await changeDesk(own, { roles: { ...nobody, [cast['lead of IT'].id]: [] } });
    await none.at((await none.timer('decide'))!.due);
    expect(await none.told()).toEqual(['still-waiting admins']);
  });

  test('a lead of each side assesses what nobody owns, while who asked answers what is missing', async () => {
    const desk = await changeDesk({ state: 'assess', assetIds: ['bms-1'], assessedBy: { ot: 'U0LUIS' } });
    await desk.at((await desk.timer('decide'))!.due);
    expect(await desk.told()).toEqual(['your-edit Ines', 'your-yes Lena']);
  });

  test('nobody any more once its time is over: it expires', async () => {
    const desk = await changeDesk(crosses, { now: END - MINUTE });
    await desk.at(END + HOUR);
    expect(await desk.history()).toEqual(['expired']);
    expect(await desk.is()).toMatchObject({ state: 'expired', version: 2 });
    expect(await desk.timer('decide')).toBeUndefined();
  });
});

describe('what stands against it', () => {
  const waits = { ...lostView, state: 'assess', answers: {} } as const;
  test('is for who asked for it to mend, and for nobody’s lead however often', async () => {
    const desk = await changeDesk(waits, { noWindows: true });
    for (const _ of [0, 1, 2, 3]) {
      await desk.at((await desk.timer('decide'))!.due);
      expect(await desk.told()).toEqual(['your-edit Ines']);
    }
    expect(new Set(await desk.history())).toEqual(new Set(['asked to mend']));
  });

  test('and stands no more, because operations opened a window: it moves on by itself, and who must say yes is asked', async () => {
    const crossing = { ...waits, ...crosses, decisions: [], answers: allAnswered };
    const desk = await changeDesk(crossing, { noWindows: true });
    await desk.at((await desk.timer('decide'))!.due);
    expect(await desk.history()).toEqual(['asked to mend']);
    desk.windows.push(aWindow('00:00-00:00', [1, 2, 3, 4, 5, 6, 7]));
    const { due } = (await desk.timer('decide'))!;
    await desk.at(due);
    expect(await desk.is()).toMatchObject({ state: 'authorize', since: due });
    expect(await desk.told()).toEqual([
      ...inThreads.slice(0, 2),
      'news Ines',
      'news Jonas',
      ...inThreads.slice(2),
      'your-yes Anna',
      'your-yes Aydin',
      'your-yes Bruno',
    ]);
    expect(await desk.timer('decide')).toMatchObject({ round: 0 });
  });
});

describe('the go', () => {
  test('is asked for a quarter of an hour before the start and at it, when leads hear, and half an hour later everybody', async () => {
    const desk = await changeDesk(lostView);
    await desk.at(START - 15 * MINUTE);
    expect(await desk.told()).toEqual([...cards, 'your-go Sofia']);
    await desk.at(START);
    expect(await desk.told()).toEqual([...cards, 'still-waiting Luis', 'your-go Sofia']);
    await desk.at(START + 30 * MINUTE);
    expect(await desk.told()).toEqual([
      ...cards,
      'still-waiting Lena',
      'still-waiting Luis',
      'still-waiting admins',
      'your-go Sofia',
    ]);
    expect(await desk.timer('begin')).toBeUndefined();
    expect(await desk.history()).toHaveLength(3);
  });

  test('of a site without a shift lead is asked of OT’s leads', async () => {
    const desk = await changeDesk(lostView, { roles: { [sofia.id]: [] } });
    await desk.at(START - 15 * MINUTE);
    expect(await desk.told()).toEqual([...cards, 'still-waiting Luis']);
  });

  test('is asked for at once where that quarter of an hour has begun', async () => {
    const desk = await changeDesk(lostView, { now: START - 10 * MINUTE });
    await desk.at(START - 10 * MINUTE);
    expect(await desk.told()).toEqual([...cards, 'your-go Sofia']);
  });

  test('once given calls its implementer at the start, and is asked for again when it was not used', async () => {
    const desk = await changeDesk(lostView);
    await desk.at(START - 15 * MINUTE);
    await desk.changes.take({ step: 'go' }, 'c-7', await desk.person(sofia.id), 'press:1');
    await desk.at(START);
    expect(await desk.told()).toEqual([...cards, 'your-start Jonas']);
    await desk.at(START + 15 * MINUTE);
    expect(await desk.history()).toHaveLength(3);
    await desk.at(START + 15 * MINUTE + 1);
    expect(await desk.told()).toEqual([...cards, 'still-waiting Luis', 'your-go Sofia']);
  });

  test('is never asked of a shift that goes home before the start', async () => {
    const desk = await changeDesk(lostView, { shifts: [22 * 60 - 10] });
    await desk.at(START - 10 * MINUTE - 1);
    expect(await desk.history()).toEqual([]);
    await desk.at(START - 10 * MINUTE);
    expect(await desk.told()).toEqual([...cards, 'your-go Sofia']);
  });

  test('lapses with the shift of who gave it', async () => {
    const shift = { shifts: [21 * 60 + 50] };
    const desk = await changeDesk(lostView, shift);
    await desk.at(START - 20 * MINUTE);
    await desk.changes.take({ step: 'go' }, 'c-7', await desk.person(sofia.id), 'press:1');
    await desk.at(START - 10 * MINUTE);
    expect(await desk.told()).toEqual([...cards, 'your-go Sofia']);
  });

  test('that was refused is asked for once more at the start, of the shift lead alone', async () => {
    const desk = await changeDesk(lostView);
    await desk.at(START - 15 * MINUTE);
    const no = { step: 'no-go', words: 'Line is full' } as const;
    await desk.changes.take(no, 'c-7', await desk.person(sofia.id), 'press:1');
    await desk.at(START - MINUTE);
    expect(await desk.history()).toEqual(['asked for the go', 'gave no go']);
    await desk.at(START);
    expect(await desk.told()).toEqual([...cards, 'your-go Sofia']);
    await desk.at(END - 1);
    expect(await desk.history()).toHaveLength(3);
  });
});

describe('a no-go', () => {
  test('that an edit has answered keeps nobody from being asked for the go', async () => {
    const desk = await changeDesk(lostView, { now: START - 10 * MINUTE });
    const no = { step: 'no-go', words: 'Line is full' } as const;
    await desk.changes.take(no, 'c-7', await desk.person(sofia.id), 'press:1');
    const answers = { ...allAnswered, backOutBy: 'Sat 28 Nov 2026 22:30' };
    const plan = { ...(await desk.is()), answers, start: START + DAY, end: END + DAY };
    await desk.changes.take({ step: 'edit', plan }, 'c-7', await desk.person('U0INES'), 'press:2');
    for (const [as, { id }] of [
      ['it', cast['approver of IT']],
      ['ot', cast['approver of OT']],
    ] as const)
      await desk.changes.take({ step: 'approve', as, for: id }, 'c-7', await desk.person(id), `press:${as}`);
    expect(await desk.is()).toMatchObject({ state: 'scheduled', reason: null });
    await desk.at(START + DAY - 1);
    expect(await desk.told()).toEqual([...cards, 'your-go Sofia']);
  });
});

describe('what came to need more since it was scheduled', () => {
  const decisions = [yesOf('it', cast['approver of IT'])];
  const approves = async (desk: ChangeDesk) => {
    const { id } = cast['approver of OT'];
    await desk.changes.take(
      { step: 'approve', as: 'ot', for: id },
      'c-7',
      await desk.person(id),
      'press:yes',
    );
  };

  test('another yes: whose that is are asked for it, and the shift lead for the go once it is there', async () => {
    const desk = await changeDesk({ ...lostView, decisions });
    await desk.at(START - 15 * MINUTE);
    expect(await desk.told()).toEqual([...cards, 'your-yes Aydin', 'your-yes Bruno']);
    await desk.at(START);
    expect(await desk.told()).toEqual([...cards, 'still-waiting Luis', 'your-yes Aydin', 'your-yes Bruno']);
    await approves(desk);
    expect(await desk.is()).toMatchObject({ state: 'scheduled' });
    await desk.at(START);
    expect(await desk.told()).toEqual([...cards, 'your-go Sofia']);
    expect(await desk.drawn('your-yes')).toEqual([]);
  });

  test('a blackout: who asked for it is to mend it, and nobody is asked for a go that would be refused', async () => {
    const desk = await changeDesk(lostView);
    desk.windows.push({ ...aWindow('00:00-00:00', [1, 2, 3, 4, 5, 6, 7]), id: 'b', effect: 'blackout' });
    await desk.at(START - 15 * MINUTE);
    expect(await desk.told()).toEqual([...cards, 'your-edit Ines']);
    expect((await desk.drawn('your-edit'))[0]).toMatch(/^Ines: [^]*R5[^]*\[Edit\]/);
    desk.windows.pop();
    await desk.at(START);
    expect(await desk.told()).toContain('your-go Sofia');
  });

  test('of what needs no go: its implementer is not called to start', async () => {
    const desk = await changeDesk({ ...crosses, state: 'scheduled', assetIds: ['his-1'], decisions });
    await desk.at(START);
    await desk.at(END - 1);
    expect(await desk.history()).not.toContain('called to start');
    expect(await desk.history()).toContain('asked to decide');
  });
});

describe('where no go is needed', () => {
  test('its implementer is told once that its time has come', async () => {
    const desk = await changeDesk({
      state: 'scheduled',
      assetIds: ['his-1'],
      kind: 'network',
      decisions: allSaidYes,
    });
    await desk.at(START - MINUTE);
    expect(await desk.history()).toEqual([]);
    await desk.at(START);
    expect(await desk.told()).toEqual([...cards, 'your-start Jonas']);
    await desk.at(END - 1);
    expect(await desk.history()).toEqual(['called to start']);
  });

  test('nobody is called to start what is unimportant: it closes at its end', async () => {
    const desk = await changeDesk({ state: 'scheduled', assetIds: ['print-2'] });
    await desk.at(START);
    await desk.at(END - 1);
    expect(await desk.history()).toEqual([]);
    await desk.at(END);
    expect(await desk.is()).toMatchObject({ state: 'closed' });
    expect(await desk.told()).toEqual(inThreads);
  });

  test('what never began expires, and who asked for it and should do it hears so', async () => {
    const desk = await changeDesk(lostView, { now: END - MINUTE });
    await desk.at(END);
    expect(await desk.is()).toMatchObject({ state: 'expired', since: END });
    expect(await desk.told()).toEqual([
      ...inThreads.slice(0, 2),
      'news Ines',
      'news Jonas',
      ...inThreads.slice(2),
    ]);
    for (const job of ['begin', 'end', 'decide'] as const) expect(await desk.timer(job)).toBeUndefined();
  });
});
