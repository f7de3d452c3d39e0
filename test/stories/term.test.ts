import { expect, test } from 'vitest';
import { files } from '../support/filing.ts';
import { startStory } from '../support/story.ts';

test('a word is looked up in a thread, on both sides, and shown there', async () => {
  const { slack, log } = await startStory();
  const lena = slack.person('Lena', { in: 'rhine-it' });
  await lena.types('/term');
  console.log(
    log
      .filter(l => l.includes('err'))
      .join('')
      .slice(0, 1500),
    lena.told,
  );
  await lena.presses('Load the starter glossary');
  console.log(lena.modal);
  await lena.closes();
  const ines = slack.person('Ines', { in: 'rhine-ot' });
  await ines.types('/term dmz');
  console.log(ines.told.at(-1), ines.sees().at(-1), ines.buttons());
  await files(ines, 'HIS-1', 'Slower', 'Trends stand still since 08:40');
  const omar = slack.person('Omar', { in: 'rhine-it' });
  await omar.replies('@Common Ground what is a trip?', { on: 'INC-1' });
  console.log(omar.told.at(-1), omar.thread({ on: 'INC-1' }));
  await omar.clicks('Show to channel');
  console.log(omar.thread({ on: 'INC-1' }), ines.thread({ on: 'INC-1' }));
  await omar.replies('Please isolate it', { on: 'INC-1' });
  console.log(omar.told.at(-1));
  await omar.clicks('I mean IT’s');
  console.log(omar.thread({ on: 'INC-1' }), ines.thread({ on: 'INC-1' }));
  expect(1).toBe(1);
});
