import type { Reporting } from '../people/managers.ts';
import type { Member } from '../people/members.ts';
import { newest, whyNoPlace, whyNoRole } from '../people/people.ts';
import { clip } from '../kernel/text.ts';
import { roles, type Person, type Role } from '../people/person.ts';
import { LONGEST } from '../people/site-rules.ts';
import type { Site } from '../people/site.ts';
import { nameKey } from '../register/name-key.ts';
import { readManagers, type Placed } from './managers.ts';
import { readRow, siteFinder, tellDoubled, type Row, type Verdict } from './row.ts';
import type { TableRow } from './table.ts';
import { isAddress, isMemberId, type Known } from './who.ts';

/** What people are compared with. */
interface There {
  people: readonly Person[];
  sites: readonly Site[];
  /** By person. */
  reporting: ReadonlyMap<string, Reporting>;
}

/** What each row of a file of people says, beside the people and sites that are there. */
export function decidePeople(
  rows: readonly TableRow[],
  { people, sites, reporting }: There,
  known: Known,
): Verdict<Placed>[] {
  const siteOf = siteFinder(sites);
  const byId = new Map(people.map(person => [person.id, placed(person, reporting)]));
  const read = rows.map(readRow);
  const verdicts = read.map(row => decidePerson(row, byId, siteOf, known));
  readManagers(read, verdicts, byId, known);
  tellDoubled(verdicts, ({ is }) => is.id, 'The same person stands');
  return verdicts;
}

const placed = (person: Person, reporting: There['reporting']): Placed => ({
  ...person,
  managerId: reporting.get(person.id)?.managerId ?? null,
});

function decidePerson(
  row: Row,
  there: ReadonlyMap<string, Placed>,
  siteOf: ReturnType<typeof siteFinder>,
  known: Known,
): Verdict<Placed> {
  const typed = row.cell('member') ?? '';
  const asked = known?.get(typed);
  const id = asked?.id ?? (isMemberId(typed) ? typed : '');
  const was = there.get(id);
  // Slack may have told something newer since it was asked.
  const member = asked && newest(asked, was);
  tellWhoTheyAre(row, typed, member, known !== undefined);
  const name = row.text('name', LONGEST.name, '') || clip(member?.name ?? was?.name ?? '', LONGEST.name);
  if (!name && !known && isMemberId(typed))
    row.mistakes.push('The name is empty, and nobody asked Slack for it.');
  const site = siteOf(row);
  const shared = row.yesOrNo('shared', was?.shared ?? false);
  const theirRoles = rolesIn(row, was?.roles ?? []);
  const guest = member?.guest ?? was?.guest ?? false;
  const noRole = whyNoRole({ shared, guest });
  if (theirRoles.length > 0 && noRole) row.mistakes.push(noRole);
  // Whoever is in Slack is not gone; without an answer from there nobody comes back.
  const left = member ? false : (was?.left ?? false);
  const is: Placed = {
    id,
    name,
    picture: member ? member.picture : (was?.picture ?? null),
    side: row.choice('side', side, '“side” must be IT, OT or bridge') ?? 'bridge',
    sideFrom: 'hand',
    siteId: site?.id ?? '',
    roles: theirRoles,
    guest,
    shared,
    left,
    delegate: was?.delegate ?? null,
    managerId: was?.managerId ?? null,
    updated: member?.updated ?? was?.updated ?? 0,
    version: was?.version ?? 0,
    auditHead: was?.auditHead ?? '',
  };
  const warnings = [
    ...(guest ? ['A guest of the workspace: sees what they report, takes no steps.'] : []),
    ...(left && !known ? ['Marked as having left, and nobody asked Slack whether they are back.'] : []),
  ];
  return row.verdict(name || typed || 'somebody', was, is, warnings);
}

function tellWhoTheyAre(row: Row, typed: string, member: Member | undefined, asked: boolean): void {
  const say = (sentence: string) => void row.mistakes.push(sentence);
  if (!isMemberId(typed) && !isAddress(typed)) {
    say(
      typed
        ? `“${typed}” is neither a member id such as U0123456789 (in the profile under ⋮) nor an e-mail address.`
        : 'The member is empty.',
    );
  } else if (!asked) {
    if (isAddress(typed)) say(`Nobody asked Slack who ${typed} is; give the member id.`);
  } else {
    const noPlace = member ? whyNoPlace(member) : `There is nobody in Slack with ${typed}.`;
    if (noPlace) say(noPlace);
  }
}

function side(typed: string): Person['side'] | undefined {
  const sides: Record<string, Person['side']> = { it: 'it', ot: 'ot', bridge: 'bridge', both: 'bridge' };
  return Object.hasOwn(sides, nameKey(typed)) ? sides[nameKey(typed)] : undefined;
}

/** Another order of the same roles is no change. */
function rolesIn(row: Row, was: readonly Role[]): readonly Role[] {
  const typed = row.list('roles', /[;,]/);
  if (!typed) return was;
  for (const one of typed) {
    if (!roles.some(role => nameKey(role) === nameKey(one)))
      row.mistakes.push(`“${one}” is no role. Roles are: ${roles.join(', ')}.`);
  }
  const found = roles.filter(role => typed.some(one => nameKey(one) === nameKey(role)));
  return found.length === was.length && found.every(role => was.includes(role)) ? was : found;
}
