import { startStory, type Story } from '../support/story.ts';
import type { Person } from '../../src/sandbox/persons.ts';

/** A programme as its form proposes it, every two weeks on Tuesdays at 09:00 in Berlin, with these members. */
export const aProgramme = (...members: string[]): Promise<Story & { jonas: Person }> =>
  aProgrammeIn({}, ...members);

/** @param options of the story */
export async function aProgrammeIn(
  options: Parameters<typeof startStory>[0],
  ...members: string[]
): Promise<Story & { jonas: Person }> {
  const story = await startStory(options);
  const jonas = story.slack.person('Jonas', { in: 'canteen' });
  await jonas.types('/coffee');
  await jonas.presses('New programme');
  await jonas.submits();
  await jonas.closes();
  await jonas.closes();
  for (const name of members) {
    const member = story.slack.person(name, { in: 'canteen' });
    await member.types('/coffee');
    await member.presses('Join');
    await member.closes();
  }
  return { ...story, jonas };
}
