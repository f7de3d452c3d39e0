import type { Person } from '../../src/sandbox/persons.ts';

/** Files an incident with the three answers and closes the receipt. */
export async function files(
  person: Person,
  where: string,
  how = 'Slower',
  what = 'It does not do what it should',
): Promise<void> {
  await person.types('/incident');
  await person.fills({ 'Where and what': where, 'What happens': what, 'How bad': how });
  await person.closes();
}
