import { expect, test } from 'vitest';
import { messageStatements } from '../../src/store/facts.ts';
import { files } from '../support/filing.ts';
import { startStory, type Story } from '../support/story.ts';

/** A desk with one incident. */
async function withIncident(): Promise<Story> {
  const story = await startStory();
  await files(story.slack.person('Ines', { in: 'rhine-ot' }), 'HIS-1');
  return story;
}

/** Tells a group of the incident, as the desk tells whoever is on duty. */
async function tells({ store, clock, settle }: Story, ...ids: string[]): Promise<void> {
  const [incident] = await store.queries.select().from(store.tables.incidents);
  const message = {
    key: ids.join(),
    intent: 'incident.on-duty',
    about: incident?.id ?? '',
    seq: 1,
    to: { kind: 'people' as const, ids },
    urgent: false,
  };
  await store.commit(messageStatements(store, [message], clock.now()));
  await settle();
}

test('a group reads in its direct messages what it is told, and anybody in it can press there', async () => {
  const story = await withIncident();
  await tells(story, 'U0OMAR', 'U0LENA');
  const omar = story.slack.person('Omar', { in: 'with Lena' });
  expect(omar.sees()).toEqual([expect.stringContaining('INC-1')]);
  expect(story.slack.person('Lena').sees('with Omar')).toEqual(omar.sees());
  await omar.clicks('Acknowledge');
  expect(story.slack.person('Ines').sees('rhine-ot').join('\n')).toContain('Who has it: Omar Haddad (IT)');
});

test('a record is a link where all of them have a desk in common, and a name where they have none', async () => {
  const story = await withIncident();
  await tells(story, 'U0OMAR', 'U0LENA');
  await tells(story, 'U0OMAR', 'U0INES');
  const { channels } = story.slack.workspace.state;
  const written = Object.values(channels)
    .filter(({ kind }) => kind === 'group dm')
    .map(({ id }) => JSON.stringify(story.slack.workspace.messagesIn(id)));
  expect(written.map(text => text.includes('INC-1'))).toEqual([true, true]);
  expect(written.map(text => text.includes('|INC-1>'))).toEqual([true, false]);
});

test('where one of them has left the admins read who was not told, and why', async () => {
  const story = await withIncident();
  await story.slack.deactivates('Omar');
  await tells(story, 'U0OMAR', 'U0LENA');
  expect(story.slack.person('Anna', { in: 'common-ground-admins' }).sees().at(-1)).toContain(
    'a message about INC-1 to @Omar Haddad, @Lena Brandt.\nSomebody whom it was for has left.',
  );
});
