import { expect, test } from 'vitest';
import { HOUR } from '../../src/kernel/clock.ts';
import { startStory } from '../support/story.ts';

test('an unimportant change takes one line, and closes at its end by itself', async () => {
  const { slack, later } = await startStory();
  const lena = slack.person('Lena', { in: 'rhine-it' });
  const ines = slack.person('Ines', { in: 'rhine-ot' });

  await lena.types('/change reboot print-2 tonight 20:00');
  const back = lena.modal?.texts.join('\n') ?? '';
  expect(back).toContain('PRINT-2 label printer server');
  expect(back).toContain('Tue 24 Nov 20:00 – 20:30, Rhine Works time');
  expect(back).toContain('No approvals');
  await lena.submits();
  expect(lena.modal?.texts.join()).toContain('CHG-1 · PRINT-2 label printer server');
  await lena.closes();
  expect(lena.modal).toBeUndefined();
  expect(lena.sees().join('\n')).toContain('CHG-1 · PRINT-2 label printer server');
  expect(lena.buttons({ on: 'CHG-1' })).toEqual(['Problem', 'Why?', 'More']);
  expect(ines.sees().join('\n')).toContain('CHG-1 · PRINT-2 label printer server');

  await later(12 * HOUR);
  expect(lena.sees().join('\n')).toContain('Status: Closed');
  expect(lena.buttons({ on: 'CHG-1' })).toEqual(['Why?', 'More']);
});

test('what takes more than one line comes back as the form, filled in', async () => {
  const { slack } = await startStory();
  const lena = slack.person('Lena', { in: 'rhine-it' });
  await lena.types('/change reboot scada-1 tonight 20:00-21:00');
  expect(lena.modal?.texts.join()).toContain('This takes more than one line. SCADA-1 is OT’s.');
  await lena.fills({ Why: 'CVE-2026-1234' });
  expect(lena.modal?.texts.join()).toContain('SCADA-1: no maintenance window');
  expect(lena.modal?.labels).toContain('Back-out plan');
});

test('one line is about the writer’s own site: what stands at another is asked for, never guessed', async () => {
  const { slack } = await startStory();
  const lena = slack.person('Lena', { in: 'rhine-it' });
  const tom = slack.person('Tom', { in: 'bayou-it' });
  await lena.types('/change reboot his-2 tonight 20:00');
  expect(lena.modal?.texts.join()).toContain('I don’t know what that is done to. Say it here, and go on.');
  expect(lena.modal?.labels).toContain('To what');
  await lena.closes();
  await lena.types('/change reboot print-2, not his-2, tonight 20:00');
  expect(lena.modal?.texts.join()).toContain('PRINT-2 label printer server');
  expect(lena.modal?.texts.join()).not.toContain('HIS-2 historian');
  await lena.submits();
  expect(lena.modal?.texts.join()).toContain('CHG-1 · PRINT-2 label printer server');
  await lena.closes();
  expect(tom.sees().join('\n')).not.toContain('CHG-1');
  // Who works there takes one line for it.
  await tom.types('/change reboot his-2 tonight 20:00');
  expect(tom.modal?.texts.join()).toContain('HIS-2 historian');
  expect(tom.modal?.texts.join()).not.toContain('I don’t know what that is done to');
});

test('changes are listed and found by their words, each to who may know of it', async () => {
  const { slack } = await startStory();
  const lena = slack.person('Lena', { in: 'rhine-it' });
  const ines = slack.person('Ines', { in: 'rhine-ot' });
  const victor = slack.person('Victor', { in: 'rhine-ot' });
  for (const what of ['reboot print-2 tonight 20:00', 'update print-2 driver tomorrow 6:30']) {
    await lena.types(`/change ${what}`);
    await lena.submits();
    await lena.closes();
  }
  await ines.types('/change list');
  expect(ines.modal?.texts.join('\n')).toMatch(/CHG-1 .*CHG-2 /s);
  await ines.enters('Look for', 'driver');
  expect(ines.modal?.texts.join('\n')).not.toContain('CHG-1 ');
  expect(ines.modal?.texts.join('\n')).toContain('CHG-2 · PRINT-2 label printer server');
  await ines.presses('Open');
  expect(ines.modal?.texts.join('\n')).toContain('update print-2 driver');
  await victor.types('/change list all');
  expect(victor.modal).toBeUndefined();
  expect(victor.sees().at(-1)).toContain('I don’t know yet which side you are on');
});

test('this week comes as a picture and as a file for a calendar', async () => {
  const { slack } = await startStory();
  const lena = slack.person('Lena', { in: 'rhine-it' });
  await lena.types('/change reboot print-2 tonight 20:00');
  await lena.submits();
  await lena.closes();
  await lena.types('/change week');
  expect(lena.sees().at(-1)).toContain('I sent you this week’s changes at Rhine Works');
  expect(lena.dm.join('\n')).toContain('This week’s changes at Rhine Works');
  expect(JSON.stringify(slack.workspace.state.messages)).toMatch(
    /changes-2026-W48\.png.*changes-2026-W48\.ics/s,
  );
});
