import { clip } from '../kernel/text.ts';
import { sideName } from '../people/person.ts';
import type { Change } from './change.ts';
import { awaited, isVoiced, open, type Seat } from './deciding.ts';
import { overdueNow } from './overdue.ts';
import { goHolds, holding } from './starting.ts';
import { needsReview } from './taking.ts';
import { isOts, type Terms } from './terms.ts';

/** How much of a reason stands behind a state, in characters; the history has all of it. */
const REASON_SHOWN = 120;

/** An emergency goes by voice, and nobody is asked in writing first. */
const CALL = 'Call OT’s authority, read it back to them, then press Yes by voice';

const reasonOf = ({ reason }: Pick<Change, 'reason'>): string =>
  reason ? `: ${clip(reason, REASON_SHOWN)}` : '';

/** How it stands and what comes next, in a few words. */
export function statusOf(change: Change, terms: Terms, when: { now: number; shiftBegan?: number }): string {
  switch (change.state) {
    case 'draft':
      return 'Draft';
    case 'assess': {
      if (change.type === 'emergency') return CALL;
      const rules = [...new Set(holding(change, terms).map(({ rule }) => rule))];
      return rules.length > 0 ? `Being assessed: ${rules.join(', ')} to be met` : 'Being assessed';
    }
    case 'authorize':
      return change.type === 'emergency' && !isVoiced(change, 'ot')
        ? CALL
        : `Waits for ${whose(awaited(change, terms))}`;
    case 'scheduled':
      return scheduled(change, terms, when);
    case 'implement':
      return change.reported
        ? 'Work is over, waits for hand-back'
        : terms.unimportant && change.startedAt === null
          ? 'Scheduled'
          : `Under way${overdueNow(change, when.now) ? ', its time is over' : ''}${lateFormal(change, terms)}`;
    case 'suspended':
      return `Stopped${reasonOf(change)}. ${isOts(terms) ? 'The shift lead' : 'Who asked for it'} restarts it`;
    case 'backed out':
      return 'Backed out, waits for hand-back';
    case 'failed':
      return 'Failed, waits for hand-back';
    case 'review':
      return `Handed back, its review is due${lateFormal(change, terms)}`;
    case 'closed':
      return needsReview(change) ? 'Closed, reviewed' : 'Closed';
    case 'rejected':
      return `Rejected${reasonOf(change)}`;
    case 'withdrawn':
      return `Withdrawn${reasonOf(change)}`;
    case 'expired':
      return 'Expired: its time is over, and nobody said that work began';
  }
}

function scheduled(change: Change, terms: Terms, when: { now: number; shiftBegan?: number }): string {
  if (terms.unimportant) return 'Scheduled. It closes at its end unless someone presses Problem';
  if (!terms.needs.includes('go') || isVoiced(change, 'ot')) return 'Scheduled';
  if (goHolds(change, when)) return 'Go: its implementer starts it';
  return change.reason ? `Scheduled, no-go${reasonOf(change)}` : 'Scheduled, waits for the shift lead’s go';
}

/** Of an emergency, whose formal decision is still due. */
function lateFormal(change: Change, terms: Terms): string {
  const due = change.type === 'emergency' ? open(change, terms) : [];
  return due.length > 0 ? `, formal decision due from ${whose(due)}` : '';
}

/** `an approver of IT and a safety approver`. */
export const whose = (seats: readonly Seat['as'][]): string =>
  seats.map(as => (as === 'safety' ? 'a safety approver' : `an approver of ${sideName[as]}`)).join(' and ');
