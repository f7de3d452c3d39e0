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
