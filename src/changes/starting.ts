import { MINUTE } from '../kernel/clock.ts';
import { sideName } from '../people/person.ts';
import type { Change } from './change.ts';
import { awaited, isVoiced, unassessed, type Asking } from './deciding.ts';
import { neverLoosened, type Stop } from './rules/case.ts';
import type { Terms } from './terms.ts';

/** A go is used within so many milliseconds, or given anew. Source: HSE HSG250, a permit is for the work at hand. */
export const GO_HOLDS = 30 * MINUTE;

/** It is asked for so many milliseconds before the start, so that most of it is left to be used. A default of ours. */
export const GO_AHEAD = 15 * MINUTE;

type When = Pick<Asking, 'now' | 'shiftBegan'>;

/** Whether the go may still be used: neither too old nor given by a shift that has gone home. R2. */
export const goHolds = ({ go }: Pick<Change, 'go'>, { now, shiftBegan = -Infinity }: When): boolean =>
  go !== null && now - go.at <= GO_HOLDS && go.at >= shiftBegan;

/**
 * What keeps it from being authorized. An emergency with OT's yes by voice goes past it; what is not answered is asked
 * for with the formal decisions.
 */
export function holding(change: Change, terms: Terms): Stop[] {
  if (isVoiced(change, 'ot')) return [];
  const sides = terms.triage ? unassessed(change) : [];
  const triage = sides.map(side => sentence('R13', `A lead of ${sideName[side]} must assess it. Ask them.`));
  return enforced([...triage, ...terms.stops], terms);
}

/**
 * Everything that keeps work from beginning now, its times apart. It is asked again at the go and at the start, since
 * windows, register and other changes go on meanwhile.
 */
export function keepsFromStarting(change: Change, terms: Terms, when: When): Stop[] {
  const yes = awaited(change, terms).map(as =>
    as === 'safety'
      ? sentence('R3', 'A safety approver must say yes. Ask one.')
      : sentence('R1', `An approver of ${sideName[as]} must say yes. Ask one.`),
  );
  const isGo = !terms.needs.includes('go') || isVoiced(change, 'ot') || goHolds(change, when);
  return enforced([...holding(change, terms), ...yes, ...(isGo ? [] : [goStop(change)])], terms);
}

/** Whether more than the go keeps it from beginning: a yes is needed by now, or something stands against it by now. */
export const isKeptBack = (change: Change, terms: Terms): boolean =>
  holding(change, terms).length > 0 || awaited(change, terms).length > 0;

/** What advisory mode lets pass that the rules would have stopped at the start: what a site counts in its first weeks. */
export function overlooked(change: Change, terms: Terms, when: When): Stop[] {
  if (!terms.advisory) return [];
  const all = keepsFromStarting(change, { ...terms, advisory: false }, when);
  return all.filter(({ rule }) => !neverLoosened.includes(rule));
}

/**
 * Whether the card says *Hold at the next safe point*: a shift has begun since a shift lead last stood behind the work,
 * and none of this one has confirmed it. Source: HSE HSG250, permits at a shift handover.
 *
 * @param shiftBegan milliseconds; undefined where the site names no shifts
 */
export function mustHold(
  change: Change,
  { needs }: Pick<Terms, 'needs'>,
  shiftBegan: number | undefined,
): boolean {
  const { state, startedAt, go, reported } = change;
  if (state !== 'implement' || reported || !needs.includes('go')) return false;
  return Math.max(startedAt ?? -Infinity, go?.at ?? -Infinity) < (shiftBegan ?? -Infinity);
}

function enforced(stops: readonly Stop[], { advisory }: Pick<Terms, 'advisory'>): Stop[] {
  return stops.filter(({ rule }) => !advisory || neverLoosened.includes(rule));
}

function goStop({ go }: Change): Stop {
  return go
    ? sentence(
        'R2',
        'The go was given more than 30 minutes ago, or in another shift. Ask the shift lead again.',
      )
    : sentence('R2', 'The shift lead’s go is missing. Call the control room.');
}

const sentence = (rule: Stop['rule'], says: string): Stop => ({ rule, sentence: says });
