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
  expect(lena.sees().join('\n')).not.toContain('Problem');
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
