import { describe, expect, test } from 'vitest';
import { DAY } from '../../src/kernel/clock.ts';
import { startStory } from '../support/story.ts';

/* It is Tuesday, 24 November 2026, 09:00 at Rhine Works. */

async function opens(name = 'Ines', at = 'rhine-ot') {
  const story = await startStory();
  const person = story.slack.person(name, { in: at });
  await person.types('/ground hours');
  return {
    ...story,
    person,
    page: () => person.modal?.texts.join('\n') ?? '',
    labels: () => person.modal?.labels,
    /** What stands in a field of the open form. */
    typed: (field: string): unknown => {
      const state = story.slack.workspace.state.stacks[person.id]?.at(-1)?.values[field]?.[field];
      return (state as { value?: unknown } | undefined)?.value;
    },
    kept: () => story.store.queries.select().from(story.store.tables.personHours),
  };
}

test('who works 3x8 says one day, and reads the right next shifts', async () => {
  const { person, page, labels, kept, later } = await opens();
  expect(labels()).toEqual(['When you work', 'Your time zone', 'When you are away']);
  await person.fills({ 'When you work': '3x8', 'First day': '2026-11-23' });
  expect(page()).toContain(
    'You work 3x8, EELLNN---- from Mon 23 Nov 2026 on, E 06:00–14:00, L 14:00–22:00, N 22:00–06:00, Europe/Berlin.',
  );
  // The early shift of today is being worked.
  expect(page()).toContain('Next: Tue 24 Nov 06:00–14:00, Wed 25 Nov 14:00–22:00, Thu 26 Nov 14:00–22:00.');
  expect(await kept()).toMatchObject([{ personId: 'U0INES', zone: null, version: 1 }]);

  await later(4 * DAY);
  await person.presses('Change');
  expect(labels()).toContain('First day of your cycle');
  await person.submits();
  expect(page()).toContain('Next: Sat 28 Nov 22:00–06:00, Thu 3 Dec 06:00–14:00, Fri 4 Dec 06:00–14:00.');
  expect(await kept()).toMatchObject([{ version: 1 }]);
});

test('a week of one’s own in another zone, with days off in several writings', async () => {
  const { person, page, labels, typed, kept } = await opens('Omar', 'rhine-it');
  await person.chooses('My own week');
  expect(labels()).toEqual(['When you work', 'Days', 'From', 'To', 'Your time zone', 'When you are away']);
  await person.fills({
    Days: ['Tuesday', 'Monday', 'Friday'],
    From: '10:00',
    To: '00:00',
    'Your time zone': 'Lisbon',
    'When you are away':
      '24.12.2026-02.01.2027\n2026-12-01\ntomorrow – 27 Nov\n20 Nov to 22 Nov 2026\n23 Nov - 24 Nov',
  });
  expect(page()).toContain('You work Mon, Tue and Fri 10:00–24:00, Europe/Lisbon.');
  expect(page()).toContain('Next: Mon 30 Nov 10:00–00:00, Fri 4 Dec 10:00–00:00, Mon 7 Dec 10:00–00:00.');
  expect(page()).toContain(
    'Mon 23 Nov 2026 – Fri 27 Nov 2026\n•  Tue 1 Dec 2026\n•  Thu 24 Dec 2026 – Sat 2 Jan 2027',
  );
  const [said] = await kept();
  expect(said).toMatchObject({ zone: 'Europe/Lisbon' });
  expect(said?.absences[1]).toEqual({
    start: Date.parse('2026-12-01T00:00Z'),
    end: Date.parse('2026-12-02T00:00Z'),
  });

  // What stands in the form is read as it was said, on another clock as well.
  await person.presses('Change');
  expect(typed('absences')).toBe('2026-11-23 to 2026-11-27\n2026-12-01\n2026-12-24 to 2027-01-02');
  await person.fills({ 'When you work': 'As my site', 'Your time zone': 'Berlin' });
  expect(page()).toContain('You work as Rhine Works does: Mon–Fri 07:00–17:00, Europe/Berlin.');
  expect(page()).toContain('•  Tue 1 Dec 2026\n');
  expect(await kept()).toMatchObject([{ zone: null, hours: null, version: 2 }]);
});

test('a cycle of one’s own, as phones write it, across the night in which the clocks change', async () => {
  const { person, page, later } = await opens();
  await later(120 * DAY);
  await person.closes();
  await person.types('/ground hours');
  await person.chooses('My own cycle');
  await person.fills({
    'Your cycle': 'n n —-',
    'Your shifts': 'N 22:00 – 6, d: 6.00-18:00',
    'First day': '2027-03-27',
  });
  expect(page()).toContain('You work NN--- from Sat 27 Mar 2027 on, N 22:00–06:00, Europe/Berlin.');
  expect(page()).toContain('Next: Sat 27 Mar 22:00–06:00, Sun 28 Mar 22:00–06:00, Thu 1 Apr 22:00–06:00.');
});

test('who works as their site does reads it, and may only say when they are away', async () => {
  const { person, page } = await opens();
  await person.fills({ 'When you are away': 'tomorrow - Thu' });
  expect(page()).toContain('You work as Rhine Works does: Mon–Fri 07:00–17:00, Europe/Berlin.');
  expect(page()).toContain('Next: Tue 24 Nov 07:00–17:00, Fri 27 Nov 07:00–17:00, Mon 30 Nov 07:00–17:00.');
  expect(page()).toContain('Wed 25 Nov 2026 – Thu 26 Nov 2026');
});

test('who is away for longer than shifts are looked for reads that none comes', async () => {
  const { person, page } = await opens();
  await person.fills({ 'When you are away': '2026-11-01 to 2028-12-31' });
  expect(page()).toContain('No shift of yours begins and ends within the next 400 days.');
});

describe('what is wrong is said at its field, and changes nothing:', () => {
  const away = 'When you are away';
  const own = { 'When you work': 'My own cycle', 'First day': '2026-11-23' };
  test.each<[string, Record<string, string | string[] | null>, string]>([
    [
      'work that ends before it begins',
      { 'When you work': 'My own week', From: '17:00', To: '08:00' },
      'Work ends after it begins.',
    ],
    [
      'a letter without a shift',
      { ...own, 'Your cycle': 'EEX--' },
      'When is “X”? Write a line for each shift',
    ],
    ['what is no letter', { ...own, 'Your cycle': 'E&--' }, '“&” is no letter.'],
    ['a cycle of days off', { ...own, 'Your cycle': '----' }, 'A cycle without a shift is no work at all.'],
    ['a cycle that is too long', { ...own, 'Your cycle': 'E'.repeat(85) }, 'A cycle has 1 to 84 days.'],
    ['a shift without its end', { ...own, 'Your shifts': 'E 06:00' }, 'I can’t read “E 06:00” as a shift.'],
    [
      'a shift at no time',
      { ...own, 'Your shifts': 'E 06:00-25:00' },
      'I can’t read “E 06:00-25:00” as a shift.',
    ],
    [
      'a shift that begins at the end',
      { ...own, 'Your shifts': 'E 24:00-06:00\nL 14-22\nN 22-6' },
      'A shift begins and ends at times',
    ],
    ['a shift twice', { ...own, 'Your shifts': 'E 6-14\ne 7-15' }, '“E” stands there twice.'],
    ['no day', { [away]: 'soon' }, 'I can’t read “soon” as days.'],
    ['hours', { [away]: 'Fri 08:00-12:00' }, '“Fri 08:00-12:00” has hours. These are whole days'],
    ['part of a day', { [away]: 'tomorrow morning' }, 'I can’t read “tomorrow morning” as days.'],
    ['a day in two readings', { [away]: '3.4. - 5/4' }, '“5/4” may be read in more than one way.'],
    ['a day that there isn’t', { [away]: '2027-02-30' }, 'There is no day “2027-02-30”'],
    [
      'another weekday',
      { [away]: 'Fri 24 Dec 2026' },
      '“fri 24 dec 2026” is another weekday: Thu 24 Dec 2026.',
    ],
    ['an end before its beginning', { [away]: '2027-01-02 to 2026-12-24' }, 'ends before it begins'],
    ['a slip in the year', { [away]: '2026-12-24 to 2062-01-02' }, 'ends in 2062, which is too far away.'],
    [
      'too many',
      {
        [away]: Array.from(
          { length: 51 },
          (_, n) => `${1 + (n % 15) * 2} ${['Jan', 'Mar', 'May', 'Jul'][Math.floor(n / 15)]} 2027`,
        ).join('\n'),
      },
      'Those are 51; 50 fit. Leave out those that are furthest away.',
    ],
  ])('%s', async (_, answers, says) => {
    const { person, typed, kept } = await opens();
    await person.fills({ [away]: 'tomorrow', ...answers });
    expect(person.modal?.errors.join()).toContain(says);
    // What was typed is still there.
    expect(typed('absences')).toBe(answers[away] ?? 'tomorrow');
    expect(await kept()).toEqual([]);
  });
});

test('who sends the form before it has turned is asked what their choice takes', async () => {
  const { slack, person, labels, page, kept } = await opens();
  const view = slack.workspace.state.stacks[person.id]?.at(-1);
  if (!view) throw new Error('no form is open');
  const chosen = {
    type: 'radio_buttons',
    selected_option: { text: { type: 'plain_text', text: '2-2-3' }, value: '2-2-3' },
  };
  view.values['people.hours-pattern'] = { 'people.hours-pattern': chosen };
  await person.submits();
  expect(labels()).toContain('First day of your cycle');
  expect(await kept()).toEqual([]);
  await person.fills({ 'First day': '2026-11-24' });
  expect(page()).toContain('You work 2-2-3, DD--DDD--DD---NN--NNN--NN--- from Tue 24 Nov 2026 on');
  expect(page()).toContain('Next: Tue 24 Nov 06:00–18:00, Wed 25 Nov 06:00–18:00, Sat 28 Nov 06:00–18:00.');
});

test('a form that was opened before something else was said undoes nothing', async () => {
  const { slack, person, page, kept } = await opens();
  const late = slack.workspace.state.stacks[person.id]?.[0]?.content.private_metadata;
  await person.fills({ 'When you are away': 'tomorrow' });
  await person.presses('Change');
  const open = slack.workspace.state.stacks[person.id]?.at(-1);
  if (!open) throw new Error('no form is open');
  open.content.private_metadata = late;
  await person.fills({ 'When you are away': null });
  expect(page()).toContain('You said something else since you opened this.');
  expect(await kept()).toMatchObject([{ version: 1, absences: [expect.any(Object)] }]);
});

test('a guest says when they work; a shared account has no hours, and whom nobody knows has no place', async () => {
  const { slack, store } = await startStory();
  const victor = slack.person('Victor', { in: 'rhine-ot' });
  await victor.types('/ground hours');
  expect(victor.told.at(-1)).toContain(
    'I don’t know yet which side you are on. Join your side’s desk first.',
  );
  const [ines] = await store.queries.select().from(store.tables.people);
  await store.queries
    .insert(store.tables.people)
    .values({ ...ines!, id: victor.id, name: 'Victor', siteId: 'rhine', guest: true });
  await victor.types('/ground hours');
  await victor.fills({ 'When you are away': 'tomorrow' });
  expect(victor.modal?.texts.join()).toContain('You work as Rhine Works does');
  const control = slack.person('Control room', { in: 'rhine-ot' });
  await control.types('/ground hours');
  expect(control.modal).toBeUndefined();
  expect(control.told.at(-1)).toContain('Several people share this account, so it has no hours.');
});
