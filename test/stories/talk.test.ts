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
  await lena.replies('The collector says:\n```\nERR 10060 connect\n  host <plc-12> & retry > 5\n```', trends);
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
  console.log(ines.thread(trends), lena.thread(trends), jonas.thread(filler), omar.thread(filler));
  expect(readAt('OT', [])).toEqual([]);
});
