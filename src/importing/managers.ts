import { wrongManager } from '../people/managers.ts';
import type { Person } from '../people/person.ts';
import type { Row, Verdict } from './row.ts';
import { isAddress, isMemberId, type Known } from './who.ts';

/** Somebody with whom they report to. */
export interface Placed extends Person {
  managerId: string | null;
}

/**
 * Reads to whom each reports, where the file has the column: an empty cell is nobody. Whoever stands in another row may
 * be a manager too.
 */
export function readManagers(
  rows: readonly Row[],
  verdicts: readonly Verdict<Placed>[],
  there: ReadonlyMap<string, Placed>,
  known: Known,
): void {
  for (const [n, row] of rows.entries()) {
    const verdict = verdicts[n];
    const managerId = managerIn(row, known);
    if (verdict && managerId !== undefined) verdict.is = { ...verdict.is, managerId };
  }
  const all = new Map([...there, ...verdicts.map(({ is }) => [is.id, is] as const)]);
  for (const { is, was, mistakes } of verdicts) {
    if (is.managerId === null || is.managerId === was?.managerId) continue;
    const manager = all.get(is.managerId);
    const wrong = wrongManager(is, manager, manager?.managerId ?? undefined);
    if (wrong !== undefined) mistakes.push(wrong);
  }
}

/** @returns undefined where the file has no such column, or it can’t be read */
function managerIn(row: Row, known: Known): string | null | undefined {
  const typed = row.cell('manager');
  if (typed === undefined) return undefined;
  if (typed === '') return null;
  const say = (sentence: string) => void row.mistakes.push(sentence);
  if (!isMemberId(typed) && !isAddress(typed))
    say(`The manager “${typed}” is neither a member id such as U0123456789 nor an e-mail address.`);
  else if (known && !known.has(typed)) say(`There is nobody in Slack with ${typed}.`);
  else if (!known && isAddress(typed)) say(`Nobody asked Slack who ${typed} is; give the member id.`);
  else return known?.get(typed)?.id ?? typed;
  return undefined;
}
