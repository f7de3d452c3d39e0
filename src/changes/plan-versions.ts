import type { Plan } from './change.ts';
import { questions, type Answers, type QuestionId } from './questions.ts';

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

/**
 * What was answered to another version of a plan: how its owner agreed with another change was said of one time, place and
 * implementer.
 */
export function carriedOver({ agreed, ...answers }: Answers, was: Plan, is: Omit<Plan, 'answers'>): Answers {
  const isMoved =
    was.start !== is.start ||
    was.end !== is.end ||
    was.implementerId !== is.implementerId ||
    was.assetIds.toSorted().join() !== is.assetIds.toSorted().join();
  return isMoved || agreed === undefined ? answers : { ...answers, agreed };
}
