import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { ZONE } from '../../src/coffee/actions.ts';
import { DAY, HOUR } from '../../src/kernel/clock.ts';
import { aProgramme, aProgrammeWith } from '../coffee/a-programme.ts';
import { startStory } from '../support/story.ts';

test('who is no lead makes no programme, and sees no button for it', async () => {
  const { slack } = await aProgramme();
  const omar = slack.person('Omar', { in: 'canteen' });
  await omar.types('/coffee');
  const texts = omar.modal?.texts.join('\n') ?? '';
  expect(texts).toContain('IT–OT coffee · Every 2 weeks on Tuesday at 09:00, Europe/Berlin');
  expect(texts).not.toContain('New programme');
  expect(texts).not.toContain('How it goes');
});

test('each wrong field is refused at its field, and nothing is written', async () => {
  const { slack, store } = await startStory();
  const jonas = slack.person('Jonas', { in: 'canteen' });
  await jonas.types('/coffee');
  await jonas.presses('New programme');
  const right = {
    Name: 'IT–OT coffee',
    'At what time': '09:00',
    'Rounds before': '12',
    'Days without a round': '',
    'Conversation starters': '',
  };
  const wrong: [Parameters<typeof jonas.fills>[0], string][] = [
    [{ Name: '   ' }, 'Give it a name that people know it by.'],
    [{ 'At what time': '02:30' }, 'Between 01:00 and 04:00 the clocks change. Choose another time.'],
    [{ 'Rounds before': 'x' }, 'Write a number, like 12.'],
    [{ 'Rounds before': '53' }, 'Write a number from 0 to 52.'],
    [
      { 'Days without a round': '2026-12-24\n31 December' },
      'Write each day with its year on a line of its own, like 2026-12-24.',
    ],
    [{ 'Days without a round': '2026-02-30' }, 'Write each day with its year on a line of its own'],
    [
      { 'Conversation starters': 'x'.repeat(201) },
      'A prompt has 200 characters at most. Shorten “xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…”.',
    ],
    [{ 'Conversation starters': 'One more\n'.repeat(21) }, 'At most 20 prompts fit. Leave some out.'],
  ];
  for (const [answers, says] of wrong) {
    await jonas.fills({ ...right, ...answers });
    expect(jonas.modal?.errors.join()).toContain(says);
  }
  // Slack lets nobody choose it; a request may say it all the same.
  const mars = { text: { type: 'plain_text', text: 'Mars' }, value: 'Mars/Base' };
  await jonas.submits({ [ZONE]: { [ZONE]: { type: 'external_select', selected_option: mars } } });
  expect(jonas.modal?.errors.join()).toContain('Choose a time zone from the list.');
  expect(await store.queries.select().from(store.tables.programmes)).toEqual([]);
  await jonas.fills({
    ...right,
    'On whose clock': 'Europe/Berlin',
    'Days without a round': '2026-12-24\n2026-12-24',
  });
  expect(jonas.modal?.title).toBe('Programme');
  expect(await store.queries.select().from(store.tables.programmes)).toMatchObject([{ version: 1 }]);
});

test('what is changed in a form that somebody else was quicker than is refused', async () => {
  const { slack, jonas, store } = await aProgramme();
  const priya = slack.person('Priya', { in: 'canteen' });
  for (const lead of [jonas, priya]) {
    await lead.types('/coffee');
    await lead.presses('How it goes');
    await lead.presses('Change');
  }
  await jonas.fills({ Name: 'Tuesday coffee' });
  await priya.fills({ Name: 'Plant coffee' });
  expect(priya.modal?.texts.join()).toContain('Somebody changed it since you opened this.');
  const names = await store.queries
    .select({ name: store.tables.programmes.name })
    .from(store.tables.programmes);
  expect(names).toEqual([{ name: 'Tuesday coffee' }]);
});

test('a preview writes nothing and tells nobody, and is what is announced; a check says the same', async () => {
  const members = ['Omar', 'Lena', 'Tom', 'Ines', 'Marta', 'Caleb', 'Denise'];
  const { slack, jonas, store, later } = await aProgrammeWith({ 'How often': 'Every week' }, ...members);
  const { queries, tables } = store;
  const kept = async () => ({
    rounds: await queries.select().from(tables.rounds),
    told: await queries.select().from(tables.outbox),
    programmes: await queries.select().from(tables.programmes),
    members: await queries.select().from(tables.memberships),
    timers: await queries.select().from(tables.timers),
  });
  await later(6 * DAY + HOUR);
  const before = await kept();
  await jonas.types('/coffee');
  await jonas.presses('How it goes');
  await jonas.presses('Preview the next round');
  const lines = (jonas.modal?.texts ?? []).join('\n').split('\n');
  expect(lines.join('\n')).toContain('IT–OT coffee, Tue 1 Dec 09:00: 3 pairs, 1 without.');
  expect(await kept()).toEqual(before);
  await jonas.presses('Back');
  await jonas.closes();

  await later(DAY);
  const { names } = {
    names: new Map(members.map(name => [`U0${name.toUpperCase()}`, slack.person(name).name])),
  };
  const groups = await queries.select().from(tables.coffeeGroups);
  const said = (people: readonly string[]) => people.map(id => names.get(id)).join(' and ');
  expect(groups).toHaveLength(3);
  for (const { people } of groups)
    expect(lines.filter(line => line.includes(`${said(people)}: `))).toHaveLength(1);
  const [round] = await queries.select().from(tables.rounds);
  const [out] = round?.leftOut ?? [];
  expect(lines.filter(line => line.includes(`•  ${names.get(out?.id ?? '')}: Nobody was left`))).toHaveLength(
    1,
  );

  const check = async () => {
    await jonas.types('/coffee');
    await jonas.presses('How it goes');
    await jonas.presses('Check');
    const told = jonas.modal?.texts.join() ?? '';
    for (let n = 0; n < 3 && jonas.modal; n++) await jonas.closes();
    return told;
  };
  expect(await check()).toContain('The same again: 3 pairs');
  const [one, two] = groups;
  await queries
    .update(tables.coffeeGroups)
    .set({ people: [one?.people[0] ?? '', two?.people[1] ?? ''] })
    .where(eq(tables.coffeeGroups.id, one?.id ?? ''));
  expect(await check()).toContain('Other pairs than then. Tell your admin');
});

test('a programme that is changed after its notice keeps that round, and has the next one as changed', async () => {
  const { slack, jonas, later } = await aProgrammeWith({ 'How often': 'Every week' }, 'Ines', 'Omar');
  const ines = slack.person('Ines', { in: 'dm' });
  await later(6 * DAY + HOUR);
  await jonas.types('/coffee');
  await jonas.presses('How it goes');
  await jonas.presses('Change');
  await jonas.fills({ 'On which day': 'Thursday', 'At what time': '10:30' });
  expect(jonas.modal?.texts.join()).toContain('on Thursday at 10:30');
  expect(jonas.modal?.texts.join()).toContain('Next round: Tue 1 Dec 09:00');
  await jonas.closes();
  await later(DAY);
  expect(slack.person('Ines', { in: 'with Omar' }).sees().at(-1)).toContain('you meet for a coffee');
  expect(ines.dm.at(-1)).toContain('Its pairs are made Tue 1 Dec 09:00');
  for (let n = 0; n < 9; n++) await later(DAY);
  expect(ines.dm.filter(line => line.includes('Thu 10 Dec 10:30'))).toHaveLength(1);
});

test('a programme that is ended after its notice has no round, and its members read why', async () => {
  const { slack, jonas, later } = await aProgrammeWith({ 'How often': 'Every week' }, 'Ines', 'Omar');
  const ines = slack.person('Ines', { in: 'dm' });
  await later(6 * DAY + HOUR);
  await jonas.types('/coffee');
  await jonas.presses('How it goes');
  await jonas.presses('End');
  await jonas.closes();
  await later(DAY);
  expect(ines.dm.at(-1)).toContain('IT–OT coffee: no round this time. Its lead has ended it.');
  for (let n = 0; n < 8; n++) await later(DAY);
  expect(ines.dm.filter(line => line.includes('you are in the next round'))).toHaveLength(1);
  await ines.types('/coffee', { in: 'canteen' });
  expect(ines.modal?.texts.join()).toContain('There is no programme yet.');
});
