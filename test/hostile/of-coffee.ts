/* What tests on coffee hear. Lena and Ines are a pair, and so are Omar and Marta; Priya and Anna lead programmes. */

export { PRIYA } from './of-terms.ts';

export const noPair = 'That is not your pair. Press only what was sent to you.';
export const over = 'That time is over. Choose one that is still to come.';
export const tooLate = 'The next round begins before that. Choose an earlier time.';
export const noProgramme = 'That programme has no rounds any more. Choose another.';
export const noLonger = 'That programme is no longer there. Open the list again.';
export const notLead = 'Leads make and change programmes. Ask yours.';
export const notIn = 'You are not in this programme. Nothing more to do.';
export const ofTheCompany = 'This programme is not open to guests. Ask the person who invited you.';
export const shared = 'A shared account meets nobody. Join with an account of your own.';
