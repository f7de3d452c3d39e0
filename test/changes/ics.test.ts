import ICAL from 'ical.js';
import { afterEach, describe, expect, test } from 'vitest';
import { calendarFile } from '../../src/calendar-files/calendar-file.ts';
import { states } from '../../src/changes/change.ts';
import { changesFile } from '../../src/changes/ics.ts';
import { HOUR } from '../../src/kernel/clock.ts';
import { worst } from '../limits/longest-texts.ts';
import { aWeek, aWeekChange, NOW } from './a-week.ts';

const processZone = process.env['TZ'];
afterEach(() => {
  process.env['TZ'] = processZone ?? 'UTC';
});

/** A file as another program reads it. */
function read(file: string) {
  const calendar = new ICAL.Component(ICAL.parse(file) as unknown[]);
  const text = (component: InstanceType<typeof ICAL.Component>, name: string) =>
    component.getFirstPropertyValue(name)?.toString();
  return {
    method: text(calendar, 'method'),
    entries: calendar.getAllSubcomponents('vevent').map(entry => ({
      uid: text(entry, 'uid'),
      sequence: text(entry, 'sequence'),
      status: text(entry, 'status'),
      transparency: text(entry, 'transp'),
      stamp: text(entry, 'dtstamp'),
      start: text(entry, 'dtstart'),
      end: text(entry, 'dtend'),
      summary: text(entry, 'summary'),
      description: text(entry, 'description'),
      place: text(entry, 'location'),
    })),
  };
}

const written = (...changes: Parameters<typeof aWeekChange>[0][]) =>
  read(changesFile(aWeek(changes.map(aWeekChange)), 'plant.slack.com'));

test('a change is an entry with all that a calendar needs, at the same moment wherever it is written and read', () => {
  for (const machine of ['UTC', 'America/New_York', 'Pacific/Auckland']) {
    process.env['TZ'] = machine;
    expect(written({ plan: 3 })).toEqual({
      method: 'PUBLISH',
      entries: [
        {
          uid: 'CHG-7@plant.slack.com',
          sequence: '3',
          status: 'CONFIRMED',
          transparency: 'TRANSPARENT',
          stamp: '2026-11-24T13:15:00Z',
          start: '2026-11-24T19:00:00Z',
          end: '2026-11-24T21:00:00Z',
          summary: 'CHG-7 Patch the historian',
          description:
            'Patch or reboot. Implementer: Priya Nair.\nAs it stood at Rhine Works on Tue 24 Nov 14:15. This entry doesn’t follow the change.',
          place: 'HIS-1',
        },
      ],
    });
  }
});

test('an entry is certain, open or off as its change is; a draft is none', () => {
  const { entries } = written(...states.map(state => ({ state, name: state })));
  expect(Object.fromEntries(entries.map(({ uid = '', status }) => [uid.split('@')[0], status]))).toEqual({
    assess: 'TENTATIVE',
    authorize: 'TENTATIVE',
    suspended: 'TENTATIVE',
    scheduled: 'CONFIRMED',
    implement: 'CONFIRMED',
    'backed out': 'CONFIRMED',
    failed: 'CONFIRMED',
    review: 'CONFIRMED',
    closed: 'CONFIRMED',
    rejected: 'CANCELLED',
    withdrawn: 'CANCELLED',
    expired: 'CANCELLED',
  });
});

test('in the hour that comes twice, both times are told apart', () => {
  const start = Date.UTC(2026, 9, 25, 0, 30);
  const [entry] = written({ start, end: start + HOUR }).entries;
  expect(entry).toMatchObject({ start: '2026-10-25T00:30:00Z', end: '2026-10-25T01:30:00Z' });
});

describe('what people typed', () => {
  const texts = [
    'Hall 3, line 4; pump: 7 \\ 8 "main"',
    'Erst\nEND:VEVENT\nEND:VCALENDAR\nBEGIN:VCALENDAR',
    'Überprüfung der Kälteanlage '.repeat(20),
    '🚀'.repeat(100),
    '漢'.repeat(76),
    'x'.repeat(60) + ';,\\n'.repeat(30),
    worst(2000),
  ];
  const typed = (text: string) =>
    changesFile(
      aWeek([aWeekChange({ what: text, place: text, implementer: text })], { site: text }),
      'plant.slack.com',
    );

  test.each(texts)('is read as it was written: %#', text => {
    const { entries } = read(typed(text));
    expect(entries).toHaveLength(1);
    expect(entries[0]).toMatchObject({ summary: `CHG-7 ${text}`, place: text });
    expect(entries[0]?.description).toContain(`Implementer: ${text}.`);
  });

  test.each(texts)('is folded at 75 octets, on lines that end as they must: %#', text => {
    const file = typed(text);
    expect(file.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    expect(file.endsWith('END:VCALENDAR\r\n')).toBe(true);
    for (const line of file.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    // No character lies on two lines.
    expect(Buffer.from(file).toString()).toBe(file);
    expect(file).not.toContain('\ufffd');
  });
});

test('a file without entries is one', () => {
  expect(read(calendarFile([], NOW))).toEqual({ method: 'PUBLISH', entries: [] });
});
