import { expect, test } from 'vitest';
import { HOUR, MINUTE } from '../../src/kernel/clock.ts';
import { files } from '../support/filing.ts';
import { startStory } from '../support/story.ts';

const sideOf: Record<string, 'OT' | 'IT'> = {
  'Ines Faria': 'OT',
  'Jonas Weber': 'OT',
  'Omar Haddad': 'IT',
  'Lena Brandt': 'IT',
};

/** A line as it was written, and where it reads differently at the other desk, as it reads there. */
type Line = [who: string, words: string, there?: string];

/** What a desk shows: its own people by name, those of the other side with their side. */
const readAt = (desk: 'OT' | 'IT', lines: readonly Line[]): string[] =>
  lines.map(([who, words, there = words]) => {
    const side = sideOf[who];
    return side === undefined || side === desk ? `${who}: ${words}` : `${who} (${side}): ${there}`;
  });

test('a day of talk across two channels', async () => {
  const { slack, later } = await startStory();
  const [ines, jonas] = ['Ines', 'Jonas'].map(name => slack.person(name, { in: 'rhine-ot' }));
  const [omar, lena] = ['Omar', 'Lena'].map(name => slack.person(name, { in: 'rhine-it' }));
  if (!ines || !jonas || !omar || !lena) throw new Error('somebody is missing');
  const [trends, filler] = [{ on: 'INC-1' }, { on: 'INC-2' }];

  await files(ines, 'HIS-1', 'Slower', 'Trends stand still since 08:40');
  await ines.replies('Since when do you see data on your side?', trends);
  await lena.replies('Last value 08:39:51, nothing after', trends);
  await ines.replies('That fits, we lost the trends on HMI-3 at 08:40', trends);
  await ines.edits('That fits', 'That fits. We lost the trends on HMI-3 at 08:40');
  await lena.replies('@Omar Haddad did you touch the switch?', trends);
  await omar.replies('No', trends);
  await omar.edits('No', 'Not since Friday');
  await lena.clicks('Acknowledge', trends);
  await lena.replies('The collector says:\n```ERR 10060 connect\n  host <plc-12> & retry > 5```', trends);
  await jonas.replies('> ERR 10060 connect\nThat is a time-out', trends);
  await ines.replies('This is what we see', { ...trends, files: ['trend.png'] });

  await later(HOUR);
  await files(omar, 'PLC-12', 'Slower', 'It answers every third request');
  await omar.replies('@Jonas Weber PLC-12 may be behind INC-1 as well', filler);
  await jonas.replies('Filler 3 runs, but the panel is slow', filler);
  await omar.replies('Can I look at the port at 11:00?', filler);
  await jonas.replies('No!', filler);
  await jonas.deletes('No!');
  await jonas.replies('Not before 12, we fill until then', { ...filler, broadcast: true });
  await omar.replies('12 it is', filler);
  await jonas.clicks('Acknowledge', filler);

  await lena.replies('We look at PLC-12 at 12, see INC-2', trends);
  await ines.replies('Good, trends can wait until then', trends);
  await later(2 * HOUR);
  await omar.replies('Port 7 had a bad plug. Changed', filler);
  await jonas.replies('Panel is quick again, thanks @Omar Haddad', filler);
  await ines.replies('Trends run', trends);
  await later(MINUTE);
  await ines.replies('All but FT-101', trends);
  await lena.replies('FT-101 has a quality flag of its own: “bad & stale”', trends);
  await ines.replies('Right, that is our transmitter', trends);
  await omar.replies('', { ...filler, files: ['plug.jpg', 'port.csv'] });
  await lena.clicks('Resolve', trends);
  await lena.fills({ 'What fixed it': 'Plug of port 7 changed' });

  const ofTrends: Line[] = [
    ['Ines Faria', 'Since when do you see data on your side?'],
    ['Lena Brandt', 'Last value 08:39:51, nothing after'],
    ['Ines Faria', 'That fits. We lost the trends on HMI-3 at 08:40'],
    ['Lena Brandt', '@Omar Haddad did you touch the switch?'],
    ['Omar Haddad', 'Not since Friday'],
    ['Common Ground', 'Lena Brandt has it.'],
    ['Lena Brandt', 'The collector says:\n```ERR 10060 connect\n  host <plc-12> & retry > 5```'],
    ['Jonas Weber', '> ERR 10060 connect\nThat is a time-out'],
    ['Ines Faria', 'This is what we see (file trend.png)', 'This is what we see\nFile: trend.png'],
    ['Lena Brandt', 'We look at PLC-12 at 12, see INC-2'],
    ['Ines Faria', 'Good, trends can wait until then'],
    ['Ines Faria', 'Trends run'],
    ['Ines Faria', 'All but FT-101'],
    ['Lena Brandt', 'FT-101 has a quality flag of its own: “bad & stale”'],
    ['Ines Faria', 'Right, that is our transmitter'],
    ['Common Ground', 'Lena Brandt says that it is fixed.\n>Plug of port 7 changed'],
  ];
  expect(ines.thread(trends)).toEqual(readAt('OT', ofTrends));
  expect(jonas.thread(trends)).toEqual(readAt('OT', ofTrends));
  expect(lena.thread(trends)).toEqual(readAt('IT', ofTrends));

  const ofFiller: Line[] = [
    ['Omar Haddad', '@Jonas Weber PLC-12 may be behind INC-1 as well'],
    ['Jonas Weber', 'Filler 3 runs, but the panel is slow'],
    ['Omar Haddad', 'Can I look at the port at 11:00?'],
    ['Jonas Weber', 'Not before 12, we fill until then'],
    ['Omar Haddad', '12 it is'],
    ['Common Ground', 'Jonas Weber has it.'],
    ['Omar Haddad', 'Port 7 had a bad plug. Changed'],
    ['Jonas Weber', 'Panel is quick again, thanks @Omar Haddad'],
    ['Omar Haddad', '(file plug.jpg) (file port.csv)', 'File: plug.jpg\nFile: port.csv'],
  ];
  expect(jonas.thread(filler)).toEqual(readAt('OT', ofFiller));
  // What is broadcast can’t stand there under its author’s name, so it is in the text.
  const broadcast = 'Common Ground: Jonas Weber (OT):\nNot before 12, we fill until then';
  expect(omar.thread(filler)).toEqual(readAt('IT', ofFiller).with(3, broadcast));

  expect(slack.calls.filter(({ reply }) => reply?.['ok'] !== true)).toEqual([]);
  expect(slack.person('Anna', { in: 'common-ground-admins' }).sees()).toEqual([]);
});
