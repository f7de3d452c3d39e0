import { expect, test } from 'vitest';
import { startStory } from '../support/story.ts';

test('where another app has /incident already, an incident crosses by the prefixed command', async () => {
  const { slack } = await startStory({ commandPrefix: 'cg-' });
  const ines = slack.person('Ines', { in: 'rhine-ot' });
  const omar = slack.person('Omar', { in: 'rhine-it' });

  await ines.opensHome();
  expect(ines.home.join('\n')).toContain('Write /cg-incident in any channel');
  await ines.types('/cg-incident');
  const answers = { 'Where and what': 'HIS-1', 'What happens': 'Trends stand still', 'How bad': 'Slower' };
  await ines.fills(answers);
  await ines.closes();
  await omar.clicks('Acknowledge', { on: 'INC-1' });
  await omar.clicks('Resolve', { on: 'INC-1' });
  await omar.fills({ 'What fixed it': 'Collector service restarted' });
  await ines.clicks('Confirm fixed', { on: 'INC-1' });
  expect(omar.sees().join('\n')).toContain('Ines Faria confirmed that it is fixed.');

  await ines.types('/cg-incident help');
  expect(ines.told.at(-1)).toContain('/cg-incident 42 opens INC-42');
  await ines.types('/cg-ground help');
  expect(ines.modal?.texts.join('\n')).toContain('/cg-incident reports something');
  await ines.closes();
  const plainly = await ines.types('/incident');
  expect(plainly.ok).toBe(false);
  expect(ines.modal).toBeUndefined();
});
