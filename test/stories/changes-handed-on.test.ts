import { expect, test } from 'vitest';
import { HOUR, MINUTE } from '../../src/kernel/clock.ts';
import { opensNights, plansPlc } from '../support/planning.ts';
import { startStory } from '../support/story.ts';

async function approved() {
  const story = await startStory();
  const { slack, store } = story;
  const people = {
    jonas: slack.person('Jonas', { in: 'rhine-ot' }),
    ines: slack.person('Ines', { in: 'rhine-ot' }),
    omar: slack.person('Omar', { in: 'rhine-it' }),
    lena: slack.person('Lena', { in: 'rhine-it' }),
    priya: slack.person('Priya', { in: 'rhine-it' }),
    anna: slack.person('Anna', { in: 'canteen' }),
  };
  const { anna, jonas, ines, lena } = people;
  // Another approver of IT, so that the lead who takes over has not decided.
  await anna.types('/ground people');
  await anna.fills({ Who: 'Anna' });
  await anna.fills({ Roles: ['approver', 'admin'] });
  await anna.closes();
  await opensNights(jonas);
  await plansPlc(lena);
  const atIt = slack.person('Anna', { in: 'rhine-it' });
  await atIt.clicks('Approve', { on: 'CHG-1' });
  await atIt.submits();
  await ines.clicks('Approve', { on: 'CHG-1' });
  await ines.submits();
  expect(ines.sees().join('\n')).toContain('Scheduled, waits for the shift lead’s go');
  const is = async () => (await store.queries.select().from(store.tables.changes))[0];
  return { ...story, ...people, is };
}

test('who asked leaves: the lead of their side has it, and what both sides decided still counts', async () => {
  const { slack, later, is, jonas, ines, omar, priya } = await approved();
  const [ofJonas, ofInes] = [jonas.dm.length, ines.dm.length];
  await slack.deactivates('Lena');
  await later(MINUTE);
  expect(await is()).toMatchObject({ requesterId: 'U0PRIYA', implementerId: 'U0OMAR', plan: 1 });
  expect(priya.dm.join('\n')).toContain('CHG-1 · PLC-12');
  expect(jonas.dm.slice(ofJonas)).toEqual([]);
  expect(ines.dm.slice(ofInes)).toEqual([]);
  expect(ines.sees().join('\n')).toContain('Scheduled, waits for the shift lead’s go');

  await priya.clicks('More', { on: 'CHG-1' });
  await priya.presses('Withdraw');
  await priya.fills({ 'Why it': 'Lena knew how' });
  expect(ines.sees().join('\n')).toContain('Withdrawn: Lena knew how');
  expect(omar.dm.join('\n')).toContain('Priya Nair withdrew it');
});

test('who does it leaves while work is under way: the lead ends it, and it is no other plan', async () => {
  const { slack, later, is, jonas, ines, omar, priya } = await approved();
  await later(13 * HOUR + 5 * MINUTE);
  await jonas.clicks('Go', { on: 'CHG-1' });
  await omar.clicks('Start work', { on: 'CHG-1' });
  const before = await is();
  expect(before).toMatchObject({ state: 'implement', implementerId: 'U0OMAR' });
  const ofInes = ines.dm.length;
  await slack.deactivates('Omar');
  await later(MINUTE);
  const { plan, plannedAt, go, startedAt, state } = before!;
  expect(await is()).toMatchObject({ implementerId: 'U0PRIYA', plan, plannedAt, go, startedAt, state });
  expect(priya.dm.join('\n')).toContain('CHG-1 · PLC-12');
  expect(ines.dm.slice(ofInes)).toEqual([]);

  // Nobody has to decide anew before the work goes on after a stop, nor to end it.
  await ines.clicks('Stop', { on: 'CHG-1' });
  expect(ines.sees().join('\n')).toContain('Status: Stopped');
  await jonas.clicks('Restart', { on: 'CHG-1' });
  expect(ines.sees().join('\n')).toContain('Status: Under way');
  await priya.clicks('Work is over', { on: 'CHG-1' });
  await priya.fills({ 'How it ended': 'Done' });
  await jonas.clicks('Accept hand-back', { on: 'CHG-1' });
  await jonas.submits();
  expect(ines.sees().join('\n')).toContain('Status: Closed');
});
