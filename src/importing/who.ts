import type { Member, Members } from '../people/members.ts';
import { isAddress, isMemberId, type Known } from './people.ts';
import type { Table } from './table.ts';

/** How Slack is asked; undefined where it can't be. */
export type Asking = Pick<Members, 'byId' | 'byEmail'> | undefined;

/** Asks Slack who stands in the column `member`. */
export async function whoTheyAre({ rows }: Table, members: Asking): Promise<Known> {
  if (!members) return undefined;
  const known = new Map<string, Member>();
  for (const named of new Set(rows.map(({ cells }) => cells.get('member') ?? ''))) {
    const member = isMemberId(named)
      ? await members.byId(named)
      : isAddress(named)
        ? await members.byEmail(named)
        : undefined;
    if (member) known.set(named, member);
  }
  return known;
}
