import { states, types, type Change, type State } from '../../src/changes/change.ts';
import { steps, whyNot, type Step } from '../../src/changes/steps.ts';
import type { Side } from '../../src/people/person.ts';
import { aChange, allSaidYes, cast, someTerms, START, type Role } from '../changes/a-change.ts';

const go = { by: 'U0NADIA', at: START };
const reported = { at: START, outcome: 'done', words: null } as const;
const disconnected = { by: 'U0NADIA', at: START };
const handedBack = { ...go, restrictions: [{ words: 'No remote start', ends: START, lifted: null }] };

const assessedBy = { it: 'U0LENA', ot: 'U0LUIS' };
const agreed = { assessedBy, decisions: allSaidYes };
const begun = { startedAt: START, reported: null };
const over = { startedAt: START, reported, disconnected };

/** What else may be so in a state, each of it once: a step may wait for something of it. */
const ways: Record<State, Partial<Change>[]> = {
  draft: [{}],
  assess: [{}],
  authorize: [{ assessedBy }],
  scheduled: [{ assessedBy }, agreed, { ...agreed, go }],
  implement: [begun, over],
  suspended: [{}, { ...begun, ...agreed }, over],
  'backed out': [begun, over],
  failed: [begun, over],
  review: [over, { ...over, ...agreed, handedBack }],
  closed: [{ ...over, handedBack }],
  rejected: [{}],
  withdrawn: [{}],
  expired: [{}],
};

/** Everybody's yes and the go are needed, and nobody knows whose it is. */
const terms = someTerms({ triage: true });

/** In which states who may take which step of a change that a side asked for, the first row the head. */
export function changeSteps(asking: Side): string[][] {
  const asked = (role: Role) =>
    asking === 'ot' && ['requester', 'implementer'].includes(role)
      ? { ...cast[role], side: asking }
      : cast[role];
  const roles = Object.keys(cast) as Role[];
  const changes = states.flatMap(state =>
    types.flatMap(type =>
      ways[state].map(but =>
        aChange({ ...but, state, type, kind: 'remote', effects: ['temporary'], requesterSide: asking }),
      ),
    ),
  );
  const may = (step: Step, role: Role) =>
    states.filter(state =>
      changes.some(
        change => change.state === state && !whyNot(step, change, terms, { by: asked(role), now: START }),
      ),
    );
  return [
    ['step', ...roles],
    ...steps.map(step => [step, ...roles.map(role => may(step, role).join(', ') || 'no')]),
  ];
}
