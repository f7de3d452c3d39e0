import { describe, expect, test } from 'vitest';
import type { Change, Restriction } from '../../src/changes/change.ts';
import type { Taken } from '../../src/changes/taking.ts';
import { DAY, HOUR } from '../../src/kernel/clock.ts';
import { allSaidYes, cast, END, NOW, START, yesOf } from './a-change.ts';
import { changeDesk, loudly, type ChangeDesk } from './change-desk.ts';

const sofia = cast['shift lead'];
const bothLeads = ['still-waiting Lena', 'still-waiting Luis'];
const back = (...restrictions: Omit<Restriction, 'lifted'>[]): Change['handedBack'] => ({
  by: sofia.id,
  at: END,
  restrictions: restrictions.map(one => ({ ...one, lifted: null })),
});

let presses = 0;
const takes = async (desk: ChangeDesk, taken: Taken, by: { id: string }) =>
  desk.changes.take(taken, 'c-7', await desk.person(by.id), `press:${++presses}`);
const next = async (desk: ChangeDesk, job: 'formal' | 'review' | 'leftover') => {
  await desk.at((await desk.timer(job))!.due);
  return desk.told();
};

describe('the formal decisions on an emergency', () => {
  const emergency: Partial<Change> = { type: 'emergency', kind: 'network', state: 'authorize' };
  const own = ['your-yes Anna', 'your-yes Aydin', 'your-yes Bruno'];
  const hear: Taken = { step: 'hear', as: 'ot', authority: 'Dr. Weber', how: 'phone', readBack: true };

  test('are asked for at once when OT says yes by voice, chased within a working day of its filing, then daily', async () => {
    const desk = await changeDesk({ ...emergency, end: END + 9 * DAY });
    await takes(desk, hear, cast.requester);
    expect(await desk.told()).toEqual(expect.arrayContaining(own));
    // 10:00 on the next day.
    expect(await desk.timer('formal')).toMatchObject({ due: NOW + DAY });
    expect(await next(desk, 'formal')).toEqual(own);
    expect(await next(desk, 'formal')).toEqual([...bothLeads, ...own]);
    expect(await next(desk, 'formal')).toEqual([...bothLeads, 'still-waiting admins', ...own]);
    expect(desk.clock.now()).toBe(NOW + 3 * DAY);
    for (const [as, by] of [
      ['it', cast['approver of IT']],
      ['ot', cast['approver of OT']],
    ] as const)
      await takes(desk, { step: 'approve', as, for: by.id }, by);
    await desk.at(NOW + 4 * DAY);
    expect((await desk.history()).slice(-3)).toEqual(['approved', 'approved', 'called to start']);
  });

  test('are chased only of those who have not decided, and in advisory mode only of safety', async () => {
    const decisions = [yesOf('it', cast['approver of IT'])];
    const begun = {
      ...emergency,
      state: 'implement',
      startedAt: START,
      decisions,
      end: END + 9 * DAY,
    } as const;
    const desk = await changeDesk(begun);
    expect(await next(desk, 'formal')).toEqual(['your-yes Aydin', 'your-yes Bruno']);
    const advisory = await changeDesk(begun, { rules: { advisory: true } });
    await advisory.at((await advisory.timer('formal'))!.due);
    expect(await advisory.history()).toEqual([]);
    const bypass = { ...begun, effects: ['bypass'] } as const;
    const safe = await changeDesk(bypass, { rules: { advisory: true } });
    expect(await next(safe, 'formal')).toEqual(['your-yes Selma']);
  });

  test('of one that was decided in time chase nobody', async () => {
    const desk = await changeDesk({
      ...emergency,
      state: 'implement',
      startedAt: START,
      decisions: allSaidYes,
    });
    await desk.at((await desk.timer('formal'))!.due);
    expect(await desk.history()).toEqual([]);
    expect(await desk.timer('formal')).toMatchObject({ due: NOW + 2 * DAY });
  });

  test('that advisory mode did not ask for are asked for once it ends, also while its review is due', async () => {
    const reviewed = { ...emergency, state: 'review', startedAt: START, handedBack: back() } as const;
    const desk = await changeDesk(reviewed, { now: NOW, rules: { advisory: true } });
    await desk.at(NOW + DAY);
    expect(await desk.history()).toEqual(['asked for the review']);
    await desk.enforces();
    await desk.at(NOW + 2 * DAY);
    expect((await desk.history()).slice(1)).toEqual(['asked for formal decisions']);
  });
});

describe('the review', () => {
  const review = { state: 'review', handedBack: back(), startedAt: START, wentWrong: true } as const;
  test('is asked of who asked for the change, then of their leads, then of both sides’', async () => {
    const desk = await changeDesk(review, { now: NOW });
    expect(await desk.timer('review')).toMatchObject({ due: NOW + DAY });
    expect(await next(desk, 'review')).toEqual(['your-review Ines']);
    expect(await next(desk, 'review')).toEqual(['still-waiting Lena', 'your-review Ines']);
    expect(await next(desk, 'review')).toEqual([...bothLeads, 'still-waiting admins', 'your-review Ines']);
  });
  test('waits for the formal decisions of an emergency', async () => {
    const emergency = { ...review, type: 'emergency', kind: 'network' } as const;
    const desk = await changeDesk(emergency, { now: NOW });
    await desk.at(NOW + DAY);
    expect(await desk.history()).toEqual(['asked for formal decisions']);
    expect(await desk.timer('review')).toMatchObject({ due: NOW + 2 * DAY, round: 0 });
  });
});

describe('a restriction', () => {
  // Friday 18:00, when the office has closed.
  const ends = NOW + 3 * DAY + 8 * HOUR;
  const closed: Partial<Change> = { state: 'closed', effects: ['view'], startedAt: START };
  const remoteStart = { words: 'No remote start', ends };

  test('is told of a day before it ends, at its end, and every working day until somebody lifts it', async () => {
    const desk = await changeDesk({ ...closed, handedBack: back(remoteStart) });
    const own = ['leftover Ines', 'leftover Sofia'];
    await desk.at(ends - DAY);
    expect(await desk.told()).toEqual([...loudly.slice(0, 2), ...own, ...loudly.slice(2)]);
    await desk.at(ends - 1);
    expect(await desk.history()).toHaveLength(1);
    await desk.at(ends);
    expect(await desk.told()).toEqual([...loudly.slice(0, 2), ...own, ...loudly.slice(2)]);
    // The whole of Monday.
    const monday = NOW + 6 * DAY + 7 * HOUR;
    await desk.at(monday - 1);
    expect(await desk.history()).toHaveLength(2);
    await desk.at(monday);
    expect(await desk.told()).toEqual([...loudly.slice(0, 2), ...own, ...loudly.slice(2), ...bothLeads]);
    await desk.at(monday + DAY);
    expect(await desk.told()).toContain('still-waiting admins');
    await takes(desk, { step: 'lift', index: 0 }, cast['colleague of OT']);
    expect(await desk.timer('leftover')).toBeUndefined();
    expect(await desk.is()).toMatchObject({
      state: 'closed',
      handedBack: { restrictions: [{ ...remoteStart, lifted: { by: cast['colleague of OT'].id } }] },
    });
  });

  test('that ends within a day is told of at its end; of two, what is overdue with what ends', async () => {
    const soon = { words: 'Trends by hand', ends: NOW + HOUR };
    const desk = await changeDesk({ ...closed, handedBack: back(remoteStart, soon) });
    expect(await desk.timer('leftover')).toMatchObject({ due: NOW + HOUR });
    await desk.at(NOW + HOUR);
    await takes(desk, { step: 'lift', index: 1 }, sofia);
    expect(await desk.timer('leftover')).toMatchObject({ due: ends - DAY, round: 0 });
  });

  test('of what is in review is told of as well, and the review leaves its reminders alone', async () => {
    const desk = await changeDesk({
      ...closed,
      state: 'review',
      wentWrong: true,
      handedBack: back(remoteStart),
    });
    await desk.at(ends);
    const waits = await desk.timer('leftover');
    await takes(desk, { step: 'review', words: 'Cable' }, cast.requester);
    expect(await desk.is()).toMatchObject({ state: 'closed' });
    expect(await desk.timer('leftover')).toEqual(waits);
  });
});

describe('something temporary', () => {
  const temporary: Partial<Change> = {
    state: 'closed',
    effects: ['temporary'],
    startedAt: START,
    handedBack: back(),
  };
  test('is told of before and at the moment that its plan names, until somebody says that it is removed', async () => {
    const answers = { removedBy: 'Fri 4 Dec 2026 18:00' };
    const desk = await changeDesk({ ...temporary, answers }, { now: END });
    const removedBy = Date.UTC(2026, 11, 4, 17);
    await desk.at(removedBy - DAY);
    expect(await desk.told()).toEqual(expect.arrayContaining(['leftover Ines', 'leftover Jonas']));
    await desk.at(removedBy);
    expect(await desk.history()).toEqual(['told what is left', 'told what is left']);
    await takes(desk, { step: 'remove' }, cast.implementer);
    expect(await desk.is()).toMatchObject({ removed: { by: cast.implementer.id, at: removedBy } });
    expect(await desk.timer('leftover')).toBeUndefined();
  });
  test.each(['', 'When it is over'])(
    'is overdue at the end of its plan, where that names no moment: %j',
    async removedBy => {
      const desk = await changeDesk({ ...temporary, answers: { removedBy } }, { now: END - HOUR });
      expect(await desk.timer('leftover')).toMatchObject({ due: END });
    },
  );
  test('that closed by itself is told of as well', async () => {
    const answers = { removedBy: 'Fri 4 Dec 2026 18:00' };
    const own: Partial<Change> = {
      state: 'scheduled',
      effects: ['temporary'],
      assetIds: ['print-2'],
      answers,
    };
    const desk = await changeDesk(own, { now: END - 1 });
    await desk.at(END);
    expect(await desk.is()).toMatchObject({ state: 'closed' });
    expect(await desk.timer('leftover')).toMatchObject({ due: Date.UTC(2026, 11, 3, 17) });
  });
});
