import { expect, test } from 'vitest';
import { opensNights, plansPlc, wayBack } from '../support/planning.ts';
import { startStory } from '../support/story.ts';

const recipe = {
  'What is done': 'New recipe table',
  'To what': ['PLC-12'],
  When: 'tonight 22:00-23:00',
  'What kind': 'Configuration',
  'What may come': ['View or control'],
  Why: 'Two recipes are missing',
  'Who does it': 'Omar',
};

/** Ines, who plans, where operations have opened every night. */
async function planner() {
  const story = await startStory();
  await opensNights(story.slack.person('Jonas', { in: 'rhine-ot' }));
  const ines = story.slack.person('Ines', { in: 'rhine-ot' });
  const open = () => [ines.modal?.title, ...(ines.modal?.texts ?? [])].join('\n');
  return { ...story, ines, open };
}

test('who goes back to the first page finds on the second what they answered there', async () => {
  const { ines, open } = await planner();
  await ines.types('/change');
  await ines.fills(recipe);
  await ines.fills(wayBack);
  expect(open()).toContain('New recipe table');
  await ines.closes();
  await ines.fills({ ...recipe, 'What is done': 'Another recipe table' });
  expect(ines.modal?.labels).toContain('Back-out plan');
  await ines.submits();
  expect(ines.modal?.errors).toEqual([]);
  expect(open()).toContain('Another recipe table');
  await ines.submits();
  expect(open()).toContain('CHG-1');
});

test('minutes that can’t be counted are refused at their question', async () => {
  const { ines } = await planner();
  await ines.types('/change');
  await ines.fills(recipe);
  await ines.fills({ ...wayBack, 'Minutes that': '1 h' });
  expect(ines.modal?.errors.join()).toContain('“1 h” is no number of minutes. Write how many, like 30.');
  await ines.fills({ ...wayBack, 'Minutes that': '60' });
  expect(ines.modal?.errors).toEqual([]);
});

test('nobody has to say that they agree with another change: they choose another time, and have agreed to nothing', async () => {
  const { slack, ines, open } = await planner();
  const omar = slack.person('Omar', { in: 'rhine-it' });
  await plansPlc(omar);
  await ines.types('/change');
  await ines.fills({ ...recipe, 'Who does it': 'Ines' });
  expect(open()).toContain('CHG-1 touches PLC-12 at the same time');
  await ines.fills({ ...wayBack, When: 'tonight 23:15-23:40', 'Latest moment': '23:20' });
  expect(ines.modal?.errors).toEqual([]);
  expect(open()).not.toContain('CHG-1');
  expect(open()).toContain('Needs: the shift lead’s go');
});

test('what was agreed with another change is asked anew once the time is another', async () => {
  const { slack, ines, open } = await planner();
  const omar = slack.person('Omar', { in: 'rhine-it' });
  await plansPlc(omar);
  await ines.types('/change');
  await ines.fills({ ...recipe, 'Who does it': 'Ines' });
  await ines.fills({ ...wayBack, 'Agreed with': 'We go first' });
  expect(open()).toContain('Needs: the shift lead’s go');
  await ines.closes();
  await ines.fills({ ...recipe, 'Who does it': 'Ines', When: 'tonight 22:10-23:00' });
  expect(open()).toContain('CHG-1 touches PLC-12 at the same time');
});
