import type { Plan } from './change.ts';
import { questions, type QuestionId } from './questions.ts';

/**
 * Whether an edit makes another plan, on which everybody decides anew: of asset, time, plan or risk (R9). Why it is
 * done voids nothing, nor does the order in which a form gives things. Source: ServiceNow, revert to new.
 */
export const isAnotherPlan = (was: Plan, is: Plan): boolean => told(was) !== told(is);

function told(plan: Plan): string {
  const { what, place, kind, start, end, implementerId, answers } = plan;
  const ids = Object.keys(questions) as QuestionId[];
  return JSON.stringify([
    what.trim(),
    place.trim(),
    kind,
    start,
    end,
    implementerId,
    [...plan.assetIds].toSorted(),
    [...plan.effects].toSorted(),
    ids.map(id => answers[id]?.trim() ?? ''),
  ]);
}
