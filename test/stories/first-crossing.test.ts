import { expect, test } from 'vitest';
import { startStory } from '../support/story.ts';

test('an incident crosses from OT to IT and comes back confirmed', async () => {
  const { slack } = await startStory();
  const ines = slack.person('Ines', { in: 'rhine-ot' });
  const omar = slack.person('Omar', { in: 'rhine-it' });

  await ines.types('/incident');
  expect(ines.modal?.texts.join()).toContain('0621 555 112, radio 4 first');
  await ines.fills({
    'Where and what': 'HIS-1',
    'What happens': 'Trends stand still since 08:40',
    'How bad': 'Slower',
  });
  expect(ines.modal?.texts.join()).toContain('INC-1 is with IT now');
  await ines.closes();
  expect(ines.sees().join('\n')).toContain('INC-1 · HIS-1 historian, Server room B');
  expect(ines.buttons({ on: 'INC-1' })).toEqual(['What changed?', 'More']);

  await omar.clicks('Acknowledge', { on: 'INC-1' });
  expect(omar.sees().join('\n')).toContain('Omar Haddad (IT)');
  expect(ines.sees().join('\n')).toContain('Omar Haddad (IT)');

  await omar.clicks('Resolve', { on: 'INC-1' });
  await omar.fills({ 'What fixed it': 'Collector service restarted' });
  expect(ines.dm.join('\n')).toContain('Collector service restarted');

  await ines.clicks('Confirm fixed', { on: 'INC-1' });
  expect(omar.sees().join('\n')).toContain('Ines Faria confirmed that it is fixed.');
  expect(ines.sees().join('\n')).toContain('Ines Faria confirmed that it is fixed.');
});
