import { expect, test } from 'vitest';
import { FORM, ZONE } from '../../src/coffee/actions.ts';
import { put, submits } from '../access/requests.ts';
import { aProgrammeForm } from '../access/who-may.ts';
import { startStory } from '../support/story.ts';
import { about, ANNA, areRefused, OMAR, withValues } from './altering.ts';
import { INES, long, nothing, tooLong, VICTOR, type Fields } from './of-changes.ts';
import { noLonger, noPair, noProgramme, notIn, notLead, over, PRIYA, shared, tooLate } from './of-coffee.ts';

const many = (count: number, of: (n: number) => string) => Array.from({ length: count }, (_, n) => of(n));

test('the forms of somebody’s own coffee', async () => {
  const wish = (fields: Fields, version = '0') => submits(FORM.wishes, fields, version);
  const noDay = 'Choose the day on which you are back.';
  const meanwhile =
    'You said something else since you opened this. Close it, open it again, and change what you wanted.';
  const longTopic = 'A topic has 60 characters at most. Shorten it.';
  const manyPeople = 'At most 30 people can be named. Leave some out.';
  await areRefused(({ coffee: { programme, pair, other } }) => {
    const pauses = (until: Fields[string], of: string = programme) => submits(FORM.pause, { until }, of);
    const time = (fields: Fields, of: string = pair) =>
      submits(FORM.time, { day: put.day('2026-11-26'), when: put.time('10:00'), ...fields }, of);
    return {
      'a pause of nothing': [INES, pauses(put.day('2026-12-24'), ''), noProgramme],
      'a pause of a prototype key': [INES, pauses(put.day('2026-12-24'), '__proto__'), noProgramme],
      'a pause of an object': [INES, about(pauses(put.day('2026-12-24')), { id: programme }), noProgramme],
      'a pause by who is not in it': [ANNA, pauses(put.day('2026-12-24')), notIn],
      'a pause by a guest': [VICTOR, pauses(put.day('2026-12-24')), noProgramme],
      'a pause until no day': [INES, pauses({}), noDay],
      'a pause without its fields': [INES, withValues(pauses({}), null), noDay],
      'a pause until nonsense': [INES, pauses(put.day('<!channel>')), noDay],
      'a pause until a day that there isn’t': [INES, pauses(put.day('2027-02-30')), noDay],
      'a pause until what was': [INES, pauses(put.day('2020-01-01')), 'Choose a day that is still to come.'],
      'a pause for ever': [
        INES,
        pauses(put.day('9999-12-31')),
        'That is more than a year. Leave, and join again when you are back.',
      ],
      'a time for another pair': [INES, time({}, other), noPair],
      'a time for nobody': [INES, time({}, ''), noPair],
      'a time for an object': [INES, about(time({}), { id: pair }), noPair],
      'a time by a lead': [PRIYA, time({}), noPair],
      'a time on no day': [INES, time({ day: put.day('nonsense') }), 'Choose a day.'],
      'a time at no time': [INES, time({ when: put.time('25:99') }), 'Choose a time.'],
      'a time that was': [INES, time({ day: put.day('2020-01-01') }), over],
      'a time after the round': [INES, time({ day: put.day('9999-12-31') }), tooLate],
      'wishes of a version that is none': [INES, wish({}, 'NaN'), meanwhile],
      'wishes of a version before all': [INES, wish({}, '-1'), meanwhile],
      'wishes of no version': [INES, wish({}, ''), meanwhile],
      'wishes of a version that never was': [INES, wish({}, '7'), meanwhile],
      'wishes of another person': [INES, wish({}, OMAR), meanwhile],
      'wishes from a shared account': ['U0CONTROL', wish({}), shared],
      'a topic without end': [INES, wish({ offers: put.text('x'.repeat(3000)) }), longTopic],
      'a wish without end': [INES, wish({ wants: put.text('x'.repeat(3000)) }), longTopic],
      'a hundred topics': [
        INES,
        wish({ offers: put.text(many(100, n => `t${n}`).join('\n')) }),
        'At most 12 topics fit. Leave some out.',
      ],
      'a thousand people': [INES, wish({ doNotPair: put.people(...many(1000, n => `U${n}`)) }), manyPeople],
    };
  });
});

test('the form of a programme', async () => {
  const longPrompt = `A prompt has 200 characters at most. Shorten “${'x'.repeat(39)}…”.`;
  const noNumber = 'Write a number, like 12.';
  const noTime = 'Write a time of day, like 09:00.';
  const noZone = 'Choose a time zone from the list.';
  const noChannel = 'Choose a channel from the list, or none.';
  const noOften = 'A round comes every 1 to 8 weeks.';
  const noOut = 'Say what happens where one side has more people.';
  const noDays = 'Write each day with its year on a line of its own, like 2026-12-24.';
  const changed =
    'Somebody changed it since you opened this. Close it, open it again, and change what you wanted.';
  await areRefused(({ coffee: { programme } }) => {
    const makes = (fields: Fields, of = 'new') =>
      submits(FORM.programme, { ...aProgrammeForm, ...fields }, of);
    const wrong = (field: string, value: Fields[string], sentence: string) =>
      [PRIYA, makes({ [field]: value }), sentence] as [string, ReturnType<typeof makes>, string];
    return {
      'by who is no lead': [OMAR, makes({}), notLead],
      'by who is no lead, of nonsense': [OMAR, makes({ anchor: put.day('x') }), notLead],
      'without its fields': [PRIYA, withValues(makes({}), null), 'Choose a day of its first week.'],
      'of nothing': [PRIYA, makes({}, ''), noLonger],
      'of a prototype key': [PRIYA, makes({}, '__proto__ 1'), noLonger],
      'of an object': [PRIYA, about(makes({}), { id: programme }), noLonger],
      'of no version': [PRIYA, makes({}, programme), changed],
      'of a version that is none': [PRIYA, makes({}, `${programme} NaN`), changed],
      'of a version without end': [PRIYA, makes({}, `${programme} 1e999`), changed],
      'called nothing': wrong('name', put.text(nothing), 'Give it a name that people know it by.'),
      'called without end': wrong('name', put.text(long), tooLong(40_000, 60)),
      'every no weeks': wrong('everyWeeks', put.one('0'), noOften),
      'every nine weeks': wrong('everyWeeks', put.one('9'), noOften),
      'every half a week': wrong('everyWeeks', put.one('0.5'), noOften),
      'on a ninth day': wrong('weekday', put.one('9'), 'Choose a weekday.'),
      'on a prototype': wrong('weekday', put.one('constructor'), 'Choose a weekday.'),
      'at no time': wrong('at', put.time('25:99'), noTime),
      'while clocks change': wrong(
        'at',
        put.time('02:30'),
        'Between 01:00 and 04:00 the clocks change. Choose another time.',
      ),
      'on Mars': wrong(ZONE, put.one('Mars/Olympus_Mons'), noZone),
      'at an offset': wrong(ZONE, put.one('+01:00'), noZone),
      'from no day': wrong('anchor', put.day('2026-13-01'), 'Choose a day of its first week.'),
      'with nobody sitting out': wrong('sittingOut', put.one('constructor'), noOut),
      'less than no window': wrong('repeatWindow', put.text('-1'), noNumber),
      'a window without end': wrong('repeatWindow', put.text('99999'), noNumber),
      'a window too wide': wrong('repeatWindow', put.text('99'), 'Write a number from 0 to 52.'),
      'without rounds on nonsense': wrong('blackouts', put.text('2026-12-24\n<!channel>'), noDays),
      'without rounds on all days': wrong(
        'blackouts',
        put.text(many(101, n => `${2000 + n}-12-24`).join('\n')),
        'At most 100 days can be left out. Drop those that are over.',
      ),
      'of twenty-one prompts': wrong(
        'prompts',
        put.text(many(21, n => `p${n}`).join('\n')),
        'At most 20 prompts fit. Leave some out.',
      ),
      'of a prompt without end': wrong('prompts', put.text('x'.repeat(3000)), longPrompt),
      'of more prompts than its form takes': wrong(
        'prompts',
        put.text(many(20, () => 'x'.repeat(200)).join('\n')),
        'All prompts together are too long for one form. Leave some out.',
      ),
      'in what is no channel': wrong('channel', put.channel('__proto__'), noChannel),
      'in a direct message': wrong('channel', put.channel('D0OMAR'), noChannel),
      'in a channel without end': wrong('channel', put.channel(`C${'0'.repeat(3000)}`), noChannel),
    };
  });
});

test('of whom not to pair with only people are kept, known or not, and never oneself', async () => {
  const { slack, store } = await startStory();
  const ines = slack.person('Ines', { in: 'rhine-ot' });
  await ines.types('/coffee topics');
  await ines.submits({
    doNotPair: { doNotPair: put.people('U0NOBODY', INES, OMAR, OMAR, '__proto__', '<!channel>') },
    personId: { personId: put.person(OMAR) },
  });
  const kept = await store.queries.select().from(store.tables.wishes);
  expect(kept).toEqual([
    { personId: INES, offers: [], wants: [], doNotPair: ['U0NOBODY', OMAR], version: 1 },
  ]);
});
