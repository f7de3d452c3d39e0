import { expect, test } from 'vitest';
import { files } from '../support/filing.ts';
import { startStory } from '../support/story.ts';

test('what is edited twice in pages that lie upon each other is written twice', async () => {
  const { slack } = await startStory();
  const lena = slack.person('Lena', { in: 'rhine-it' });
  await lena.types('/term add bridge');
  await lena.fills({ 'What IT means by it': 'Joins two networks.' });
  await lena.closes();
  await lena.types('/term');
  await lena.presses('Open');
  await lena.presses('Edit');
  await lena.fills({ Meaning: 'Joins two segments.' });
  await lena.presses('Edit');
  await lena.fills({ Meaning: 'Joins two segments of a network.' });
  await lena.closes();
  await lena.types('/term bridge');
  expect(lena.told.at(-1)).toContain('IT: Joins two segments of a network.');
});

test('a question to the app stays here when it is edited; a reply crosses whatever becomes of it', async () => {
  const { slack } = await startStory();
  const ines = slack.person('Ines', { in: 'rhine-ot' });
  const omar = slack.person('Omar', { in: 'rhine-it' });
  await files(ines, 'HIS-1', 'Slower', 'Trends stand still');
  await omar.replies('@Common Ground what is a tripp?', { on: 'INC-1' });
  await omar.edits('what is a tripp?', '@Common Ground what is a trip?');
  expect(ines.thread({ on: 'INC-1' })).toEqual([]);
  await omar.replies('Restart it now', { on: 'INC-1' });
  await omar.edits('Restart it now', '@Common Ground do not restart it');
  expect(ines.thread({ on: 'INC-1' }).join('\n')).toContain('do not restart it');
});

test('a source that quotes keeps that it does, and a spelling with a comma is one spelling', async () => {
  const { slack, store } = await startStory();
  const lena = slack.person('Lena', { in: 'rhine-it' });
  await lena.types('/term add valve');
  await lena.fills({
    'What IT means by it': 'A door in a pipe.',
    'Also called': 'valve, motor operated\ngate',
  });
  const [row] = await store.queries.select().from(store.tables.concepts);
  expect(row?.forms.map(({ text }) => text)).toEqual(['valve', 'valve, motor operated', 'gate']);
  await lena.presses('Edit');
  await lena.fills({ Source: 'Handbook', 'Its licence': 'CC BY 4.0' });
  await lena.presses('Edit');
  await lena.fills({ 'Address of the source': 'https://handbook.example' });
  const [now] = await store.queries.select().from(store.tables.concepts);
  expect(now?.sources).toEqual([
    { name: 'Handbook', link: 'https://handbook.example', licence: 'CC BY 4.0' },
  ]);
  expect(now?.forms).toEqual(row?.forms);
});

test('what is no longer said stays so, whatever else is mended about it', async () => {
  const { slack } = await startStory();
  const lena = slack.person('Lena', { in: 'rhine-it' });
  await lena.types('/term add bridge');
  await lena.fills({ 'What IT means by it': 'Joins two networks.' });
  await lena.presses('No longer said');
  await lena.presses('Edit');
  await lena.fills({ Meaning: 'Joined two networks.' });
  await lena.closes();
  await lena.types('/term bridge');
  expect(lena.told.at(-1)).toContain('No longer said here');
});
