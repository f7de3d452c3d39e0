import type { Person, Side } from '../people/person.ts';
import type { Change, Decision, Plan, Restriction, Voice } from './change.ts';
import { needsReview, open, type Terms } from './steps.ts';

/** A step with what was said with it. Whether somebody may take it is {@link whyNot}'s matter. */
export type Taken =
  | { step: 'edit'; plan: Plan }
  | { step: 'assess'; sides: readonly Side[] }
  | { step: 'approve'; as: Side | 'safety'; for: string }
  | { step: 'reject'; as: Side | 'safety'; for: string; words: string }
  | { step: 'withdraw' | 'no-go' | 'stop'; words: string }
  | { step: 'go' | 'start' | 'restart' }
  | { step: 'report'; outcome: NonNullable<Change['reported']>['outcome']; words: string | null }
  | { step: 'accept'; restrictions: readonly Restriction[] }
  | { step: 'review'; words: string };

/** What of a plan voids the decisions when it is edited: asset, time, plan and risk. R9. */
const risky = [
  'what',
  'assetIds',
  'place',
  'kind',
  'effects',
  'start',
  'end',
  'implementerId',
  'answers',
] as const;

/** Whether an edit makes another plan, on which everybody decides anew. */
export function isAnotherPlan(was: Plan, is: Plan): boolean {
  return risky.some(field => JSON.stringify(was[field]) !== JSON.stringify(is[field]));
}

/** The change after a step: a new version, the old one unchanged. */
export function after(was: Change, taken: Taken, by: Person, terms: Terms, now: number): Change {
  const is = applied(was, taken, by, terms, now);
  return { ...is, since: is.state === was.state ? was.since : now, version: was.version + 1 };
}

function applied(was: Change, taken: Taken, by: Person, terms: Terms, now: number): Change {
  switch (taken.step) {
    case 'edit':
      return edited(was, taken.plan, terms);
    case 'assess': {
      const assessedBy = { ...was.assessedBy };
      for (const side of taken.sides) assessedBy[side] ??= by.id;
      return settled({ ...was, assessedBy }, terms);
    }
    case 'approve':
      return settled({ ...was, decisions: [...was.decisions, decision(was, taken, by, true, now)] }, terms);
    case 'reject': {
      const decisions = [...was.decisions, decision(was, taken, by, false, now)];
      return { ...was, decisions, state: 'rejected', reason: taken.words };
    }
    case 'withdraw':
      return { ...was, state: 'withdrawn', reason: taken.words };
    case 'go':
      return { ...was, go: { by: by.id, at: now } };
    case 'no-go':
      return { ...was, go: null, reason: taken.words };
    case 'start':
      return { ...was, state: 'implement', startedAt: now, reason: null };
    case 'stop':
      return { ...was, state: 'suspended', go: null, reason: taken.words };
    case 'restart':
      return was.startedAt === null
        ? { ...was, state: 'scheduled', reason: null }
        : { ...was, state: 'implement', go: { by: by.id, at: now }, reason: null };
    case 'report':
      return {
        ...was,
        state: taken.outcome === 'done' ? 'implement' : taken.outcome,
        reported: { at: now, outcome: taken.outcome, words: taken.words },
      };
    case 'accept': {
      const is: Change = { ...was, handedBack: { by: by.id, at: now, restrictions: taken.restrictions } };
      return { ...is, state: needsReview(is) ? 'review' : 'closed' };
    }
    case 'review':
      return { ...was, state: 'closed', review: { by: by.id, words: taken.words } };
  }
}

function edited(was: Change, plan: Plan, terms: Terms): Change {
  if (!isAnotherPlan(was, plan)) return { ...was, ...plan };
  const is: Change = { ...was, ...plan, plan: was.plan + 1, assessedBy: {}, go: null, state: 'assess' };
  return settled(is, terms);
}

/** How far it is before work begins: as far as nothing is missing. */
export function settled(change: Change, terms: Terms): Change {
  const isAssessed =
    !terms.triage || (change.assessedBy.it !== undefined && change.assessedBy.ot !== undefined);
  if (!isAssessed) return { ...change, state: 'assess' };
  const isAuthorized = open(change, terms).length === 0 || stoodIn(change, terms);
  return { ...change, state: isAuthorized ? 'scheduled' : 'authorize' };
}

/** An emergency goes on by voice: OT's authority, and that of safety where it is asked. R3 isn't skipped. */
export function stoodIn(
  { type, voices }: Pick<Change, 'type' | 'voices'>,
  { needs }: Pick<Terms, 'needs'>,
): boolean {
  const said = (as: Voice['as']) => voices.some(voice => voice.as === as);
  return type === 'emergency' && said('ot') && (!needs.includes('safety') || said('safety'));
}

function decision(
  { plan }: Change,
  taken: { as: Side | 'safety'; for: string; words?: string },
  by: Person,
  yes: boolean,
  at: number,
): Decision {
  return { by: by.id, for: taken.for, as: taken.as, yes, plan, at, words: taken.words ?? null };
}
