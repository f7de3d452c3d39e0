import { belongsTo, takesSteps, type Person, type Side } from '../people/person.ts';
import { isOver, type Change, type Decision } from './change.ts';
import type { Terms } from './terms.ts';

/** An approver who is away, and who decides for them before a moment, in milliseconds. */
export interface Delegation {
  approver: Person;
  delegateId: string;
  until: number;
}

/** Who wants to take a step, and when. */
export interface Asking {
  by: Person;
  /** Milliseconds. */
  now: number;
  /** The version of the plan that they saw, to which their decision is bound; absent where it is the present one. */
  seen?: number;
  delegations?: readonly Delegation[];
  /** When the present shift began, in milliseconds; absent where the site names no shifts. */
  shiftBegan?: number;
}

/** As what somebody may decide, and for whom: themselves, or an approver whose delegate they are. */
export interface Seat {
  as: Decision['as'];
  for: string;
}

/** The decisions that count: those on the version that is planned now. R9. */
export const standing = ({ decisions, plan }: Pick<Change, 'decisions' | 'plan'>): Decision[] =>
  decisions.filter(decision => decision.plan === plan);

/**
 * As what nobody has decided yet, the go apart, which comes later. An emergency's voices let it go on, but the formal
 * decisions stay open. Before work a no ends a change, so what is decided there is a yes.
 */
export function open(
  change: Pick<Change, 'decisions' | 'plan'>,
  { needs }: Pick<Terms, 'needs'>,
): Seat['as'][] {
  const decided = new Set<string>(standing(change).map(({ as }) => as));
  return needs.flatMap(need => (need === 'go' || decided.has(need) ? [] : [need]));
}

/** Whether somebody heard that authority's yes to an emergency, to the plan as it is now. R9. */
export const isVoiced = ({ type, voices, plan }: Change, as: 'ot' | 'safety'): boolean =>
  type === 'emergency' && voices.some(voice => voice.as === as && voice.plan === plan);

/**
 * Whose yes is still missing before work. OT's authority by voice stands in for both sides, and advisory mode asks for
 * neither; safety says yes itself in any case, in an emergency by voice. R1, R3.
 */
export function awaited(change: Change, terms: Pick<Terms, 'needs' | 'advisory'>): Seat['as'][] {
  const isWaived = terms.advisory || isVoiced(change, 'ot');
  return open(change, terms).filter(as => (as === 'safety' ? !isVoiced(change, 'safety') : !isWaived));
}

/**
 * Whose formal decision on an emergency is still due: once OT said yes by voice, or work began. Advisory mode asks for
 * safety’s alone. R3, R11.
 */
export function formalDue(change: Change, terms: Pick<Terms, 'needs' | 'advisory'>): Seat['as'][] {
  const { type, state, startedAt } = change;
  const goesAhead = startedAt !== null || state === 'review' || isVoiced(change, 'ot');
  if (type !== 'emergency' || isOver(state) || !goesAhead) return [];
  return open(change, terms).filter(as => as === 'safety' || !terms.advisory);
}

/**
 * As what somebody may decide now. Four eyes (R1): neither the requester nor the implementer decides, nor whoever edited
 * the plan into what it is, nor anybody for them, and nobody counts twice, whether they decided or somebody did for them. At a small site the requester may count
 * for their own side, unless they do the work themselves.
 */
export function seats(change: Change, terms: Terms, { by, now, delegations = [] }: Asking): Seat[] {
  const counted = new Set(standing(change).flatMap(decision => [decision.by, decision.for]));
  if (!takesSteps(by) || counted.has(by.id)) return [];
  const away = delegations.flatMap(({ approver, delegateId, until }) =>
    delegateId === by.id && now < until ? [approver] : [],
  );
  return open(change, terms).flatMap(as => {
    const approver = [by, ...away].find(
      one => !counted.has(one.id) && maySign(as, one, change) && isFree(as, one, by, change, terms),
    );
    return approver ? [{ as, for: approver.id }] : [];
  });
}

function maySign(as: Seat['as'], approver: Person, { siteId }: Change): boolean {
  if (!takesSteps(approver) || approver.siteId !== siteId) return false;
  if (as === 'safety') return approver.roles.includes('safety approver');
  return belongsTo(approver, as) && approver.roles.some(role => role === 'approver' || role === 'lead');
}

function isFree(as: Seat['as'], approver: Person, by: Person, change: Change, terms: Terms): boolean {
  const { requesterId, implementerId, plannedBy, requesterSide } = change;
  // Who stands in for a side belongs to it: else one side would decide for both.
  if (as !== 'safety' && !belongsTo(by, as)) return false;
  const own = new Set([requesterId, implementerId, plannedBy]);
  if (!own.has(by.id) && !own.has(approver.id)) return true;
  const isRequester = by.id === requesterId && approver.id === by.id && by.id !== implementerId;
  return isRequester && terms.requesterCounts && as === requesterSide;
}

/** Which sides have yet to assess what nobody owns. R13. */
export const unassessed = ({ assessedBy }: Pick<Change, 'assessedBy'>): Side[] =>
  (['it', 'ot'] as const).filter(side => assessedBy[side] === undefined);

/** For which side a lead may assess: joint triage takes two people, so nobody assesses for both. R13. */
export function assessesFor(change: Change, by: Person): Side | undefined {
  if (Object.values(change.assessedBy).includes(by.id)) return undefined;
  return unassessed(change).find(side => isLeadOf(side, change, by));
}

export const isLeadOf = (side: Side, { siteId }: Pick<Change, 'siteId'>, by: Person): boolean =>
  by.siteId === siteId && belongsTo(by, side) && by.roles.includes('lead');

/** A shift lead of the site's operations, but for one who does the work: nobody gives themselves the go. */
export const isShiftLeadFor = ({ siteId, implementerId }: Change, by: Person): boolean =>
  by.siteId === siteId && belongsTo(by, 'ot') && by.roles.includes('shift lead') && by.id !== implementerId;
