import { expect, test } from 'vitest';
import { asWritten, tightenedBy, tightenings, tighteningWords } from '../../src/changes/rules/tightening.ts';
import { neverLoosened } from '../../src/changes/rules/case.ts';
import { LONGEST, MOST_HOLIDAYS } from '../../src/people/site-rules.ts';
import { problemsInView } from '../../src/sandbox/limits/blocks.ts';
import { readSite, siteForm } from '../../src/setup/forms.ts';
import { LIMIT } from '../../src/slack/blocks.ts';
import { enteredIn } from '../../src/slack/entered.ts';
import { rhine } from '../incidents/a-place.ts';

test('a site with the longest of everything has a form that Slack shows', () => {
  const text = 'x'.repeat(LONGEST.name);
  const site = {
    ...rhine,
    name: text,
    zone: 'America/Argentina/ComodRivadavia',
    emergencyPhone: text,
    radioChannel: text,
    outOfBand: 'x'.repeat(LONGEST.contact),
    hours: {
      ...rhine.hours,
      closes: 24 * 60,
      holidays: Array.from({ length: MOST_HOLIDAYS }, () => '2026-12-24'),
    },
    groups: { it: 'S0CONTROL', ot: 'S0LOST' },
    shifts: Array.from({ length: 12 }, (_, n) => n * 120 + 59),
    rules: tightenedBy(tightenings),
  };
  const form = siteForm(site, new Map([['S0CONTROL', text]]));
  expect(problemsInView(form, 'modal')).toEqual([]);
});

const filled = (but: Record<string, object>) => {
  const fields: Record<string, object> = {
    name: { value: 'Rhine Works' },
    phone: { value: '112' },
    radio: { value: '4' },
    itChannel: { selected_conversation: 'C1' },
    otChannel: { selected_conversation: 'C2' },
    zone: { selected_option: { value: 'UTC' } },
    days: { selected_options: [{ value: '1' }] },
    opens: { selected_time: '07:00' },
    closes: { selected_time: '17:00' },
    ...but,
  };
  return enteredIn(
    Object.fromEntries(Object.entries(fields).map(([name, state]) => [name, { [name]: state }])),
  );
};

test('holidays are counted once each, and too many say what to do', () => {
  const entered = (holidays: string) => filled({ holidays: { value: holidays } });
  const twice = Array.from({ length: MOST_HOLIDAYS + 1 }, () => '2026-12-24').join(' ');
  expect(readSite(entered(twice)).hours.holidays).toEqual(['2026-12-24']);
  const days = Array.from({ length: MOST_HOLIDAYS + 1 }, (_, n) =>
    new Date(Date.UTC(2026, 0, 1 + n)).toISOString().slice(0, 10),
  );
  expect(() => readSite(entered(days.join('\n')))).toThrow(
    'Those are 273 days; 272 fit. Leave out those that are over.',
  );
});

test('shifts and rules are those that were entered, and without any nobody works in shifts and the rules hold', () => {
  expect(readSite(filled({}))).toMatchObject({ shifts: [], rules: asWritten });
  const rules = {
    selected_options: [{ value: 'advisory' }, { value: '__proto__' }, { value: 'otMayLoseView' }],
  };
  expect(readSite(filled({ shifts: { value: '22:00, 06:00' }, rules }))).toMatchObject({
    shifts: [360, 1320],
    rules: { ...asWritten, advisory: true, otMayLoseView: true },
  });
  expect(() => readSite(filled({ shifts: { value: '6 am' } }))).toThrow(
    expect.objectContaining({ code: 'bad-answer', field: 'shifts' }) as Error,
  );
});

test('each way to tighten the rules fits under its box, names its rules, and none of those that always hold', () => {
  for (const one of tightenings) {
    const { label, says } = tighteningWords[one];
    expect([label.length, says.length].every(length => length <= LIMIT.option)).toBe(true);
    const named = [...says.matchAll(/R\d+/g)].map(([rule]) => rule);
    if (one === 'advisory') expect(named).toEqual(neverLoosened);
    else expect(named.filter(rule => !neverLoosened.some(never => never === rule))).toEqual(named);
    expect(named).not.toEqual([]);
  }
});

test('clock times that no timepicker gives are refused at their field', () => {
  const entered = (opens: string, closes: string) =>
    enteredIn({
      itChannel: { itChannel: { selected_conversation: 'C1' } },
      otChannel: { otChannel: { selected_conversation: 'C2' } },
      zone: { zone: { selected_option: { value: 'UTC' } } },
      days: { days: { selected_options: [{ value: '1' }] } },
      opens: { opens: { selected_time: opens } },
      closes: { closes: { selected_time: closes } },
    });
  const refusal = (field: string) => expect.objectContaining({ code: 'bad-answer', field }) as Error;
  expect(() => readSite(entered('', '17:00'))).toThrow(refusal('opens'));
  expect(() => readSite(entered('07:00', 'late'))).toThrow(refusal('closes'));
  expect(() => readSite(entered('17:00', '07:00'))).toThrow(refusal('closes'));
});
