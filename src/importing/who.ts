import type { Member, Members } from '../people/members.ts';
import type { Table } from './table.ts';

/**
 * Who Slack knows, by what stands in the columns `member` and `manager`; undefined when nobody could be asked. Whoever Slack does not
 * know is not in it.
 */
export type Known = ReadonlyMap<string, Member> | undefined;

export const isMemberId = (typed: string): boolean => /^[UW][A-Z0-9]{2,}$/.test(typed);
export const isAddress = (typed: string): boolean => /^[^\s@]+@[^\s@]+$/.test(typed);

/** How Slack is asked; undefined where it can't be. */
export type Asking = Pick<Members, 'byId' | 'byEmail'> | undefined;

/** Asks Slack who stands in the columns `member` and `manager`. */
export async function whoTheyAre({ rows }: Table, members: Asking): Promise<Known> {
  if (!members) return undefined;
  const known = new Map<string, Member>();
  const names = rows.flatMap(({ cells }) => [cells.get('member') ?? '', cells.get('manager') ?? '']);
  for (const named of new Set(names)) {
    const member = isMemberId(named)
      ? await members.byId(named)
      : isAddress(named)
        ? await members.byEmail(named)
        : undefined;
    if (member) known.set(named, member);
  }
  return known;
}
