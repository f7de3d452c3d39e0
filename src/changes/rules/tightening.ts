/**
 * How a site tightens the rules, or eases what a small one may: a row each in the set-up and on the page of rules.
 * R0, R3, R9 and R14 have no row, because no site may change them.
 */
export interface Tightening {
  /** R1: not only what crosses the border, but every change of an OT asset needs both sides. */
  bothSidesForOt: boolean;
  /** R1, of a small site: the requester counts as their own side's approver, and the card says so. */
  requesterCounts: boolean;
  /** R2, R4: whatever touches OT counts as if view or control might be lost. */
  otMayLoseView: boolean;
  /** Rules are shown and counted, not enforced: for a site's first weeks. */
  advisory: boolean;
}

export const asWritten: Tightening = {
  bothSidesForOt: false,
  requesterCounts: false,
  otMayLoseView: false,
  advisory: false,
};

/** Each in words, with the rules that it tightens or eases. A file of sites names it by its label. */
export const tighteningWords: Record<keyof Tightening, { label: string; says: string }> = {
  bothSidesForOt: {
    label: 'Both sides for OT',
    says: 'R1, tighter: whatever touches OT takes a yes of IT and a yes of OT',
  },
  requesterCounts: {
    label: 'Requester counts',
    says: 'R1, eased for a small site: as the approver of their own side',
  },
  otMayLoseView: {
    label: 'OT may lose view',
    says: 'R2, R4, tighter: what touches OT takes a window and the shift lead’s go',
  },
  advisory: {
    label: 'Advisory',
    says: 'Rules are shown and counted, not enforced; R0, R3, R9, R14 always hold',
  },
};

export const tightenings = Object.keys(tighteningWords) as (keyof Tightening)[];

export const tightenedBy = (chosen: readonly (keyof Tightening)[]): Tightening => ({
  ...asWritten,
  ...Object.fromEntries(chosen.map(one => [one, true])),
});
