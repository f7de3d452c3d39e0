import { expect, test } from 'vitest';
import { DAY, HOUR, MINUTE } from '../../src/kernel/clock.ts';
import { files } from '../support/filing.ts';
import { startStory } from '../support/story.ts';

test('nobody has it: the desk is reminded, then the leads, then both sides and the admins, until somebody has it', async () => {
  const { slack, later } = await startStory();
  const ines = slack.person('Ines', { in: 'rhine-ot' });
  const omar = slack.person('Omar', { in: 'rhine-it' });
  const priya = slack.person('Priya', { in: 'rhine-it' });
  const jonas = slack.person('Jonas', { in: 'rhine-ot' });
  const admins = () => priya.sees('common-ground-admins').join('\n');
  await files(ines, 'SW-34', 'Danger');

  await later(5 * MINUTE - 1);
  expect(omar.sees().join('\n')).not.toContain('reminds IT');
  await later(1);
  expect(omar.sees().join('\n')).toContain('Common Ground reminds IT: nobody has it yet.');
  expect(priya.dm).toEqual([]);

  await later(5 * MINUTE);
  expect(priya.dm.join('\n')).toContain('nobody from IT has it yet');
  expect(jonas.dm).toEqual([]);
  expect(admins()).toBe('');

  await later(5 * MINUTE);
  expect(jonas.dm.join('\n')).toContain('nobody from IT has it yet');
  expect(admins()).toContain('nobody from IT has it yet');

  await priya.clicks('Acknowledge', { in: 'dm' });
  expect(omar.sees().join('\n')).toContain('Priya Nair (IT)');
  const messages = () => slack.calls.filter(call => call.method.startsWith('chat.')).length;
  const before = messages();
  await later(DAY);
  expect(messages()).toBe(before);
});

test('an urgent reminder does not wait for working hours, an unimportant one does', async () => {
  const { slack, later } = await startStory();
  const ines = slack.person('Ines', { in: 'rhine-ot' });
  const omar = slack.person('Omar', { in: 'rhine-it' });
  // 18:00 at Rhine Works: the office is closed until 07:00.
  await later(9 * HOUR);
  await files(ines, 'HIS-1', 'Slower');
  await later(13 * HOUR + 4 * HOUR - 1);
  expect(omar.sees().join('\n')).not.toContain('reminds IT');
  await later(1);
  expect(omar.sees().join('\n')).toContain('reminds IT');
});

test('a small matter that nobody confirms closes by itself after two working days, and says so', async () => {
  const { slack, later } = await startStory();
  const ines = slack.person('Ines', { in: 'rhine-ot' });
  const omar = slack.person('Omar', { in: 'rhine-it' });
  for (const how of ['No effect', 'line stopped']) await files(ines, 'HIS-1', how);
  for (const name of ['INC-1', 'INC-2']) {
    await omar.clicks('Acknowledge', { on: name });
    await omar.clicks('Resolve', { on: name });
    await omar.submits();
  }
  await later(2 * DAY - 1);
  expect(omar.buttons({ on: 'INC-1' })).toEqual(['What changed?', 'More']);
  expect(ines.sees().join('\n')).not.toContain('closed it');
  await later(1);
  expect(ines.sees().join('\n')).toContain(
    'Common Ground closed it: nobody said otherwise in two working days.',
  );
  // What stopped a line is never closed without a word.
  expect(ines.buttons({ on: 'INC-2' })).toContain('Confirm fixed');
  await ines.clicks('More', { on: 'INC-1' });
  await ines.presses('Reopen');
  await ines.fills({ 'What is still wrong': 'Back again on Friday' });
  expect(omar.sees().join('\n')).toContain('Back again on Friday');
});

test('a fix that nobody confirms is asked about every working day, where it stopped a line', async () => {
  const { slack, later } = await startStory();
  const ines = slack.person('Ines', { in: 'rhine-ot' });
  const omar = slack.person('Omar', { in: 'rhine-it' });
  const asked = () =>
    ines.sees().filter(line => line.startsWith('↳') && line.includes('asks OT to say whether it is fixed'));
  await files(ines, 'HIS-1', 'line stopped');
  await omar.clicks('Acknowledge', { on: 'INC-1' });
  await omar.clicks('Resolve', { on: 'INC-1' });
  await omar.submits();
  await later(DAY - 1);
  expect(asked()).toHaveLength(0);
  await later(1);
  expect(asked()).toHaveLength(1);
  await later(DAY);
  expect(asked()).toHaveLength(2);
  await ines.clicks('Confirm fixed', { on: 'Resolved, waits for OT' });
  await later(DAY);
  expect(asked()).toHaveLength(2);
});

test('what is reopened has its deadline and its escalation again', async () => {
  const { slack, later } = await startStory();
  const ines = slack.person('Ines', { in: 'rhine-ot' });
  const omar = slack.person('Omar', { in: 'rhine-it' });
  const priya = slack.person('Priya', { in: 'rhine-it' });
  await files(ines, 'SW-34', 'Danger');
  await omar.clicks('Acknowledge', { on: 'INC-1' });
  await omar.clicks('Resolve', { on: 'INC-1' });
  await omar.submits();
  await ines.clicks('Not fixed', { in: 'rhine-ot' });
  await ines.fills({ 'What is still wrong': 'Down again' });
  await later(10 * MINUTE);
  await later(5 * MINUTE);
  expect(priya.dm.join('\n')).toContain('nobody from IT has it yet');
});
