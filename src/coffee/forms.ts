import { DAY, MINUTE } from '../kernel/clock.ts';
import { Refusal } from '../kernel/refusal.ts';
import { clockTime, minutesOf } from '../people/site-rules.ts';
import { dateOf, dayOf, dayOfDate, firstMoment, shownAt } from '../people/wall-clock.ts';
import { context, input, modal, plain, LIMIT, section, type Modal } from '../slack/blocks.ts';
import type { Entered } from '../slack/entered.ts';
import { inLine, md } from '../slack/markup.ts';
import { FORM } from './actions.ts';
import { MOST_DO_NOT_PAIR } from './joining.ts';
import type { Wishes } from './kept.ts';
import { LONGEST_TOPIC, MOST_TOPICS, readTopics } from './membership.ts';
import type { Pair } from './pairs.ts';
import type { Programme } from './programme.ts';

const LONGEST_TOPICS = MOST_TOPICS * (LONGEST_TOPIC + 1);

export function wishesForm({ offers, wants, doNotPair, version }: Wishes): Modal {
  const topics = (field: string, label: string, now: readonly string[], like: string) =>
    input(
      field,
      label,
      {
        type: 'plain_text_input',
        multiline: true,
        max_length: LONGEST_TOPICS,
        placeholder: plain(like, LIMIT.placeholder),
        ...(now.length > 0 && { initial_value: now.join('\n') }),
      },
      { optional: true, hint: 'One on each line.' },
    );
  return modal(
    'About you',
    [
      topics('offers', 'What you can tell about', offers, 'PLCs\nnight shifts'),
      topics('wants', 'What you want to hear about', wants, 'backups'),
      input(
        'doNotPair',
        'Whom not to pair you with',
        {
          type: 'multi_users_select',
          max_selected_items: MOST_DO_NOT_PAIR,
          ...(doNotPair.length > 0 && { initial_users: doNotPair }),
        },
        {
          optional: true,
          hint: 'Only you can see it, and I tell nobody.',
        },
      ),
    ],
    { callback: FORM.wishes, submit: 'Save', about: String(version) },
  );
}

/** @throws Refusal `bad-answer` at a field */
export const readWishes = (entered: Entered): Pick<Wishes, 'offers' | 'wants' | 'doNotPair'> => ({
  offers: readTopics(entered('offers'), 'offers'),
  wants: readTopics(entered('wants'), 'wants'),
  doNotPair: [...new Set(entered.all('doNotPair'))],
});

/** @param version of the wishes that a form was opened with */
export const readVersion = (about: string): number => {
  const version = Number(about);
  return about !== '' && Number.isSafeInteger(version) && version >= 0 ? version : -1;
};

/** @param now milliseconds */
export function pauseForm({ id, name, zone }: Programme, now: number): Modal {
  const inAMonth = dateOf(dayOf(shownAt(now + 30 * DAY, zone)));
  return modal(
    'Pause',
    [
      section(md`No round of *${inLine(name)}* until then. After that you are back in automatically.`),
      input('until', 'Back on', { type: 'datepicker', initial_date: inAMonth }),
    ],
    { callback: FORM.pause, submit: 'Pause', about: id },
  );
}

/** When a day begins in the programme's zone. @throws Refusal `bad-answer` at `until` */
export function readUntil(entered: Entered, { zone }: Programme): number {
  const day = dayOfDate(entered('until'));
  if (day === undefined) throw new Refusal('bad-answer', 'Choose the day on which you are back.', 'until');
  return firstMoment(day * DAY, zone);
}

/** @param now milliseconds */
export function timeForm({ group, programme }: Pair, now: number): Modal {
  const { zone } = programme;
  const at = shownAt(group.start ?? now + DAY, zone);
  return modal(
    'Your coffee',
    [
      input('day', 'Day', { type: 'datepicker', initial_date: dateOf(dayOf(at)) }),
      input('when', 'Time', {
        type: 'timepicker',
        initial_time: group.start === null ? '10:00' : clockOf(at),
      }),
      context(md`On the clock of ${zone}. I tell the others at once.`),
    ],
    { callback: FORM.time, submit: 'Choose it', about: group.id },
  );
}

const clockOf = (shown: number): string => clockTime(Math.floor((shown - dayOf(shown) * DAY) / MINUTE));

/** @returns milliseconds. @throws Refusal `bad-answer` at a field */
export function readTime(entered: Entered, { zone }: Programme): number {
  const day = dayOfDate(entered('day'));
  if (day === undefined) throw new Refusal('bad-answer', 'Choose a day.', 'day');
  const minutes = minutesOf(entered('when'));
  if (minutes === undefined) throw new Refusal('bad-answer', 'Choose a time.', 'when');
  return firstMoment(day * DAY + minutes * MINUTE, zone);
}
