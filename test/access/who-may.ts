import { HOURS_ZONE, PATTERN } from '../../src/people/hours/forms.ts';
import { ZONE as COFFEE_ZONE } from '../../src/coffee/actions.ts';
import { WHERE } from '../../src/register/views.ts';
import { ZONE } from '../../src/setup/forms.ts';
import { ON } from '../../src/windows/windows.ts';
import { put } from './requests.ts';

/* Names of the kinds of person, together as they may the same; and forms that are filled in rightly. */

export const it = ['IT, has it', 'IT', 'IT lead', 'both sides', 'IT, other site', 'admin, IT'];
export const ot = ['OT, reporter', 'OT', 'OT, other roles', 'both sides'];
export const people = [...new Set([...it, ...ot])];
export const placed = [...people, 'shared account, OT', 'guest, OT'];
/** Who say yes or no to changes. */
export const deciders = ['IT lead', 'OT, other roles'];
/** Who look after the meanings of each side: IT has no steward, so its lead does. */
export const keepers = { it: ['IT lead'], ot: ['OT, other roles'] };
export const admins = ['admin, IT', 'first admin, no place'];
export const strangers = ['unknown', 'guest, unknown', 'other company', 'bot'];
export const everybody = [...placed, 'first admin, no place', 'left', ...strangers];
export const notLeft = everybody.filter(name => name !== 'left');
export const except = (all: readonly string[], ...some: string[]) => all.filter(name => !some.includes(name));

export const site = {
  name: put.text('Rhine Works'),
  [ZONE]: put.one('Europe/Berlin'),
  itChannel: put.channel('C0RHINEIT'),
  otChannel: put.channel('C0RHINEOT'),
  phone: put.text('0621 555 113'),
  radio: put.text('5'),
  days: put.some('1', '2'),
  opens: put.time('07:00'),
  closes: put.time('17:00'),
};
export const filing = {
  where: put.one('asset:his-1'),
  what: put.text('It stands still'),
  impact: put.one('slower'),
};
/** What a change is asked on its first page. */
export const plan = {
  what: put.text('Open port 443'),
  [WHERE]: put.some('asset:plc-12'),
  when: put.text('tonight 20:00-22:00'),
  kind: put.one('network'),
  effects: put.some('view'),
  why: put.text('The vendor needs it'),
  implementer: put.person('U0LENA'),
};
export const placement = { side: put.one('ot'), site: put.one('rhine'), roles: put.some('lead') };
export const myHours = {
  [PATTERN]: put.one('own'),
  cycle: put.text('EELL--'),
  shifts: put.text('E 06:00-14:00\nL 14:00-22:00'),
  from: put.day('2026-11-23'),
  [HOURS_ZONE]: put.one('Europe/Berlin'),
  absences: put.text('2026-12-24 to 2027-01-02'),
};
export const windowOn = (where: string) => ({
  [ON]: put.one(where),
  effect: put.one('blackout'),
  when: put.text('every Sat 22:00-04:00'),
  reason: put.text('Empty'),
});
/** A week beside OT, and places of a week beside oneself, as of 24 November 2026. */
export const aWish = {
  side: put.one('ot'),
  site: put.one('site:rhine'),
  lengths: put.some('week'),
  weeks: put.some('20794'),
  manager: put.person('U0PRIYA'),
};
export const aPlaceBeside = {
  side: put.one('ot'),
  what: put.text('How a batch is started'),
  length: put.one('week:1'),
  places: put.one('2'),
  from: put.one('20787'),
  prerequisites: put.text('Safety induction: certificate'),
  meetAt: put.text('Gate 2'),
  begins: put.time('08:00'),
  ends: put.time('16:00'),
  escort: put.text('Ines'),
  call: put.text('100'),
};
/** A word as OT uses it, and a meaning that is written anew. */
export const aMeaning = {
  word: put.text('flibbet'),
  ot: put.text('What moves the gate'),
  language: put.one('en'),
};
export const anEdit = {
  word: put.text('trip'),
  definition: put.text('A protection stops all of it'),
  domain: put.one('ot'),
  language: put.one('en'),
};
/** A programme of coffee, as its form proposes one. */
export const aProgrammeForm = {
  name: put.text('Night shift coffee'),
  everyWeeks: put.one('1'),
  weekday: put.one('4'),
  at: put.time('14:00'),
  [COFFEE_ZONE]: put.one('Europe/Berlin'),
  anchor: put.day('2026-11-24'),
  sittingOut: put.one('trios'),
  repeatWindow: put.text('6'),
  prompts: put.text('What stopped last?'),
};
