import { expect, test } from 'vitest';
import type { Person } from '../../src/sandbox/persons.ts';
import { DAY, HOUR } from '../../src/kernel/clock.ts';
import { aProgramme, aProgrammeWith } from '../coffee/a-programme.ts';

test('who joins the channel is in and told so, who is invited is asked, and who left stays out', async () => {
  const { slack, store } = await aProgrammeWith({ 'Its channel': 'rhine-ot', 'How often': 'Every week' });
  const omar = slack.person('Omar', { in: 'canteen' });
  await omar.joins('rhine-ot');
  expect(omar.dm.at(-1)).toContain('You are in IT–OT coffee now, because you joined #rhine-ot.');
  const ines = slack.person('Ines', { in: 'rhine-ot' });
  await ines.types('/invite @Lena Brandt');
  const lena = slack.person('Lena', { in: 'dm' });
  expect(lena.dm.at(-1)).toContain('Would you like to be in IT–OT coffee? Somebody added you to #rhine-ot.');
  const states = async () => {
    const rows = await store.queries.select().from(store.tables.memberships);
    return Object.fromEntries(rows.map(({ personId, state }) => [personId, state]));
  };
  expect(await states()).toEqual({ U0OMAR: 'in' });

  await omar.clicks('Leave', { in: 'dm' });
  await lena.clicks('No, thank you');
  for (const one of [omar, lena]) await one.leaves('rhine-ot');
  const [toOmar, toLena] = [omar.dm.length, lena.dm.length];
  await omar.joins('rhine-ot');
  await ines.types('/invite @Lena Brandt');
  expect(await states()).toEqual({ U0OMAR: 'left', U0LENA: 'left' });
  expect([omar.dm.length, lena.dm.length]).toEqual([toOmar, toLena]);
  await omar.types('/coffee');
  await omar.presses('Join');
  expect(await states()).toEqual({ U0OMAR: 'in', U0LENA: 'left' });
});

test('shared accounts and guests are not in, and read why', async () => {
  const { slack, store } = await aProgrammeWith({ 'Its channel': 'rhine-ot' });
  const control = slack.person('Control room', { in: 'canteen' });
  await control.types('/coffee');
  expect(control.modal?.texts.join('\n')).toContain('A shared account meets nobody.');
  expect(control.modal?.texts.join('\n')).not.toContain('There is no programme yet');
  expect(await store.queries.select().from(store.tables.memberships)).toEqual([]);
});

test('who leaves one programme is never invited to it again, and is in the other as before', async () => {
  const { slack, jonas, later } = await aProgrammeWith({ 'How often': 'Every week' }, 'Ines', 'Omar');
  await jonas.types('/coffee');
  await jonas.presses('New programme');
  await jonas.fills({ Name: 'Lunch', 'How often': 'Every week', 'On which day': 'Thursday' });
  await jonas.closes();
  const [ines, omar] = ['Ines', 'Omar'].map(name => slack.person(name, { in: 'canteen' })) as [
    Person,
    Person,
  ];
  for (const one of [ines, omar]) {
    await one.types('/coffee');
    await one.presses('Join');
    await one.closes();
  }
  await omar.types('/coffee');
  await omar.presses('Leave');
  expect(omar.modal?.texts.join('\n')).toContain('You are not in it.');
  await omar.closes();
  for (let n = 0; n < 16; n++) await later(DAY);
  const notices = (one: Person) => one.dm.filter(line => line.includes('you are in the next round'));
  expect(notices(omar).filter(line => line.includes('IT–OT coffee'))).toEqual([]);
  expect(notices(omar).filter(line => line.includes('Lunch'))).not.toEqual([]);
  expect(slack.person('Omar', { in: 'with Ines' }).sees().join('\n')).toContain('Lunch: @');
  expect(slack.person('Omar', { in: 'with Ines' }).sees().join('\n')).not.toContain('IT–OT coffee: @');
});

test('do not pair holds both ways, and nobody reads that it was the reason', async () => {
  const { slack, jonas, later } = await aProgramme('Ines', 'Omar');
  const ines = slack.person('Ines', { in: 'canteen' });
  await ines.types('/coffee topics');
  await ines.fills({ 'Whom not to pair you with': ['Omar Haddad'] });
  await later(13 * DAY + HOUR);
  await later(DAY);
  const omar = slack.person('Omar', { in: 'canteen' });
  const nobody =
    'you have nobody to meet this time. Nobody was left to meet. You come first in the next one.';
  expect(omar.dm.at(-1)).toContain(nobody);
  expect(ines.dm.at(-1)).toContain(nobody);
  await omar.types('/coffee');
  const read = [...omar.dm, ...(omar.modal?.texts ?? [])];
  await jonas.types('/coffee');
  await jonas.presses('How it goes');
  read.push(...(jonas.modal?.texts ?? []));
  await jonas.presses('Preview the next round');
  read.push(...(jonas.modal?.texts ?? []));
  expect(read.join('\n')).not.toMatch(/not paired|not to pair|do not pair|don’t want/i);
  expect(slack.workspace.state.channels).not.toHaveProperty('with Ines');
});

test('manager and report are no pair', async () => {
  const { slack, store, later } = await aProgramme('Ines', 'Omar', 'Marta');
  const { queries, tables } = store;
  await queries
    .insert(tables.managers)
    .values({ personId: 'U0INES', managerId: 'U0OMAR', saidBy: '', at: 0 });
  await later(13 * DAY + HOUR);
  await later(DAY);
  expect(await queries.select().from(tables.coffeeGroups)).toMatchObject([{ people: ['U0OMAR', 'U0MARTA'] }]);
  expect(slack.person('Ines').dm.at(-1)).toContain(
    'Who is left is your manager, or reports to you. You come first in the next one.',
  );
});
