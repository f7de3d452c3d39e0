import type { Side } from '../../people/person.ts';
import type { Touched } from '../../register/touched.ts';
import type { ChangeType, Plan } from '../change.ts';
import type { QuestionId } from '../questions.ts';
import type { Tightening } from './tightening.ts';

/** Another open change that is in the way: on what, or because of whom. */
export interface Clash {
  /** As whoever reads of it may know it. */
  name: string;
  ownerId: string;
  /** Name of an asset that both touch; null where it is the same implementer. */
  on: string | null;
  /** The other was planned first, so this one has to agree with its owner. */
  first: boolean;
}

/** What stands against its times, a sentence each; empty where nothing does. */
export interface Timing {
  /** R4: not wholly inside a maintenance window. */
  outside: readonly string[];
  /** R5. */
  blackouts: readonly string[];
  /** R8. */
  backOut: readonly string[];
  /** R7: when something temporary is removed. */
  removal: readonly string[];
}

/** Everything that rules look at: a plan, and what is known of what it touches. Nothing in it is asked for again. */
export interface Case {
  plan: Plan;
  type: ChangeType;
  requesterSide: Side;
  /** Name of its requester or implementer, where they are of another site than it; absent where neither is. */
  fromElsewhere?: string;
  touched: readonly Touched[];
  timing: Timing;
  clashes: readonly Clash[];
  tightening: Tightening;
}

/** What must be said yes to, and by whom. */
export type Need = Side | 'safety' | 'go';

export const ruleIds = [
  'R0',
  'R1',
  'R2',
  'R3',
  'R4',
  'R5',
  'R6',
  'R7',
  'R8',
  'R9',
  'R10',
  'R11',
  'R13',
  'R14',
] as const;
export type RuleId = (typeof ruleIds)[number];

/** No site changes these, and advisory mode enforces them too. */
export const neverLoosened: readonly RuleId[] = ['R0', 'R3', 'R9', 'R14'];

/** What a rule says against a change as it is: a sentence with what to do. */
export interface Stop {
  rule: RuleId;
  sentence: string;
}

/** What a rule makes of a case that it applies to. */
export interface Finding {
  rule: RuleId;
  /** Why it applies, in a sentence: what of this change makes it. */
  because: string;
  /** What must be answered. */
  asks: readonly QuestionId[];
  /** Who must say yes. */
  needs: readonly Need[];
  /** What stands against the change as it is: a sentence each, with what to do. */
  against: readonly string[];
}

export interface Rule {
  id: RuleId;
  /** The rule in a sentence for people. */
  says: string;
  source: string;
  /** Undefined where it does not apply. */
  judge(one: Case): Omit<Finding, 'rule'> | undefined;
}

/** A finding, of which what isn't said is empty. */
export const found = (
  because: string,
  more: Partial<Omit<Finding, 'rule' | 'because'>> = {},
): Omit<Finding, 'rule'> => ({ because, asks: [], needs: [], against: [], ...more });
