import type { put } from '../access/requests.ts';

/* What tests on changes send, and what they hear. */

export const INES = 'U0INES';
export const LENA = 'U0LENA';
/** OT's approver and shift lead. */
export const JONAS = 'U0JONAS';
/** A guest. */
export const VICTOR = 'U0VICTOR';

export const long = 'x'.repeat(40_000);
export const nothing = ' \u0000\u202e';
/** Of a form, by name. */
export type Fields = Record<string, ReturnType<typeof put.text>>;

export const noPeople =
  'I don’t know yet which side you are on, IT or OT. Ask your Common Ground admin to add you, or join your side’s desk; nothing was changed.';
export const noChange =
  'I can’t find that change. It may be one that you can’t see; ask the person who told you of it.';
export const edited = (number: number) =>
  `CHG-${number} was edited since you looked at it. Read it again, then decide.`;
export const examples = 'tonight 20:00, Fri 22:00-02:00 or 24 Dec 8:00 for 2 h.';
export const tooLong = (length: number, most: number) =>
  `That is ${length} characters; ${most} fit here. Keep the rest for the thread.`;
