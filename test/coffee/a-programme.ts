import type { Person } from '../../src/sandbox/persons.ts';
import { startStory, type Story } from '../support/story.ts';

export type ProgrammeStory = Story & { jonas: Person };

/** A programme as its form proposes it, every two weeks on Tuesdays at 09:00 in Berlin, with these members. */
export const aProgramme = (...members: string[]): Promise<ProgrammeStory> => aProgrammeWith({}, ...members);

type Answers = Parameters<Person['fills']>[0];

/** @param answers in place of what its form proposes */
export const aProgrammeWith = async (answers: Answers, ...members: string[]): Promise<ProgrammeStory> =>
  aProgrammeIn(await startStory(), answers, ...members);

export async function aProgrammeIn(
  story: Story,
  answers: Answers,
  ...members: string[]
): Promise<ProgrammeStory> {
  const jonas = story.slack.person('Jonas', { in: 'canteen' });
  await jonas.types('/coffee');
  await jonas.presses('New programme');
  await jonas.fills(answers);
  await jonas.closes();
  await jonas.closes();
  for (const name of members) await joins(story.slack.person(name, { in: 'canteen' }));
  // Its store is another one after a restart.
  return Object.assign(story, { jonas });
}

/** Into the only programme that they see. */
export async function joins(member: Person): Promise<void> {
  await member.types('/coffee');
  await member.presses('Join');
  await member.closes();
}
