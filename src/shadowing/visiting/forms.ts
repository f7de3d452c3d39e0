import { Refusal } from '../../kernel/refusal.ts';
import { otherSide, type Person } from '../../people/person.ts';
import { isDay } from '../../people/site-rules.ts';
import type { Site } from '../../people/site.ts';
import { dayOn } from '../../people/wall-clock.ts';
import { input, LIMIT, modal, option, plain, section, type Modal } from '../../slack/blocks.ts';
import type { Entered } from '../../slack/entered.ts';
import { inLine, md } from '../../slack/markup.ts';
import { FORM } from '../actions.ts';
import { readSide, select, sideInput, text, weekOption } from '../forms.ts';
import { MOST_LEARNED } from '../looking-back.ts';
import { LONGEST, MOST, type Prerequisite } from '../offer.ts';
import { lengths, mondaysAfter, type Length, type Period } from '../periods.ts';
import { planStamp } from '../planning.ts';
import type { OfferShown, VisitShown } from '../reading.ts';
import { MOST_WEEKS, type Wish } from '../visit.ts';
import { periodWords, readTopics } from '../words.ts';

const lengthLabels: Record<Length, string> = {
  day: 'A day',
  week: 'A week',
  month: 'A month, embedded in their team',
};
const ANY = 'any';

/**
 * @param managerId who their manager is, as far as anybody said
 * @param today counted; @param now milliseconds
 */
export function askForm(
  by: Person,
  sites: readonly Site[],
  managerId: string | undefined,
  today: number,
  now: number,
): Modal {
  const lengthOptions = lengths.map(length => option(lengthLabels[length], length));
  const siteOptions = [
    ...sites.slice(0, LIMIT.options - 1).map(({ id, name }) => option(name, `site:${id}`)),
    option('Any site', ANY),
  ];
  return modal(
    'Ask for a visit',
    [
      sideInput('side', 'Whose work you want to see', by.side === 'bridge' ? undefined : otherSide(by.side)),
      ...(sites.length > 1 ? [input('site', 'Where', select(siteOptions, `site:${by.siteId}`))] : []),
      input('lengths', 'How long', {
        type: 'checkboxes',
        options: lengthOptions,
        initial_options: lengthOptions.filter(({ value }) => value === 'week'),
      }),
      input(
        'weeks',
        'Weeks in which you can',
        {
          type: 'multi_static_select',
          placeholder: plain('Choose weeks', LIMIT.placeholder),
          options: mondaysAfter(today, MOST_WEEKS).map(monday => weekOption(monday, now)),
        },
        { hint: 'The best first. More weeks, more chances. A month counts from any week in it.' },
      ),
      input('topics', 'What you want to see', text(LIMIT.inputText), {
        optional: true,
        hint: 'With commas: batch control, alarms.',
      }),
      input(
        'manager',
        'Your manager',
        { type: 'users_select', ...(managerId && { initial_user: managerId }) },
        { hint: 'They are asked first.' },
      ),
    ],
    { callback: FORM.ask, submit: 'Ask' },
  );
}

/** @throws Refusal `bad-answer` at the field */
export function readWish(entered: Entered, by: Person): Wish {
  const side = readSide(entered);
  if (!side) throw no('side', 'Say whose work you want to see.');
  const chosen = entered.all('lengths');
  return {
    side,
    siteId: siteIn(entered('site'), by),
    lengths: lengths.filter(length => chosen.includes(length)),
    weeks: [...new Set(entered.all('weeks'))].map(week => (/^\d{1,6}$/.test(week) ? Number(week) : 0)),
    topics: readTopics(entered('topics')),
  };
}

/** Where there is one site only, nobody is asked. */
function siteIn(value: string, by: Person): string | null {
  if (value === ANY) return null;
  return value.startsWith('site:') ? value.slice('site:'.length) : by.siteId;
}

export const managerForm = (id: string): Modal =>
  modal('Your manager', [input('manager', 'Your manager', { type: 'users_select' })], {
    callback: FORM.manager,
    submit: 'Ask them',
    about: id,
  });

/** Why not. */
export const whyForm = (callback: string, title: string, who: string, id: string): Modal =>
  modal(title, [input('words', 'Why', text(LONGEST.words, '', true), { hint: `${who} reads it.` })], {
    callback,
    submit: 'Say so',
    about: id,
  });

/** Somebody has seen a proof. */
export function proveForm({ visit, names, now }: VisitShown, { id, name, proof }: Prerequisite): Modal {
  const visitor = names.get(visit.visitorId) ?? 'The visitor';
  const lasts =
    visit.start === null || visit.end === null
      ? ''
      : periodWords({ start: visit.start, end: visit.end }, now);
  return modal(
    'Checked',
    [
      section(
        md`*${inLine(name)}*${proof ? md`: ${inLine(proof)}` : ''}\n${inLine(visitor)}, ${lasts}. By saying so you stand for having seen it.`,
      ),
      input(
        'until',
        'Valid until',
        { type: 'datepicker' },
        {
          optional: true,
          hint: 'Leave it empty where it doesn’t run out.',
        },
      ),
    ],
    { callback: FORM.prove, submit: 'I have seen it', about: `${visit.id} ${id}` },
  );
}

/** The last day, counted; null where none was chosen. @throws Refusal `bad-answer` */
export function readUntil(entered: Entered): number | null {
  const typed = entered('until');
  if (!typed) return null;
  const [year = 0, month = 0, day = 0] = isDay(typed) ? typed.split('-').map(Number) : [];
  const counted = dayOn(year, month, day);
  if (!counted) throw no('until', 'Choose a day of the calendar.');
  return counted;
}

export function moveForm({ visit, now }: VisitShown, periods: readonly Period[]): Modal {
  const options = periods
    .slice(0, LIMIT.options)
    .map(period => option(periodWords(period, now), String(period.start)));
  return modal('Move', [input('start', 'To when', select(options))], {
    callback: FORM.move,
    submit: 'Move',
    about: visit.id,
  });
}

export const readStart = (entered: Entered): number =>
  /^\d{1,6}$/.test(entered('start')) ? Number(entered('start')) : 0;

/** @param isVisitor who also says what they learned */
export const sayForm = (id: string, isVisitor: boolean): Modal =>
  modal(
    'How was it?',
    [
      input('words', 'In three lines', text(LONGEST.words, '', true), {
        hint: 'What was good, what surprised you, what should be otherwise. The other one reads it.',
      }),
      ...(isVisitor
        ? [
            input('learned', 'Words that you learned', text(LONGEST.learned, '', true), {
              optional: true,
              hint: `Each on a line, at most ${MOST_LEARNED}: “trip: the machine stops by itself”. One press then suggests them for the glossary.`,
            }),
          ]
        : []),
    ],
    { callback: FORM.say, submit: 'Say so', about: id },
  );

/** Who comes next in an embed, in the order in which they are chosen. */
export function planForm({ offer, plan, waiting, names }: OfferShown): Modal {
  const people = [...new Set([...plan, ...waiting.map(({ visitorId }) => visitorId)])];
  const options = people.slice(0, LIMIT.options).map(id => option(names.get(id) ?? 'Somebody who left', id));
  const initial = plan.flatMap(id => options.filter(({ value }) => value === id));
  return modal(
    'Who comes next',
    [
      section(
        md`*${inLine(offer.what)}*\nThey are given its months first, in this order; the other months go to who has waited longest.`,
      ),
      input(
        'plan',
        'Who comes next',
        {
          type: 'multi_static_select',
          options,
          max_selected_items: MOST.planned,
          ...(initial.length > 0 && { initial_options: initial }),
        },
        { optional: true, hint: 'The first first. Empty: all months go to who has waited longest.' },
      ),
    ],
    { callback: FORM.plan, submit: 'Save', about: `${offer.id} ${planStamp(offer)}` },
  );
}

const no = (field: string, sentence: string) => new Refusal('bad-answer', sentence, field);
