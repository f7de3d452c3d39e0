import { effects, kinds } from '../../src/changes/change.ts';
import { questions } from '../../src/changes/questions.ts';
import { ZONE as COFFEE_ZONE } from '../../src/coffee/actions.ts';
import { ACT } from '../../src/glossary/actions.ts';
import { listActions } from '../../src/lists/pages.ts';
import { ON } from '../../src/windows/windows.ts';
import { HOURS_ZONE, PATTERN } from '../../src/people/hours/forms.ts';
import { GROUP, ZONE } from '../../src/setup/forms.ts';

const { words: LIST_WORDS } = listActions('incident');
const { words: CHANGES_WORDS } = listActions('change');

type Json = Record<string, unknown>;

/** What stands in the fields of our forms, as Slack sends it: sometimes what belongs there, sometimes anything. */
export interface Chance {
  upTo: (n: number) => number;
  of: <T>(some: readonly T[]) => T;
  /** An id of ours, or anything in its place. */
  id: () => string;
  texts: readonly string[];
  people: readonly string[];
  channels: readonly string[];
}

const typed = (value: unknown): Json => ({ type: 'plain_text_input', value });
const chosen = (value: unknown): Json => ({ type: 'radio_buttons', selected_option: { value } });
const checked = (...values: unknown[]): Json => ({
  type: 'checkboxes',
  selected_options: values.map(value => ({ value })),
});
const at = (time: string): Json => ({ type: 'timepicker', selected_time: time });
const on = (day: string): Json => ({ type: 'datepicker', selected_date: day });
const persons = (...ids: string[]): Json => ({ type: 'multi_users_select', selected_users: ids });
const channel = (id: string): Json => ({ type: 'conversations_select', selected_conversation: id });

/** An answer to a question of a change, by the way in which it is given. */
const answered =
  (way: string | readonly string[]) =>
  ({ of, texts }: Chance): Json => {
    if (typeof way !== 'string') return chosen(of([...way, of(texts)]));
    return typed(
      of(way === 'minutes' ? ['15', of(texts)] : way === 'moment' ? ['Fri 23:00', of(texts)] : texts),
    );
  };

/** Fields by name, each with what a careful person would enter. */
const usual: Record<string, (chance: Chance) => Json> = {
  where: ({ of }) => chosen(of(['asset:his-1', 'asset:sw-34', 'site:rhine:the roof', 'site:bayou:'])),
  what: ({ of, texts }) => typed(of(texts)),
  impact: ({ of }) => chosen(of(['slower', 'danger', 'unknown'])),
  answering: ({ of }) => chosen(of(['it', 'ot', 'both'])),
  words: ({ of, texts }) => typed(of(texts)),
  [ON]: ({ of }) => chosen(of(['asset:plc-12', 'asset:his-1', 'site:rhine:', 'site:bayou:the roof'])),
  effect: ({ of }) => chosen(of(['maintenance', 'blackout', 'none'])),
  when: ({ of, texts }) =>
    typed(of(['every Sat 22:00-04:00', 'tonight 20:00-22:00', 'tomorrow 06:00', '10:00', of(texts)])),
  reason: ({ of, texts }) => typed(of(texts)),
  [LIST_WORDS]: ({ of, texts }) => typed(of(texts)),
  [CHANGES_WORDS]: ({ of, texts }) => typed(of(texts)),
  kind: ({ of }) => chosen(of(kinds)),
  effects: ({ of }) => checked(of(effects), of(effects)),
  why: ({ of, texts }) => typed(of(texts)),
  implementer: ({ of, people }) => ({ type: 'users_select', selected_user: of(people) }),
  type: ({ of }) => checked(of(['normal', 'emergency'])),
  anyway: () => checked('yes'),
  seat: ({ of }) => chosen(of(['it:U0OMAR', 'ot:U0JONAS', 'safety:U0MARTA'])),
  as: ({ of }) => chosen(of(['ot', 'safety'])),
  authority: ({ of, texts }) => typed(of(texts)),
  how: ({ of }) => chosen(of(['in person', 'radio', 'phone'])),
  readBack: () => checked('yes'),
  outcome: ({ of }) => chosen(of(['done', 'backed out', 'failed'])),
  restrictions: ({ of, texts }) => typed(of(['No remote start until Fri 18:00', of(texts)])),
  restriction: ({ of }) => chosen(of(['0', '1', '-1'])),
  ...Object.fromEntries(Object.entries(questions).map(([id, { way }]) => [id, answered(way)])),
  word: ({ of, texts }) => typed(of(['trip', 'bump', of(texts)])),
  it: ({ of, texts }) => typed(of(texts)),
  ot: ({ of, texts }) => typed(of(['A protection stops it', of(texts)])),
  definition: ({ of, texts }) => typed(of(['A protection stops it', of(texts)])),
  watch: ({ of, texts }) => typed(of(['Ask which', of(texts)])),
  also: ({ of, texts }) => typed(of(['trips, tripping', of(texts)])),
  more: ({ of, texts }) => typed(of(texts)),
  example: ({ of, texts }) => typed(of(texts)),
  related: ({ of, texts }) => typed(of(texts)),
  source: ({ of, texts }) => typed(of(['NIST', of(texts)])),
  link: ({ of, texts }) => typed(of(['https://evil.example/<!channel>', of(texts)])),
  same: () => checked('same'),
  danger: () => checked('dangerous'),
  domain: ({ of }) => chosen(of(['it', 'ot', 'both', 'none'])),
  language: ({ of, texts }) => chosen(of(['en', 'de', of(texts)])),
  steward: ({ of, people }) => chosen(of(people)),
  [ACT.find]: ({ of, texts }) => typed(of(texts)),
  lengths: ({ of }) => checked(of(['day', 'week', 'month', 'year'])),
  weeks: ({ of }) => checked(of(['20794', '20801', '7', '1e9'])),
  topics: ({ of, texts }) => typed(of(['alarms, batch', of(texts)])),
  manager: ({ of, people }) => ({ type: 'users_select', selected_user: of(people) }),
  length: ({ of }) => chosen(of(['day:3', 'week:1', 'month:1', 'day:9'])),
  places: ({ of }) => chosen(of(['1', '20', '0', '-1', '1e3'])),
  closed: ({ of }) => checked(of(['20794', '1'])),
  prerequisites: ({ of, texts }) => typed(of(['Induction: card', of(texts)])),
  meetAt: ({ of, texts }) => typed(of(['Gate 2', of(texts)])),
  begins: () => at('08:00'),
  ends: ({ of }) => at(of(['16:00', '07:00'])),
  bring: ({ of, texts }) => typed(of(texts)),
  escort: ({ of, texts }) => typed(of(['Ines', of(texts)])),
  call: ({ of, texts }) => typed(of(['100', of(texts)])),
  learned: ({ of, texts }) => typed(of(['trip: it stops', of(texts)])),
  start: ({ of }) => chosen(of(['20801', '20794', '0'])),
  plan: ({ of, people }) => checked(of(people)),
  person: ({ of, people }) => ({ type: 'users_select', selected_user: of(people) }),
  whom: ({ of, people }) => ({ type: 'users_select', selected_user: of(people) }),
  side: ({ of }) => chosen(of(['it', 'ot', 'bridge'])),
  site: ({ of }) => chosen(of(['rhine', 'bayou'])),
  roles: ({ of }) => checked(of(['admin', 'lead', 'security'])),
  shared: () => checked('yes'),
  name: ({ of }) => typed(of(['Rhine Works', 'Delta Works'])),
  [ZONE]: ({ of }) => chosen(of(['Europe/Berlin', 'America/Chicago'])),
  [HOURS_ZONE]: ({ of }) => chosen(of(['Europe/Berlin', 'America/Chicago'])),
  [PATTERN]: ({ of }) => chosen(of(['site', 'week', '2-2-3', '3x8', 'own', 'none'])),
  cycle: ({ of, texts }) => typed(of(['EELLNN----', 'e-', of(texts)])),
  from: ({ of, texts }) =>
    of([
      { type: 'datepicker', selected_date: of(['2026-11-23', '0000-99-99', of(texts)]) },
      chosen(of(['20787', '20788', '0'])),
    ]),
  absences: ({ of, texts }) => typed(of(['24 Dec - 2 Jan', '2026-12-24', of(texts)])),
  itChannel: ({ of, channels }) => channel(of(channels)),
  otChannel: ({ of, channels }) => channel(of(channels)),
  phone: () => typed('+49 1'),
  radio: () => typed('7'),
  outOfBand: ({ of, texts }) => typed(of(texts)),
  days: ({ upTo }) => checked(String(1 + upTo(7)), String(upTo(9))),
  opens: () => at('07:00'),
  closes: ({ of }) => at(of(['17:00', '00:00', '06:00'])),
  holidays: ({ of }) => typed(of(['2026-12-24', '2026-12-24\n2026-02-30', ''])),
  shifts: ({ of }) => typed(of(['06:00, 14:00, 22:00', 'E 6-14\nL 14-22\nN 22-6', '6 am', ''])),
  rules: ({ of }) => checked(of(['advisory', 'requesterCounts', 'all'])),
  everyWeeks: ({ of }) => chosen(of(['1', '2', '0'])),
  weekday: ({ of }) => chosen(of(['2', '4', '9'])),
  at: ({ of }) => at(of(['09:00', '14:30', '25:99'])),
  [COFFEE_ZONE]: ({ of }) => chosen(of(['Europe/Berlin', 'America/Chicago'])),
  anchor: ({ of }) => on(of(['2026-11-24', '9999-12-31', '2026-02-30'])),
  sittingOut: ({ of }) => chosen(of(['rotate', 'trios', 'none'])),
  repeatWindow: ({ of }) => typed(of(['12', '0', '-1', '99999'])),
  blackouts: ({ of }) => typed(of(['', '2026-12-24', '2026-12-24\n2026-02-30'])),
  prompts: ({ of, texts }) => typed(of(['What stopped last?', of(texts)])),
  channel: ({ of, channels }) => channel(of(channels)),
  guests: () => checked('guests'),
  until: ({ of }) => of([on(of(['2027-01-11', '9999-12-31', 'never'])), chosen(of(['20850', '20780', '']))]),
  day: ({ of }) => on(of(['2026-12-01', '2020-01-01', 'never'])),
  offers: ({ of, texts }) => typed(of(['PLCs\nnight shifts', of(texts)])),
  wants: ({ of, texts }) => typed(of(['backups', of(texts)])),
  doNotPair: ({ of, people }) => persons(of(people), of(people)),
  [GROUP.it]: ({ of }) => chosen(of(['S0IT', 'S0OT'])),
  [GROUP.ot]: ({ of }) => chosen(of(['S0OT', 'S0IT'])),
};

/** A form's fields: half of the forms as a careful person fills them, most of the others with gaps and misfits. */
export function filledIn(chance: Chance): Json {
  const { upTo, of, id, texts, people, channels } = chance;
  const anything = (): Json =>
    of<() => Json>([
      () => typed(of(texts)),
      () => chosen(id()),
      () => ({ type: 'users_select', selected_user: of(people) }),
      () => channel(of(channels)),
      () => checked(id()),
      () => at(of(['25:00', '7', of(texts)])),
    ])();
  const isCareful = upTo(2) === 0;
  const names = Object.keys(usual).filter(() => isCareful || upTo(2));
  return Object.fromEntries(
    names.map(name => [name, { [name]: isCareful || upTo(2) ? usual[name]?.(chance) : anything() }]),
  );
}
