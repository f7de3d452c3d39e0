import { expect, test } from 'vitest';
import { files } from '../support/filing.ts';
import { startStory } from '../support/story.ts';

/** Ines of OT reported HIS-1; Omar of IT reads it at his desk. */
async function aConversation() {
  const story = await startStory();
  const ines = story.slack.person('Ines', { in: 'rhine-ot' });
  const omar = story.slack.person('Omar', { in: 'rhine-it' });
  await files(ines, 'HIS-1');
  const talk = (person: typeof ines) => person.thread({ on: 'INC-1' });
  return { ...story, ines, omar, talk };
}

test('what one side writes under its card, the other reads under its own, in order and by name', async () => {
  const { ines, omar, talk } = await aConversation();
  await ines.replies('Trends stopped at 08:40', { on: 'INC-1' });
  await omar.replies('Looking at the collector', { on: 'INC-1' });
  await ines.replies('Operators are *blind* since `DCS-1`\n```\nE42\n```', { on: 'INC-1' });
  expect(talk(omar)).toEqual([
    'Ines Faria (OT): Trends stopped at 08:40',
    'Omar Haddad: Looking at the collector',
    'Ines Faria (OT): Operators are blind since DCS-1\n```\nE42\n```',
  ]);
  expect(talk(ines)[1]).toBe('Omar Haddad (IT): Looking at the collector');
  expect(talk(ines)).toHaveLength(3);
});
