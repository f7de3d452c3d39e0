import { tightenedBy, tightenings, tighteningWords, type Tightening } from '../changes/rules/tightening.ts';
import { Refusal } from '../kernel/refusal.ts';
import { stampOf } from '../kernel/stamp.ts';
import { clip, mustSay, tidy } from '../kernel/text.ts';
import { sideName, type Side } from '../people/person.ts';
import {
  areTwoDesks,
  areTwoGroups,
  clockTime,
  END_OF_DAY,
  isDay,
  isOpenAWhile,
  isZone,
  LONGEST,
  minutesOf,
  MOST_HOLIDAYS,
  readShifts,
  sayShifts,
} from '../people/site-rules.ts';
import type { Site } from '../people/site.ts';
import { answersOf, type SiteAnswers } from '../people/sites.ts';
import { input, LIMIT, modal, option, plain, type Block, type Modal } from '../slack/blocks.ts';
import type { Entered } from '../slack/entered.ts';

/** Callbacks, and the actions under which Slack asks for suggestions. */
export const SITE = 'setup.site';
export const ZONE = 'zone';
export const GROUP: Record<Side, string> = { it: 'itGroup', ot: 'otGroup' };

const days = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const dayOptions = days.map((day, n) => option(day, String(n + 1)));
const ruleOption = (one: keyof Tightening) => ({
  ...option(tighteningWords[one].label, one),
  description: plain(tighteningWords[one].says, LIMIT.option),
});

/**
 * @param site the one to change; undefined for a new one
 * @param groupNames of the user groups, by id
 */
export function siteForm(site: Site | undefined, groupNames: ReadonlyMap<string, string>): Modal {
  const text = (
    field: string,
    label: string,
    initial: string,
    more: { hint?: string; optional?: boolean } = {},
    longest = LONGEST.name,
  ) =>
    input(
      field,
      label,
      { type: 'plain_text_input', max_length: longest, ...starting('initial_value', initial) },
      more,
    );
  const desk = (side: Side): Block =>
    input(
      `${side}Channel`,
      `${sideName[side]}’s channel`,
      {
        type: 'conversations_select',
        filter: {
          include: ['public', 'private'],
          exclude_external_shared_channels: true,
          exclude_bot_users: true,
        },
        ...starting('initial_conversation', site?.desks[side]),
      },
      {
        hint: `Whoever is in it belongs to ${sideName[side]}. Is it private? Write /invite @Common Ground there first.`,
      },
    );
  const group = (side: Side): Block => {
    const known = site?.groups[side];
    const select = {
      type: 'external_select',
      min_query_length: 0,
      ...(known && { initial_option: option(groupNames.get(known) ?? known, known) }),
    };
    return input(GROUP[side], `${sideName[side]}’s user group`, select, {
      optional: true,
      hint: 'Its members belong to that side, wherever else they are.',
    });
  };
  const open = site?.hours.days ?? [1, 2, 3, 4, 5];
  const ticked = tightenings.filter(one => site?.rules[one]).map(ruleOption);
  const zone = site && { initial_option: option(site.zone, site.zone) };
  const blocks: Block[] = [
    text('name', 'Name of the site', site?.name ?? ''),
    input(ZONE, 'Time zone', {
      type: 'external_select',
      min_query_length: 1,
      placeholder: plain('Type a city, such as Berlin', LIMIT.placeholder),
      ...zone,
    }),
    desk('it'),
    desk('ot'),
    text('phone', 'Emergency number', site?.emergencyPhone ?? '', {
      hint: 'It stands on the form and on every urgent card: this app is no alarm.',
    }),
    text('radio', 'Radio channel', site?.radioChannel ?? ''),
    text(
      'outOfBand',
      'How to reach each other without Slack',
      site?.outOfBand ?? '',
      {
        optional: true,
        hint: 'For the day on which an attacker may read along.',
      },
      LONGEST.contact,
    ),
    input('days', 'Working days', {
      type: 'checkboxes',
      options: dayOptions,
      initial_options: dayOptions.filter(day => open.includes(Number(day.value))),
    }),
    input('opens', 'Work begins', {
      type: 'timepicker',
      initial_time: clockTime(site?.hours.opens ?? 7 * 60),
    }),
    input('closes', 'Work ends', {
      type: 'timepicker',
      // Slack knows no 24:00.
      initial_time: clockTime((site?.hours.closes ?? 17 * 60) % END_OF_DAY),
    }),
    input(
      'holidays',
      'Holidays',
      {
        type: 'plain_text_input',
        multiline: true,
        max_length: LIMIT.inputText,
        ...starting('initial_value', site?.hours.holidays.join('\n')),
      },
      {
        optional: true,
        hint: 'A date a line, such as 2026-12-24. Deadlines of what is not urgent skip them.',
      },
    ),
    text(
      'shifts',
      'Shifts begin at',
      sayShifts(site?.shifts ?? []),
      {
        optional: true,
        hint: 'Like 06:00, 14:00, 22:00. Empty: nobody works in shifts.',
      },
      LONGEST.contact,
    ),
    group('it'),
    group('ot'),
    input(
      'rules',
      'Rules of changes',
      {
        type: 'checkboxes',
        options: tightenings.map(ruleOption),
        ...(ticked.length > 0 && { initial_options: ticked }),
      },
      { optional: true, hint: 'Nothing ticked: the rules hold as they are written.' },
    ),
  ];
  return modal(site ? 'Change a site' : 'Add a site', blocks, {
    callback: SITE,
    submit: 'Save',
    about: site ? `${site.id} ${stampOf(answersOf(site))}` : '',
  });
}

/** The site that the form is for, as it was when the form was drawn; undefined for a new one. */
export function readOver(about: string): { id: string; seen: string } | undefined {
  const [id = '', seen = ''] = about.split(' ');
  return id ? { id, seen } : undefined;
}

/** @throws Refusal `bad-answer` at a field */
export function readSite(entered: Entered): SiteAnswers {
  const must = (field: string, otherwise: string) => mustSay(field, entered(field), LONGEST.name, otherwise);
  const desks = { it: entered('itChannel'), ot: entered('otChannel') };
  if (!desks.it || !desks.ot) throw no('itChannel', 'Choose a channel for each side.');
  if (!areTwoDesks(desks)) throw no('otChannel', 'Choose two different channels, one for each side.');
  const zone = entered(ZONE);
  if (!isZone(zone)) throw no(ZONE, 'Choose a time zone from the list.');
  const [opens, closes] = [minutesOf(entered('opens')), minutesOf(entered('closes'))];
  if (opens === undefined) throw no('opens', 'Say when work begins.');
  if (closes === undefined) throw no('closes', 'Say when work ends.');
  const times = { opens, closes: closes || END_OF_DAY };
  if (!isOpenAWhile(times)) throw no('closes', 'Work must begin before it ends.');
  const groups = { it: entered(GROUP.it) || null, ot: entered(GROUP.ot) || null };
  if (!areTwoGroups(groups)) throw no(GROUP.ot, 'Choose two different user groups, or leave one empty.');
  const worked = entered
    .all('days')
    .map(Number)
    .filter(day => day >= 1 && day <= 7);
  if (worked.length === 0) throw no('days', 'Choose at least one day.');
  return {
    name: must('name', 'Give the site a name.'),
    zone,
    desks,
    emergencyPhone: must('phone', 'Say whom to phone in danger.'),
    radioChannel: must('radio', 'Say where to call on the radio.'),
    outOfBand: clip(tidy(entered('outOfBand')), LONGEST.contact),
    hours: { days: worked, ...times, holidays: readHolidays(entered('holidays')) },
    groups,
    shifts: shiftsIn(entered('shifts')),
    rules: tightenedBy(entered.all('rules').filter(isTightening)),
  };
}

const isTightening = (one: string): one is keyof Tightening => tightenings.some(known => known === one);

function shiftsIn(typed: string): readonly number[] {
  const read = readShifts(tidy(typed));
  if ('wrong' in read) throw no('shifts', read.wrong);
  return read;
}

function readHolidays(typed: string): string[] {
  const dates = tidy(typed)
    .split(/[\s,;]+/)
    .filter(Boolean);
  const wrong = dates.find(date => !isDay(date));
  if (wrong) throw no('holidays', `“${wrong}” is no date. Write each as 2026-12-24.`);
  const holidays = [...new Set(dates)].toSorted();
  if (holidays.length > MOST_HOLIDAYS)
    throw no(
      'holidays',
      `Those are ${holidays.length} days; ${MOST_HOLIDAYS} fit. Leave out those that are over.`,
    );
  return holidays;
}

const no = (field: string, sentence: string) => new Refusal('bad-answer', sentence, field);
const starting = (name: string, value: unknown) => (value ? { [name]: value } : {});
