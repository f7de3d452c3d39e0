import {
  asWritten,
  tightenedBy,
  tightenings,
  tighteningWords,
  type Tightening,
} from '../changes/rules/tightening.ts';
import { sideName, sides } from '../people/person.ts';
import {
  areTwoDesks,
  areTwoGroups,
  isDay,
  isOpenAWhile,
  isZone,
  LONGEST,
  minutesOf,
  MOST_HOLIDAYS,
  readShifts,
} from '../people/site-rules.ts';
import type { Site } from '../people/site.ts';
import { nameKey } from '../register/name-key.ts';
import { readDays } from './days.ts';
import { readRow, tellDoubled, type Row, type Verdict } from './row.ts';
import type { TableRow } from './table.ts';

/** What each row of a file of sites says, beside the sites that are there. */
export function decideSites(rows: readonly TableRow[], there: readonly Site[]): Verdict<Site>[] {
  const known = new Map(there.map(site => [site.id, site]));
  const verdicts = rows.map(row => decideSite(readRow(row), known));
  tellDoubled(verdicts, ({ is }) => is.id, 'The same id stands');
  tellDoubled(verdicts, ({ is }) => nameKey(is.name), 'The same name stands');
  const inFile = new Set(verdicts.map(({ is }) => is.id));
  const others = there.filter(site => !inFile.has(site.id));
  const names = new Map(others.map(site => [nameKey(site.name), site]));
  const desks = deskUsers([...others, ...verdicts.map(({ is }) => is)]);
  for (const { is, mistakes } of verdicts) {
    const namesake = names.get(nameKey(is.name));
    if (namesake) mistakes.push(`Another site, ${namesake.id}, has the name ${namesake.name}.`);
    for (const side of sides) {
      const other = desks.get(is.desks[side])?.find(site => site !== is);
      if (other)
        mistakes.push(
          `The ${sideName[side]} channel is a desk of ${other.name} too; each desk needs its own.`,
        );
    }
  }
  return verdicts;
}

/** Which sites have a channel for a desk, by channel. */
function deskUsers(sites: readonly Site[]): Map<string, Site[]> {
  const users = new Map<string, Site[]>();
  for (const site of sites) {
    for (const desk of Object.values(site.desks).filter(Boolean)) {
      const others = users.get(desk);
      if (others) others.push(site);
      else users.set(desk, [site]);
    }
  }
  return users;
}

function decideSite(row: Row, there: ReadonlyMap<string, Site>): Verdict<Site> {
  const id = row.choice('id', typed => (/^[A-Za-z0-9_-]{1,40}$/.test(typed) ? typed : undefined), ID) ?? '';
  const was = there.get(id);
  const is: Site = {
    id,
    name: row.mustText('name', LONGEST.name),
    zone: row.choice('time zone', typed => (isZone(typed) ? typed : undefined), ZONE) ?? '',
    desks: { it: channel(row, 'IT channel'), ot: channel(row, 'OT channel') },
    emergencyPhone: row.mustText('emergency phone', LONGEST.name),
    radioChannel: row.mustText('radio channel', LONGEST.name),
    outOfBand: row.text('out-of-band contact', LONGEST.contact, was?.outOfBand ?? ''),
    hours: {
      days: row.choice('working days', readDays, DAYS) ?? [],
      opens: row.choice('opens', minutesOf, TIME('opens')) ?? 0,
      closes: row.choice('closes', minutesOf, TIME('closes')) ?? 0,
      holidays: holidays(row) ?? was?.hours.holidays ?? [],
    },
    groups: { it: group(row, 'IT group', was?.groups.it), ot: group(row, 'OT group', was?.groups.ot) },
    duty: was?.duty ?? { it: null, ot: null },
    shifts: shifts(row) ?? was?.shifts ?? [],
    rules: rules(row) ?? was?.rules ?? asWritten,
    version: was?.version ?? 0,
    auditHead: was?.auditHead ?? '',
  };
  const { desks, hours } = is;
  if (desks.it && !areTwoDesks(desks))
    row.mistakes.push('The IT and the OT channel are the same; each side needs one of its own.');
  if (!areTwoGroups(is.groups))
    row.mistakes.push('The IT and the OT group are the same; each side needs one of its own.');
  const badTime = row.mistakes.some(one => one.startsWith('“opens”') || one.startsWith('“closes”'));
  if (!badTime && !isOpenAWhile(hours)) row.mistakes.push('The site must open before it closes.');
  return row.verdict(is.name || id || 'a site', was, is);
}

const ID = '“id” must be 1 to 40 letters, digits, - or _';
const ZONE = '“time zone” must be one such as Europe/Berlin';
const DAYS = '“working days” must be such as Mon-Fri or 1 2 3 4 5';
const TIME = (column: string) => `“${column}” must be a time such as 07:00`;

function channel(row: Row, column: 'IT channel' | 'OT channel'): string {
  const read = (typed: string) => (/^[CG][A-Z0-9]{2,}$/.test(typed) ? typed : undefined);
  const must = `“${column}” must be a channel’s id such as C0123456789 (it stands at the bottom of the channel’s details)`;
  return row.choice(column, read, must) ?? '';
}

function group(row: Row, column: 'IT group' | 'OT group', was: string | null | undefined): string | null {
  if (row.cell(column) === '') return null;
  const read = (typed: string) => (/^S[A-Z0-9]{2,}$/.test(typed) ? typed : undefined);
  return row.choice(column, read, `“${column}” must be a user group’s id such as S0123456789`) ?? was ?? null;
}

function holidays(row: Row): string[] | undefined {
  const listed = row.list('holidays', /[;,\s]+/);
  const days = listed && [...new Set(listed)].toSorted();
  for (const day of days ?? []) {
    if (!isDay(day)) row.mistakes.push(`“holidays” must be days such as 2026-12-24, not “${day}”.`);
  }
  if (days && days.length > MOST_HOLIDAYS)
    row.mistakes.push(
      `“holidays” has ${days.length} days; ${MOST_HOLIDAYS} fit. Leave out those that are over.`,
    );
  return days;
}

function shifts(row: Row): readonly number[] | undefined {
  const typed = row.cell('shifts');
  if (typed === undefined) return undefined;
  const read = readShifts(typed);
  if (!('wrong' in read)) return read;
  row.mistakes.push(read.wrong);
  return undefined;
}

function rules(row: Row): Tightening | undefined {
  const typed = row.list('rules', /[;,]/);
  const isNamed = (one: keyof Tightening, name: string) =>
    nameKey(tighteningWords[one].label) === nameKey(name);
  for (const name of typed ?? []) {
    if (!tightenings.some(one => isNamed(one, name)))
      row.mistakes.push(
        `“rules” knows no “${name}”. There are: ${tightenings.map(one => tighteningWords[one].label).join(', ')}.`,
      );
  }
  return typed && tightenedBy(tightenings.filter(one => typed.some(name => isNamed(one, name))));
}
