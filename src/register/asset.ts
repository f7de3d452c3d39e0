import type { Side } from '../people/person.ts';

export interface Asset {
  id: string;
  name: string;
  siteId: string;
  /** What else people call it. */
  aliases: readonly string[];
  /** Area, line or cell, in the site's own words. */
  area: string;
  /** The side that answers for it; null while nobody does. */
  owner: Side | null;
  /** Who owns it on each side, a person or a team, in words; empty while nobody does. */
  owners: Record<Side, string>;
  /** Id of the asset that it is part of. */
  partOf: string | null;
  /** Ids of the assets that stop when this one stops. */
  serves: readonly string[];
  /** Purdue level 0 … 5 (3.5 is the zone between plant and office); null while unknown. */
  level: number | null;
  /** Part of a safety function. */
  safety: boolean;
}

/**
 * Whether not knowing how bad it is must be read as bad: safety, control (Purdue level 2 and below) and
 * everything the register doesn't know. Source: severity question in HSE and Purdue practice, a default of ours.
 */
export function touchesControl(asset: Asset | undefined): boolean {
  return asset === undefined || asset.safety || asset.level === null || asset.level <= 2;
}
