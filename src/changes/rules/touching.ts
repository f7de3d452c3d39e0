import type { Asset } from '../../register/asset.ts';
import type { Touched } from '../../register/touched.ts';
import type { Case } from './case.ts';

/** As much of a case as says what it touches: before its times are looked at, too. */
export type Touching = Pick<Case, 'plan' | 'touched' | 'tightening'>;

/** Purdue levels up to 2 are control itself, whoever owns it. */
const CONTROL = 2;

/** Of OT: by its owner, by what it is, or because nobody knows either. */
export const isOt = ({ owner, level }: Asset): boolean =>
  owner === 'ot' || (level === null ? owner === null : level <= CONTROL);

/** What of OT it touches: named, served or part. Level isn't effect: a switch of IT can stop a line. */
export const touchedOt = ({ touched }: Touching): Touched[] => touched.filter(({ asset }) => isOt(asset));

export const touchesSafety = ({ plan, touched }: Touching): boolean =>
  plan.effects.includes('bypass') || touched.some(({ asset }) => asset.safety);

/** Whether it touches OT or a safety function; what the register doesn't know may be either. */
export const touchesOt = (one: Touching): boolean =>
  isUnregistered(one) || touchesSafety(one) || one.touched.some(({ asset }) => isOt(asset));

/** Whether anything that it names is not in the register. */
export function isUnregistered({ plan, touched }: Touching): boolean {
  const named = touched.filter(({ how }) => how === 'named').length;
  return named === 0 || named < new Set(plan.assetIds).size;
}

/** Whether view or control of something of OT may be lost. Who isolates, blocks or scans it can't rule that out. */
export function mayLoseView(one: Touching): boolean {
  const { plan, tightening } = one;
  const may = plan.effects.includes('view') || plan.kind === 'containment' || tightening.otMayLoseView;
  return may && touchesOt(one);
}

/** Whether it takes a window and the shift lead’s go: view or control may be lost, or a safety function is touched. R2. */
export const takesWindow = (one: Touching): boolean => mayLoseView(one) || touchesSafety(one);

/** `PLC-12, which is of OT, stops when this stops.` */
export function whyOt(one: Touching): string {
  const first = one.touched.find(({ asset }) => isOt(asset));
  if (!first) return touchesSafety(one) ? 'It touches a safety function.' : notRegistered(one);
  const { asset, how } = first;
  const whose = asset.owner === null ? 'which nobody owns and may be control' : 'which is of OT';
  switch (how) {
    case 'named':
      return `It is about ${asset.name}, ${whose}.`;
    case 'served':
      return `${asset.name}, ${whose}, stops when this stops.`;
    case 'part':
      return `${asset.name}, ${whose}, is part of what it touches.`;
  }
}

export const notRegistered = ({ plan, touched }: Touching): string =>
  touched.length === 0
    ? `${plan.place} is not in the register.`
    : `Something in “${plan.place}” is no longer in the register.`;
