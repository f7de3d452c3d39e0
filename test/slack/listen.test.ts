import { expect, test } from 'vitest';
import { files } from '../support/filing.ts';
import { startStory, type Story } from '../support/story.ts';

/** Omar acknowledges on a page of INC-1, and Slack does not take his Home. */
async function acknowledgesOnPage({ slack }: Story) {
  const omar = slack.person('Omar', { in: 'rhine-it' });
  await files(slack.person('Ines', { in: 'rhine-ot' }), 'HIS-1');
  await omar.clicks('More', { on: 'INC-1' });
  slack.failNext('views.publish', { error: 'internal_error' });
  await omar.presses('Acknowledge');
  return omar;
}

const levels = (log: string[], level: number) =>
  log
    .filter(line => line.includes(`"level":${level}`))
    .map(line => (JSON.parse(line) as { msg: string }).msg);

test('where Home can’t be drawn anew, what was done on a page is no failure', async () => {
  const story = await startStory();
  const omar = await acknowledgesOnPage(story);
  expect(omar.modal?.texts.join()).toContain('Omar');
  expect(levels(story.log, 50)).toEqual([]);
  expect(levels(story.log, 40)).toEqual(['Home could not be drawn anew']);
});

test('where Home can’t be drawn anew, a form on a page is no failure either', async () => {
  const story = await startStory();
  const omar = await acknowledgesOnPage(story);
  await omar.presses('Resolve');
  story.slack.failNext('views.publish', { error: 'internal_error' });
  await omar.fills({ 'What fixed it': 'A new disk' });
  expect(story.slack.person('Ines', { in: 'rhine-ot' }).buttons()).toContain('Confirm fixed');
  expect(levels(story.log, 50)).toEqual([]);
  expect(levels(story.log, 40)).toHaveLength(2);
});
