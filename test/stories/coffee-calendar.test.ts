import ICAL from 'ical.js';
import { expect, test } from 'vitest';
import { DAY, HOUR } from '../../src/kernel/clock.ts';
import { aProgramme } from '../coffee/a-programme.ts';
import type { Slack } from '../../src/sandbox/server.ts';

/** The newest calendar file that somebody was sent, as another program reads it. */
async function newestFile(slack: Slack, person: string) {
  const { channels, messages } = slack.workspace.state;
  const dm = Object.values(channels).find(({ kind, members }) => kind === 'dm' && members.includes(person));
  const file = (messages[dm?.id ?? ''] ?? []).flatMap(({ files = [] }) => files).at(-1);
  const response = await fetch(`${slack.url}files/${file?.id}`);
  const text = await response.text();
  const calendar = new ICAL.Component(ICAL.parse(text) as unknown[]);
  const events = calendar.getAllSubcomponents('vevent');
  const [event] = events;
  const read = (name: string) => event?.getFirstPropertyValue(name)?.toString();
  return {
    count: events.length,
    uid: read('uid'),
    sequence: read('sequence'),
    status: read('status'),
    start: read('dtstart'),
    end: read('dtend'),
    summary: read('summary'),
  };
}

test('a calendar takes a coffee in, moves it and takes it out again: one event, in UTC', async () => {
  const { slack, later } = await aProgramme('Ines', 'Omar');
  const ines = slack.person('Ines', { in: 'with Omar' });
  const omar = slack.person('Omar', { in: 'with Ines' });
  await later(13 * DAY + HOUR);
  await later(DAY);

  await ines.clicks('Wed 9 Dec 07:30');
  await omar.clicks('Put it in my calendar');
  const first = await newestFile(slack, 'U0OMAR');
  expect(first).toEqual({
    count: 1,
    uid: expect.stringMatching(/^coffee-id-\d+@plant\.slack\.com$/),
    sequence: '1',
    status: 'CONFIRMED',
    start: '2026-12-09T06:30:00Z',
    end: '2026-12-09T07:00:00Z',
    summary: 'IT–OT coffee: Omar Haddad and Ines Faria',
  });

  await omar.clicks('Another time');
  await omar.fills({ Day: '2026-12-10', Time: '15:15' });
  await omar.closes();
  expect(ines.sees().at(-1)).toContain('Omar Haddad moved it to Thu 10 Dec 15:15–15:45, Europe/Berlin.');
  await ines.clicks('Put it in my calendar');
  const moved = { ...first, sequence: '2', start: '2026-12-10T14:15:00Z', end: '2026-12-10T14:45:00Z' };
  expect(await newestFile(slack, 'U0INES')).toEqual(moved);

  await ines.clicks('Can’t this time');
  expect(omar.sees().at(-1)).toContain('Omar Haddad comes first in the next round.');
  await omar.clicks('Take it out of my calendar');
  expect(await newestFile(slack, 'U0OMAR')).toEqual({ ...moved, sequence: '3', status: 'CANCELLED' });
});

test('two whose days hardly meet are suggested what both work: late in Berlin, early in Chicago', async () => {
  const { slack, later } = await aProgramme('Ines', 'Tom');
  await later(13 * DAY + HOUR);
  await later(DAY);
  const tom = slack.person('Tom', { in: 'with Ines' });
  expect(tom.buttons().slice(0, 3)).toEqual(['Tue 8 Dec 13:30', 'Wed 9 Dec 13:30', 'Thu 10 Dec 13:30']);
  expect(tom.sees().join()).toContain('Buttons: the clock of Europe/Berlin.');
  await tom.clicks('Thu 10 Dec 13:30');
  await tom.clicks('Put it in my calendar');
  expect(await newestFile(slack, 'U0TOM')).toMatchObject({ start: '2026-12-10T12:30:00Z' });
});

test('two who are never at work together read so, and agree on a time of their own', async () => {
  const { slack, store, later } = await aProgramme('Ines', 'Omar');
  const { queries, tables } = store;
  const nights = { kind: 'week', days: [1, 2, 3, 4, 5], opens: 18 * 60, closes: 23 * 60 } as const;
  await queries
    .insert(tables.personHours)
    .values({ personId: 'U0INES', zone: null, hours: nights, absences: [], version: 1 });
  await later(13 * DAY + HOUR);
  await later(DAY);
  const ines = slack.person('Ines', { in: 'with Omar' });
  expect(ines.sees().at(-1)).toContain('There is no time before then when you are both at work');
  expect(ines.buttons()).toEqual(['Another time', 'Can’t this time', 'Why us?']);
  await ines.clicks('Another time');
  await ines.fills({ Day: '2026-12-01', Time: '17:30' });
  expect(ines.modal?.errors.join()).toContain('That time is over. Choose one that is still to come.');
  await ines.fills({ Day: '2026-12-30', Time: '17:30' });
  expect(ines.modal?.errors.join()).toContain('The next round begins before that. Choose an earlier time.');
  await ines.fills({ Day: '2026-12-09', Time: '17:30' });
  expect(ines.sees().at(-1)).toContain('Ines Faria chose Wed 9 Dec 17:30–18:00, Europe/Berlin.');
});

test('somebody on three shifts and somebody in an office meet while both are there', async () => {
  const { slack, store, later } = await aProgramme('Ines', 'Omar');
  const { queries, tables } = store;
  const clock = (hours: number) => hours * 60;
  // Two early, two late, two nights, four off; 8 December 2026 is the second early one.
  const shifts = {
    kind: 'shifts',
    cycle: ['E', 'E', 'L', 'L', 'N', 'N', '-', '-', '-', '-'],
    shifts: {
      E: { begins: clock(6), ends: clock(14) },
      L: { begins: clock(14), ends: clock(22) },
      N: { begins: clock(22), ends: clock(6) },
    },
    from: 20_794,
  } as const;
  await queries
    .insert(tables.personHours)
    .values({ personId: 'U0INES', zone: null, hours: shifts, absences: [], version: 1 });
  await later(13 * DAY + HOUR);
  await later(DAY);
  // Early until 14:00, late from 14:00, and off until the next early shift; never at a hand-over.
  expect(slack.person('Ines', { in: 'with Omar' }).buttons().slice(0, 3)).toEqual([
    'Tue 8 Dec 11:30',
    'Wed 9 Dec 14:30',
    'Thu 10 Dec 14:30',
  ]);
});
