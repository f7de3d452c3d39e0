import { questions, type Answers, type QuestionId } from '../questions.ts';
import { handBackRule, makingSafeRule, neverActsRule, voidingRule } from './always.ts';
import { borderRule, jointTriageRule } from './border.ts';
import type { Case, Finding, Need, Rule } from './case.ts';
import { backOutRule, blackoutRule, conflictRule, effectRule, windowRule } from './effect.ts';
import { mocRule, safetyRule, temporaryRule } from './kind.ts';
import { touchedOt } from './touching.ts';

/** Every rule, in the order in which people read them. A new rule is a row here. */
export const rules: readonly Rule[] = [
  makingSafeRule,
  borderRule,
  effectRule,
  safetyRule,
  windowRule,
  blackoutRule,
  mocRule,
  temporaryRule,
  backOutRule,
  voidingRule,
  conflictRule,
  handBackRule,
  jointTriageRule,
  neverActsRule,
];

/** What all rules make of a case: all of them, not the first. */
export function judge(one: Case): Finding[] {
  return rules.flatMap(rule => {
    const finding = rule.judge(one);
    return finding ? [{ rule: rule.id, ...finding }] : [];
  });
}

/** Questions of a kind, as practice asks them whatever the rules find. Sources: NERC CIP-010-4 R1, CIP-005-7 R2 and R3. */
const patch: readonly QuestionId[] = [
  'vendorApproval',
  'testedWhere',
  'verifiedSource',
  'baseline',
  'restoreTest',
];
const remote: readonly QuestionId[] = ['remotePerson', 'strongLogin', 'recording', 'watcher', 'cutOff'];
const data: readonly QuestionId[] = [
  'dataWhat',
  'dataDirection',
  'dataRate',
  'retention',
  'dataWhy',
  'dataOwners',
];

function asksOfKind(one: Case): readonly QuestionId[] {
  switch (one.plan.kind) {
    case 'patch':
      return touchedOt(one).length > 0 ? patch : [];
    case 'remote':
      return remote;
    case 'data':
      return data;
    case 'configuration':
    case 'network':
    case 'containment':
    case 'other':
      return [];
  }
}

/** Everything to be asked, each once, in the order of the form. */
export function asked(one: Case, findings: readonly Finding[]): QuestionId[] {
  const all = new Set([...findings.flatMap(finding => finding.asks), ...asksOfKind(one)]);
  return (Object.keys(questions) as QuestionId[]).filter(id => all.has(id));
}

export const missing = (ids: readonly QuestionId[], answers: Answers): QuestionId[] =>
  ids.filter(id => !answers[id]?.trim());

/** Everything that stands against it as it is. */
export const standsAgainst = (findings: readonly Finding[]): string[] =>
  findings.flatMap(({ rule, against }) => against.map(sentence => `${rule}: ${sentence}`));

/** Who must say yes before work begins, each once. */
export function needsOf(findings: readonly Finding[]): Need[] {
  const all = new Set(findings.flatMap(finding => finding.needs));
  return (['it', 'ot', 'safety', 'go'] as const).filter(need => all.has(need));
}

/**
 * Whether it takes one line: IT's alone, registered, serves nothing of OT, and no rule asks or needs anything.
 */
export function isUnimportant(one: Case, findings: readonly Finding[]): boolean {
  const { touched, plan } = one;
  return (
    touched.length > 0 &&
    touched.every(({ asset }) => asset.owner === 'it' && !asset.safety) &&
    needsOf(findings).length === 0 &&
    missing(asked(one, findings), plan.answers).length === 0 &&
    !findings.some(({ rule }) => rule === 'R13')
  );
}
