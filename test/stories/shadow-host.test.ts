import { expect, test } from 'vitest';
import { DAY, HOUR } from '../../src/kernel/clock.ts';
import { asks, offers, plant, texts } from '../shadowing/scene.ts';

/** Omar has a place with Ines in the week of 7 December. */
async function placed(weeks = ['Mon 7 Dec']) {
  const story = await plant();
  await offers(story.ines);
  while (story.ines.modal) await story.ines.closes();
  await asks(story.omar, weeks);
  while (story.omar.modal) await story.omar.closes();
  await story.priya.clicks('Yes', { in: 'dm' });
  await story.later(DAY);
  return story;
}

test('a host who reads no message reaches each visit from Home, and does there what is theirs', async () => {
  const { ines, omar, later, isWell } = await placed();
  await ines.opensHome();
  expect(ines.home.join('\n')).toContain('Visits (1)');
  await ines.types('/shadow');
  expect(texts(ines)).toContain('To be checked at your site\nHow a batch is started');
  await ines.presses('Open');
  expect(texts(ines)).toContain('Manager: Priya Nair said yes');
  await ines.presses('Check: Safety induction');
  await ines.fills({});
  while (ines.modal) await ines.closes();

  await ines.types('/shadow');
  expect(texts(ines)).toContain('For your yes or no\nHow a batch is started');
  await ines.presses('Open');
  await ines.presses('Yes, they can come');
  while (ines.modal) await ines.closes();

  await ines.opensHome();
  expect(ines.home.join('\n')).not.toContain('Visits (');
  await ines.types('/shadow');
  expect(texts(ines)).toContain('Who comes to me\nHow a batch is started');
  expect(texts(ines)).not.toContain('For your yes or no');
  await ines.presses('Open');
  expect(texts(ines)).toContain('[Calendar file] [Move] [Not possible]');
  while (ines.modal) await ines.closes();

  await later(18 * DAY + 9 * HOUR);
  await ines.opensHome();
  expect(ines.home.join('\n')).toContain('Visits (1)');
  await omar.types('/shadow');
  await omar.presses('Open');
  expect(texts(omar)).toContain('Manager: Priya Nair said yes');
  await isWell();
});

test('who gives back their only week is told that it is over; a host whose place went on reads no more of it', async () => {
  const { ines, omar, visits, isWell } = await placed();
  await omar.clicks('Open', { in: 'dm' });
  await omar.presses('I can’t then');
  expect(texts(omar)).toContain('You had named no other week, so your request is over. Ask anew.');
  expect(await visits()).toMatchObject([{ state: 'withdrawn' }]);
  await ines.clicks('Open', { in: 'dm', on: 'has a place with you' });
  expect(ines.told.at(-1)).toContain('They don’t come to you any more.');
  await isWell();
});

test('who gives back one of two weeks is told that the place goes on, and waits for the other', async () => {
  const { omar, visits, isWell } = await placed(['Mon 7 Dec', 'Mon 14 Dec']);
  await omar.clicks('Open', { in: 'dm' });
  await omar.presses('I can’t then');
  expect(texts(omar)).toContain('It goes to the next. Thank you for saying so in time.');
  expect(texts(omar)).not.toContain('over');
  expect((await visits())[0]?.state).not.toBe('withdrawn');
  await isWell();
});

test('who is turned down waits for another place, and the former host doesn’t read what they wish', async () => {
  const { ines, omar, visits } = await placed(['Mon 7 Dec', 'Mon 14 Dec']);
  await ines.types('/shadow');
  await ines.presses('Open');
  await ines.presses('Not possible');
  await ines.fills({ Why: 'The line is down' });
  while (ines.modal) await ines.closes();
  expect(await visits()).toMatchObject([{ state: 'approved' }]);
  await ines.clicks('Open', { in: 'dm', on: 'has a place with you' });
  expect(ines.told.at(-1)).toContain('They don’t come to you any more.');
  await omar.types('/shadow');
  await omar.presses('Open');
  expect(texts(omar)).toContain('in the week of Mon 7 Dec or Mon 14 Dec.\nManager: Priya Nair said yes');
});
