import type { Person } from '../people/person.ts';
import type { Concept, FalseFriend } from './concept.ts';
import type { Known } from './known.ts';
import type { Proposal } from './proposal.ts';
import { mayDecide, sideToSayYes, type Keepers } from './stewarding.ts';
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
    mayDecide(by, domain, keepers) &&
    (stewardId === null || stewardId === by.id || !keepers.stewards.some(({ id }) => id === stewardId));
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
        (friend.yesIt !== null || friend.yesOt !== null) &&
        sideToSayYes(by, friend, keepers) !== undefined,
    ),
  };
}

/** Nobody has looked at it for half a year. */
export const isStale = (
  { status, reviewedAt }: Pick<Concept, 'status' | 'reviewedAt'>,
  now: number,
): boolean => status === 'approved' && reviewedAt !== null && reviewedAt + REVIEWED_FOR <= now;
