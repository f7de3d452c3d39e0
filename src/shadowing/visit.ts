import { DAY } from '../kernel/clock.ts';
import { Refusal } from '../kernel/refusal.ts';
import type { Side } from '../people/person.ts';
import type { Offer, Prerequisite } from './offer.ts';
import { isIn, type Length, type Period } from './periods.ts';

/**
 * `requested`: the manager is asked; `approved`: waits for a place; `placed`: a place is held; `verified`: each
 * prerequisite has a proof that is valid to the last day; `scheduled`: the host expects them; `done`: both sides are asked
 * how it was; `closed`: they have said so, or time has passed. The others are over before they began.
 */
export const states = [
  'requested',
  'approved',
  'placed',
  'verified',
  'scheduled',
  'done',
  'closed',
  'declined',
  'withdrawn',
  'lapsed',
] as const;
export type VisitState = (typeof states)[number];

/** Those that hold a place. */
export const holding: readonly VisitState[] = ['placed', 'verified', 'scheduled'];
/** Those in which somebody still wants to come. */
export const pending: readonly VisitState[] = ['requested', 'approved', ...holding];

/** Somebody saw that a visitor has what is needed. */
export interface Proof {
  prerequisiteId: string;
  /** Its last day; null where it doesn’t run out. */
  validUntil: number | null;
  verifiedBy: string;
  /** Milliseconds. */
  at: number;
}

/** What somebody wishes. */
export interface Wish {
  /** Whose work they want to see. */
  side: Side;
  /** Where; null for any site. */
  siteId: string | null;
  lengths: readonly Length[];
  /** Mondays of weeks in which it may be, the dearest first. */
  weeks: readonly number[];
  topics: readonly string[];
}

export interface Visit extends Wish {
  id: string;
  visitorId: string;
  /** Null where who it was has left: the visitor names another. */
  managerId: string | null;
  state: VisitState;
  /** When it came into its state, in milliseconds. */
  since: number;
  askedAt: number;
  /** The place that it holds, or held last; null before. */
  offerId: string | null;
  start: number | null;
  end: number | null;
  /** Offers that came to nothing: none of their places is given to it again. */
  excluded: readonly string[];
  proofs: readonly Proof[];
  /** How it was, in their words; empty while they haven’t said. */
  visitorSaid: string;
  hostSaid: string;
  /** Lines of `word: what it means there`. */
  learned: string;
  suggested: boolean;
  /** Counts what calendars are told; 0 while they were told nothing. */
  sequence: number;
  version: number;
  auditHead: string;
}

export const recordedOfVisit = [
  'visitorId',
  'managerId',
  'side',
  'siteId',
  'lengths',
  'weeks',
  'topics',
  'state',
  'offerId',
  'start',
  'end',
  'excluded',
  'proofs',
  'visitorSaid',
  'hostSaid',
  'learned',
  'suggested',
] as const satisfies readonly (keyof Visit)[];

export const MOST_WEEKS = 12;

export const holdsPlace = ({ state }: Pick<Visit, 'state'>): boolean => holding.includes(state);
export const isPending = ({ state }: Pick<Visit, 'state'>): boolean => pending.includes(state);

/** When it is, while it holds a place or once it has been. */
export const periodOf = ({ start, end }: Pick<Visit, 'start' | 'end'>): Period | undefined =>
  start === null || end === null ? undefined : { start, end };

/** The weeks that are left to whom a period doesn’t suit. One that has begun is no wish any more. @param now milliseconds */
export const otherWeeks = ({ weeks }: Pick<Visit, 'weeks'>, period: Period, now: number): number[] =>
  weeks.filter(week => !isIn(week, period) && week * DAY > now);

/** Without a place: back among those who wait, as long waiting as before. */
export const freed = (visit: Visit, notAgain = true): Pick<Visit, 'state' | 'excluded'> => ({
  state: 'approved',
  excluded: notAgain && visit.offerId ? [...new Set([...visit.excluded, visit.offerId])] : visit.excluded,
});

/** What the visitor still has to show: of each prerequisite a proof counts that is valid to the last day. */
export const missingOf = (
  { proofs, end }: Pick<Visit, 'proofs' | 'end'>,
  { prerequisites }: Pick<Offer, 'prerequisites'>,
): Prerequisite[] =>
  prerequisites.filter(
    ({ id }) =>
      !proofs.some(
        ({ prerequisiteId, validUntil }) =>
          prerequisiteId === id && (validUntil === null || (end !== null && validUntil >= end)),
      ),
  );

/**
 * The state of one that holds a place, once its proofs or its days are others.
 *
 * @param expected whether its host said that they are expected, so that once all is shown nobody need ask again
 */
export function provenState(visit: Visit, offer: Offer, expected = visit.state === 'scheduled'): VisitState {
  if (missingOf(visit, offer).length > 0) return 'placed';
  return expected ? 'scheduled' : 'verified';
}

export const visitNotFound = (): Refusal =>
  new Refusal('not-found', 'I can’t find that visit any more. Open your page of visits again.');
