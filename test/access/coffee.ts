import { ACT, agreeAction, FORM, ZONE } from '../../src/coffee/actions.ts';
import { SUGGESTED } from '../../src/coffee/pairs.ts';
import { one, type Case, type Scene } from './case.ts';
import { looksFor, pressesIn, put, submits, types } from './requests.ts';
import { aProgrammeForm, except, people, placed } from './who-may.ts';

/** Who makes programmes; whose pair it is; who is in the programme, one of them with a pause. */
const leads = ['IT lead', 'admin, IT'];
const pair = ['OT, reporter', 'IT, has it'];
const members = [...pair, 'OT', 'IT', 'IT lead'];
const persons = except(placed, 'shared account, OT');

/** Coffee, where a programme of the company's people has a round with pairs and one that its members have read of. */
export function coffeeRoutes({ coffee }: Scene): Record<string, Case[]> {
  const { programme, open, planned, announced, pair: group, at } = coffee;
  const press = (name: string, action: string, value: string, good: Case['good'], may: readonly string[]) =>
    one(name, pressesIn(action, { value }), good, may);
  const command = (words: string, good: Case['good'], may: readonly string[]) =>
    one(`\`/coffee${words && ' '}${words}\``, types('/coffee', words), good, may);
  const inIt = members.filter(name => name !== 'IT lead');
  const day = { day: put.day('2026-11-26'), when: put.time('10:00') };

  return {
    'command /coffee': [
      ...command('', 'opens Coffee', placed),
      ...command('topics', 'opens About you', persons),
      ...command('help', 'is told', placed),
    ],
    [`press ${ACT.mine}`]: press('*My coffee*', ACT.mine, 'all', 'opens Coffee', placed),
    [`press ${ACT.join}`]: [
      // Who is in it is told so again.
      ...press('*Join*', ACT.join, programme, who => (inIt.includes(who) ? 'opens Coffee' : 'done'), people),
      ...press('*Join*, where guests may', ACT.join, open, 'done', persons),
    ],
    [`press ${ACT.leave}`]: [
      ...press('*Leave*', ACT.leave, programme, 'done', people),
      ...press('*Leave*, where guests may', ACT.leave, open, 'done', persons),
    ],
    [`press ${ACT.pause}`]: press('*Pause*', ACT.pause, programme, 'opens Pause', members),
    [`submit ${FORM.pause}`]: one(
      'until when one pauses',
      submits(FORM.pause, { until: put.day('2026-12-24') }, programme),
      'done',
      members,
    ),
    [`press ${ACT.skip}`]: press('*Skip this time*', ACT.skip, planned, 'done', members),
    [`press ${ACT.come}`]: press('*Come after all*', ACT.come, planned, 'opens Coffee', members),
    [`press ${ACT.wishes}`]: press('*Change*, one’s topics', ACT.wishes, 'mine', 'opens About you', persons),
    [`submit ${FORM.wishes}`]: one(
      'topics, and whom not to be paired with',
      submits(FORM.wishes, { wants: put.text('Backups'), doNotPair: put.people('U0RAVI') }, '0'),
      'done',
      persons,
    ),
    ...Object.fromEntries(
      Array.from({ length: SUGGESTED }, (_, n) => [
        `press ${agreeAction(n)}`,
        press('a time for a pair', agreeAction(n), `${group} ${at}`, 'done', pair),
      ]),
    ),
    [`press ${ACT.otherTime}`]: press('*Another time*', ACT.otherTime, group, 'opens Your coffee', pair),
    [`submit ${FORM.time}`]: one('another time for a pair', submits(FORM.time, day, group), 'done', pair),
    [`press ${ACT.cannot}`]: press('*Can’t this time*', ACT.cannot, group, 'done', pair),
    [`press ${ACT.why}`]: press('*Why us?*', ACT.why, group, 'opens Why us?', pair),
    [`press ${ACT.calendar}`]: press('*Put it in my calendar*', ACT.calendar, group, 'is told', pair),
    [`press ${ACT.met}`]: press('*Yes*, they met', ACT.met, group, 'done', pair),
    [`press ${ACT.notYet}`]: press('*Not yet*', ACT.notYet, group, 'done', pair),
    [`press ${ACT.notMet}`]: press('*No*, they didn’t', ACT.notMet, group, 'done', pair),
    [`press ${ACT.make}`]: press('*New programme*', ACT.make, 'new', 'opens New programme', leads),
    [`press ${ACT.look}`]: press('*Look at it*, a programme', ACT.look, programme, 'opens Programme', leads),
    [`press ${ACT.preview}`]: press(
      '*Preview the next round*',
      ACT.preview,
      programme,
      'opens Preview',
      leads,
    ),
    [`press ${ACT.change}`]: press(
      '*Change*, a programme',
      ACT.change,
      programme,
      'opens Change the programme',
      leads,
    ),
    [`submit ${FORM.programme}`]: [
      ...one('the form of a programme', submits(FORM.programme, aProgrammeForm, 'new'), 'done', leads),
      ...one(
        'the form of another cadence',
        submits(FORM.programme, aProgrammeForm, `${programme} 1`),
        'done',
        leads,
      ),
    ],
    [`press ${ACT.end}`]: press('*End*, a programme', ACT.end, programme, 'done', leads),
    [`press ${ACT.replay}`]: press(
      '*Check*, the pairs of a round',
      ACT.replay,
      announced,
      'opens Check',
      leads,
    ),
    [`suggest ${ZONE}`]: one('a programme’s time zone', looksFor(ZONE, 'berlin'), 'is offered', placed),
  };
}
