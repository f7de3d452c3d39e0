import { expect, test } from 'vitest';
import { HOUR, MINUTE } from '../../src/kernel/clock.ts';
import type { Person } from '../../src/sandbox/persons.ts';
import { startStory } from '../support/story.ts';

/** Everything that is open before somebody, as text. */
const open = (person: Person) => [person.modal?.title, ...(person.modal?.texts ?? [])].join('\n');
const desk = (person: Person) => person.sees().join('\n');

const answers = {
  'Which state': 'Idle',
  'Minutes until': '10',
  'Can it be': 'Yes, for twenty minutes',
  'Who in': 'Jonas Weber',
  'Contact on': 'Ines Faria, radio 4',
  'Back-out plan': 'Boot the snapshot of before',
  'Latest moment': '23:00',
  'Minutes that': '30',
  'How operations': 'Trends move on both screens',
  Vendor: 'Released for SCADA 9.2',
  'Tested where': 'On the spare server, which has no licence dongle',
  'Source and': 'Signature checked',
  Baseline: 'Written down',
  Backup: 'Of today, restored on 3 November',
};

test('IT patches and reboots a SCADA server: refused outside the window, rescheduled, both sides say yes to the same version', async () => {
  const { slack, later } = await startStory();
  const jonas = slack.person('Jonas', { in: 'rhine-ot' });
  const ines = slack.person('Ines', { in: 'rhine-ot' });
  const lena = slack.person('Lena', { in: 'rhine-it' });
  const omar = slack.person('Omar', { in: 'rhine-it' });
  const priya = slack.person('Priya', { in: 'rhine-it' });

  await jonas.types('/change window');
  await jonas.fills({ 'On what': 'SCADA-1', When: 'every Wed 22:00-02:00', Why: 'Cleaning night' });
  await jonas.closes();

  await lena.types('/change');
  await lena.fills({
    'What is done': 'Patch to 9.2.4 and reboot',
    'To what': ['SCADA-1'],
    When: 'tomorrow 10:00-11:00',
    'What kind': 'Patch or reboot',
    'What may come': ['View or control'],
    Why: 'CVE-2026-1234 lets anybody in',
    'Who does it': 'Omar',
  });
  expect(open(lena)).toContain('SCADA-1: not wholly inside a maintenance window, restart included.');
  expect(open(lena)).toContain('Next that fits: Wed 25 Nov 22:00 – 23:00, Rhine Works time.');
  await lena.fills({ ...answers, 'Latest moment': '10:20' });
  // What stands against it still does, and what was typed is still there.
  expect(open(lena)).toContain('Stands against it');
  await lena.fills({ When: 'tomorrow 22:00-23:30', 'Latest moment': '23:00' });
  expect(open(lena)).not.toContain('Stands against it');
  expect(open(lena)).toContain('Needs: an approver of IT, an approver of OT, the shift lead’s go');
  await lena.submits();
  expect(open(lena)).toContain('Waits for an approver of IT and an approver of OT');
  await lena.closes();

  for (const person of [lena, ines]) expect(desk(person)).toContain('CHG-1 · SCADA-1, Control room');
  expect(ines.dm.join('\n')).toContain('Lena Brandt asks. It waits for your yes or no.');

  await lena.clicks('Approve', { on: 'CHG-1' });
  expect(desk(lena)).toContain('Four eyes: who asks for CHG-1, plans it or does it can’t decide on it.');
  await priya.clicks('Approve', { on: 'CHG-1' });
  expect(open(priya)).toContain('You say yes to this on SCADA-1, Control room');
  await priya.submits();

  // An edit of the plan voids what was decided, and says so to who had.
  await lena.clicks('Edit', { on: 'CHG-1' });
  await lena.fills({ 'What is done': 'Patch to 9.2.5 and reboot' });
  await lena.submits();
  await lena.submits();
  await lena.closes();
  expect(priya.dm.join('\n')).toContain('It was edited, so what you decided counts no more.');
  expect(desk(ines)).toContain('Waits for an approver of IT and an approver of OT');

  await priya.clicks('Approve', { on: 'CHG-1' });
  await priya.submits();
  await ines.clicks('Approve', { on: 'CHG-1', in: 'dm' });
  await ines.submits();
  expect(desk(omar)).toContain('Scheduled, waits for the shift lead’s go');
  expect(omar.dm.join('\n')).toContain('CHG-1 · SCADA-1');

  // When its shift has begun the shift lead is asked, and says go.
  await later(37 * HOUR);
  expect(jonas.dm.join('\n')).toContain('Go or no-go?');
  await omar.clicks('More', { on: 'CHG-1' });
  await omar.closes();
  await jonas.clicks('Go', { on: 'CHG-1' });
  expect(omar.dm.join('\n')).toContain('Jonas Weber gave the go.');
  await later(31 * MINUTE);
  // It was not used in time: it is given anew.
  await jonas.clicks('Go', { on: 'CHG-1' });
  await omar.clicks('Start work', { on: 'CHG-1' });
  expect(desk(ines)).toContain('Actually: began Wed 25 Nov 22:31');
  expect(desk(ines)).toContain('Begin backing out by: 23:00, it takes 30 min');

  // It does not work, and is backed out in time.
  await later(20 * MINUTE);
  await omar.clicks('Work is over', { on: 'CHG-1' });
  await omar.fills({ 'How it ended': 'Backed out', 'What operations': 'The old version runs again' });
  expect(jonas.dm.join('\n')).toContain('Look at view, control and alarms, then accept the hand-back.');
  await omar.clicks('More', { on: 'CHG-1' });
  expect(omar.modal?.texts.join()).toContain('Backed out, waits for hand-back');
  await omar.closes();
  await jonas.clicks('Accept hand-back', { on: 'CHG-1' });
  await jonas.fills({ Restrictions: 'No remote start' });
  expect(jonas.modal?.errors.join()).toContain('Give “No remote start” an end');
  await jonas.fills({ Restrictions: 'No remote start until Fri 18:00' });
  expect(desk(lena)).toContain('No remote start, until Fri 27 Nov 18:00');

  await lena.clicks('Write the review', { on: 'CHG-1' });
  await lena.fills({ 'What happened': 'The licence dongle was not found. Test with a dongle.' });
  expect(desk(ines)).toContain('Closed, reviewed');
  await ines.clicks('Why?', { on: 'CHG-1' });
  expect(open(ines)).toMatch(
    /R9 · met.*This is version 2 of the plan; 1 decision on an earlier one no longer counts/s,
  );
});
