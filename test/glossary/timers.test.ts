import { describe, expect, test } from 'vitest';
import {
  digestTimers,
  REVIEWED_FOR,
  staleAgainTimer,
  staleTimer,
  weeklyTimer,
} from '../../src/glossary/timers.ts';
import { DAY, MINUTE } from '../../src/kernel/clock.ts';
import { glossaryDesk } from './glossary-desk.ts';

const at = (iso: string) => Date.parse(`${iso}Z`);
const digestTimer = (now: number) => digestTimers(now, 'ot')[0] ?? { due: Number.NaN, key: '' };
const shown = (ms: number) => new Date(ms).toISOString().slice(0, 16);

describe('what was suggested is told', () => {
  test.each([
    ['2026-11-24T08:00', '2026-11-24T08:15'],
    ['2026-11-24T08:14', '2026-11-24T08:15'],
    ['2026-11-24T08:15', '2026-11-24T08:30'],
    ['2026-11-24T23:59', '2026-11-25T00:00'],
  ])('of %s at %s', (now, due) => {
    expect(shown(digestTimer(at(now)).due)).toBe(due);
  });
});

describe('what was looked up in vain is told on Mondays', () => {
  test.each([
    ['2026-11-24T08:00', '2026-11-30T07:00'],
    ['2026-11-30T06:59', '2026-11-30T07:00'],
    ['2026-11-30T07:00', '2026-12-07T07:00'],
    ['2026-12-31T12:00', '2027-01-04T07:00'],
  ])('of %s at %s', (now, due) => {
    expect(shown(weeklyTimer(at(now)).due)).toBe(due);
    expect(new Date(weeklyTimer(at(now)).due).getUTCDay()).toBe(1);
  });
});

describe('what was reviewed is asked about', () => {
  test.each([
    ['2026-01-01T00:00', '2026-06-30T07:00'],
    ['2026-01-01T06:59', '2026-06-30T07:00'],
    ['2026-01-01T07:00', '2026-07-01T07:00'],
  ])('of %s at %s, never before half a year has passed', (reviewed, due) => {
    const timer = staleTimer(at(reviewed));
    expect(shown(timer.due)).toBe(due);
    expect(timer.due).toBeGreaterThanOrEqual(at(reviewed) + REVIEWED_FOR);
  });
});

describe('who didn’t look at what is stale is asked again', () => {
  test.each([
    ['2026-11-24T07:00', '2026-12-28T07:00'],
    ['2026-11-27T07:00', '2026-12-28T07:00'],
    ['2026-11-28T07:00', '2027-01-04T07:00'],
  ])('of %s at %s, a month later and not put off by what comes due next', (now, due) => {
    const timer = staleAgainTimer(at(now));
    expect(shown(timer.due)).toBe(due);
    expect(timer.round).toBe(1);
    expect(staleAgainTimer(at(now) + 7 * DAY).key).not.toBe(timer.key);
    expect(staleTimer(timer.due - REVIEWED_FOR).key).not.toBe(timer.key);
  });
});

describe('one timer', () => {
  test.each([
    ['of a quarter of an hour', digestTimer, '2026-11-24T08:00', '2026-11-24T08:14'],
    ['of a week', weeklyTimer, '2026-11-24T08:00', '2026-11-30T06:00'],
    ['of a day', staleTimer, '2026-11-24T08:00', '2026-11-25T06:59'],
  ])('%s', (_, timer, one, other) => {
    expect(timer(at(one))).toEqual(timer(at(other)));
  });

  test.each([
    ['quarter of an hour', digestTimer, 15 * MINUTE],
    ['week', weeklyTimer, 7 * DAY],
    ['day', staleTimer, DAY],
  ])('is not put off by what comes in the next %s', (_, timer, later) => {
    const now = at('2026-11-24T08:01');
    expect(timer(now).key).not.toBe(timer(now + later).key);
  });
});

describe('stewards are told', () => {
  test('once, however many words were added within a quarter of an hour', async () => {
    const { adds, later, drawn, told } = glossaryDesk();
    for (let n = 0; n < 7; n++) {
      await adds('Ines', `word ${n}`, { ot: 'Something.' });
      await later(MINUTE);
    }
    expect(await told()).toEqual([]);
    await later(8 * MINUTE);
    expect(await told()).toEqual(['waiting Marta']);
    expect(await drawn('waiting')).toEqual([
      [
        'Marta: 7 things wait for you in the glossary.',
        ...[0, 1, 2, 3, 4].map(n => `•  Suggested: word ${n} (OT)`),
        'And 2 more.',
        '[Review]',
      ].join('\n'),
    ]);
  });

  test('nothing where nothing waits, as after a steward’s own word', async () => {
    const { adds, later, told } = glossaryDesk();
    await adds('Marta', 'trip', { ot: 'A stop.' });
    await later(DAY);
    expect(await told()).toEqual([]);
  });

  test('each of what waits for their own side', async () => {
    const { adds, later, drawn } = glossaryDesk();
    await adds('Ines', 'trip', { it: 'A journey.', ot: 'A stop.' });
    await adds('Marta', 'zone', { it: 'Of a firewall.', ot: 'Of a plant.', watch: 'Which?' });
    await later(15 * MINUTE);
    expect((await drawn('waiting')).toSorted()).toEqual([
      'Lena: 3 things wait for you in the glossary.\n•  Suggested: trip (IT)\n•  Suggested: zone (IT)\n•  Watch out for “zone”: it waits for your side’s yes\n[Review]',
      'Marta: 1 thing waits for you in the glossary.\n•  Suggested: trip (OT)\n[Review]',
    ]);
  });

  test('nothing any more where all was decided before the message went out', async () => {
    const { adds, approves, later, drawn, told } = glossaryDesk();
    const { ot } = await adds('Ines', 'trip', { ot: 'A stop.' });
    await later(15 * MINUTE);
    await approves('Marta', ot);
    expect(await told()).toEqual(['decided Ines', 'waiting Marta']);
    expect(await drawn('waiting')).toEqual([]);
  });

  test('who else looks after a side: its leads where its steward left', async () => {
    const { adds, gives, later, told } = glossaryDesk();
    await gives('Marta', { left: true });
    await adds('Ines', 'trip', { ot: 'A stop.' });
    await later(15 * MINUTE);
    expect(await told()).toEqual(['waiting Denise', 'waiting Jonas']);
  });

  test('of what nobody has looked at for half a year, more than five as one message, and a month later again', async () => {
    const { adds, approves, later, drawn, told, concept } = glossaryDesk();
    const ids: string[] = [];
    for (let n = 0; n < 6; n++) ids.push((await adds('Marta', `word ${n}`, { ot: 'Something.' })).ot);
    await later(179 * DAY);
    expect(await told()).toEqual([]);
    await later(2 * DAY);
    expect(await told()).toEqual(['waiting Marta']);
    expect((await drawn('waiting'))[0]).toContain('6 things wait for you');
    expect((await drawn('waiting'))[0]).toContain('•  Still right? word 0 (OT)');
    expect((await drawn('waiting'))[0]).toContain('And 1 more.');
    await later(29 * DAY);
    expect(await told()).toHaveLength(1);
    await later(8 * DAY);
    expect(await told()).toHaveLength(2);
    for (const id of ids) await approves('Marta', id);
    expect((await concept(ids[0]!)).status).toBe('approved');
    await later(60 * DAY);
    expect(await told()).toHaveLength(2);
    await later(121 * DAY);
    expect(await told()).toHaveLength(3);
  });
});

describe('what was looked up in vain', () => {
  test('is told once a week with how often, and without names', async () => {
    const { glossary, request, later, drawn, told } = glossaryDesk();
    for (const typed of ['frobnicator', 'Frobnicator', 'frob-nicator', 'quux'])
      await glossary.askStewards(typed, request());
    await later(DAY);
    expect(await told()).toEqual([]);
    await later(6 * DAY);
    expect(await told()).toEqual(['asked Lena', 'asked Marta']);
    const said =
      'Looked up, and not in the glossary:\nfrob-nicator · asked 3 times [Add]\nquux · asked 1 time [Add]';
    expect(await drawn('asked')).toEqual([`Lena: ${said}`, `Marta: ${said}`]);
    await later(30 * DAY);
    expect(await told()).toHaveLength(2);
  });

  test('is told no more once it is in the glossary', async () => {
    const { glossary, adds, request, later, drawn, told } = glossaryDesk();
    await glossary.askStewards('frobnicator', request());
    await adds('Ines', 'Frobnicators', { ot: 'A machine.' });
    await glossary.askStewards('quux', request());
    await later(7 * DAY);
    expect((await drawn('asked'))[0]).toBe(
      'Lena: Looked up, and not in the glossary:\nquux · asked 1 time [Add]',
    );
    await adds('Marta', 'quux', { ot: 'Another.' });
    await later(7 * DAY);
    expect((await told()).filter(line => line.startsWith('asked'))).toHaveLength(2);
  });

  test('counts once for a request that comes twice', async () => {
    const { glossary, later, drawn } = glossaryDesk();
    for (let n = 0; n < 2; n++) await glossary.askStewards('frobnicator', 'press');
    await later(7 * DAY);
    expect((await drawn('asked'))[0]).toContain('frobnicator · asked 1 time');
  });

  test('needs a letter', async () => {
    const { glossary, request } = glossaryDesk();
    await expect(glossary.askStewards('???', request())).rejects.toThrow(
      'A word needs a letter or a digit. Look up another.',
    );
  });
});
