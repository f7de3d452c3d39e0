import { stampOf } from '../kernel/stamp.ts';
import type { Offer } from './offer.ts';
import type { Visit } from './visit.ts';

/** Whether one that waits could have a place of an offer. */
export const waitsFor = (
  { side, length, siteId }: Pick<Offer, 'side' | 'length' | 'siteId'>,
  visit: Pick<Visit, 'side' | 'lengths' | 'siteId'>,
): boolean =>
  visit.side === side && visit.lengths.includes(length) && (visit.siteId === null || visit.siteId === siteId);

/** A word for who comes next, which is another one once somebody planned it anew or places were given. */
export const planStamp = ({ plan }: Pick<Offer, 'plan'>): string => stampOf(plan);
