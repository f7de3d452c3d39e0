import { expect, test } from 'vitest';
import { HOURS_ZONE, MY_HOURS, PATTERN } from '../../src/people/hours/forms.ts';
import type { Json } from '../../src/sandbox/protocol.ts';
import { pressesIn, put, submits } from '../access/requests.ts';
import { myHours } from '../access/who-may.ts';
import { about, aDesk, areRefused, OMAR, withValues } from './altering.ts';
import { long } from './of-changes.ts';

const late =
  'You said something else since you opened this. Close it, open it again, and change what you wanted.';
const noZone = 'Choose a time zone from the list.';
const noDay = 'Choose the first day of your cycle.';
const shared =
  'Several people share this account, so it has no hours. Say yours from an account of your own.';
const letters = 'Write a letter for each day, and - for a day off, like EELLNN----.';
const lines = 'Write a line for each shift, like E 06:00-14:00.';
const days = 'Write one on each line, like 24 Dec - 2 Jan or 2026-12-24 to 2027-01-02.';

test('the form of one’s hours', async () => {
  const own = (fields: Json) => submits(MY_HOURS, { ...myHours, ...fields }, '0 own');
  const week = (fields: Json) =>
    submits(
      MY_HOURS,
      {
        ...myHours,
        [PATTERN]: put.one('week'),
        days: put.some('1', '2'),
        opens: put.time('08:00'),
        closes: put.time('16:00'),
        ...fields,
      },
      '0 week',
    );
  const good = own({});
  await areRefused(() => ({
    'from a shared account': ['U0CONTROL', good, shared],
    'by who is of another company': [
      'U0OTHER',
      good,
      'You belong to another company, so you can’t use this here. Tell the person whom you work with in this channel.',
    ],
    'without its fields': [OMAR, withValues(good, {}), 'Choose when you work.'],
    'with nothing in place of fields': [OMAR, withValues(good, null), 'Choose when you work.'],
    'with a pattern that there isn’t': [
      OMAR,
      own({ [PATTERN]: put.one('__proto__') }),
      'Choose when you work.',
    ],
    'without the version that it was drawn from': [OMAR, about(good, ' own'), late],
    'from a version still to come': [OMAR, about(good, '7 own'), late],
    'from a version that is none': [OMAR, about(good, '-0 own'), late],
    'with a zone that is none': [OMAR, own({ [HOURS_ZONE]: put.one('__proto__') }), noZone],
    'with a zone that is a distance': [OMAR, own({ [HOURS_ZONE]: put.one('+02:00') }), noZone],
    'with a first day that is none': [OMAR, own({ from: put.day('2026-02-30') }), noDay],
    'with a first day that is an object': [OMAR, own({ from: { selected_date: { day: 1 } } }), noDay],
    'with a first day far outside the calendar': [OMAR, own({ from: put.day('-271821-04-20') }), noDay],
    'without a cycle': [OMAR, own({ cycle: put.text(' ') }), `Say what your cycle is. ${letters}`],
    'with a call for a cycle': [OMAR, own({ cycle: put.text('<!channel>') }), `“<” is no letter. ${letters}`],
    'with a cycle without an end': [
      OMAR,
      own({ cycle: put.text('E'.repeat(40_000)) }),
      'A cycle has 1 to 84 days.',
    ],
    'with a call for a shift': [
      OMAR,
      own({ shifts: put.text('<!channel>') }),
      `I can’t read “<!channel>” as a shift. ${lines}`,
    ],
    'with a prototype key for a shift': [
      OMAR,
      own({ shifts: put.text('__proto__ 06:00-14:00') }),
      `I can’t read “__proto__ 06:00-14:00” as a shift. ${lines}`,
    ],
    'with days off that are none': [
      OMAR,
      own({ absences: put.text('<!channel>') }),
      `I can’t read “<!channel>” as days. ${days}`,
    ],
    'with days that the week hasn’t': [OMAR, week({ days: put.some('8', 'x') }), 'A week has seven days.'],
    'with no days': [OMAR, week({ days: put.some() }), 'Choose the days on which you work.'],
    'with a beginning that is none': [OMAR, week({ opens: put.time('99:99') }), 'Say when you begin.'],
    'with an end that is none': [OMAR, week({ closes: put.time('') }), 'Say when you end.'],
  }));
});

test('whatever is chosen in it, one’s own form is shown', async () => {
  const { from } = await aDesk();
  for (const value of ['', '__proto__', 'constructor', 'own', long]) {
    for (const of of ['', '0 site', long]) {
      const got = await from(OMAR, pressesIn(PATTERN, put.one(value), { about: of }));
      expect(got).toMatchObject({ opens: ['My hours'], changed: [], wrong: [] });
    }
  }
});
