import type { Person } from '../people/person.ts';
import type { Concept, FalseFriend } from './concept.ts';
import { isThere, type Known } from './known.ts';
import type { Proposal } from './proposal.ts';
import { keeps, mayDecide, sideToSayYes, type Keepers } from './stewarding.ts';
import { REVIEWED_FOR } from './timers.ts';

/** What waits for a steward, the oldest first. */
export interface Waiting {
  drafts: readonly Concept[];
  proposals: readonly { proposal: Proposal; concept: Concept; by: string }[];
  friends: readonly FalseFriend[];
  /** What was shipped or imported and nobody has looked at. */
  unread: readonly Concept[];
  stale: readonly Concept[];
}

export const waitingCount = ({ drafts, proposals, friends, stale }: Waiting): number =>
  drafts.length + proposals.length + friends.length + stale.length;

/** With what nobody is told of: what was shipped or imported. */
export const reviewCount = (waiting: Waiting): number => waitingCount(waiting) + waiting.unread.length;

/** What waits for one steward. A meaning that has one of its own waits for them alone, while they are one. */
export function waitingFor(
  by: Person,
  known: Known,
  proposals: readonly Proposal[],
  keepers: Keepers,
  names: ReadonlyMap<string, string>,
  now: number,
): Waiting {
  const isTheirs = ({ domain, stewardId }: Concept) =>
    mayDecide(by, domain, keepers) && (stewardId === by.id || !keeps(stewardId, domain, keepers));
  const theirs = [...known.concepts()].filter(isTheirs);
  const drafts = theirs.filter(({ status }) => status === 'draft');
  return {
    drafts: drafts.filter(({ origin }) => origin === 'people'),
    unread: drafts.filter(({ origin }) => origin !== 'people'),
    stale: theirs.filter(concept => isStale(concept, now)),
    proposals: proposals.flatMap(proposal => {
      const concept = known.concept(proposal.conceptId);
      if (!concept || !mayDecide(by, concept.domain, keepers)) return [];
      return [{ proposal, concept, by: names.get(proposal.by) ?? 'Somebody who left' }];
    }),
    friends: [...known.friends()].filter(
      friend =>
        friend.status === 'draft' &&
        isThere(friend, known) &&
        isAsked(friend, known) &&
        sideToSayYes(by, friend, keepers) !== undefined,
    ),
  };
}

/** One side has said yes, or both meanings are approved: not yet where nobody has looked at the words either. */
const isAsked = ({ yesIt, yesOt, itId, otId }: FalseFriend, known: Known): boolean =>
  yesIt !== null || yesOt !== null || [itId, otId].every(id => known.concept(id)?.status === 'approved');

/** Nobody has looked at it for half a year. */
export const isStale = (
  { status, reviewedAt }: Pick<Concept, 'status' | 'reviewedAt'>,
  now: number,
): boolean => status === 'approved' && reviewedAt !== null && reviewedAt + REVIEWED_FOR <= now;
