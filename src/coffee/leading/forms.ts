import { Refusal } from '../../kernel/refusal.ts';
import { clockTime, isZone, minutesOf } from '../../people/site-rules.ts';
import { dateOf, dayOfDate } from '../../people/wall-clock.ts';
import { input, LIMIT, modal, option, plain, type Modal } from '../../slack/blocks.ts';
import type { Entered } from '../../slack/entered.ts';
import { FORM, ZONE } from '../actions.ts';
import { MOST_WEEKS, sittingOut, type Programme } from '../programme.ts';
import {
  LONGEST_NAME,
  LONGEST_PROMPT,
  LONGEST_PROMPTS,
  MOST_BLACKOUTS,
  MOST_PROMPTS,
  type ProgrammeAnswers,
} from '../programmes.ts';
import { weekdays } from '../words.ts';

const sittingOutWords: Record<Programme['sittingOut'], string> = {
  rotate: 'Two: the others take turns sitting out',
  trios: 'Two or three: nobody sits out',
};

/** To begin with; leads write their own. */
const firstPrompts = [
  'What would stop first in your work if the network went down for an hour?',
  'Which alarm or ticket has woken you at night, and what was it in the end?',
  'Show each other one screen that you look at every day.',
  'What does the other side do that you have never understood?',
  'What do you wish you were asked before a change?',
  'Which word do your two sides use for different things?',
];

/** What stands in the form of a programme that is new. */
export const aNewOne = (zone: string, today: number): ProgrammeAnswers => ({
  name: 'IT–OT coffee',
  zone,
  everyWeeks: 2,
  weekday: 2,
  at: 9 * 60,
  anchor: today,
  sittingOut: 'rotate',
  repeatWindow: 12,
  blackouts: [],
  prompts: firstPrompts,
  guests: false,
  channel: null,
});

/** @param about its id and version as {@link writeSeen} writes them; `new` where it is new */
export function programmeForm(now: ProgrammeAnswers, about: string): Modal {
  const weeks = Array.from({ length: MOST_WEEKS }, (_, n) =>
    option(n === 0 ? 'Every week' : `Every ${n + 1} weeks`, String(n + 1)),
  );
  const days = weekdays.map((day, n) => option(day, String(n + 1)));
  const outs = sittingOut.map(one => option(sittingOutWords[one], one));
  const guests = [option('Guests of the workspace may join', 'guests')];
  const zone = option(now.zone, now.zone);
  return modal(
    about === 'new' ? 'New programme' : 'Change the programme',
    [
      input('name', 'Name', { type: 'plain_text_input', max_length: LONGEST_NAME, initial_value: now.name }),
      input('everyWeeks', 'How often', {
        type: 'static_select',
        options: weeks,
        initial_option: weeks[now.everyWeeks - 1],
      }),
      input('weekday', 'On which day', {
        type: 'static_select',
        options: days,
        initial_option: days[now.weekday - 1],
      }),
      input('at', 'At what time', { type: 'timepicker', initial_time: clockTime(now.at) }),
      input(ZONE, 'On whose clock', {
        type: 'external_select',
        min_query_length: 2,
        initial_option: zone,
        placeholder: plain('A city', LIMIT.placeholder),
      }),
      input(
        'anchor',
        'First week',
        { type: 'datepicker', initial_date: dateOf(now.anchor) },
        { hint: 'Any day of it. The weeks are counted from it.' },
      ),
      input('sittingOut', 'How many meet if one side has more people', {
        type: 'radio_buttons',
        options: outs,
        initial_option: outs[sittingOut.indexOf(now.sittingOut)],
      }),
      input(
        'repeatWindow',
        'Rounds before a pair may repeat',
        { type: 'plain_text_input', max_length: 2, initial_value: String(now.repeatWindow) },
        { hint: 'As long as there is somebody else.' },
      ),
      input(
        'blackouts',
        'Days without a round',
        {
          type: 'plain_text_input',
          multiline: true,
          max_length: LIMIT.inputText,
          placeholder: plain('2026-12-24', LIMIT.placeholder),
          ...(now.blackouts.length > 0 && { initial_value: now.blackouts.map(dateOf).join('\n') }),
        },
        { optional: true, hint: `One on each line, at most ${MOST_BLACKOUTS}.` },
      ),
      input(
        'prompts',
        'Conversation starters',
        {
          type: 'plain_text_input',
          multiline: true,
          max_length: LONGEST_PROMPTS,
          ...(now.prompts.length > 0 && { initial_value: now.prompts.join('\n') }),
        },
        {
          optional: true,
          hint: `One on each line, in turns: at most ${MOST_PROMPTS} of ${LONGEST_PROMPT} characters.`,
        },
      ),
      input(
        'channel',
        'Its channel',
        {
          type: 'conversations_select',
          filter: { include: ['public', 'private'], exclude_bot_users: true },
          ...(now.channel && { initial_conversation: now.channel }),
        },
        {
          optional: true,
          hint: 'From now on, who joins it is in the programme, and who is added to it by somebody is asked. Leaving it doesn’t leave the programme. Invite me into it, so that I see who comes.',
        },
      ),
      input(
        'guests',
        'Guests',
        { type: 'checkboxes', options: guests, ...(now.guests && { initial_options: guests }) },
        { optional: true },
      ),
    ],
    { callback: FORM.programme, submit: 'Save', about },
  );
}

/** @throws Refusal `bad-answer` at a field */
export function readProgramme(entered: Entered): ProgrammeAnswers {
  const no = (field: string, sentence: string) => new Refusal('bad-answer', sentence, field);
  const anchor = dayOfDate(entered('anchor'));
  if (anchor === undefined) throw no('anchor', 'Choose a day of its first week.');
  const zone = entered(ZONE);
  if (!isZone(zone)) throw no(ZONE, 'Choose a time zone from the list.');
  const out = sittingOut.find(one => one === entered('sittingOut'));
  if (!out) throw no('sittingOut', 'Say what happens where one side has more people.');
  const window = entered('repeatWindow').trim();
  if (!/^\d{1,2}$/.test(window)) throw no('repeatWindow', 'Write a number, like 12.');
  const blackouts = lines(entered('blackouts')).map(line => {
    const day = dayOfDate(line);
    if (day === undefined)
      throw no('blackouts', 'Write each day with its year on a line of its own, like 2026-12-24.');
    return day;
  });
  const channel = entered('channel');
  if (channel && !/^[CG][A-Z0-9]{1,20}$/.test(channel))
    throw no('channel', 'Choose a channel from the list, or none.');
  return {
    name: entered('name'),
    zone,
    everyWeeks: Number(entered('everyWeeks')),
    weekday: Number(entered('weekday')),
    at: minutesOf(entered('at')) ?? -1,
    anchor,
    sittingOut: out,
    repeatWindow: Number(window),
    blackouts: [...new Set(blackouts)].toSorted((a, b) => a - b),
    prompts: lines(entered('prompts')),
    guests: entered.all('guests').includes('guests'),
    channel: channel || null,
  };
}

const lines = (typed: string): string[] =>
  typed
    .split('\n')
    .map(line => line.trim())
    .filter(Boolean);

/** A programme and the version that was seen, as forms carry them. */
export const writeSeen = ({ id, version }: Pick<Programme, 'id' | 'version'>): string => `${id} ${version}`;

export function readSeen(about: string): { id: string; version: number } {
  const [id = '', version = ''] = about.split(' ');
  return { id, version: Number(version) };
}
