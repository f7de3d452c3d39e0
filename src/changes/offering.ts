import type { Side } from '../people/person.ts';
import type { Change } from './change.ts';
import { awaited, isVoiced, open, unassessed, type Seat } from './deciding.ts';
import { heldRestrictions, isStillThere } from './leftovers.ts';
import { overdueOf } from './overdue.ts';
import { GO_AHEAD, GO_HOLDS, goHolds, isKeptBack, mustHold } from './starting.ts';
import type { Step } from './steps.ts';
import { isOts, type Terms } from './terms.ts';

const BOTH: readonly Step[] = ['approve', 'reject'];

/** What a card is drawn from, as far as its buttons go. */
export interface Offering {
  change: Change;
  terms: Terms;
  /** The sides that its implementer belongs to. */
  doerSides: readonly Side[];
  now: number;
  shiftBegan?: number;
}

/**
 * Steps that stand on the card at a side's desk, whoever reads it there; the first one in colour. The rest is under More,
 * and every press is checked again.
 */
export function stepsOnCard(offering: Offering, side: Side): Step[] {
  const { change, terms, doerSides, now, shiftBegan } = offering;
  const asks = side === change.requesterSide;
  const does = doerSides.includes(side);
  const reports = change.startedAt !== null && (does || (now >= change.end && (asks || side === 'ot')));
  const decides = when(decidesAt(change, terms, side), ...BOTH);
  const late = change.type === 'emergency' ? decides : [];
  const missing = change.type === 'emergency' ? decides : when(isAwaitedAt(change, terms, side), ...BOTH);
  switch (change.state) {
    case 'assess':
      return [
        ...when(terms.triage && unassessed(change).includes(side), 'assess'),
        ...voice(change, terms),
        ...when(asks, 'edit'),
      ];
    case 'authorize':
      return [...decides, ...voice(change, terms), ...when(asks, 'edit')];
    case 'scheduled':
      return [...beforeStart(offering, side), ...missing, ...when(mayBeStopped(offering), 'stop')];
    case 'implement':
      return [
        ...checking(change, side, now),
        ...when(side === 'ot' && mustHold(change, terms, shiftBegan), 'confirm'),
        ...(change.reported ? takingBack(change, terms, side) : when(reports, 'report')),
        ...late,
        'stop',
      ];
    case 'suspended':
      return [
        ...checking(change, side, now),
        // What is under way, or was, is stopped and not rejected.
        ...missing.filter(step => step === 'approve'),
        ...voiceMissing(change, terms),
        ...when(isOtsOrAskedAt(change, terms, side) && mayGoOn(change, terms), 'restart'),
        ...(change.reported ? takingBack(change, terms, side) : when(reports, 'report')),
        ...when(asks && change.startedAt === null, 'withdraw'),
      ];
    case 'backed out':
    case 'failed':
      return [...checking(change, side, now), ...takingBack(change, terms, side), ...late, 'stop'];
    case 'review':
      return [...when(asks, 'review'), ...late, ...leftBehind(change, terms, side)];
    case 'closed':
      return leftBehind(change, terms, side);
    case 'draft':
    case 'rejected':
    case 'withdrawn':
    case 'expired':
      return [];
  }
}

function beforeStart({ change, terms, doerSides, now, ...shift }: Offering, side: Side): Step[] {
  if (terms.unimportant) return [];
  const voiced = isVoiced(change, 'ot');
  const isSoon = now >= change.start - GO_AHEAD && now < change.end;
  if (isKeptBack(change, terms))
    return [...voiceMissing(change, terms), ...when(side === change.requesterSide, 'edit')];
  const needsGo = terms.needs.includes('go') && !voiced && !goHolds(change, { now, ...shift });
  const mayStart = !needsGo && now < change.end && (voiced || now >= change.start);
  return [
    ...when(side === 'ot' && needsGo && isSoon, 'go', 'no-go'),
    ...when(doerSides.includes(side) && mayStart, 'start'),
    ...when(side === change.requesterSide && !isSoon, 'edit'),
  ];
}

/** Days ahead nobody is in danger: until then it is under More. *Problem* of what takes one line stands there always. */
const mayBeStopped = ({ change, terms, now }: Offering): boolean =>
  terms.unimportant || isVoiced(change, 'ot') || now >= change.start - GO_HOLDS;

const takingBack = (change: Change, terms: Terms, side: Side): Step[] =>
  when(isOtsOrAskedAt(change, terms, side), 'accept');

/** OT checks a remote session once work is said to be over, or its time is. */
function checking(change: Change, side: Side, now: number): Step[] {
  const isOver = change.reported !== null || now >= change.end;
  return when(side === 'ot' && overdueOf(change) === 'connected' && isOver, 'check');
}

/** OT takes back and restarts what is OT's; anything else whoever asked. */
const isOtsOrAskedAt = ({ requesterSide }: Change, terms: Terms, side: Side): boolean =>
  isOts(terms) ? side === 'ot' : side === requesterSide;

/** Restrictions are lifted where it was taken back; either side may see that something temporary is gone. */
function leftBehind(change: Change, terms: Terms, side: Side): Step[] {
  const lifts = heldRestrictions(change).length > 0 && isOtsOrAskedAt(change, terms, side);
  const removes = isStillThere(change) && (side === 'ot' || side === change.requesterSide);
  return [...when(lifts, 'lift'), ...when(removes, 'remove')];
}

/** A safety approver reads OT's desk. */
const decidesAt = (change: Change, terms: Terms, side: Side): boolean =>
  open(change, terms).some(as => isReadAt(as, side));
const isAwaitedAt = (change: Change, terms: Terms, side: Side): boolean =>
  awaited(change, terms).some(as => isReadAt(as, side));
const isReadAt = (as: Seat['as'], side: Side): boolean => as === side || (as === 'safety' && side === 'ot');

/** Whoever hears it writes it down, of whichever side: OT's authority, and safety's where it is needed. R3. */
const voice = (change: Change, terms: Terms): Step[] =>
  when(
    change.type === 'emergency' && (!isVoiced(change, 'ot') || awaited(change, terms).includes('safety')),
    'hear',
  );

/** The same, of what was to go ahead and needs another yes by now. */
const voiceMissing = (change: Change, terms: Terms): Step[] =>
  awaited(change, terms).length > 0 ? voice(change, terms) : [];

/** What was stopped at work goes on only with everybody's yes. */
const mayGoOn = (change: Change, terms: Terms): boolean =>
  change.startedAt === null || awaited(change, terms).length === 0;

const when = (isSo: boolean, ...steps: Step[]): Step[] => (isSo ? steps : []);
