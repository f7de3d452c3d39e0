import { difference, entryFor, NO_SEAL, type Entry } from '../audit/entry.ts';
import { personActor } from '../kernel/actor.ts';
import { Refusal } from '../kernel/refusal.ts';
import { mustBeShort, visible } from '../kernel/text.ts';
import { untilWritten } from '../records/revise.ts';
import { contentFields, LONGEST, type Concept, type Content, type FalseFriend } from './concept.ts';
import type { Glossary, OwnParts, Written } from './glossary.ts';
import { digestTimers, staleTimer } from './timers.ts';
import { mayDecide, sideDecidedBy, whyNotSuggest, withYes } from './stewarding.ts';

/** A new word: one meaning, or one of each side and what to watch out for. */
export interface Suggested {
  contents: readonly [Content] | readonly [it: Content, ot: Content];
  watchOut: string;
}

/** Fields of a meaning that its history tells of. */
export const recordedOfConcept = [...contentFields, 'status', 'stewardId', 'reviewedAt'] as const;
export const recordedOfFriend = [
  'word',
  'itId',
  'otId',
  'watchOut',
  'dangerous',
  'yesIt',
  'yesOt',
  'status',
] as const;

/** Where nobody wrote what to watch out for. */
export const ASK_WHICH = 'The two sides mean different things: ask which one is meant.';

export function suggesting({ store, keepers, clock, ids }: OwnParts): Pick<Glossary, 'suggest'> {
  return {
    async suggest({ contents, watchOut }, by, request) {
      const refusal = whyNotSuggest(by);
      if (refusal) throw refusal;
      mustBeShort('watch', watchOut, LONGEST.watchOut);
      const who = await keepers();
      const now = clock.now();
      const meanings = contents.map((content): Concept => {
        const isTheirs = mayDecide(by, content.domain, who);
        return {
          ...content,
          id: ids.next(),
          status: isTheirs ? 'approved' : 'draft',
          origin: 'people',
          stewardId: isTheirs ? by.id : null,
          reviewedAt: isTheirs ? now : null,
          suggestedBy: by.id,
          version: 1,
          auditHead: NO_SEAL,
        };
      });
      const [first, second] = meanings;
      if (!first) throw new Refusal('bad-answer', 'Say what one of the two sides means by it.', 'it');
      const tie = second && friendOf(ids.next(), [first, second], visible(watchOut) || ASK_WHICH);
      const side = sideDecidedBy(by, who);
      const friend = tie && side ? withYes(tie, side, by.id) : tie;
      const what = { at: now, actor: personActor(by.id), action: 'suggested' };
      const all: Written[] = meanings.map(is => conceptWritten(undefined, is, what));
      if (friend) all.push(newFriend(friend, what));
      const timers = [
        ...meanings.flatMap(({ domain }) => digestTimers(now, domain)),
        ...(meanings.some(one => one.reviewedAt) ? [staleTimer(now)] : []),
      ];
      await untilWritten(() => store.commit(all, { request, about: first.id, messages: [], timers }));
      return (await store.answeredBy(request)) ?? first.id;
    },
  };
}

export function friendOf(
  id: string,
  [it, ot]: readonly [Concept, Concept],
  watchOut: string,
  dangerous = false,
): FalseFriend {
  const word = it.forms[0]?.text ?? '';
  const [itId, otId] = [it.id, ot.id];
  const nobody = { yesIt: null, yesOt: null };
  return {
    id,
    word,
    itId,
    otId,
    watchOut,
    dangerous,
    ...nobody,
    status: 'draft',
    version: 1,
    auditHead: NO_SEAL,
  };
}

/** @param was the version before it; undefined where it is new */
export const conceptWritten = (
  was: Concept | undefined,
  is: Concept,
  what: Pick<Entry, 'at' | 'actor' | 'action'> & Partial<Pick<Entry, 'words'>>,
): Written => ({
  kind: 'concept',
  is,
  entry: entryFor('concept', is, { ...what, ...difference(recordedOfConcept, was, is) }),
});

export const newFriend = (is: FalseFriend, what: Pick<Entry, 'at' | 'actor' | 'action'>): Written => ({
  kind: 'false friend',
  is,
  entry: entryFor('false friend', is, { ...what, ...difference(recordedOfFriend, undefined, is) }),
});

export const changedFriend = (
  was: FalseFriend,
  is: FalseFriend,
  what: Pick<Entry, 'at' | 'actor' | 'action'>,
): Written => ({
  kind: 'false friend',
  is,
  entry: entryFor('false friend', is, { ...what, ...difference(recordedOfFriend, was, is) }),
});
