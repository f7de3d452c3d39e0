import type { Case, Need, Stop } from './rules/case.ts';
import { isUnimportant, judge, needsOf, stopsOf } from './rules/rules.ts';

/** What steps ask of the rules, for the plan as it is now. */
export interface Terms {
  /** Who must say yes before work begins. */
  needs: readonly Need[];
  /** R13: both sides assess it first. */
  triage: boolean;
  /** What stands against it, and what is not answered. */
  stops: readonly Stop[];
  /** IT's alone and without any risk to OT: once its time is free it takes one line, and closes at its end by itself. */
  unimportant: boolean;
  /** A small site: the requester counts as their own side's approver. */
  requesterCounts: boolean;
  /** Rules are shown and counted, not enforced. */
  advisory: boolean;
}

/** Nothing more is to be said about it. */
export const takesOneLine = ({ unimportant, stops }: Pick<Terms, 'unimportant' | 'stops'>): boolean =>
  unimportant && stops.length === 0;

export function termsOf(one: Case): Terms {
  const findings = judge(one);
  const { requesterCounts, advisory } = one.tightening;
  return {
    needs: needsOf(findings),
    triage: findings.some(({ rule }) => rule === 'R13'),
    stops: stopsOf(one, findings),
    unimportant: isUnimportant(one, findings),
    requesterCounts,
    advisory,
  };
}

/** Whether it is OT's: it needs their yes or the shift lead's go, so that they take it back and restart it. */
export const isOts = ({ needs }: Pick<Terms, 'needs'>): boolean =>
  needs.includes('go') || needs.includes('ot');
