import { describe, expect, test } from 'vitest';
import { LONGEST, MOST_HOLIDAYS } from '../../src/people/site-rules.ts';
import { problemsInView } from '../../src/sandbox/limits/blocks.ts';
import { readSite, siteForm, zonesLike } from '../../src/setup/forms.ts';
import { enteredIn } from '../../src/slack/entered.ts';
import { rhine } from '../incidents/a-place.ts';

const offered = (words: string) => zonesLike(words, 100).map(zone => zone.value);

describe('a time zone is found', () => {
  test.each([
    ['berlin', 'Europe/Berlin'],
    ['new york', 'America/New_York'],
    ['kolkata', 'Asia/Kolkata'],
    ['Kyiv', 'Europe/Kyiv'],
    ['ho chi minh', 'Asia/Ho_Chi_Minh'],
    ['kathmandu', 'Asia/Kathmandu'],
    ['yangon', 'Asia/Yangon'],
    ['utc', 'Etc/UTC'],
    ['utc', 'UTC'],
  ])('“%s” finds %s', (words, zone) => expect(offered(words)).toContain(zone));

  test('by its whole name, although no list has it', () => {
    expect(offered('US/Eastern')).toEqual(['US/Eastern']);
    expect(offered('Europe/Mannheim')).toEqual([]);
  });

  test('in a place, and never as an abbreviation that is a fixed distance from Greenwich', () => {
    expect(offered('est')).toContain('America/Creston');
    expect(offered('est')).not.toContain('est');
    expect(offered('gb')).not.toContain('gb');
  });

  test('among real cities first, where what was typed is one that no list has', () => {
    expect(offered('america/indiana')).toContain('America/Indiana/Indianapolis');
    expect(zonesLike('us/eastern', 1).map(zone => zone.value)).toEqual(['us/eastern']);
  });

  test('once, and never more than a menu holds', () => {
    expect(offered('europe/berlin')).toEqual(['Europe/Berlin']);
    expect(new Set(offered('a')).size).toBe(100);
  });
});

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
  };
  const form = siteForm(site, new Map([['S0CONTROL', text]]));
  expect(problemsInView(form, 'modal')).toEqual([]);
});

test('holidays are counted once each, and too many say what to do', () => {
  const entered = (holidays: string) =>
    enteredIn({
      name: { name: { value: 'Rhine Works' } },
      phone: { phone: { value: '112' } },
      radio: { radio: { value: '4' } },
      itChannel: { itChannel: { selected_conversation: 'C1' } },
      otChannel: { otChannel: { selected_conversation: 'C2' } },
      zone: { zone: { selected_option: { value: 'UTC' } } },
      days: { days: { selected_options: [{ value: '1' }] } },
      opens: { opens: { selected_time: '07:00' } },
      closes: { closes: { selected_time: '17:00' } },
      holidays: { holidays: { value: holidays } },
    });
  const twice = Array.from({ length: MOST_HOLIDAYS + 1 }, () => '2026-12-24').join(' ');
  expect(readSite(entered(twice)).hours.holidays).toEqual(['2026-12-24']);
  const days = Array.from({ length: MOST_HOLIDAYS + 1 }, (_, n) =>
    new Date(Date.UTC(2026, 0, 1 + n)).toISOString().slice(0, 10),
  );
  expect(() => readSite(entered(days.join('\n')))).toThrow(
    'Those are 273 days; 272 fit. Leave out those that are over.',
  );
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
