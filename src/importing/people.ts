import type { Member } from '../people/members.ts';
import { roles, type Person, type Role } from '../people/person.ts';
import type { Site } from '../people/site.ts';
import { nameKey } from '../register/name-key.ts';
import { readRow, siteIn, tellDoubled, type Row, type Verdict } from './row.ts';
import type { TableRow } from './table.ts';

const LONGEST_NAME = 80;

/**
 * Who Slack knows, by what stands in the column `member`; undefined when nobody could be asked. Whoever Slack does not
 * know is not in it.
 */
export type Known = ReadonlyMap<string, Member> | undefined;

/** What each row of a file of people says, beside the people and sites that are there. */
export function decidePeople(
  rows: readonly TableRow[],
  there: { people: readonly Person[]; sites: readonly Site[] },
  known: Known,
): Verdict<Person>[] {
  const byId = new Map(there.people.map(person => [person.id, person]));
  const verdicts = rows.map(row => decidePerson(readRow(row), byId, there.sites, known));
  tellDoubled(verdicts, ({ is }) => is?.id ?? '', 'The same person stands');
  return verdicts;
}

function decidePerson(
  row: Row,
  there: ReadonlyMap<string, Person>,
  sites: readonly Site[],
  known: Known,
): Verdict<Person> {
  const typed = row.cell('member') ?? '';
  const member = known?.get(typed);
  const id = member?.id ?? (isMemberId(typed) ? typed : '');
  const was = there.get(id);
  tellWhoTheyAre(row, typed, member, known !== undefined);
  const name = row.text('name', LONGEST_NAME, '') || (member?.name ?? was?.name ?? '');
  if (!name && isMemberId(typed)) row.mistakes.push('The name is empty, and Slack was not asked for it.');
  const site = siteIn(row, sites);
  const shared = row.yesOrNo('shared', was?.shared ?? false);
  const theirRoles = rolesIn(row) ?? was?.roles ?? [];
  if (shared && theirRoles.length > 0)
    row.mistakes.push('A shared account decides nothing, so it can have no role.');
  const guest = member?.guest ?? was?.guest ?? false;
  const is: Person = {
    id,
    name,
    picture: member ? member.picture : (was?.picture ?? null),
    side: row.choice('side', side, '“side” must be IT, OT or bridge') ?? 'bridge',
    sideFrom: 'hand',
    siteId: site?.id ?? '',
    roles: theirRoles,
    guest,
    shared,
    left: false,
    version: was?.version ?? 0,
    auditHead: was?.auditHead ?? '',
  };
  const warnings = guest ? ['A guest of the workspace: sees what they report, takes no steps.'] : [];
  return { line: row.line, name: name || typed || 'somebody', was, is, mistakes: row.mistakes, warnings };
}

export const isMemberId = (typed: string): boolean => /^[UW][A-Z0-9]{2,}$/.test(typed);
export const isAddress = (typed: string): boolean => /^[^\s@]+@[^\s@]+$/.test(typed);

function tellWhoTheyAre(row: Row, typed: string, member: Member | undefined, asked: boolean): void {
  const say = (sentence: string) => void row.mistakes.push(sentence);
  if (!isMemberId(typed) && !isAddress(typed)) {
    say(
      typed
        ? `“${typed}” is neither a member id such as U0123456789 (in the profile under ⋮) nor an e-mail address.`
        : 'The member is empty.',
    );
  } else if (!asked) {
    if (isAddress(typed)) say(`Slack was not asked who ${typed} is; give the member id.`);
  } else if (!member) say(`Slack knows nobody with ${typed}.`);
  else if (member.bot) say('That is a bot, not a person.');
  else if (member.left) say('This account is deactivated in Slack; take the row out.');
  else if (member.outsider) say('This person belongs to another company, through a shared channel.');
}

function side(typed: string): Person['side'] | undefined {
  const sides: Record<string, Person['side']> = { it: 'it', ot: 'ot', bridge: 'bridge', both: 'bridge' };
  return Object.hasOwn(sides, nameKey(typed)) ? sides[nameKey(typed)] : undefined;
}

/** In the order in which roles are told, so that another order in the file is no change. */
function rolesIn(row: Row): Role[] | undefined {
  const typed = row.list('roles', /[;,]/);
  if (!typed) return undefined;
  for (const one of typed) {
    if (!roles.some(role => nameKey(role) === nameKey(one)))
      row.mistakes.push(`“${one}” is no role. Roles are: ${roles.join(', ')}.`);
  }
  return roles.filter(role => typed.some(one => nameKey(one) === nameKey(role)));
}
