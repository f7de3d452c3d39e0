import { Refusal } from '../kernel/refusal.ts';
import { mustBeShort, mustSay, visible } from '../kernel/text.ts';
import { sideName, sides, type Person, type Side } from '../people/person.ts';
import { clockTime, minutesOf } from '../people/site-rules.ts';
import type { Site } from '../people/site.ts';
import { weekdayOf } from '../people/wall-clock.ts';
import { input, LIMIT, modal, option, plain, type Modal } from '../slack/blocks.ts';
import type { Entered } from '../slack/entered.ts';
import { FORM } from './actions.ts';
import { LONGEST, MOST, type Offer, type OfferSays } from './offer.ts';
import { mondaysAfter, type Length } from './periods.ts';
import { dayWords, readPrerequisites, readTopics, sayPrerequisites } from './words.ts';

const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday'];
/** How long, and for one day on which. */
const lengthOptions = [
  ...weekdays.map((day, n) => option(`A day: ${day}`, `day:${n + 1}`)),
  option('A week: Monday to Friday', 'week:1'),
  option('A month, one after the other: an embed', 'month:1'),
];
const lengthValue = ({ length, weekday }: Pick<Offer, 'length' | 'weekday'>) =>
  `${length}:${length === 'day' ? weekday : 1}`;

/** Half a year. */
const WEEKS_SHOWN = 26;

export const text = (most: number, initial = '', lines = false) => ({
  type: 'plain_text_input',
  max_length: Math.min(most, LIMIT.inputText),
  ...(lines && { multiline: true }),
  ...(initial && { initial_value: initial }),
});

export function select(options: readonly ReturnType<typeof option>[], chosen?: string) {
  const initial = options.find(({ value }) => value === chosen);
  return { type: 'static_select', options, ...(initial && { initial_option: initial }) };
}

export const weekOption = (monday: number, now: number) =>
  option(`Week of ${dayWords(monday, now)}`, String(monday));

export const sideInput = (field: string, label: string, chosen?: Side) => {
  const options = sides.map(side => option(sideName[side], side));
  const initial = options.find(({ value }) => value === chosen);
  return input(field, label, { type: 'radio_buttons', options, ...(initial && { initial_option: initial }) });
};

/** @param today counted; @param now milliseconds */
export function offerForm(by: Person, site: Site, today: number, now: number, offer?: Offer): Modal {
  const ahead = mondaysAfter(today, WEEKS_SHOWN);
  const said = [offer?.from, offer?.until, ...(offer?.closed ?? [])].filter(day => typeof day === 'number');
  const weeks = [...new Set([...ahead, ...said])].toSorted((a, b) => a - b).slice(0, LIMIT.options);
  const options = weeks.map(monday => weekOption(monday, now));
  const closed = options.filter(({ value }) => offer?.closed.includes(Number(value)));
  const count = Array.from({ length: MOST.places }, (_, n) => option(String(n + 1), String(n + 1)));
  const optional = { optional: true };
  return modal(
    offer ? 'Change an offer' : 'Offer places',
    [
      ...(by.side === 'bridge' && !offer ? [sideInput('side', 'Whose work it is')] : []),
      input('what', 'What one sees', {
        ...text(LONGEST.what, offer?.what),
        placeholder: plain('How a batch is started, from the control room', LIMIT.placeholder),
      }),
      input('length', 'How long', select(lengthOptions, offer ? lengthValue(offer) : 'week:1')),
      input('places', 'Places each time', select(count, String(offer?.places ?? 1))),
      input('from', 'First week', select(options, String(offer?.from ?? ahead[0]))),
      input('until', 'Last week', select(options, String(offer?.until)), {
        ...optional,
        hint: 'Leave it empty where it goes on.',
      }),
      input(
        'closed',
        'Closed weeks',
        {
          type: 'multi_static_select',
          options,
          ...(closed.length > 0 && { initial_options: closed }),
        },
        { ...optional, hint: 'Weeks in which nobody can begin: a shutdown, your leave.' },
      ),
      input(
        'prerequisites',
        'What visitors must have',
        text(LIMIT.inputText, offer && sayPrerequisites(offer.prerequisites), true),
        {
          ...optional,
          hint: 'Each on a line, with what is shown: “Safety induction: certificate of the gate”. PPE, background check, medical.',
        },
      ),
      input('meetAt', 'Where to meet', text(LONGEST.place, offer?.meetAt)),
      input('begins', 'Each day from', time(offer?.beginsAt ?? site.hours.opens)),
      input('ends', 'Until', time(offer?.endsAt ?? site.hours.closes)),
      input('bring', 'What to bring', text(LONGEST.bring, offer?.bring), optional),
      input('escort', 'Who escorts', text(LONGEST.escort, offer?.escort ?? by.name.slice(0, LONGEST.escort))),
      input('call', 'Whom to phone', text(LONGEST.call, offer?.call)),
      input('topics', 'Topics', text(LIMIT.inputText, offer?.topics.join(', ')), {
        ...optional,
        hint: 'With commas: batch control, alarms. Who wants to see these is placed here first.',
      }),
    ],
    {
      callback: offer ? FORM.changeOffer : FORM.offer,
      submit: offer ? 'Save' : 'Offer',
      about: offer?.id ?? '',
    },
  );
}

const time = (minutes: number) => ({ type: 'timepicker', initial_time: clockTime(Math.min(minutes, 1439)) });

/** @param newId for prerequisites that are new; @throws Refusal `bad-answer` at the field */
export function readOffer(entered: Entered, before: Offer | undefined, newId: () => string): OfferSays {
  const [length, weekday] = readLength(entered('length'));
  const from = readMonday('from', entered('from'));
  const until = entered('until') ? readMonday('until', entered('until')) : null;
  if (until !== null && until < from)
    throw no('until', 'The last week is before the first. Choose a later one.');
  const places = Number(entered('places'));
  if (!Number.isInteger(places) || places < 1 || places > MOST.places)
    throw no('places', `Choose how many can come each time, at most ${MOST.places}.`);
  const closed = entered.all('closed').map(week => readMonday('closed', week));
  if (closed.length > MOST.closed)
    throw no('closed', `At most ${MOST.closed} weeks fit. Choose a last week.`);
  const [beginsAt, endsAt] = [readTime('begins', entered('begins')), readTime('ends', entered('ends'))];
  if (endsAt <= beginsAt) throw no('ends', 'The day ends after it begins. Choose a later time.');
  return {
    what: mustSay('what', entered('what'), LONGEST.what, 'Say what one sees there.'),
    length,
    weekday,
    places,
    from,
    until,
    closed: [...new Set(closed)].toSorted((a, b) => a - b),
    prerequisites: readPrerequisites(entered('prerequisites'), before?.prerequisites ?? [], newId),
    topics: readTopics(entered('topics')),
    meetAt: mustSay('meetAt', entered('meetAt'), LONGEST.place, 'Say where to meet.'),
    beginsAt,
    endsAt,
    bring: short('bring', entered('bring'), LONGEST.bring),
    escort: mustSay('escort', entered('escort'), LONGEST.escort, 'Say who is with them on site.'),
    call: mustSay('call', entered('call'), LONGEST.call, 'Say whom to phone who is lost at the gate.'),
  };
}

function short(field: string, typed: string, longest: number): string {
  const said = visible(typed);
  mustBeShort(field, said, longest);
  return said;
}

function readLength(value: string): [Length, number] {
  if (!lengthOptions.some(one => one.value === value)) throw no('length', 'Choose how long it is.');
  const [length, weekday] = value.split(':');
  return [length as Length, Number(weekday)];
}

/** Far enough for everybody, and few enough digits for a date. */
const LAST_DAY = 100_000;

function readMonday(field: string, value: string): number {
  const day = /^\d{1,6}$/.test(value) ? Number(value) : 0;
  if (day === 0 || day > LAST_DAY || weekdayOf(day) !== 1) throw no(field, 'Choose a week of the list.');
  return day;
}

function readTime(field: string, value: string): number {
  const minutes = minutesOf(value);
  if (minutes === undefined) throw no(field, 'Choose a time of day.');
  return minutes;
}

export const readSide = (entered: Entered, field = 'side'): Side | undefined =>
  sides.find(side => side === entered(field));

const no = (field: string, sentence: string) => new Refusal('bad-answer', sentence, field);
