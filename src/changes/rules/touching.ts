import type { Asset } from '../../register/asset.ts';
import type { Touched } from '../../register/touched.ts';
import type { Case } from './case.ts';

/** Purdue levels up to 2 are control itself. */
const CONTROL = 2;

/** Of OT, by its owner; what nobody owns, where it may be control. */
export const isOt = ({ owner, level }: Asset): boolean =>
  owner === 'ot' || (owner === null && (level === null || level <= CONTROL));

/** What of OT it touches: named, served or part. Level isn't effect: a switch of IT can stop a line. */
export const touchedOt = ({ touched }: Case): Touched[] => touched.filter(({ asset }) => isOt(asset));

export const touchesSafety = ({ plan, touched }: Case): boolean =>
  plan.effects.includes('bypass') || touched.some(({ asset }) => asset.safety);

/** Whether view or control of something of OT, or a safety function, may be lost. */
export function mayLoseView(one: Case): boolean {
  const ot = touchedOt(one).length > 0 || touchesSafety(one);
  return ot && (one.plan.effects.includes('view') || one.tightening.otMayLoseView);
}

/** `SW-34 plant switch serves PLC-12, which is of OT.` */
export function whyOt(one: Case): string {
  const [first] = touchedOt(one);
  if (!first) return 'It touches a safety system.';
  const { asset, how } = first;
  const whose = asset.owner === null ? 'which nobody owns and may be control' : 'which is of OT';
  switch (how) {
    case 'named':
      return `It is about ${asset.name}, ${whose}.`;
    case 'served':
      return `${one.plan.place} serves ${asset.name}, ${whose}.`;
    case 'part':
      return `${asset.name}, ${whose}, is part of what it touches.`;
  }
}
