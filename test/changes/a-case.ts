import type { Plan } from '../../src/changes/change.ts';
import type { Case, RuleId } from '../../src/changes/rules/case.ts';
import { judge, needsOf } from '../../src/changes/rules/rules.ts';
import { asWritten } from '../../src/changes/rules/tightening.ts';
import { plc12, touching } from './a-change.ts';

export const find = (rule: RuleId, one: Case) => judge(one).find(finding => finding.rule === rule);
export const because = (rule: RuleId, one: Case) => find(rule, one)?.because;
export const needs = (one: Case) => needsOf(judge(one)).join(' ');
export const tight = (but: Partial<typeof asWritten>) => ({ tightening: { ...asWritten, ...but } });

/** Whether a rule applies, for a plan and what it touches. */
export type Row = [what: string, plan: Partial<Plan>, more: Partial<Case>, why: string | undefined];

export const itAlone: Partial<Case> = {};
export const servesOt = { touched: [touching('named'), touching('served', {}, plc12)] };
export const holdsOt = { touched: [touching('named'), touching('part', {}, plc12)] };
export const ofOt = { touched: [touching('named', {}, plc12)] };
export const unregistered = { touched: [] };
export const safeServed = { touched: [touching('named'), touching('served', { safety: true, level: 3 })] };
export const view = { effects: ['view'] } as const;
