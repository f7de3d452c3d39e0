import { eq } from 'drizzle-orm';
import { expect } from 'vitest';
import type { Person } from '../../src/sandbox/persons.ts';
import { files } from '../support/filing.ts';
import { startStory, type Story } from '../support/story.ts';

/** The demo’s plant, whose stewards are Marta of OT and Lena of IT, with the words that come with the app. */
export async function aGlossary(options: Parameters<typeof startStory>[0] = {}) {
  const story = await startStory(options);
  const { slack } = story;
  const at = (name: string, channel: string) => slack.person(name, { in: channel });
  const lena = at('Lena', 'rhine-it');
  await lena.types('/term');
  await lena.presses('Load the starter glossary');
  await lena.closes();
  return {
    ...story,
    lena,
    omar: at('Omar', 'rhine-it'),
    priya: at('Priya', 'rhine-it'),
    ines: at('Ines', 'rhine-ot'),
    marta: at('Marta', 'rhine-ot'),
    jonas: at('Jonas', 'rhine-ot'),
  };
}

/** The same, and INC-1, which Ines of OT reported and Omar of IT reads at his desk. */
export async function aGlossaryInTalk(how = 'Slower') {
  const plant = await aGlossary();
  await files(plant.ines, 'HIS-1', how);
  return {
    ...plant,
    /** What somebody reads under the card at their desk. */
    thread: (person: Person) => person.thread({ on: 'INC-1' }),
  };
}

export const texts = (person: Person): string => person.modal?.texts.join('\n') ?? '';

/** The last that was said to somebody alone. */
export const told = (person: Person): string => person.told.at(-1) ?? '';

/** The plant without any word, and whoever adds some. */
export async function emptyGlossary() {
  const story = await startStory();
  const at = (name: string, channel: string) => story.slack.person(name, { in: channel });
  return {
    ...story,
    lena: at('Lena', 'rhine-it'),
    omar: at('Omar', 'rhine-it'),
    priya: at('Priya', 'rhine-it'),
    ines: at('Ines', 'rhine-ot'),
    marta: at('Marta', 'rhine-ot'),
    jonas: at('Jonas', 'rhine-ot'),
    denise: at('Denise', 'bayou-ot'),
  };
}

export async function adds(person: Person, word: string, answers: Record<string, string>): Promise<void> {
  await person.types(`/term add ${word}`);
  await person.fills(answers);
  expect(person.modal?.errors).toEqual([]);
  await person.closes();
}

/** The page of a word, as its reader may use it. */
export async function opens(person: Person, word: string): Promise<string> {
  await person.types(`/term ${word}`);
  await person.clicks('More');
  return texts(person);
}

export const roles = async ({ store }: Story, id: string, given: ('steward' | 'lead')[]) =>
  store.queries.update(store.tables.people).set({ roles: given }).where(eq(store.tables.people.id, id));

export const trend = { 'What OT means': 'A curve over time.' };
