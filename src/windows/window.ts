import type { Window } from '../changes/windows.ts';
import { Refusal } from '../kernel/refusal.ts';
import { belongsTo, type Person, type Role, type Side } from '../people/person.ts';
import type { Site } from '../people/site.ts';
import type { Asset } from '../register/asset.ts';

export type Effect = Window['effect'];

/** A window as it is kept. One that somebody ends holds until then: it is never deleted. */
export interface KeptWindow extends Window {
  setBy: string;
  /** Counts every change, each with one entry in the history. */
  version: number;
  /** The seal of its last entry. */
  auditHead: string;
}

/** What a window is on: an asset, or the whole of its site. */
export interface Spot {
  site: Pick<Site, 'id' | 'name'>;
  asset: Pick<Asset, 'name' | 'owner'> | undefined;
}

/** Where a window is. @param asset as the register knows it now; what it no longer knows is OT’s */
export const spotOf = (
  { assetId }: Pick<Window, 'assetId'>,
  site: Spot['site'],
  asset: Spot['asset'],
): Spot => ({ site, asset: assetId === null ? undefined : (asset ?? unknown) });

const unknown = { name: 'what is no longer in the register', owner: null };

/** Nothing follows any more: it was ended, or its last time has passed. */
export const isOver = ({ when, until = Infinity }: Window, now: number): boolean =>
  (when.kind === 'once' ? Math.min(when.end, until) : until) <= now;

/**
 * Why somebody may not say when work may be done there, or when not; undefined where they may. Operations open windows
 * (R2): OT’s leads, approvers and shift leads of that site; for what IT owns also its leads and approvers; for a whole
 * site OT’s leads and shift leads, and admins who belong to OT.
 */
export function whyNotSet({ site, asset }: Spot, by: Person): Refusal | undefined {
  const never = whyNever(by);
  if (never) return never;
  if (by.siteId !== site.id)
    return refused(`The people of ${site.name} say when work may be done there. Ask one of them.`);
  const may = (side: Side, ...roles: Role[]) =>
    belongsTo(by, side) && roles.some(role => by.roles.includes(role));
  if (!asset)
    return may('ot', 'lead', 'shift lead', 'admin')
      ? undefined
      : refused(
          `OT’s leads and shift leads, and admins who belong to OT, say when work may be done at the whole of ${site.name}. Ask one of them.`,
        );
  if (may('ot', 'lead', 'approver', 'shift lead')) return undefined;
  if (asset.owner !== 'it')
    return refused(
      `OT’s leads, approvers and shift leads say when work may be done on ${asset.name}. Ask one of them.`,
    );
  return may('it', 'lead', 'approver')
    ? undefined
    : refused(
        `OT’s leads, approvers and shift leads, or IT’s leads and approvers, say when work may be done on ${asset.name}. Ask one of them.`,
      );
}

/** Why somebody may set none at all at their site; undefined where there may be one. */
export function whyNotSetAny(site: Spot['site'], by: Person): Refusal | undefined {
  const whole = whyNotSet({ site, asset: undefined }, by);
  return whole && whyNotSet({ site, asset: { name: 'what IT owns', owner: 'it' } }, by);
}

/** Windows name what there is, which is no guest’s to know. */
export const whyNotSee = (by: Person): Refusal | undefined =>
  by.guest
    ? refused('You are a guest here. Ask the person who invited you when work may be done.')
    : undefined;

function whyNever(by: Person): Refusal | undefined {
  if (by.left)
    return refused('Your account is marked as having left. Ask your Common Ground admin to add you again.');
  if (by.shared) return refused('This account is shared, so nobody could tell who did it. Use your own.');
  return whyNotSee(by);
}

export const notFound = (): Refusal =>
  new Refusal('not-found', 'I can’t find that window. Open the list of windows again.');

const refused = (sentence: string) => new Refusal('not-yours', sentence);
