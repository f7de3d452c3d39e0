import { expect, test } from 'vitest';
import { DAY, HOUR } from '../../src/kernel/clock.ts';
import { aProgramme } from '../coffee/a-programme.ts';

test('a first round: notice, pair, a time, a calendar file, and did you meet', async () => {
  const { slack, later, jonas } = await aProgramme('Ines', 'Omar');
  const ines = slack.person('Ines', { in: 'dm' });
  const omar = slack.person('Omar', { in: 'dm' });
  const both = slack.person('Ines', { in: 'with Omar' });

  await later(13 * DAY);
  expect(ines.dm.at(-1)).toContain(
    'IT–OT coffee: you are in the next round. Its pairs are made Tue 8 Dec 09:00, and then I tell you who you meet.',
  );
  await later(DAY + HOUR);
  expect(both.sees().at(-1)).toContain('you meet for a coffee before Fri 18 Dec 09:00');
  expect(both.buttons()).toEqual([
    'Tue 8 Dec 11:30',
    'Wed 9 Dec 07:30',
    'Thu 10 Dec 07:30',
    'Another time',
    'Can’t this time',
    'Why us?',
  ]);

  await both.clicks('Why us?');
  expect(both.modal?.texts[0]).toBe(
    'You have not met in a coffee yet, and both are at work for 80 hours together in this round.',
  );
  await both.closes();
  await both.clicks('Wed 9 Dec 07:30');
  expect(both.sees().at(-1)).toContain('Ines Faria chose Wed 9 Dec 07:30–08:00, Europe/Berlin.');
  await omar.clicks('Put it in my calendar', { in: 'with Ines' });
  expect(omar.dm.at(-1)).toContain('(file coffee.ics)');

  await later(11 * DAY);
  expect(omar.dm.at(-1)).toContain('Did you and Ines Faria meet?');
  await ines.clicks('Yes');
  await later(2 * DAY);
  expect(omar.dm.at(-1)).toContain('Once more: did you and Ines Faria meet?');
  expect(ines.dm.join('\n')).toContain('Good. It counts');
  expect(ines.dm.join('\n')).not.toContain('Once more');
  await jonas.types('/coffee');
  await jonas.presses('How it goes');
  expect(jonas.modal?.texts.join('\n')).toContain('1 of 1 possible pair has met: 100 %.');
  await jonas.presses('Check');
  expect(jonas.modal?.texts.join()).toContain('The same again: 1 pair');
});
