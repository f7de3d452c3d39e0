import { describe, expect, test } from 'vitest';
import type { Change } from '../../src/changes/change.ts';
import { DAY, HOUR, MINUTE } from '../../src/kernel/clock.ts';
import { allAnswers, allSaidYes, aVoice, cast, END, NOW, START } from './a-change.ts';
import { changeDesk, type ChangeDesk } from './change-desk.ts';

const sofia = cast['shift lead'];
const underWay: Partial<Change> = {
  state: 'implement',
  effects: ['view'],
  decisions: allSaidYes,
  startedAt: START,
  go: { by: sofia.id, at: START },
};
const remote: Partial<Change> = {
  ...underWay,
  kind: 'remote',
  effects: [],
  assetIds: ['jump-1'],
  answers: { cutOff: 'Pull the key switch.' },
};
const OVER = '*Time over. NOT confirmed disconnected.* Cut off: Pull the key switch.';

const press = async (desk: ChangeDesk, step: 'check' | 'confirm', by: { id: string }) =>
  desk.changes.take({ step }, 'c-7', await desk.person(by.id), `press:${step}`);

describe('reminders that waited for Slack', () => {
  test('are sent once, the newest of them', async () => {
    const desk = await changeDesk(remote, { now: START });
    for (const minutes of [0, 15, 45, 105]) await desk.at(END + minutes * MINUTE);
    expect(await desk.history()).toHaveLength(4);
    for (const name of ['note', 'time-over', 'still-waiting']) {
      const lines = await desk.drawn(name);
      // Both desks; Jonas and Sofia; Lena, Luis and the admin channel.
      expect(lines).toHaveLength(name === 'still-waiting' ? 3 : 2);
      for (const line of lines) expect(line).toContain(OVER);
    }
  });

  test('are not sent at all once it is not so any more', async () => {
    const reported = { at: START, outcome: 'done', words: null } as const;
    const desk = await changeDesk({ ...remote, reported }, { now: END - HOUR });
    await desk.at(END);
    await press(desk, 'check', cast['colleague of OT']);
    expect(await desk.drawn('time-over')).toEqual([]);
    expect(await desk.drawn('note')).toEqual([
      'thread: *Omar* checked: disconnected. ',
      'thread: *Omar* checked: disconnected. ',
    ]);
  });

  test('say what nobody may miss however many places it has', async () => {
    const place = Array.from({ length: 20 }, () => '&'.repeat(80)).join('; ');
    const desk = await changeDesk({ ...remote, place, what: '&'.repeat(1000) }, { now: START });
    for (const minutes of [0, 15, 45]) await desk.at(END + minutes * MINUTE);
    for (const name of ['note', 'time-over', 'still-waiting'])
      for (const line of await desk.drawn(name)) {
        expect(line).toContain(OVER);
        // A section holds no more, and cuts off the rest.
        expect(line.length).toBeLessThan(3000);
      }
  });

  test('of what only some may see say no more than its name where many read it', async () => {
    const visibility = { kind: 'restricted', to: [cast.implementer.id] } as const;
    const desk = await changeDesk({ ...remote, visibility }, { now: START });
    for (const minutes of [0, 15, 45]) await desk.at(END + minutes * MINUTE);
    expect(await desk.drawn('note')).toEqual([]);
    expect(await desk.drawn('time-over')).toEqual([expect.stringMatching(/^Jonas: /)]);
    expect(await desk.drawn('still-waiting')).toEqual([
      'channel: *CHG-7*\nIt waits, and nobody has answered. Ask who knows of it. ',
    ]);
  });
});

/** Each message that a time brings, as who has to do something about it reads its last lines. */
describe('what people read', () => {
  const about = '*CHG-7 · SW-34 plant switch*\n>Patch SW-34\nFri 27 Nov 22:00 – 23:00, Rhine Works time\n';
  const told = async (desk: ChangeDesk, name: string) =>
    (await desk.drawn(name)).map(line => line.replace(about, '… '));

  test('who ends a session, and who checks that', async () => {
    const desk = await changeDesk(remote, { now: START });
    await desk.at(END);
    const title = '*CHG-7 · SW-34 plant switch*';
    expect(await told(desk, 'time-over')).toEqual([
      `Jonas: ${title}\n${OVER}\nEnd the session; somebody of OT checks it.\n>Patch SW-34 [Work is over] [Stop] [More]`,
      `Sofia: ${title}\n${OVER}\nLook at it, then press *Checked: disconnected*.\n>Patch SW-34 [Checked: disconnected] [Work is over] [Stop] [More]`,
    ]);
    expect(await told(desk, 'note')).toEqual(Array(2).fill(`thread: ${title}\n${OVER} `));
  });

  test('where nobody wrote down how to cut it off', async () => {
    const desk = await changeDesk({ ...remote, answers: {} }, { now: START });
    await desk.at(END);
    expect((await told(desk, 'note'))[0]).toContain('Cut off: nobody wrote down how, ask the control room.');
  });

  test('who says how it ended', async () => {
    const desk = await changeDesk(underWay, { now: START });
    await desk.at(END);
    const late = '… Its time is over, and nobody said that the work is.';
    expect(await told(desk, 'time-over')).toEqual([
      `Jonas: ${late} Say how it ended. If it must not go on, press *Stop*. [Work is over] [Stop] [More]`,
      `Sofia: ${late} Ask Jonas how it ended. If it must not go on, press *Stop*. [Work is over] [Stop] [More]`,
    ]);
    expect((await told(desk, 'note'))[0]).toBe(
      'thread: *CHG-7 · SW-34 plant switch*\n*Its time is over, and nobody said that the work is.* ',
    );
    await desk.at(END + 30 * MINUTE);
    expect(await told(desk, 'still-waiting')).toEqual([
      `Luis: ${late} Ask Jonas how it ended. [Stop] [More]`,
      `Lena: ${late} Ask Jonas how it ended. [Work is over] [Stop] [More]`,
    ]);
  });

  test('who confirms a new shift, and who holds', async () => {
    const desk = await changeDesk({ ...underWay, end: END + DAY }, { now: START, shifts: [22 * 60 + 30] });
    await desk.at(START + 30 * MINUTE);
    const end = 'Fri 27 Nov 22:00 – Sat 28 Nov 23:00';
    expect((await told(desk, 'go-on'))[0]).toContain(
      `${end}, Rhine Works time\nThe shift has changed. It holds at the next safe point until you say that it goes on: look at it, then press *Go on*, or *Stop*. [Go on] [Stop] [More]`,
    );
    expect((await told(desk, 'hold'))[0]).toContain(
      '*Hold at the next safe point:* the shift has changed. Go on when the shift lead has confirmed it; call the control room. [Work is over] [Stop] [More]',
    );
    await press(desk, 'confirm', sofia);
    expect([await told(desk, 'go-on'), await told(desk, 'hold')]).toEqual([[], []]);
  });

  test('who gives the go, and who begins', async () => {
    const desk = await changeDesk({
      ...underWay,
      state: 'scheduled',
      startedAt: null,
      go: null,
      answers: allAnswers,
    });
    await desk.at(START - 15 * MINUTE);
    expect((await told(desk, 'your-go'))[0]).toMatch(
      /^Sofia: … Process: Said; .*\nGo or no-go\? .* \[No-go\] \[More\]$/,
    );
    await desk.at(START);
    expect(await told(desk, 'still-waiting')).toEqual([
      'Luis: … No shift lead has given the go yet, or said no. Call the control room. [More]',
    ]);
    const without = await changeDesk({
      state: 'scheduled',
      assetIds: ['his-1'],
      kind: 'network',
      decisions: allSaidYes,
    });
    await without.at(START);
    expect(await told(without, 'your-start')).toEqual([
      'Jonas: … Its time has come. Press *Start work* when you begin. [Start work] [More]',
    ]);
  });

  test('who decides, and who mends what stands against it', async () => {
    const desk = await changeDesk({ kind: 'network' });
    await desk.at((await desk.timer('decide'))!.due);
    expect((await told(desk, 'your-yes'))[0]).toBe(
      'Anna: … Ines asks. It waits for your yes or no. [Approve] [Reject] [More]',
    );
    await desk.at((await desk.timer('decide'))!.due);
    expect((await told(desk, 'still-waiting'))[0]).toBe(
      'Lena: … It still waits for an approver of IT and an approver of OT. Ask them: what nobody decides before its end expires. [Approve] [Reject] [More]',
    );
    const stands = await changeDesk({
      state: 'assess',
      effects: ['new'],
      assetIds: ['plc-12'],
      kind: 'network',
    });
    await stands.at((await stands.timer('decide'))!.due);
    expect((await told(stands, 'your-edit'))[0]).toMatch(
      /^Ines: … \*Stands against it\*\n• \*R2\* Answer “Contact on site”\.[^]*\nEdit it, or withdraw it\. What nobody decides before its end expires\. \[Edit\] \[Withdraw\] \[More\]$/,
    );
    const triage = await changeDesk({
      state: 'assess',
      assetIds: ['bms-1'],
      requesterId: cast['lead of IT'].id,
    });
    await triage.at((await triage.timer('decide'))!.due);
    await triage.at((await triage.timer('decide'))!.due);
    expect((await told(triage, 'still-waiting')).at(-1)).toContain(
      'Nobody has assessed it yet for IT and OT. Ask a lead of each.',
    );
  });

  test('who decides formally, and by when', async () => {
    const voiced = {
      type: 'emergency',
      kind: 'network',
      state: 'scheduled',
      voices: [aVoice('ot')],
    } as const;
    const desk = await changeDesk({ ...voiced, start: START + 9 * DAY, end: END + 9 * DAY });
    await desk.at((await desk.timer('formal'))!.due);
    expect((await desk.drawn('your-yes'))[0]).toContain(
      'Ines asks. It goes by voice. Your formal decision is due by Wed 25 Nov 10:00, Rhine Works time. [Approve] [Reject] [More]',
    );
    await desk.at((await desk.timer('formal'))!.due);
    expect((await desk.drawn('still-waiting'))[0]).toContain(
      'The formal decision of an approver of IT and an approver of OT was due by Wed 25 Nov 10:00, Rhine Works time. Ask them.',
    );
  });

  test('who takes it back, and who writes its review', async () => {
    const reported = { at: START, outcome: 'failed', words: null } as const;
    const desk = await changeDesk(
      { ...underWay, reported, state: 'failed', wentWrong: true },
      { now: START },
    );
    await desk.at(START + HOUR);
    expect(await told(desk, 'take-back')).toEqual([
      'Sofia: … It failed.\nLook at view, control and alarms, then accept the hand-back. [Accept hand-back] [Stop] [More]',
    ]);
    await desk.at(START + 2 * HOUR);
    expect((await told(desk, 'still-waiting'))[0]).toBe(
      'Luis: … Work is over, and nobody has taken it back. Ask operations to look at it. [Stop] [More]',
    );
    const handedBack = { by: sofia.id, at: END, restrictions: [] };
    const over = await changeDesk(
      { ...underWay, reported, state: 'review', wentWrong: true, handedBack },
      { now: NOW },
    );
    await over.at(NOW + DAY);
    await over.at(NOW + 2 * DAY);
    expect(await told(over, 'your-review')).toEqual([
      'Ines: … Its review is due: what happened, why, and what follows from it. [Write the review] [More]',
    ]);
    expect((await told(over, 'still-waiting'))[0]).toBe(
      'Lena: … Its review is not written yet. Ask Ines, or write it yourself. [Write the review] [More]',
    );
  });

  test('who lifts a restriction, and who removes what is temporary', async () => {
    const restrictions = [{ words: 'No remote start', ends: END + HOUR, lifted: null }];
    const left: Partial<Change> = {
      ...underWay,
      effects: ['view', 'temporary'],
      state: 'closed',
      handedBack: { by: sofia.id, at: END, restrictions },
      answers: { removedBy: 'Sat 28 Nov 2026 12:00' },
    };
    const desk = await changeDesk(left, { now: END });
    await desk.at(END + HOUR);
    const lines =
      '… >Overdue: No remote start, until Sat 28 Nov 00:00\n>Ends soon: temporary, to be removed by Sat 28 Nov 12:00\n';
    const remove = 'Press *Removed* when what is temporary is gone.';
    expect(await told(desk, 'leftover')).toEqual([
      `Ines: ${lines}${remove} [Removed] [More]`,
      `Sofia: ${lines}Press *Lifted* when a restriction holds no more. ${remove} [Lifted] [Removed] [More]`,
      `Jonas: ${lines}${remove} [Removed] [More]`,
    ]);
    expect((await told(desk, 'note'))[0]).toBe(
      `thread: *CHG-7 · SW-34 plant switch*\n*What is left of it:*\n${lines.slice(2, -1)} `,
    );
    const restricted = await changeDesk({ ...left, effects: ['view'] }, { now: END });
    await restricted.at(END + HOUR);
    expect((await told(restricted, 'leftover'))[0]).toContain(
      'Operations lifts it. Ask the control room. [More]',
    );
  });
});
