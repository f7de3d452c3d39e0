import { afterEach, expect, test } from 'vitest';
import { DAY, HOUR } from '../../src/kernel/clock.ts';
import { siteTime } from '../../src/people/wall-clock.ts';
import { testClock } from '../support/clocks.ts';
import { coffeeDesk } from './coffee-desk.ts';

const processZone = process.env['TZ'];
afterEach(() => {
  process.env['TZ'] = processZone ?? 'UTC';
});

const zones = ['UTC', 'America/New_York', 'Pacific/Auckland'];
const changes = [
  ['spring', '2027-03-15T12:00Z', ['Tue 23 Mar 09:00', 'Tue 30 Mar 09:00', 'Tue 6 Apr 09:00'], [8, 7, 7]],
  ['autumn', '2027-10-18T12:00Z', ['Tue 26 Oct 09:00', 'Tue 2 Nov 09:00', 'Tue 9 Nov 09:00'], [7, 8, 8]],
] as const;

test.each(zones.flatMap(machine => changes.map(change => [machine, ...change] as const)))(
  'on a machine in %s, rounds and suggested times keep to the clock in Berlin over the change of %s',
  async (machine, _, from, rounds, utc) => {
    process.env['TZ'] = machine;
    const clock = testClock(Date.parse(from));
    const desk = coffeeDesk({ clock });
    const id = await desk.programme('INES OMAR');
    const announced: number[] = [];
    const suggested: string[] = [];
    for (let n = 0; announced.length < 3 && n < 60; n++) {
      await desk.later(12 * HOUR);
      const [round] = await desk.store.rounds(id, 1);
      if (round?.state !== 'announced' || announced.includes(round.announce)) continue;
      announced.push(round.announce);
      const [group] = await desk.store.groups(round.id);
      const pair = await desk.pairs.pair(group!.id, { id: 'U0INES' });
      const [time] = await desk.pairs.times(pair, round.announce + DAY);
      suggested.push(siteTime(time?.start ?? 0, 'Europe/Berlin').slice(-5));
    }
    expect(announced.map(at => siteTime(at, 'Europe/Berlin'))).toEqual(rounds);
    expect(announced.map(at => new Date(at).getUTCHours())).toEqual(utc);
    expect(suggested).toEqual(['10:30', '10:30', '10:30']);
  },
);
