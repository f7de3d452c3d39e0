import type { Participant } from './input.ts';

export type RuleId = 'other side' | 'do not pair' | 'manager and report';

/** What no pair may break, whatever else it costs. */
export interface HardRule {
  id: RuleId;
  /** What is said to who is left out because of it. */
  sentence: string;
  allows: (one: Participant, other: Participant) => boolean;
}

const otherSide: HardRule = {
  id: 'other side',
  sentence: 'Nobody of the other side takes part in this round.',
  allows: (one, other) => one.side !== other.side,
};

/** A rule that somebody's own words or place keep them from others by name, whoever of the two it is. */
export interface NamingRule extends HardRule {
  keepsFrom: (person: Participant) => readonly string[];
}

const naming = (id: RuleId, sentence: string, keepsFrom: NamingRule['keepsFrom']): NamingRule => ({
  id,
  sentence,
  keepsFrom,
  allows: (one, other) => !keepsFrom(one).includes(other.id) && !keepsFrom(other).includes(one.id),
});

const doNotPair = naming(
  'do not pair',
  // Whom somebody would not be paired with is theirs alone: it reads as if nobody were left.
  'Nobody was left to meet.',
  person => person.doNotPair,
);

const managerAndReport = naming(
  'manager and report',
  'Who is left is your manager, or reports to you.',
  ({ managerId }) => (managerId === null ? [] : [managerId]),
);

/** Between two who sit at one table, of whichever sides. Availability isn't here: who can't come isn't in the round. */
export const tableRules: readonly NamingRule[] = [doNotPair, managerAndReport];
export const pairRules: readonly HardRule[] = [otherSide, ...tableRules];

export function goTogether(rules: readonly HardRule[], one: Participant, other: Participant): boolean {
  for (const rule of rules) if (!rule.allows(one, other)) return false;
  return true;
}

export const NOBODY_LEFT = 'nobody left';

export const leftOutSentences: Readonly<Record<RuleId | typeof NOBODY_LEFT, string>> = {
  ...(Object.fromEntries(pairRules.map(({ id, sentence }) => [id, sentence])) as Record<RuleId, string>),
  [NOBODY_LEFT]: doNotPair.sentence,
};

/**
 * Why somebody is left out: the rules that keep them from everybody, where they do; otherwise nobody is left. Where
 * nobody of the other side is there, no other rule is named.
 */
export function whyLeftOut(
  person: Participant,
  everybody: readonly Participant[],
): readonly (keyof typeof leftOutSentences)[] {
  const others = everybody.filter(other => otherSide.allows(person, other));
  if (others.length === 0) return [otherSide.id];
  if (others.some(other => goTogether(tableRules, person, other))) return [NOBODY_LEFT];
  return tableRules.filter(rule => others.some(other => !rule.allows(person, other))).map(({ id }) => id);
}
