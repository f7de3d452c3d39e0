import { MINUTE } from '../../kernel/clock.ts';
import type { Side } from '../../people/person.ts';
import type { Site } from '../../people/site.ts';
import type { Touched } from '../../register/touched.ts';
import type { ChangeType, Plan } from '../change.ts';
import { readMinutes } from '../moments.ts';
import type { Span } from '../../kernel/spans.ts';
import type { Calendar } from '../window-rules.ts';
import type { Case } from './case.ts';
import { clashesOf, type Other, type OtherChanges } from './clashes.ts';
import type { Tightening } from './tightening.ts';
import { timingOf } from './timing.ts';

/** A plan to be weighed, with what was looked up about it. */
export interface Weighed {
  plan: Plan;
  type: ChangeType;
  requesterSide: Side;
  fromElsewhere?: string;
  touched: readonly Touched[];
  tightening: Tightening;
  /** Where it is done: times are said on its clock. */
  site: Pick<Site, 'id' | 'name' | 'zone'>;
  /** Its own name, and when its plan was made; absent while the form is being filled in. */
  own?: Pick<Other, 'name' | 'plannedAt'>;
}

/**
 * The case that the rules judge: what stands against the plan's times (R4, R5, R7, R8) and which other changes are in
 * the way (R10). It looks at what the plan touches and at no more of the calendar and of the other changes, so a form
 * may ask at every answer.
 */
export function weigh(weighed: Weighed, calendar: Calendar, others: OtherChanges): Case {
  const { plan, type, requesterSide, fromElsewhere, touched, tightening, own } = weighed;
  const busy = busyOf(plan);
  return {
    plan,
    type,
    requesterSide,
    ...(fromElsewhere !== undefined && { fromElsewhere }),
    touched,
    tightening,
    timing: timingOf(weighed, busy, calendar),
    clashes: clashesOf(busy, touched, plan.implementerId, own, others),
  };
}

/** When all that it touches stands still: its own times, and until it runs again. */
export const busyOf = (plan: Plan): Span => ({ start: plan.start, end: plan.end + restart(plan) });

/** Milliseconds that it stands still after its end. What can't be read is said by R4. */
const restart = ({ answers }: Plan): number => (readMinutes(answers.restartMinutes ?? '') ?? 0) * MINUTE;
