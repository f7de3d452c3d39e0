/* What tests on the glossary hear. OT has a steward there, and IT none, so that its lead decides. */

export { JONAS } from './of-changes.ts';
export const PRIYA = 'U0PRIYA';

export const gone = 'This meaning is no longer in the glossary. Look the word up again.';
export const ofOt = 'Only a steward of OT decides on this. Suggest a change instead.';
export const ofIt = 'Only a steward of IT decides on this. Suggest a change instead.';
export const guest = 'You are a guest here: ask the person who invited you.';
export const shared = 'Several people share this account. Do it from your own.';
