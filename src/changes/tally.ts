import type { Site } from '../people/site.ts';
import { monthBegan } from '../people/wall-clock.ts';
import type { Change } from './change.ts';
import { formalDue, standing } from './deciding.ts';
import type { Terms } from './terms.ts';
import { formalBy } from './timers.ts';
import type { WeighIt } from './weighed.ts';

/** What a site's changes of one month came to, beside the rules that they went by. */
export interface Tally {
  emergencies: number;
  /** Emergencies whose formal decisions came late, or are late. */
  late: number;
  /** Changes that advisory mode let begin although a rule stood against them. */
  overlooked: number;
}

/** Counts what a tally is made of. */
export interface Tallied {
  /** Emergencies of a site that were filed since a moment, in milliseconds. */
  emergencies(siteId: string, since: number): Promise<Change[]>;
  /** How many changes of a site began since a moment that advisory mode let pass. */
  overlooked(siteId: string, since: number): Promise<number>;
}

/** A site's present month, on its own clock. */
export async function tallyOf(site: Site, now: number, store: Tallied, weighed: WeighIt): Promise<Tally> {
  const since = monthBegan(now, site.zone);
  const emergencies = await store.emergencies(site.id, since);
  const late = await Promise.all(
    emergencies.map(async one => isDecidedLate(one, (await weighed(one, one)).terms, site, now)),
  );
  return {
    emergencies: emergencies.length,
    late: late.filter(Boolean).length,
    overlooked: await store.overlooked(site.id, since),
  };
}

/** Whether a formal decision on an emergency came after it was due, or is still missing although it was. */
export function isDecidedLate(
  change: Change,
  terms: Pick<Terms, 'needs' | 'advisory'>,
  site: Site,
  now: number,
): boolean {
  const due = formalBy(change, site);
  const isMissing = now > due && formalDue(change, terms).length > 0;
  return isMissing || standing(change).some(({ at }) => at > due);
}
