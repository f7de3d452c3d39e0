import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { flaws } from '../../src/audit/verify.ts';
import { DAY, HOUR, MINUTE } from '../../src/kernel/clock.ts';
import type { Role } from '../../src/people/person.ts';
import type { Person } from '../../src/sandbox/persons.ts';
import { AUDIT_KEY, chainsOf } from '../incidents/incident-desk.ts';
import { startStory } from '../support/story.ts';

/** A Tuesday at 09:00; Jonas is a shift lead, and no lead. */
async function plant() {
  const story = await startStory();
  const { slack, store } = story;
  const { people, windows } = store.tables;
  const has = async (id: string, ...roles: Role[]) => {
    await store.queries.update(people).set({ roles }).where(eq(people.id, id));
  };
  await has('U0JONAS', 'shift lead');
  return {
    ...story,
    has,
    jonas: slack.person('Jonas', { in: 'rhine-ot' }),
    omar: slack.person('Omar', { in: 'rhine-it' }),
    priya: slack.person('Priya', { in: 'rhine-it' }),
    kept: async () => store.queries.select().from(windows),
    /** Slack took all that was shown, and the history is whole. */
    async isWell() {
      expect(slack.calls.filter(call => call.reply?.ok !== true)).toEqual([]);
      expect(await flaws(chainsOf(store), AUDIT_KEY)).toEqual([]);
    },
  };
}

const lines = (person: Person) => person.modal?.texts.join('\n') ?? '';

async function sets(person: Person, add: string, answers: Record<string, string>): Promise<void> {
  await person.types('/ground windows');
  await person.presses(add);
  await person.fills({ Why: 'The line is empty', ...answers });
}

test('the shift lead sets a window of every week and reads what was understood; an IT engineer sees it and sets none; it is ended once', async () => {
  const { jonas, omar, slack, kept, isWell } = await plant();
  await jonas.types('/ground windows');
  expect(jonas.modal?.title).toBe('Windows and blackouts');
  expect(lines(jonas)).toContain('No maintenance window and no blackout at Rhine Works.');
  await jonas.presses('Add a maintenance window');
  expect(jonas.modal?.labels).toEqual(['On what', 'What it is', 'When', 'Why']);
  await jonas.fills({ 'On what': 'PLC-12', When: 'every Sat 22:00-04:00', Why: 'The line is empty' });
  expect(jonas.modal?.title).toBe('Maintenance window');
  expect(jonas.modal?.texts.slice(0, 4)).toEqual([
    'Maintenance window on PLC-12, Filling line 3',
    `Every Sat 22:00–04:00, Rhine Works time. The next times:
•  Sat 28 Nov 22:00 – Sun 29 Nov 04:00, Rhine Works time
•  Sat 5 Dec 22:00 – Sun 6 Dec 04:00, Rhine Works time
•  Sat 12 Dec 22:00 – Sun 13 Dec 04:00, Rhine Works time`,
    '>The line is empty',
    'Set by Jonas Weber. Not what you meant? End it in the list of windows, and set another.',
  ]);
  const { messages } = slack.workspace.state;
  expect(messages).toEqual({});

  await omar.types('/ground windows');
  const row = `Maintenance window on PLC-12, Filling line 3
Every Sat 22:00–04:00. Next: Sat 28 Nov 22:00 – Sun 29 Nov 04:00, Rhine Works time
>The line is empty
Set by Jonas Weber.`;
  expect(omar.modal?.texts).toEqual([row]);

  // Under the receipt lies the list, which has it by now.
  await jonas.closes();
  expect(jonas.modal?.texts[0]).toBe(`${row}\n[End]`);
  await jonas.presses('End');
  expect(lines(jonas)).toContain('No maintenance window and no blackout at Rhine Works.');
  expect(await kept()).toMatchObject([
    { siteId: 'rhine', assetId: 'plc-12', setBy: jonas.id, version: 2, until: Date.UTC(2026, 10, 24, 8) },
  ]);
  await isWell();
});

test('the history says who set and who ended it', async () => {
  const { jonas, has, slack, store, clock } = await plant();
  await sets(jonas, 'Add a blackout', { 'On what': 'whole', When: 'every Mon-Fri 12:00-13:00' });
  await has('U0MARTA', 'shift lead');
  const marta = slack.person('Marta', { in: 'rhine-ot' });
  clock.moveOn(HOUR);
  await marta.types('/ground windows');
  await marta.presses('End');
  const { auditEntries } = store.tables;
  const entries = await store.queries.select().from(auditEntries).where(eq(auditEntries.record, 'window'));
  expect(entries.map(({ action, actor, before, after }) => [action, actor, before, after])).toEqual([
    [
      'set',
      { kind: 'person', id: jonas.id },
      {},
      {
        siteId: 'rhine',
        assetId: null,
        effect: 'blackout',
        when: { kind: 'weekly', days: [1, 2, 3, 4, 5], opens: 720, closes: 780 },
        reason: 'The line is empty',
        setBy: jonas.id,
      },
    ],
    ['ended', { kind: 'person', id: marta.id }, {}, { until: clock.now() }],
  ]);
});

test('a blackout once: the form has it chosen, it is open now, then over by itself', async () => {
  const { jonas, omar, later, isWell } = await plant();
  await sets(jonas, 'Add a blackout', { 'On what': 'The whole of Rhine', When: 'tonight 20:00-22:00' });
  expect(jonas.modal?.title).toBe('Blackout');
  expect(jonas.modal?.texts.slice(0, 2)).toEqual([
    'Blackout for the whole of Rhine Works',
    'Tue 24 Nov 20:00 – 22:00, Rhine Works time',
  ]);
  await later(12 * HOUR);
  await omar.types('/ground windows');
  expect(lines(omar)).toContain('Now: Tue 24 Nov 20:00 – 22:00, Rhine Works time');
  await later(HOUR);
  await omar.types('/ground windows');
  expect(lines(omar)).toContain('No maintenance window and no blackout');
  await isWell();
});

test('who may set none is offered no button, and refused where they press one all the same', async () => {
  const { jonas, omar, priya, slack, kept } = await plant();
  await sets(jonas, 'Add a maintenance window', { 'On what': 'PLC-12', When: 'every Sat 22:00-04:00' });
  await omar.types('/ground windows');
  await expect(omar.presses('Add a maintenance window')).rejects.toThrow('There is no button saying');
  await expect(omar.presses('End')).rejects.toThrow('There is no button saying');

  // IT's lead sets windows of what IT owns.
  await sets(priya, 'Add a maintenance window', { 'On what': 'PLC-12', When: 'every Sun 02:00-04:00' });
  expect(priya.modal?.errors).toEqual([
    'OT’s leads, approvers and shift leads say when work may be done on PLC-12. Ask one of them.',
  ]);
  await priya.fills({ 'On what': 'whole' });
  expect(priya.modal?.errors).toEqual([
    'OT’s leads and shift leads, and admins who belong to OT, say when work may be done at the whole of Rhine Works. Ask one of them.',
  ]);
  await priya.fills({ 'On what': 'HIS-1' });
  expect(priya.modal?.texts[0]).toBe('Maintenance window on HIS-1 historian, Server room B');
  await priya.closes();
  expect(priya.modal?.texts.filter(text => text.includes('[End]'))).toHaveLength(1);
  expect(await kept()).toHaveLength(2);

  const control = slack.person('Control room', { in: 'rhine-ot' });
  await control.types('/ground windows');
  expect(control.modal?.texts).toHaveLength(2);
  expect(lines(control)).not.toContain('[End]');
  const victor = slack.person('Victor', { in: 'canteen' });
  await victor.types('/ground windows');
  expect(victor.modal).toBeUndefined();
  expect(victor.told.at(-1)).toContain('I don’t know yet which side you are on.');
});

test('each site sees its own, on its own clock', async () => {
  const { jonas, slack } = await plant();
  await sets(jonas, 'Add a maintenance window', { 'On what': 'PLC-12', When: 'every Sat 22:00-04:00' });
  const denise = slack.person('Denise', { in: 'bayou-ot' });
  await denise.types('/ground windows');
  expect(lines(denise)).toContain('No maintenance window and no blackout at Bayou Works.');
  await denise.presses('Add a maintenance window');
  await expect(denise.fills({ 'On what': 'PLC-12' })).rejects.toThrow('There is no option');
  await denise.fills({ 'On what': 'DCS-1', When: 'Sat 22:00-04:00', Why: 'Turnaround' });
  expect(denise.modal?.texts[1]).toBe('Sat 28 Nov 22:00 – Sun 29 Nov 04:00, Bayou Works time');
});

test('what can’t be read is answered at its field, and nothing is set', async () => {
  const { jonas, kept, isWell } = await plant();
  await jonas.types('/ground windows');
  await jonas.presses('Add a maintenance window');
  const wrong: [answers: Record<string, string | null>, error: string][] = [
    [{}, 'Say when, like Sat 22:00-04:00'],
    [{ When: '   ' }, 'Say when, like Sat 22:00-04:00'],
    [{ When: 'Sat 22:00' }, 'Say until when as well'],
    [{ When: '31 Feb 20:00-22:00' }, 'There is no day “31 feb”'],
    [{ When: 'Sat 22:00 - Sat 20:00' }, 'It would end before it starts'],
    [{ When: 'Mon-Fri 12:00-13:00' }, 'Is that once or every week?'],
    [{ When: 'every <!channel> \u0007\u202e12:00-13:00' }, 'as days of the week'],
    [{ When: 'every Sat 22:00-04:00', Why: ' \u0000 ' }, 'Say in a few words why.'],
  ];
  for (const [answers, error] of wrong) {
    await jonas.fills({ 'On what': 'PLC-12', When: ' ', Why: 'Empty', ...answers });
    expect(jonas.modal?.errors.join()).toContain(error);
  }
  expect(await kept()).toEqual([]);
  await jonas.fills({ When: 'every Sat 22:00-04:00', Why: '<!channel> \u202eis *empty*' });
  expect(await kept()).toMatchObject([{ reason: '<!channel> is *empty*' }]);
  await isWell();
});

test('ended twice, by two who pressed at the same time and by one whose page is old, it is ended once', async () => {
  const { jonas, has, slack, kept, later, store, isWell } = await plant();
  await has('U0MARTA', 'shift lead');
  const marta = slack.person('Marta', { in: 'rhine-ot' });
  const ines = slack.person('Ines', { in: 'rhine-ot' });
  await sets(jonas, 'Add a blackout', { 'On what': 'PLC-12', When: 'every Sat 22:00-04:00' });
  await jonas.closes();
  await marta.types('/ground windows');
  await has('U0INES', 'approver');
  await ines.types('/ground windows');
  await has('U0INES');
  await ines.presses('End');
  expect(lines(ines)).toContain(
    'OT’s leads, approvers and shift leads say when work may be done on PLC-12. Ask one of them.',
  );
  await Promise.all([jonas.presses('End'), marta.presses('End')]);
  await later(MINUTE);
  const told = [jonas, marta].map(lines).filter(text => text.includes('It is over already'));
  expect(told).toHaveLength(1);
  expect(await kept()).toMatchObject([{ version: 2 }]);
  const { auditEntries } = store.tables;
  expect(
    await store.queries.select().from(auditEntries).where(eq(auditEntries.action, 'ended')),
  ).toHaveLength(1);
  await isWell();
});

test('ten are listed, the next first; the others are found by what they are on', async () => {
  const { jonas, omar, slack, isWell } = await plant();
  for (let n = 0; n < 11; n++)
    await sets(jonas, 'Add a maintenance window', {
      'On what': 'PLC-12',
      When: `${11 - n}.12. 08:00-10:00`,
      Why: `Reason ${n}`,
    });
  await sets(jonas, 'Add a blackout', { 'On what': 'HMI-3', When: '24.12. 06:00-26.12. 06:00' });
  await omar.types('/ground windows');
  const reasons = () => omar.modal?.texts.flatMap(text => /Reason \d+/.exec(text) ?? []) ?? [];
  expect(reasons()).toEqual([10, 9, 8, 7, 6, 5, 4, 3, 2, 1].map(n => `Reason ${n}`));
  expect(lines(omar)).toContain('And 2 more: name an asset.');
  await omar.chooses('HMI-3');
  expect(lines(omar)).toContain('Blackout on HMI-3, Filling line 3');
  expect(reasons()).toEqual([]);
  await omar.presses('All windows');
  await omar.chooses('PLC-12');
  expect(reasons()).toHaveLength(11);
  await omar.presses('All windows');
  await omar.chooses('The whole of Rhine');
  expect(lines(omar)).toContain('None on this by itself.');

  // What is ended in a part of the list leaves the reader there.
  await jonas.types('/ground windows');
  await jonas.chooses('HMI-3');
  await jonas.presses('End');
  expect(lines(jonas)).toContain('None on this by itself.');
  expect(slack.workspace.state.messages).toEqual({});
  await isWell();
});

test('several are set from one list, each of them', async () => {
  const { jonas, kept, isWell } = await plant();
  await jonas.types('/ground windows');
  for (const [n, add] of ['Add a maintenance window', 'Add a blackout', 'Add a blackout'].entries()) {
    await jonas.presses(add);
    await jonas.fills({ 'On what': 'PLC-12', When: `every Sat ${n}:00-${n + 1}:00`, Why: `Reason ${n}` });
    expect(lines(jonas)).toContain(`Every Sat 0${n}:00–0${n + 1}:00`);
    await jonas.closes();
    expect(lines(jonas)).toContain(`Reason ${n}`);
  }
  expect((await kept()).map(({ effect }) => effect)).toEqual(['maintenance', 'blackout', 'blackout']);
  await isWell();
});

test('daylight saving: what is read back keeps the clock', async () => {
  const { jonas, later, isWell } = await plant();
  // Tuesday, 23 March 2027.
  await later(119 * DAY);
  await sets(jonas, 'Add a maintenance window', { 'On what': 'PLC-12', When: 'every Sat 22:00-04:00' });
  expect(jonas.modal?.texts[1]).toContain(
    '•  Sat 27 Mar 22:00 – Sun 28 Mar 04:00, Rhine Works time\n•  Sat 3 Apr 22:00 – Sun 4 Apr 04:00',
  );
  await isWell();
});
