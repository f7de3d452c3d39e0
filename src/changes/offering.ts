import type { Side } from '../people/person.ts';
import { isUnderWay, type Change } from './change.ts';
import { open, unassessed } from './deciding.ts';
import { goHolds, mustHold, GO_HOLDS } from './starting.ts';
import type { Step } from './steps.ts';
import type { Terms } from './terms.ts';

/** What a card is drawn from, as far as its buttons go. */
export interface Offering {
  change: Change;
  terms: Terms;
  now: number;
  shiftBegan?: number;
}

/**
 * Steps that stand on the card at a side's desk, whoever reads it there; the first one in colour. The rest is under More,
 * and every press is checked again.
 */
export function stepsOnCard({ change, terms, now, ...shift }: Offering, side: Side): Step[] {
  const isAsking = side === change.requesterSide;
  const steps: Record<Change['state'], () => Step[]> = {
    draft: () => [],
    assess: () => [
      ...(terms.triage && unassessed(change).includes(side) ? (['assess'] as const) : []),
      ...voice(change, side),
      ...(isAsking ? (['edit'] as const) : []),
    ],
    authorize: () => [
      ...(decidesAt(change, terms, side) ? (['approve', 'reject'] as const) : []),
      ...voice(change, side),
      ...(isAsking ? (['edit'] as const) : []),
    ],
    scheduled: () => [...beforeStart({ change, terms, now, ...shift }, side), 'stop'],
    implement: () =>
      terms.unimportant && change.startedAt === null
        ? ['stop']
        : [
            ...(side === 'ot' && mustHold(change, terms, shift.shiftBegan) ? (['confirm'] as const) : []),
            ...(change.reported ? takingBack(change, terms, side) : isAsking ? (['report'] as const) : []),
            'stop',
          ],
    suspended: () => [
      ...(side === 'ot' ? (['restart'] as const) : []),
      ...(isAsking && isUnderWay(change) ? (['report'] as const) : []),
      ...(change.reported ? takingBack(change, terms, side) : []),
    ],
    'backed out': () => [...takingBack(change, terms, side), 'stop'],
    failed: () => [...takingBack(change, terms, side), 'stop'],
    review: () => [
      ...(isAsking ? (['review'] as const) : []),
      ...(decidesAt(change, terms, side) ? (['approve', 'reject'] as const) : []),
    ],
    closed: () => [],
    rejected: () => [],
    withdrawn: () => [],
    expired: () => [],
  };
  return steps[change.state]();
}

function beforeStart({ change, terms, now, ...shift }: Offering, side: Side): Step[] {
  if (terms.unimportant) return [];
  const isAsking = side === change.requesterSide;
  const isSoon = now >= change.start - GO_HOLDS && now < change.end;
  const needsGo = terms.needs.includes('go') && !goHolds(change, { now, ...shift });
  return [
    ...(side === 'ot' && needsGo && isSoon ? (['go', 'no-go'] as const) : []),
    ...(isAsking && !needsGo && now >= change.start ? (['start'] as const) : []),
    ...(isAsking && !isSoon ? (['edit'] as const) : []),
  ];
}

/** The shift lead takes back what needed their go, OT what is OT's; anything else whoever asked. */
function takingBack(change: Change, { needs }: Terms, side: Side): Step[] {
  const isOts = needs.includes('go') || needs.includes('ot');
  const atDesk = isOts ? side === 'ot' : side === change.requesterSide;
  const checks = change.kind === 'remote' && !change.disconnected && side === 'ot';
  return [...(checks ? (['check'] as const) : []), ...(atDesk ? (['accept'] as const) : [])];
}

/** A safety approver reads OT's desk. */
const decidesAt = (change: Change, terms: Terms, side: Side): boolean =>
  open(change, terms).some(as => as === side || (as === 'safety' && side === 'ot'));

const voice = ({ type }: Change, side: Side): Step[] =>
  type === 'emergency' && side === 'ot' ? ['hear'] : [];
