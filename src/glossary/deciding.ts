import { personActor } from '../kernel/actor.ts';
import { Refusal } from '../kernel/refusal.ts';
import { mustSay } from '../kernel/text.ts';
import type { Message } from '../outbox/message.ts';
import type { Person } from '../people/person.ts';
import { untilWritten } from '../records/revise.ts';
import { LONGEST, notFound, type Concept, type FalseFriend } from './concept.ts';
import { reviewed, revisesWith, wasEdited } from './editing.ts';
import type { Glossary, OwnParts, Written } from './glossary.ts';
import { proposalGone, type Proposal } from './proposal.ts';
import {
  sideDecidedBy,
  mayDecide,
  sideToSayYes,
  whyNotDecide,
  withWatchOut,
  withYes,
  type Keepers,
} from './stewarding.ts';
import { changedFriend, friendOf, newFriend } from './suggesting.ts';
import { digestTimers } from './timers.ts';

/** Tells who suggested something what became of it. */
export const DECIDED = 'glossary.decided';

/** @param seq of the entry that says so; 0 where none does */
const decided = (
  conceptId: string,
  seq: number,
  to: string | null,
  by: Person,
  request: string,
): Message[] =>
  to === null || to === by.id
    ? []
    : [
        {
          key: `${DECIDED}:${request}`,
          intent: DECIDED,
          about: conceptId,
          seq,
          to: { kind: 'person', id: to },
          urgent: false,
        },
      ];

export function decidingOn(
  parts: OwnParts,
): Pick<Glossary, 'approve' | 'decline' | 'acceptProposal' | 'declineProposal' | 'warn' | 'agree' | 'untie'> {
  const { store, audit, keepers, clock, ids } = parts;
  const revise = revisesWith(parts);

  async function mustDecide(concept: Concept, by: Person): Promise<void> {
    const refusal = whyNotDecide(by, concept.domain, await keepers());
    if (refusal) throw refusal;
  }

  async function conceptOf(id: string): Promise<Concept> {
    const concept = (await store.present()).concept(id);
    if (!concept) throw notFound();
    return concept;
  }

  async function openProposal(id: string): Promise<Proposal> {
    const proposal = await store.proposal(id);
    if (!proposal) throw proposalGone();
    if (proposal.state !== 'open')
      throw new Refusal('already-done', `It was ${proposal.state} already. Nothing more to do.`);
    return proposal;
  }

  const answered = (proposal: Proposal, state: Proposal['state']): Written => ({
    kind: 'proposal',
    is: { ...proposal, state, version: proposal.version + 1 },
  });

  async function friendOfPair({ itId, otId }: { itId: string; otId: string }) {
    const known = await store.present();
    const [it, ot] = [known.concept(itId), known.concept(otId)];
    if (!it || !ot) throw notFound();
    if (it.domain !== 'it' || ot.domain !== 'ot')
      throw new Refusal('bad-answer', 'A false friend has a meaning of IT and one of OT.', 'watch');
    return { friend: known.friendsOf(itId).find(one => one.otId === otId), it, ot };
  }

  return {
    async approve(conceptId, by, request, seen = Infinity) {
      await revise(
        conceptId,
        by,
        request,
        async now => {
          await mustDecide(now, by);
          if (now.status === 'deprecated')
            throw new Refusal('not-now', 'It is no longer said. Press *Say it again* first.');
          if (wasEdited(await audit.of('concept', conceptId), seen))
            throw new Refusal('not-now', 'It was edited meanwhile. Open it again, and read it first.');
          return {
            is: reviewed(now, by, clock.now(), await keepers()),
            action: now.status === 'approved' ? 'reviewed' : 'approved',
          };
        },
        {
          messages: (is, was) =>
            was.status === 'draft' ? decided(is.id, is.version, is.suggestedBy, by, request) : [],
        },
      );
    },

    async decline(conceptId, by, request) {
      await revise(
        conceptId,
        by,
        request,
        async now => {
          await mustDecide(now, by);
          if (now.status !== 'draft')
            throw new Refusal(
              'not-now',
              'A steward said yes to it meanwhile. Press *No longer said* instead.',
            );
          return { is: { ...now, status: 'declined' }, action: 'declined' };
        },
        { messages: is => decided(is.id, is.version, is.suggestedBy, by, request) },
      );
    },

    async acceptProposal(id, by, request) {
      if ((await store.answeredBy(request)) !== undefined) return;
      const proposal = await openProposal(id);
      const was = await conceptOf(proposal.conceptId);
      await revise(
        was.id,
        by,
        request,
        async now => {
          await mustDecide(now, by);
          await mustDecide({ ...now, ...proposal.content }, by);
          // Another steward may have decided on it a moment ago.
          await openProposal(id);
          if (wasEdited(await audit.of('concept', was.id), proposal.basedOn))
            throw new Refusal(
              'not-now',
              'It was edited since this was suggested. Decline it, then add what is missing with *Edit*.',
            );
          return {
            is: reviewed({ ...now, ...proposal.content }, by, clock.now(), await keepers()),
            action: 'accepted',
          };
        },
        {
          messages: is => decided(is.id, is.version, proposal.by, by, request),
          also: [answered(proposal, 'accepted')],
        },
      );
    },

    async declineProposal(id, by, request) {
      await untilWritten(async () => {
        if ((await store.answeredBy(request)) !== undefined) return 'seen';
        const proposal = await openProposal(id);
        const concept = await conceptOf(proposal.conceptId);
        await mustDecide(concept, by);
        const messages = decided(concept.id, 0, proposal.by, by, request);
        return store.commit([answered(proposal, 'declined')], { request, about: concept.id, messages });
      });
    },

    async warn(pair, warning, seen, by, request) {
      const who = await keepers();
      const watchOut = mustSay('watch', warning.watchOut, LONGEST.watchOut, 'Say what to watch out for.');
      const now = clock.now();
      await untilWritten(async () => {
        if ((await store.answeredBy(request)) !== undefined) return 'seen';
        const { friend: was, it, ot } = await friendOfPair(pair);
        // One that was untied is warned of anew.
        const version = was && was.status !== 'declined' ? was.version : 0;
        if (version !== seen)
          throw new Refusal(
            'not-now',
            'Somebody wrote a warning meanwhile. Close this, open the word again, and read it first.',
            'watch',
          );
        const side = sideDecidedBy(by, who);
        if (!side)
          throw new Refusal('not-yours', 'Only a steward says what to watch out for. Ask one.', 'watch');
        // Nothing was changed, so nobody's yes is void.
        const isSame = was?.watchOut === watchOut && was.dangerous === warning.dangerous;
        if (isSame && was.status !== 'declined') return 'seen';
        const what = { at: now, actor: personActor(by.id), action: was ? 'warned otherwise' : 'warned' };
        const told = { ...warning, watchOut };
        const is = was
          ? { ...withWatchOut(was, told, by.id, side), version: was.version + 1 }
          : withWatchOut(friendOf(ids.next(), [it, ot], watchOut), told, by.id, side);
        const written = was ? changedFriend(was, is, what) : newFriend(is, what);
        const facts = { request, about: it.id, messages: [], timers: [...digestTimers(now, 'both')] };
        return store.commit([written], facts);
      });
    },

    async untie(friendId, by, request) {
      const who = await keepers();
      const itId = (await store.present()).friend(friendId)?.itId;
      if (itId === undefined) throw notFound();
      await untilWritten(async () => {
        if ((await store.answeredBy(request)) !== undefined) return 'seen';
        const was = (await store.present()).friend(friendId);
        if (!was || was.status === 'declined') return 'seen';
        if (!mayDecide(by, 'both', who))
          throw new Refusal('not-yours', 'Only a steward decides on this. Ask one.');
        const is = {
          ...was,
          yesIt: null,
          yesOt: null,
          status: 'declined' as const,
          version: was.version + 1,
        };
        const what = { at: clock.now(), actor: personActor(by.id), action: 'untied' };
        return store.commit([changedFriend(was, is, what)], { request, about: was.itId, messages: [] });
      });
      return itId;
    },

    async agree(friendId, by, request, seen = Infinity) {
      const who = await keepers();
      const itId = (await store.present()).friend(friendId)?.itId;
      if (itId === undefined) throw notFound();
      await untilWritten(async () => {
        if ((await store.answeredBy(request)) !== undefined) return 'seen';
        const was = (await store.present()).friend(friendId);
        if (!was) throw notFound();
        const side = sideToSayYes(by, was, who);
        if (!side) throw whyNoYes(by, was, who);
        const entries = await audit.of('false friend', friendId);
        if (entries.some(({ seq, after }) => seq > seen && ('watchOut' in after || 'dangerous' in after)))
          throw new Refusal(
            'not-now',
            'Somebody warned otherwise meanwhile. Open it again, and read it first.',
          );
        const is = { ...withYes(was, side, by.id), version: was.version + 1 };
        const what = {
          at: clock.now(),
          actor: personActor(by.id),
          action: `agreed for ${side.toUpperCase()}`,
        };
        const timers = is.status === 'draft' ? digestTimers(clock.now(), 'both') : [];
        return store.commit([changedFriend(was, is, what)], {
          request,
          about: was.itId,
          messages: [],
          timers,
        });
      });
      return itId;
    },
  };
}

function whyNoYes(by: Person, friend: FalseFriend, who: Keepers): Refusal {
  if (friend.yesIt === by.id || friend.yesOt === by.id)
    return new Refusal('already-done', 'You said yes already. A steward of the other side says theirs.');
  if (!mayDecide(by, 'both', who))
    return new Refusal('not-yours', 'A steward of each side says yes to it. Ask one.');
  return new Refusal('already-done', 'Your side has said yes already. Nothing more to do.');
}
