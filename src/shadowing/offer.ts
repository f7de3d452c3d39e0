import { Refusal } from '../kernel/refusal.ts';
import { canActFor, takesSteps, type Person, type Side } from '../people/person.ts';
import type { Rhythm } from './periods.ts';

/** What a visitor must have before they come, as a safety induction. */
export interface Prerequisite {
  id: string;
  name: string;
  /** What is shown as its proof; empty where nobody said. */
  proof: string;
}

/** All that its host says of an offer. */
export interface OfferSays extends Rhythm {
  /** What a visitor sees. */
  what: string;
  /** Places in each of its periods. */
  places: number;
  prerequisites: readonly Prerequisite[];
  /** As they were typed; they are compared folded. */
  topics: readonly string[];
  meetAt: string;
  /** Each day, in minutes since midnight at the site; it ends after it begins. */
  beginsAt: number;
  endsAt: number;
  bring: string;
  escort: string;
  /** Whom to phone. */
  call: string;
}

/**
 * Places beside somebody at work. One of a month repeats, and is an embed: its places are the months one after the
 * other, and the leads of its side and site may say who comes next.
 */
export interface Offer extends OfferSays {
  id: string;
  hostId: string;
  side: Side;
  siteId: string;
  state: 'open' | 'closed';
  /** Ids of people who come next, in order. */
  plan: readonly string[];
  /** Counts every change, and every round in which its places were given: no place is given twice. */
  version: number;
  auditHead: string;
}

/** In characters. */
export const LONGEST = {
  what: 200,
  topic: 40,
  place: 200,
  bring: 300,
  escort: 100,
  call: 60,
  prerequisite: 80,
  proof: 120,
  words: 600,
  learned: 2000,
} as const;

export const MOST = { places: 20, prerequisites: 8, topics: 10, closed: 60, planned: 12 } as const;

/** What its history tells of. */
export const recordedOfOffer = [
  'hostId',
  'side',
  'siteId',
  'what',
  'length',
  'weekday',
  'places',
  'from',
  'until',
  'closed',
  'prerequisites',
  'topics',
  'meetAt',
  'beginsAt',
  'endsAt',
  'bring',
  'escort',
  'call',
  'state',
  'plan',
] as const satisfies readonly (keyof Offer)[];

/** Why somebody takes no part; undefined where they may offer, ask and decide. */
export function whyNotTakePart(by: Person): Refusal | undefined {
  if (by.guest) return no('You are a guest here: ask the person who invited you.');
  if (by.shared) return no('Several people share this account. Do it from your own.');
  return takesSteps(by)
    ? undefined
    : no('Your account is marked as having left. Ask your Common Ground admin to add you again.');
}

export const isHost = (by: Person, { hostId }: Pick<Offer, 'hostId'>): boolean =>
  by.id === hostId && takesSteps(by);

/** Who sees to it that visitors have what they need: the host, and leads and safety approvers of the host's site. */
export const mayVerify = (by: Person, offer: Pick<Offer, 'hostId' | 'siteId'>): boolean =>
  isHost(by, offer) ||
  (takesSteps(by) &&
    by.siteId === offer.siteId &&
    (by.roles.includes('safety approver') || by.roles.includes('lead')));

/** Who says who comes next in an embed. */
export const mayPlan = (by: Person, { side, siteId, length }: Offer): boolean =>
  length === 'month' && by.roles.includes('lead') && canActFor(by, side, siteId);

export const offerNotFound = (): Refusal =>
  new Refusal('not-found', 'I can’t find that offer any more. Open your page of visits again.');

export const no = (sentence: string): Refusal => new Refusal('not-yours', sentence);
