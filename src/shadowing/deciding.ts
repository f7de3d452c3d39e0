import { personActor } from '../kernel/actor.ts';
import { DAY } from '../kernel/clock.ts';
import { Refusal } from '../kernel/refusal.ts';
import { mustSay } from '../kernel/text.ts';
import { siteOf } from '../people/directory.ts';
import { takesSteps, type Person } from '../people/person.ts';
import { dayOf, shownAt } from '../people/wall-clock.ts';
import { isHost, LONGEST, mayVerify, no, type Offer } from './offer.ts';
import { periodsOf, type Period } from './periods.ts';
import type { OwnParts, Shadowing } from './shadowing.ts';
import { TELL, tell } from './telling.ts';
import { DAYS_AHEAD, momentsOf, wishesEnd } from './timers.ts';
import { freed, holdsPlace, missingOf, MOST_WEEKS, provenState, type Visit } from './visit.ts';

type Deciding = 'approve' | 'decline' | 'prove' | 'accept' | 'turnDown' | 'move' | 'movesOf';

/** Yes or no: the manager's, the host's, and of those who check what visitors have. */
export function deciding({ store, directory, clock, take }: OwnParts): Pick<Shadowing, Deciding> {
  const todayAt = async (siteId: string) =>
    dayOf(shownAt(clock.now(), (await siteOf(directory, siteId)).zone));

  /** Periods that have a place and haven't begun, besides its own. */
  async function movesOf(visit: Visit, offer: Offer): Promise<Period[]> {
    const today = await todayAt(offer.siteId);
    const held = await store.at(offer.id);
    // Where something is still to be shown there must be time for it.
    const ahead = missingOf(visit, offer).length > 0 ? DAYS_AHEAD : 1;
    return periodsOf(offer, today + ahead, today + 7 * (MOST_WEEKS + 1)).filter(
      ({ start }) => start !== visit.start && held.filter(one => one.start === start).length < offer.places,
    );
  }

  return {
    async approve(id, by, request) {
      await take(id, { request }, async was => {
        mustBeManager(was, by);
        if (wishesEnd(was) <= clock.now())
          throw new Refusal(
            'not-now',
            'The weeks that were wished are over. Talk to them: they can ask anew.',
          );
        return {
          to: { state: 'approved' },
          action: 'approved',
          actor: personActor(by.id),
          tells: is => tell(is, TELL.news, is.visitorId),
        };
      });
    },

    async decline(id, words, by, request) {
      await take(id, { request }, async was => {
        mustBeManager(was, by);
        return {
          to: { state: 'declined' },
          action: 'declined',
          actor: personActor(by.id),
          words: mustSay('words', words, LONGEST.words, 'Say why, in a sentence.'),
          tells: is => tell(is, TELL.news, is.visitorId),
        };
      });
    },

    async prove(id, prerequisiteId, validUntil, by, request) {
      await take(id, { request }, async (was, offer) => {
        if (!offer || !holdsPlace(was)) throw noPlaceNow();
        if (!mayVerify(by, offer))
          throw no('Only the host, or a lead or safety approver of the site, checks that. Ask one of them.');
        if (by.id === was.visitorId) throw no('Nobody checks what they show themselves. Ask the host.');
        if (!offer.prerequisites.some(one => one.id === prerequisiteId))
          throw new Refusal('not-found', 'The host asks for that no more. Open the visit again.');
        if (validUntil !== null && validUntil < (await todayAt(offer.siteId)))
          throw new Refusal('bad-answer', 'That day has passed. Say until when it is valid.', 'until');
        const proof = { prerequisiteId, validUntil, verifiedBy: by.id, at: clock.now() };
        const others = was.proofs.filter(one => one.prerequisiteId !== prerequisiteId);
        const proven = { ...was, proofs: [...others, proof] };
        const { zone } = await siteOf(directory, offer.siteId);
        // Where it is nearly there, its host needn't be asked for what they have just looked at.
        const isNear = (momentsOf(was, offer, zone)?.begins ?? Infinity) <= clock.now() + DAY;
        const isExpected = was.state === 'scheduled' || (isNear && isHost(by, offer));
        const state = provenState(proven, offer, isExpected);
        const isAccepted = state === 'scheduled' && was.state !== 'scheduled';
        const lasts = validUntil === null || (was.end !== null && validUntil >= was.end);
        const isNews = state === 'verified' && was.state === 'placed';
        return {
          to: { proofs: proven.proofs, state },
          action: isAccepted ? 'accepted' : lasts ? 'shown' : 'runs out',
          actor: personActor(by.id),
          tells: is => [
            ...(lasts && !isAccepted ? [] : tell(is, TELL.news, is.visitorId)),
            ...(isNews ? tell(is, TELL.host, offer.hostId) : []),
          ],
        };
      });
    },

    async accept(id, by, request) {
      await take(id, { request }, async (was, offer) => {
        mustBeHostOf(offer, by);
        if (was.state === 'scheduled')
          throw new Refusal('already-done', 'You said yes already. Nothing more to do.');
        if (was.state === 'placed')
          throw new Refusal('not-now', 'Not all is shown that you ask for. Check that first.');
        if (was.state !== 'verified') throw noPlaceNow();
        return {
          to: { state: 'scheduled' },
          action: 'accepted',
          actor: personActor(by.id),
          tells: is => tell(is, TELL.news, is.visitorId, by.id),
        };
      });
    },

    async turnDown(id, words, by, request) {
      await take(id, { request }, async (was, offer) => {
        mustBeHostOf(offer, by);
        if (!holdsPlace(was)) throw noPlaceNow();
        return {
          to: freed(was),
          action: 'turned down',
          actor: personActor(by.id),
          words: mustSay('words', words, LONGEST.words, 'Say why, in a sentence.'),
          tells: is => tell(is, TELL.news, is.visitorId),
        };
      });
    },

    async movesOf(id, by) {
      const visit = await store.visit(id);
      const offer = visit?.offerId ? await store.offer(visit.offerId) : undefined;
      mustBeHostOf(offer, by);
      return visit && offer && holdsPlace(visit) ? movesOf(visit, offer) : [];
    },

    async move(id, start, by, request) {
      await take(id, { request }, async (was, offer) => {
        mustBeHostOf(offer, by);
        if (!offer || !holdsPlace(was)) throw noPlaceNow();
        const to = (await movesOf(was, offer)).find(period => period.start === start);
        if (!to) throw new Refusal('not-now', 'There is no place then any more. Choose another.', 'start');
        const state = provenState({ ...was, ...to }, offer);
        return {
          to: { ...to, state },
          action: 'moved',
          actor: personActor(by.id),
          tells: is => [
            ...tell(is, TELL.news, is.visitorId, by.id),
            ...(state === 'verified' && was.state === 'placed' ? tell(is, TELL.host, by.id) : []),
          ],
          // Two who are moved to the last place at once: one of them finds the offer changed, and is decided anew.
          offer: { is: { ...offer, version: offer.version + 1 }, action: 'moved a visit' },
        };
      });
    },
  };
}

/** @throws Refusal also where it is decided already */
function mustBeManager({ managerId, visitorId, state }: Visit, by: Person): void {
  if (by.id !== managerId || by.id === visitorId || !takesSteps(by))
    throw no('Only the manager who was asked decides on that.');
  if (state !== 'requested')
    throw new Refusal('already-done', 'It is decided already, or was withdrawn. Nothing more to do.');
}

function mustBeHostOf(offer: Offer | undefined, by: Person): void {
  if (!offer || !isHost(by, offer)) throw no('Only the host does that. Ask them.');
}

const noPlaceNow = () =>
  new Refusal('not-now', 'This visit holds no place now. Open your page of visits again.');
