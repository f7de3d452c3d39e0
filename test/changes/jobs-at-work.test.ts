import { describe, expect, test } from 'vitest';
import type { Change } from '../../src/changes/change.ts';
import type { Taken } from '../../src/changes/taking.ts';
import { DAY, HOUR, MINUTE } from '../../src/kernel/clock.ts';
import { allSaidYes, cast, END, NOW, START } from './a-change.ts';
import { cards, changeDesk, inThreads, loudly, type ChangeDesk } from './change-desk.ts';

const sofia = cast['shift lead'];
const go = { by: sofia.id, at: START };
const reported = { at: START + MINUTE, outcome: 'done', words: null } as const;
const underWay: Partial<Change> = {
  state: 'implement',
  effects: ['view'],
  decisions: allSaidYes,
  startedAt: START,
  go,
};
const remote: Partial<Change> = { ...underWay, kind: 'remote', effects: [], go: null, assetIds: ['jump-1'] };
const bothLeads = ['still-waiting Lena', 'still-waiting Luis'];

let presses = 0;
const takes = async (desk: ChangeDesk, taken: Taken, by: { id: string }) =>
  desk.changes.take(taken, 'c-7', await desk.person(by.id), `press:${++presses}`);

describe('work whose time is over', () => {
  test('and of which nobody said so: both desks read it loudly, by more and more, until everybody has heard, and then seldom and quietly', async () => {
    const desk = await changeDesk(underWay, { now: START });
    const own = ['time-over Jonas', 'time-over Sofia'];
    await desk.at(END);
    expect(await desk.told()).toEqual([...loudly, ...own]);
    await desk.at(END + 30 * MINUTE - 1);
    expect(await desk.history()).toHaveLength(1);
    await desk.at(END + 30 * MINUTE);
    expect(await desk.told()).toEqual([...loudly, ...bothLeads, ...own]);
    await desk.at(END + 90 * MINUTE - 1);
    expect(await desk.history()).toHaveLength(2);
    await desk.at(END + 90 * MINUTE);
    expect(await desk.told()).toEqual([...loudly, ...bothLeads, 'still-waiting admins', ...own]);
    await desk.at(END + 210 * MINUTE);
    expect(await desk.told()).toEqual([...inThreads, ...bothLeads, 'still-waiting admins', ...own]);
    expect(await desk.is()).toMatchObject({ state: 'implement', version: 5, since: START });
  });

  test('overnight: in ten hours three times loudly, twice quietly', async () => {
    const night = { now: START, shifts: [23 * 60 + 30, 6 * 60] };
    const desk = await changeDesk(underWay, night);
    for (let at = END; at <= END + 10 * HOUR; at += 10 * MINUTE) await desk.at(at);
    // Its shift changed twice meanwhile.
    expect(await desk.history()).toEqual(Array<string>(5).fill('called overdue'));
    expect((await desk.timer('end'))?.due).toBe(END + 15 * HOUR + 30 * MINUTE);
    await desk.at(END + 15 * HOUR + 30 * MINUTE);
    expect((await desk.timer('end'))?.due).toBe(END + 23 * HOUR + 30 * MINUTE);
  });

  test('until it is reported', async () => {
    const desk = await changeDesk(underWay, { now: START });
    await desk.at(END);
    await takes(desk, { step: 'report', outcome: 'done', words: null }, cast.implementer);
    expect(await desk.timer('end')).toBeUndefined();
    await desk.at(END + 40 * MINUTE);
    expect(await desk.history()).toEqual(['called overdue', 'reported']);
  });

  test('also while it is stopped, and anew when a Stop has made the report void', async () => {
    const desk = await changeDesk({ ...underWay, reported }, { now: START + MINUTE });
    expect(await desk.timer('end')).toBeUndefined();
    await desk.at(END);
    await takes(desk, { step: 'stop', words: 'Smoke' }, cast.guest);
    await desk.at(END + 30 * MINUTE);
    expect(await desk.told()).toEqual([...loudly, 'time-over Jonas', 'time-over Sofia']);
    expect(await desk.history()).toEqual(['stopped', 'called overdue']);
  });

  test('without anything of OT tells who asked for it in place of a shift lead', async () => {
    const problem = { state: 'suspended', startedAt: START, assetIds: ['print-2'] } as const;
    const desk = await changeDesk(problem, { now: START });
    await desk.at(END);
    expect(await desk.told()).toEqual([...loudly, 'time-over Ines', 'time-over Jonas']);
    await desk.at(END + 30 * MINUTE);
    expect(await desk.told()).toEqual([...loudly, 'still-waiting Lena', 'time-over Ines', 'time-over Jonas']);
  });

  test('without a shift lead to be found: OT’s leads hear at once', async () => {
    const desk = await changeDesk(underWay, { now: START, roles: { [sofia.id]: [] } });
    await desk.at(END);
    expect(await desk.told()).toEqual([...loudly, ...bothLeads, 'time-over Jonas']);
  });
});

describe('remote access whose time is over', () => {
  test('is not taken for off: after a quarter of an hour, then twice as long up to an hour, until somebody of OT has checked', async () => {
    const desk = await changeDesk(remote, { now: START });
    const own = ['time-over Jonas', 'time-over Sofia'];
    await desk.at(END);
    expect(await desk.told()).toEqual([...loudly, ...own]);
    await desk.at(END + 15 * MINUTE);
    expect(await desk.told()).toEqual([...loudly, ...bothLeads, ...own]);
    await desk.at(END + 45 * MINUTE);
    expect(await desk.told()).toEqual([...loudly, ...bothLeads, 'still-waiting admins', ...own]);
    for (const hours of [1, 2, 3]) await desk.at(END + hours * HOUR + 45 * MINUTE);
    expect(await desk.told()).toEqual([...inThreads, ...bothLeads, 'still-waiting admins', ...own]);
    await takes(desk, { step: 'check' }, cast['colleague of OT']);
    // What is over, nobody has said yet.
    await desk.at(END + 4 * HOUR + 15 * MINUTE - 1);
    expect(await desk.history()).toEqual([...Array<string>(6).fill('called connected'), 'checked']);
    await desk.at(END + 4 * HOUR + 15 * MINUTE);
    expect((await desk.history()).at(-1)).toBe('called overdue');
    await takes(desk, { step: 'report', outcome: 'done', words: null }, cast.implementer);
    // They said only now that they are done, so it is checked anew.
    await takes(desk, { step: 'check' }, cast['colleague of OT']);
    await takes(desk, { step: 'accept', restrictions: [] }, cast['colleague of OT']);
    expect(await desk.is()).toMatchObject({ state: 'closed' });
    await desk.at(END + DAY);
    expect((await desk.history()).at(-1)).toBe('accepted');
  });

  test('also where its implementer said before that all is done', async () => {
    const desk = await changeDesk({ ...remote, reported }, { now: START + MINUTE });
    await desk.at(END);
    expect(await desk.history()).toEqual(['called connected']);
    expect(await desk.told()).toEqual([...loudly, 'time-over Jonas', 'time-over Sofia']);
  });

  test('and was checked, then restarted: it is asked about anew', async () => {
    const disconnected = { by: cast['colleague of OT'].id, at: START };
    const desk = await changeDesk({ ...remote, state: 'suspended', disconnected }, { now: START });
    await takes(desk, { step: 'restart' }, sofia);
    await desk.at(END);
    expect(await desk.history()).toEqual(['restarted', 'called connected']);
  });

  test('and never began expires as anything else does', async () => {
    const desk = await changeDesk({ ...remote, state: 'scheduled', startedAt: null }, { now: END - 1 });
    await desk.at(END);
    expect(await desk.told()).toEqual([
      ...inThreads.slice(0, 2),
      'news Ines',
      'news Jonas',
      ...inThreads.slice(2),
    ]);
    expect(await desk.is()).toMatchObject({ state: 'expired' });
  });
});

describe('a shift that begins while it is under way', () => {
  // 22:30 and 06:30 at Rhine Works.
  const night = START + 30 * MINUTE;
  const morning = night + 8 * HOUR;
  const inShifts = { now: START, shifts: [6 * 60 + 30, 22 * 60 + 30] };
  const long = { ...underWay, end: morning + HOUR };
  const asked = [...cards, 'go-on Sofia', 'hold Jonas'];

  test('is asked whether it goes on, every half hour and then its leads too, until somebody confirms', async () => {
    const desk = await changeDesk(long, inShifts);
    await desk.at(night);
    expect(await desk.told()).toEqual(asked);
    await desk.at(night + 30 * MINUTE);
    expect(await desk.told()).toEqual([...asked, 'still-waiting Luis'].toSorted());
    await takes(desk, { step: 'confirm' }, sofia);
    expect(await desk.timer('shift')).toMatchObject({ due: morning, round: 0 });
    await desk.at(morning);
    expect(await desk.told()).toEqual(asked);
    expect(await desk.history()).toEqual(['asked to go on', 'asked to go on', 'confirmed', 'asked to go on']);
  });

  test('asks nobody where no go is needed, and waits for the next one', async () => {
    const { assetIds, kind, effects } = remote;
    const desk = await changeDesk({ ...long, assetIds, kind, effects } as Partial<Change>, inShifts);
    await desk.at(night);
    expect(await desk.history()).toEqual([]);
    expect(await desk.timer('shift')).toMatchObject({ due: morning });
  });
});

describe('what is stopped', () => {
  const own = { effects: [], assetIds: ['print-2'], go: null, decisions: [] } as const;
  test('also before its time is told to the shift lead, who is reminded in an hour, then every working day', async () => {
    const scheduled = { ...underWay, state: 'scheduled', startedAt: null, go: null } as const;
    const desk = await changeDesk(scheduled, { now: NOW });
    await takes(desk, { step: 'stop', words: 'Smoke' }, cast.guest);
    expect(await desk.told()).toEqual([
      ...cards,
      'news Ines',
      'news Jonas',
      'news Sofia',
      ...loudly.slice(2),
    ]);
    await desk.at(NOW + HOUR);
    expect(await desk.told()).toEqual(['your-restart Sofia']);
    expect((await desk.drawn('your-restart'))[0]).toContain('It is stopped, and nobody works on it.');
    expect((await desk.drawn('your-restart'))[0]).toContain('[Restart] [More]');
    await desk.at(NOW + DAY + HOUR);
    expect(await desk.told()).toEqual(['still-waiting Luis', 'your-restart Sofia']);
    await takes(desk, { step: 'restart' }, sofia);
    expect(await desk.timer('restart')).toBeUndefined();
  });

  test('and needs another yes by now says whose', async () => {
    const desk = await changeDesk(
      { ...underWay, kind: 'network', state: 'suspended', decisions: [] },
      { now: NOW },
    );
    await desk.at(NOW + HOUR);
    expect((await desk.drawn('your-restart'))[0]).toContain(
      'It needs another yes by now before it goes on: of an approver of IT and an approver of OT.',
    );
  });

  test('and isn’t OT’s waits for who asked for it, or where they do it themselves for their lead', async () => {
    const stopped = { ...underWay, ...own, state: 'suspended' } as const;
    const desk = await changeDesk(stopped, { now: NOW });
    await desk.at(NOW + HOUR);
    expect(await desk.told()).toEqual(['your-restart Ines']);
    const alone = await changeDesk({ ...stopped, requesterId: cast.implementer.id }, { now: NOW });
    await alone.at(NOW + HOUR);
    expect(await alone.told()).toEqual(['your-restart Lena']);
  });
});

describe('work that is over and not taken back', () => {
  test('within the hour: the shift lead is reminded, then OT’s leads, then everybody', async () => {
    const desk = await changeDesk({ ...underWay, reported }, { now: reported.at });
    await desk.at(reported.at + HOUR);
    expect(await desk.told()).toEqual(['take-back Sofia']);
    await desk.at(reported.at + 2 * HOUR);
    expect(await desk.told()).toEqual(['still-waiting Luis', 'take-back Sofia']);
    await desk.at(reported.at + 3 * HOUR);
    expect(await desk.told()).toEqual([...bothLeads, 'still-waiting admins', 'take-back Sofia']);
    await takes(desk, { step: 'accept', restrictions: [] }, sofia);
    expect(await desk.timer('take-back')).toBeUndefined();
  });

  test('of nothing of OT: who asked for it looks', async () => {
    const own = { ...underWay, effects: [], assetIds: ['print-2'], reported };
    const desk = await changeDesk(own, { now: reported.at });
    await desk.at(reported.at + HOUR);
    expect(await desk.told()).toEqual(['take-back Ines']);
  });
});
