import { expect, test } from 'vitest';
import { DAY, HOUR, MINUTE } from '../../src/kernel/clock.ts';
import type { Person } from '../../src/sandbox/persons.ts';
import { movesIt } from '../support/moving.ts';
import { startStory, type Story } from '../support/story.ts';

type Answers = Record<string, string | string[]>;

/** Lena of IT plans a change of JUMP-1 at 11:00, an approver of each side says yes, and she starts it in time. */
async function isUnderWay({ slack, later }: Story, plan: Answers, answers?: Answers) {
  const lena = slack.person('Lena', { in: 'rhine-it' });
  const priya = slack.person('Priya', { in: 'rhine-it' });
  const ines = slack.person('Ines', { in: 'rhine-ot' });
  const jonas = slack.person('Jonas', { in: 'rhine-ot' });
  await lena.types('/change');
  await lena.fills({ 'To what': 'JUMP-1', When: 'today 11:00-12:00', Why: 'Ticket 4711', ...plan });
  if (answers) await lena.fills(answers);
  await lena.submits();
  while (lena.modal) await lena.closes();
  for (const approver of [priya, ines]) await approver.clicks('Approve', { in: 'dm' });
  await later(2 * HOUR);
  expect(lena.dm.join('\n')).toContain('Its time has come.');
  await lena.clicks('Start work', { on: 'CHG-1' });
  return { lena, priya, jonas, ines };
}

/** How often somebody reads it in their desk's channel, threads apart. */
const read = (person: Person, words: string) =>
  person.sees().filter(line => !line.startsWith('↳') && line.includes(words)).length;

test('remote access whose time is over: nobody is told that it is off, and everybody that it may not be, until OT has checked', async () => {
  const story = await startStory();
  const { slack, later } = story;
  const { lena, priya, jonas, ines } = await isUnderWay(
    story,
    { 'What is done': 'The vendor looks at the log-in', 'What kind': 'Remote access' },
    {
      'Who connects': 'J. Berg, Norsk Drives',
      'Several factors': 'Yes',
      Recorded: 'Yes',
      'Who of OT watches': 'Ines',
      'How to cut it off': 'Pull the key switch at the jump host',
    },
  );
  const over = 'Time over. NOT confirmed disconnected. Cut off: Pull the key switch at the jump host.';
  expect(read(ines, over)).toBe(0);

  await later(HOUR);
  for (const person of [lena, ines]) {
    // On the card, and once in the channel.
    expect(read(person, over)).toBeGreaterThanOrEqual(2);
    expect(person.sees().join('\n')).toContain('Status: Under way, its time is over');
  }
  expect(lena.dm.at(-1)).toContain(over);
  expect(lena.dm.at(-1)).toContain('End the session; somebody of OT checks it.');
  expect(jonas.dm.join('\n')).toContain(over);
  expect(ines.buttons({ on: 'CHG-1 · JUMP-1' })).toContain('Checked: disconnected');

  // Who says that they are done is not who checks it.
  await lena.clicks('Work is over', { on: 'CHG-1 · JUMP-1' });
  await lena.fills({ 'How it ended': 'Done' });
  const admins = () => priya.sees('common-ground-admins').join('\n');
  await later(15 * MINUTE);
  await later(30 * MINUTE);
  expect(priya.dm.join('\n')).toContain(over);
  expect(admins()).toContain(over);
  // Nothing that was sent says that it is off.
  for (const { args } of slack.calls)
    expect(
      String(args['text']).replaceAll(/NOT confirmed disconnected|Checked: disconnected/g, ''),
    ).not.toMatch(/disconnected/);
  const loud = read(ines, over);

  await ines.clicks('Checked: disconnected', { on: 'CHG-1 · JUMP-1' });
  expect(lena.sees().join('\n')).toContain('Ines Faria checked: disconnected.');
  expect(read(lena, 'Status: Work is over, waits for hand-back')).toBe(1);
  await ines.clicks('Accept hand-back', { on: 'CHG-1 · JUMP-1' });
  await ines.submits();
  await later(DAY);
  expect(read(ines, over)).toBe(loud - 1);
  expect(read(ines, 'Status: Closed')).toBe(1);
});

test('a restriction that is overdue: both sides read of it before, then and every working day, until OT lifts it', async () => {
  const story = await startStory();
  const { later } = story;
  const { lena, priya, jonas, ines } = await isUnderWay(story, {
    'What is done': 'Open 3389 to SCADA-1',
    'What kind': 'Network or firewall',
  });
  await lena.clicks('Work is over', { on: 'CHG-1 · JUMP-1' });
  await lena.fills({ 'How it ended': 'Done' });
  await ines.clicks('Accept hand-back', { on: 'CHG-1 · JUMP-1' });
  await ines.fills({ Restrictions: 'No remote start until Thu 11:00\nTrends by hand until Thu 18:00' });
  const left = (person: Person) =>
    person.sees().find(line => line.includes('CHG-1 · JUMP-1') && line.includes('Status:')) ?? '';
  for (const person of [lena, ines]) {
    expect(left(person)).toContain('Status: Closed');
    expect(left(person)).toContain('• No remote start, until Thu 26 Nov 11:00');
  }
  expect(ines.buttons({ on: 'CHG-1 · JUMP-1' })).toEqual(['Lifted', 'Why?', 'More']);
  expect(lena.buttons({ on: 'CHG-1 · JUMP-1' })).toEqual(['Why?', 'More']);

  await later(DAY);
  for (const person of [lena, ines]) expect(read(person, 'Ends soon: No remote start')).toBe(1);
  expect(read(lena, 'Trends by hand, until')).toBe(1);
  await later(DAY);
  for (const person of [lena, ines]) {
    // On the card, and in the channel.
    expect(read(person, 'Overdue: No remote start, until Thu 26 Nov 11:00')).toBe(2);
    expect(left(person)).toContain('• Overdue: No remote start, until Thu 26 Nov 11:00');
  }
  // Of two, whoever lifts one says which.
  await ines.clicks('Lifted', { on: 'CHG-1 · JUMP-1' });
  expect(ines.modal?.labels).toEqual(['Which one holds no more']);
  await ines.fills({ 'Which one holds no more': 'No remote start' });
  expect(lena.sees().join('\n')).toContain('Ines Faria lifted a restriction.\n>No remote start');
  expect(left(lena)).not.toContain('No remote start');
  expect(left(lena)).toContain('• Trends by hand, until Thu 26 Nov 18:00');

  await later(7 * HOUR);
  expect(read(ines, 'Overdue: Trends by hand')).toBe(2);
  // The whole of Friday.
  await later(23 * HOUR);
  for (const lead of [priya, jonas]) expect(lead.dm.join('\n')).toContain('Overdue: Trends by hand');
  await jonas.clicks('Lifted', { in: 'dm' });
  await jonas.fills({ 'Which one holds no more': 'Trends by hand' });
  expect(left(lena)).not.toContain('Still holds');
  const heard = lena.sees().length;
  await later(4 * DAY);
  expect(lena.sees()).toHaveLength(heard);
});

test('a desk that moves takes along what still holds, where both sides go on reading of it', async () => {
  const story = await startStory();
  const { slack, later } = story;
  const { lena, ines } = await isUnderWay(story, {
    'What is done': 'Open 3389 to SCADA-1',
    'What kind': 'Network or firewall',
  });
  await lena.clicks('Work is over', { on: 'CHG-1 · JUMP-1' });
  await lena.fills({ 'How it ended': 'Done' });
  await ines.clicks('Accept hand-back', { on: 'CHG-1 · JUMP-1' });
  await ines.fills({ Restrictions: 'No remote start until Thu 11:00' });
  const anna = slack.person('Anna', { in: 'canteen' });
  await movesIt(slack, anna, 'rhine', 'canteen');
  while (anna.modal) await anna.closes();
  await later(0);
  expect(anna.sees('canteen').join('\n')).toContain('• No remote start, until Thu 26 Nov 11:00');
  await later(2 * DAY);
  expect(anna.sees('canteen').join('\n')).toContain('Overdue: No remote start, until Thu 26 Nov 11:00');

  // What is lifted is over, and stays where it is.
  await ines.clicks('Lifted', { on: 'CHG-1 · JUMP-1' });
  await movesIt(slack, anna, 'rhine', 'rhine-it');
  await later(DAY);
  expect(lena.sees('rhine-it').join('\n')).not.toContain('Still holds');
});
