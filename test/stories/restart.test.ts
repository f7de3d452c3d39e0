import { expect, test } from 'vitest';
import { HOUR, MINUTE } from '../../src/kernel/clock.ts';
import { files } from '../support/filing.ts';
import { startStory } from '../support/story.ts';

test('after a restart the cards still work and what fell due in between happens once', async () => {
  const story = await startStory();
  const { slack } = story;
  const ines = slack.person('Ines', { in: 'rhine-ot' });
  const omar = slack.person('Omar', { in: 'rhine-it' });
  await files(ines, 'SW-34', 'Danger');
  story.clock.moveOn(HOUR);
  await story.restart();
  await story.settle();
  await story.settle();
  expect(omar.sees().filter(line => line.startsWith('↳') && line.includes('reminds IT'))).toHaveLength(1);
  expect(story.log.join('')).toContain('a timer fires late');
  await omar.clicks('Acknowledge', { on: 'INC-1' });
  expect(ines.sees().join('\n')).toContain('Omar Haddad (IT)');
});

test('a card that cannot be posted reaches the admins with what to do, and is sent when they press', async () => {
  const story = await startStory();
  const { slack } = story;
  const ines = slack.person('Ines', { in: 'rhine-ot' });
  const omar = slack.person('Omar', { in: 'rhine-it' });
  const anna = slack.person('Anna', { in: 'common-ground-admins' });
  const desk = slack.workspace.channel('C0RHINEIT')!;
  const bot = slack.workspace.botUserId;
  desk.members = desk.members.filter(id => id !== bot);
  await files(ines, 'HIS-1');
  expect(anna.sees().join('\n')).toContain('I’m not in that channel. Write /invite @Common Ground there.');
  expect(omar.sees()).toEqual([]);

  const priya = slack.person('Priya', { in: 'common-ground-admins' });
  await priya.clicks('Try again');
  expect(priya.told.at(-1)).toContain('Only an admin of Common Ground');

  desk.members.push(bot);
  await anna.clicks('Try again');
  expect(omar.sees().join('\n')).toContain('INC-1 · HIS-1 historian');
  expect(anna.sees().join('\n')).toContain('Anna Schulz sends it again.');
  expect(anna.buttons()).toEqual([]);
  await story.later(MINUTE);
  expect(omar.sees().filter(line => line.includes('INC-1'))).toHaveLength(1);
});

test('Home shows what waits on my side', async () => {
  const { slack } = await startStory();
  const ines = slack.person('Ines', { in: 'rhine-ot' });
  const omar = slack.person('Omar', { in: 'rhine-it' });
  await omar.opensHome();
  expect(omar.home.join('\n')).toContain('Nothing.');
  await files(ines, 'HIS-1');
  await omar.opensHome();
  expect(omar.home.join('\n')).toContain('INC-1 · HIS-1 historian');
  await omar.presses('Open');
  expect(omar.modal?.texts.join('\n')).toContain('Ines Faria filed it');
  await omar.presses('Acknowledge');
  expect(omar.modal?.texts.join('\n')).toContain('Omar Haddad has it');
  await omar.presses('Start work');
  await omar.presses('Resolve');
  await omar.fills({ 'What fixed it': 'Restarted' });
  expect(omar.modal).toBeUndefined();
  expect(omar.home.join('\n')).toContain('Nothing.');
  await ines.opensHome();
  expect(ines.home.join('\n')).toContain('Resolved, waits for OT to confirm');
  const victor = slack.person('Victor', { in: 'rhine-ot' });
  await victor.opensHome();
  expect(victor.home.join('\n')).toContain('I don’t know yet which side you are on');
});
