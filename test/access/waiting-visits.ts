import { dayOn } from '../../src/people/wall-clock.ts';
import type { Offer } from '../../src/shadowing/offer.ts';
import type { Visit } from '../../src/shadowing/visit.ts';
import { TUESDAY } from '../support/clocks.ts';
import type { Story } from '../support/story.ts';
import { anOffer } from '../shadowing/season.ts';

/** What of shadowing is there to be pressed, by what it waits for. */
export interface Visits {
  /** Ines’s, with something that visitors must have. */
  offer: string;
  /** Omar’s, of IT, where somebody waits for a month. */
  embed: string;
  /** Priya is asked as the manager. */
  requested: string;
  /** The manager of somebody of rhine’s IT, an admin, has left. */
  unmanaged: string;
  /** Beside Ines: something is to be shown, she is asked, she expects somebody of the other site’s IT. */
  placed: string;
  verified: string;
  scheduled: string;
  /** It is over, and nobody has said how it was; or they have, with what they learned. */
  done: string;
  learned: string;
}

export const WEEK = { first: dayOn(2026, 12, 7)!, next: dayOn(2026, 12, 14)! };
export const PREREQUISITE = 'induction';

/** A visit to Ines in the week of 7 December, but for what is said otherwise. */
export const aVisit = (but: Partial<Visit>): Visit => ({
  id: 'v-1',
  visitorId: 'U0TOM',
  managerId: 'U0PRIYA',
  side: 'ot',
  siteId: 'rhine',
  lengths: ['week'],
  weeks: [WEEK.first, WEEK.next],
  topics: [],
  state: 'requested',
  since: TUESDAY,
  askedAt: TUESDAY,
  offerId: null,
  start: null,
  end: null,
  excluded: [],
  proofs: [],
  visitorSaid: '',
  hostSaid: '',
  learned: '',
  suggested: false,
  sequence: 0,
  version: 1,
  auditHead: '',
  ...but,
});

export const offerOf = (hostId: string, but: Partial<Offer>): Offer => anOffer('o-1', { hostId, ...but });

export async function waitingVisits({ slack, store: { queries, tables } }: Story): Promise<Visits> {
  const [offer, embed] = ['o-week', 'o-embed'];
  const prerequisites = [{ id: PREREQUISITE, name: 'Safety induction', proof: '' }];
  await queries
    .insert(tables.shadowOffers)
    .values([
      offerOf('U0INES', { id: offer, prerequisites, places: 3 }),
      offerOf('U0OMAR', { id: embed, side: 'it', length: 'month' }),
    ]);
  const place = { offerId: offer, start: WEEK.first, end: WEEK.first + 4 };
  const proofs = [{ prerequisiteId: PREREQUISITE, validUntil: null, verifiedBy: 'U0INES', at: TUESDAY }];
  const shown = { ...place, proofs };
  const visits = [
    aVisit({ id: 'v-requested', visitorId: 'U0TOM' }),
    aVisit({ id: 'v-unmanaged', visitorId: 'U0ANNA', managerId: null }),
    aVisit({ id: 'v-placed', visitorId: 'U0GRACE', state: 'placed', ...place }),
    aVisit({ id: 'v-verified', visitorId: 'U0CALEB', state: 'verified', ...shown }),
    aVisit({ id: 'v-scheduled', visitorId: 'U0RAVI', state: 'scheduled', sequence: 1, ...shown }),
    aVisit({ id: 'v-done', visitorId: 'U0RAVI', state: 'done', sequence: 1, ...shown }),
    aVisit({ id: 'v-learned', visitorId: 'U0RAVI', state: 'closed', ...shown, learned: 'flibbet: a gate' }),
    aVisit({ id: 'v-month', visitorId: 'U0DENISE', side: 'it', state: 'approved', lengths: ['month'] }),
  ];
  await queries.insert(tables.shadowVisits).values(visits);
  // The app keeps in mind who has which direct message.
  for (const { visitorId } of visits) slack.workspace.dmWith(visitorId);
  return {
    offer,
    embed,
    requested: 'v-requested',
    unmanaged: 'v-unmanaged',
    placed: 'v-placed',
    verified: 'v-verified',
    scheduled: 'v-scheduled',
    done: 'v-done',
    learned: 'v-learned',
  };
}
