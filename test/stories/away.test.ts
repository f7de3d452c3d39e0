import { expect, test } from 'vitest';
import { DAY } from '../../src/kernel/clock.ts';
import { startStory } from '../support/story.ts';

test('who goes away names who decides for them, until they are back', async () => {
  const { slack, later } = await startStory();
  const ines = slack.person('Ines', { in: 'rhine-ot' });
  const marta = slack.person('Marta', { in: 'rhine-ot' });
  const help = async (person: typeof ines) => {
    await person.types('/ground help');
    const words = person.modal?.texts.join('\n') ?? '';
    await person.closes();
    return words;
  };
  await ines.types('/ground away');
  await ines.fills({ 'Who decides for you': 'Marta', 'Until when': 'Fri 06:00' });
  expect(ines.modal?.texts.join()).toContain(
    '@Marta Kowalska decides for you until Fri 27 Nov 06:00, Rhine Works time',
  );
  await ines.closes();
  expect(marta.dm).toHaveLength(1);
  expect(marta.dm[0]).toContain('You decide for Ines Faria until Fri 27 Nov 06:00, Rhine Works time.');
  expect(await help(marta)).toContain('You decide for Ines Faria until Fri 27 Nov 06:00, Rhine Works time.');
  expect(await help(ines)).toContain('@Marta Kowalska decides for you until Fri 27 Nov 06:00');

  // What stands in the form is read as it was said.
  await ines.types('/ground away');
  await ines.submits();
  expect(ines.modal?.texts.join()).toContain('until Fri 27 Nov 06:00');
  await ines.closes();
  expect(marta.dm).toHaveLength(1);

  await ines.types('/ground away');
  await ines.fills({ 'Who decides for you': null });
  expect(ines.modal?.texts.join()).toContain('Nobody decides for you now.');
  await ines.closes();
  expect(await help(marta)).not.toContain('You decide for');
  expect(marta.dm).toHaveLength(1);

  await ines.types('/ground away');
  await ines.fills({ 'Who decides for you': 'Marta', 'Until when': 'tomorrow 06:00' });
  await ines.closes();
  await later(DAY);
  expect(await help(marta)).not.toContain('You decide for');
  // What is over is no longer offered.
  await ines.types('/ground away');
  await ines.submits();
  expect(ines.modal?.texts.join()).toContain('Nobody decides for you now.');
});

test('the form says at its fields what is wrong, and changes nothing', async () => {
  const { slack, store } = await startStory();
  const ines = slack.person('Ines', { in: 'rhine-ot' });
  const wrong: [whom: string, when: string | null, error: string][] = [
    ['Omar', 'Fri 06:00', 'Omar Haddad belongs to the other side.'],
    ['Victor', 'Fri 06:00', 'I don’t know that person yet.'],
    ['Marta', null, 'Say until when, like Mon 07:00.'],
    ['Marta', 'Fri', 'Say at what time as well'],
    ['Marta', 'Fri 06:00-14:00', '“Fri 06:00-14:00” is a range. Write one moment'],
    ['Marta', 'now', 'That is over. Write a moment that is still to come, like Mon 07:00.'],
    ['Marta', '1 May 06:00', 'That is more than 92 days ahead.'],
    ['Marta', 'soon', 'I can’t read “soon” as a time.'],
  ];
  await ines.types('/ground away');
  for (const [whom, when, error] of wrong) {
    await ines.fills({ 'Who decides for you': whom, 'Until when': when });
    expect(ines.modal?.errors.join()).toContain(error);
  }
  const people = await store.queries.select().from(store.tables.people);
  expect(people.filter(({ delegate }) => delegate !== null)).toEqual([]);
});

test.each([
  ['Omar', 'You don’t say yes or no to changes, so nobody has to do it for you'],
  ['Control room', 'You don’t say yes or no to changes, so nobody has to do it for you'],
  ['Victor', 'I don’t know yet which side you are on. Join your side’s desk first.'],
])('%s has nobody stand in for them, and reads why', async (name, says) => {
  const { slack } = await startStory();
  const person = slack.person(name, { in: name === 'Omar' ? 'rhine-it' : 'rhine-ot' });
  await person.types('/ground away');
  expect(person.modal).toBeUndefined();
  expect(person.told.at(-1)).toContain(says);
});
