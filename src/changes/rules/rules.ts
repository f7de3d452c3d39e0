import { questions, type Answers, type QuestionId } from '../questions.ts';
import { handBackRule, makingSafeRule, neverActsRule, voidingRule } from './always.ts';
import { borderRule, jointTriageRule } from './border.ts';
import type { Case, Finding, Need, Rule, Stop } from './case.ts';
import { backOutRule, blackoutRule, conflictRule, effectRule, windowRule } from './effect.ts';
import { mocRule, safetyRule, temporaryRule } from './kind.ts';
import { touchesOt } from './touching.ts';

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

/** Everything to be asked, each once, in the order of the form. */
export function asked(findings: readonly Finding[]): QuestionId[] {
  const all = new Set(findings.flatMap(finding => finding.asks));
  return (Object.keys(questions) as QuestionId[]).filter(id => all.has(id));
}

/** Of what was answered what a rule asks for: what none asks any more says nothing of the plan. */
export function onlyAsked(answers: Answers, findings: readonly Finding[]): Answers {
  const ids = asked(findings).filter(id => answers[id] !== undefined);
  return Object.fromEntries(ids.map(id => [id, answers[id]]));
}

export const missing = (ids: readonly QuestionId[], answers: Answers): QuestionId[] =>
  ids.filter(id => !answers[id]?.trim());

/** Everything that stands against it as it is, and under each rule what is not answered; each question once. */
export function stopsOf({ plan }: Pick<Case, 'plan'>, findings: readonly Finding[]): Stop[] {
  const seen = new Set<QuestionId>();
  return findings.flatMap(({ rule, against, asks }) => {
    // Where something stands against a conflict, that already says what to answer.
    const left = against.length > 0 && rule === 'R10' ? [] : missing(asks, plan.answers);
    const anew = left.filter(id => !seen.has(id));
    anew.forEach(id => seen.add(id));
    const sentences = [...against, ...anew.map(id => `Answer “${questions[id].label}”.`)];
    return sentences.map(sentence => ({ rule, sentence }));
  });
}

/** Who must say yes before work begins, each once. */
export function needsOf(findings: readonly Finding[]): Need[] {
  const all = new Set(findings.flatMap(finding => finding.needs));
  return (['it', 'ot', 'safety', 'go'] as const).filter(need => all.has(need));
}

/**
 * Whether it is IT's alone, registered, and without any risk to OT: no rule asks or needs anything, or says anything but
 * that its time is taken (R5, R10). It closes at its end by itself, and a blackout that is set once it is scheduled says
 * nothing of whether it was done.
 */
export function isUnimportant(one: Case, findings: readonly Finding[]): boolean {
  return (
    one.type === 'normal' &&
    !touchesOt(one) &&
    one.touched.every(({ asset }) => asset.owner === 'it') &&
    needsOf(findings).length === 0 &&
    stopsOf(one, findings).every(({ rule }) => rule === 'R5' || rule === 'R10')
  );
}
