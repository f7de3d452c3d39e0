import { expect, test } from 'vitest';
import { DAY, HOUR, MINUTE } from '../../src/kernel/clock.ts';
import { movesIt } from '../support/moving.ts';
import { opensNights, plansPlc } from '../support/planning.ts';
import { startStory, type Story } from '../support/story.ts';

async function planned(story: Story) {
  const { slack } = story;
  const people = {
    jonas: slack.person('Jonas', { in: 'rhine-ot' }),
    ines: slack.person('Ines', { in: 'rhine-ot' }),
    omar: slack.person('Omar', { in: 'rhine-it' }),
    lena: slack.person('Lena', { in: 'rhine-it' }),
    priya: slack.person('Priya', { in: 'rhine-it' }),
  };
  await opensNights(people.jonas);
  await plansPlc(people.lena);
  return people;
}

async function approved(people: Awaited<ReturnType<typeof planned>>): Promise<void> {
  for (const who of [people.priya, people.ines]) {
    await who.clicks('Approve', { on: 'CHG-1' });
    await who.submits();
  }
}

test('what is written under one card stands under the other, a pin keeps it, and CHG-1 becomes a link', async () => {
  const story = await startStory();
  const { ines, omar, lena } = await planned(story);
  await ines.replies('Recipe 7 too, please', { on: 'CHG-1' });
  expect(lena.sees().join('\n')).toContain('Ines Faria (OT): Recipe 7 too, please');
  await omar.reacts('pushpin', { on: 'Recipe 7 too' });
  await lena.clicks('More', { on: 'CHG-1' });
  expect(lena.modal?.texts.join('\n')).toContain('Omar Haddad keeps this from the thread.');
  await lena.closes();
  await lena.replies('See CHG-1', { on: 'CHG-1' });
  expect(JSON.stringify(story.slack.workspace.state.messages)).toMatch(/<https:\/\/[^|]*\|CHG-1>/);
});

test('the implementer leaves before work: the lead has it, and both sides decide anew', async () => {
  const story = await startStory();
  const people = await planned(story);
  const { slack } = story;
  await approved(people);
  await slack.deactivates('Omar');
  await story.later(MINUTE);
  expect(people.lena.sees().join('\n')).toContain('Who does it: Priya Nair');
  expect(people.ines.sees().join('\n')).toContain('Waits for an approver of IT and an approver of OT');
  expect(people.priya.dm.join('\n')).toContain('CHG-1 · PLC-12');
  await people.priya.clicks('Approve', { on: 'CHG-1' });
  expect(people.priya.sees().join('\n')).toContain('Four eyes');
});

test('the implementer leaves at work and no lead is there: the shift lead says how it ended, or whoever becomes lead', async () => {
  const story = await startStory();
  const people = await planned(story);
  const { slack, later } = story;
  await approved(people);
  await later(13 * HOUR + 5 * MINUTE);
  await people.jonas.clicks('Go', { on: 'CHG-1' });
  await people.omar.clicks('Start work', { on: 'CHG-1' });
  for (const name of ['Priya', 'Omar']) {
    await slack.deactivates(name);
    await later(MINUTE);
  }
  expect(people.lena.sees().join('\n')).toContain('Who does it: Omar Haddad');
  await later(HOUR);
  expect(people.jonas.buttons({ on: 'CHG-1' })).toContain('Work is over');

  const anna = slack.person('Anna', { in: 'canteen' });
  await anna.types('/ground people');
  await anna.fills({ Who: 'Ines' });
  await anna.fills({ Roles: ['Lead', 'Approver'] });
  await later(HOUR);
  expect(people.lena.sees().join('\n')).toContain('Who does it: Ines Faria');
  await people.jonas.clicks('Work is over', { on: 'CHG-1' });
  await people.jonas.fills({ 'How it ended': 'Done' });
  expect(people.lena.sees().join('\n')).toContain('Status: Work is over, waits for hand-back');
});

test('the desk restarts at any time: nothing is lost, nothing comes twice', async () => {
  const story = await startStory();
  const people = await planned(story);
  await story.restart();
  await approved(people);
  await story.restart();
  await story.later(13 * HOUR + 5 * MINUTE);
  await story.restart();
  await people.jonas.clicks('Go', { on: 'CHG-1' });
  await people.omar.clicks('Start work', { on: 'CHG-1' });
  await story.restart();
  await people.omar.clicks('Work is over', { on: 'CHG-1' });
  await people.omar.fills({ 'How it ended': 'Done' });
  await people.jonas.clicks('Accept hand-back', { on: 'CHG-1' });
  await people.jonas.submits();
  expect(people.ines.sees().join('\n')).toContain('Status: Closed');
  const cards = people.ines.sees().filter(line => line.includes('Status:'));
  expect(cards).toHaveLength(1);
});

test('a desk moves: the card of a change follows, and where it was it says so', async () => {
  const story = await startStory();
  const { omar } = await planned(story);
  const anna = story.slack.person('Anna', { in: 'canteen' });
  await movesIt(story.slack, anna, 'rhine', 'canteen');
  while (anna.modal) await anna.closes();
  await story.later(0);
  const lena = story.slack.person('Lena', { in: 'canteen' });
  expect(lena.sees().join('\n')).toContain('CHG-1 · PLC-12, Filling line 3');
  expect(omar.sees().join('\n')).toContain('This desk has moved: the change goes on in #canteen');
});

test('who is away is decided for by whom they named, and the card of another change stays as it is', async () => {
  const story = await startStory();
  const { slack } = story;
  const people = await planned(story);
  await plansPlc(people.lena, {
    'To what': ['VFD-7'],
    'What is done': 'New ramp',
    When: 'tomorrow 22:00-23:00',
  });
  await people.ines.types('/ground away');
  await people.ines.fills({ 'Who decides': 'Marta', Until: 'Fri 18:00' });
  const marta = slack.person('Marta', { in: 'rhine-ot' });
  await marta.clicks('Approve', { on: 'CHG-1' });
  await marta.submits();
  await marta.clicks('More', { on: 'CHG-1' });
  expect(marta.modal?.texts.join('\n')).toContain('Marta Kowalska (OT, for Ines Faria) said yes');
  await marta.closes();
  expect(people.lena.sees().find(line => line.includes('CHG-2 ·'))).toContain(
    'Waits for an approver of IT and an approver of OT',
  );
});

test('nobody decides: who must is reminded, then their leads, and at its end it expires', async () => {
  const story = await startStory();
  const people = await planned(story);
  await story.later(7 * HOUR);
  expect(people.ines.dm.filter(line => line.includes('CHG-1')).length).toBeGreaterThan(1);
  await story.later(DAY);
  expect(people.lena.sees().join('\n')).toContain(
    'Expired: its time is over, and nobody said that work began',
  );
  expect(people.lena.dm.join('\n')).toContain('Expired');
});

test('a change is edited from the list, on top of two other pages, which Slack has no place for', async () => {
  const story = await startStory();
  const { lena, ines } = await planned(story);
  await lena.types('/change list');
  await lena.presses('Open');
  await lena.presses('Edit');
  await lena.fills({ Why: 'Three recipes are missing' });
  expect(lena.modal?.labels).toContain('Back-out plan');
  await lena.submits();
  await lena.submits();
  expect(lena.modal?.title).toBe('CHG-1');
  await lena.closes();
  expect(ines.sees().join('\n')).toContain('Lena Brandt edited it.');
});

test('an edit moves no change to another site, whose people would not be asked', async () => {
  const story = await startStory();
  const { lena } = await planned(story);
  await lena.clicks('Edit', { on: 'CHG-1' });
  await lena.fills({ 'To what': ['DCS-1'] });
  expect(lena.modal?.errors.join()).toContain('That stands at another site, whose people decide about it.');
  await lena.fills({ 'To what': ['HMI-3'] });
  expect(lena.modal?.errors).toEqual([]);
});
