import type { Member, Members } from '../people/members.ts';
import { isAddress, isMemberId, type Known } from './people.ts';
import type { Table } from './table.ts';

/** How Slack is asked; undefined where it can't be. */
export type Asking = Pick<Members, 'byId' | 'byEmail' | 'all'> | undefined;

/** From here on one list of everybody costs Slack less than asking for each. */
const FEW = 20;

/** Asks Slack who stands in the column `member`. */
export async function whoTheyAre({ rows }: Table, members: Asking): Promise<Known> {
  if (!members) return undefined;
  const named = new Set(rows.map(({ cells }) => cells.get('member') ?? ''));
  const ids = [...named].filter(isMemberId);
  const known = new Map<string, Member>();
  if (ids.length > FEW) for await (const member of members.all()) known.set(member.id, member);
  for (const id of ids.filter(one => !known.has(one))) {
    const member = await members.byId(id);
    if (member) known.set(id, member);
  }
  for (const address of [...named].filter(isAddress)) {
    const member = await members.byEmail(address);
    if (member) known.set(address, member);
  }
  return known;
}
