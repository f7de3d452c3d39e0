import { ACT, FORM } from '../../src/shadowing/actions.ts';
import { MOST } from '../../src/shadowing/offer.ts';
import { planStamp } from '../../src/shadowing/planning.ts';
import { one, type Case, type Good, type Scene } from './case.ts';
import { pressesIn, put, submits, types } from './requests.ts';
import { PREREQUISITE, WEEK } from './waiting-visits.ts';
import { aPlaceBeside, aWish, except, people, placed } from './who-may.ts';

const visitor = ['IT, other site'];
const host = ['OT, reporter'];
const lead = ['IT lead'];
/** The host, and leads and safety approvers of the site. */
const checking = [...host, 'IT lead', 'OT, other roles'];

/** Everything that is done with visits and offers. */
export function visitsRoutes({ visits }: Scene): Record<string, Case[]> {
  const pressed = (name: string, action: string, value: string, good: Good, may: readonly string[]) => ({
    [`press ${action}`]: one(name, pressesIn(action, { value }, { kind: 'home' }), good, may),
  });
  const sent = (
    name: string,
    form: string,
    fields: Parameters<typeof submits>[1],
    about: string,
    may: readonly string[],
  ) => ({ [`submit ${form}`]: one(name, submits(form, fields, about), 'done', may) });
  const why = { words: put.text('The line is down') };
  const proof = `${visits.placed} ${PREREQUISITE}`;

  return {
    'command /shadow': [
      ...one('`/shadow`', types('/shadow'), 'opens Visits', people),
      ...one('`/shadow ask`', types('/shadow', 'ask'), 'opens Ask for a visit', people),
      ...one('`/shadow offer`', types('/shadow', 'offer'), 'opens Offer places', people),
      ...one('`/shadow help`', types('/shadow', 'help'), 'is told', placed),
    ],
    ...pressed('*Visits*', ACT.mine, 'all', 'opens Visits', people),
    ...pressed('*Ask for a visit*', ACT.ask, 'new', 'opens Ask for a visit', people),
    ...pressed('*Offer places*', ACT.offer, 'new', 'opens Offer places', people),
    ...pressed('*Open* a visit', ACT.open, visits.scheduled, 'opens Visit', [...checking, ...visitor]),
    ...pressed('*Open* an offer', ACT.openOffer, visits.offer, 'opens Offer', checking),
    // Nobody has two visits at once, and nobody is their own manager.
    ...sent(
      'the form that asks for a visit',
      FORM.ask,
      aWish,
      '',
      except(people, ...visitor, 'admin, IT', ...lead),
    ),
    ...sent('the form that offers places', FORM.offer, aPlaceBeside, '', people),
    ...pressed('*Yes*, of the manager', ACT.approve, visits.requested, 'done', lead),
    ...pressed('*No*, of the manager', ACT.decline, visits.requested, 'opens Say no', lead),
    ...sent('why the manager says no', FORM.decline, why, visits.requested, lead),
    ...pressed('*Name your manager*', ACT.nameManager, visits.unmanaged, 'opens Your manager', ['admin, IT']),
    ...sent('who the manager is', FORM.manager, { manager: put.person('U0PRIYA') }, visits.unmanaged, [
      'admin, IT',
    ]),
    ...Object.assign(
      {},
      ...Array.from({ length: MOST.prerequisites }, (_, n) =>
        pressed('*Check* what a visitor shows', `${ACT.prove}.${n}`, proof, 'opens Checked', checking),
      ),
    ),
    ...sent('until when it is valid', FORM.prove, {}, proof, checking),
    ...pressed('*Yes, they can come*', ACT.accept, visits.verified, 'done', host),
    ...pressed('*Not possible*', ACT.turnDown, visits.verified, 'opens Not possible', host),
    ...sent('why the host says no', FORM.turnDown, why, visits.verified, host),
    ...pressed('*Move* a visit', ACT.move, visits.scheduled, 'opens Move', host),
    ...sent('when it is moved to', FORM.move, { start: put.one(String(WEEK.next)) }, visits.scheduled, host),
    ...pressed('*I can’t then*', ACT.giveBack, visits.scheduled, 'done', visitor),
    ...pressed('*Withdraw* a visit', ACT.withdraw, visits.scheduled, 'done', visitor),
    ...pressed('*Calendar file* of a visit', ACT.calendar, visits.scheduled, 'is shown', [
      ...host,
      ...visitor,
    ]),
    ...pressed('*Say how it was*', ACT.say, visits.done, 'opens How was it?', [...host, ...visitor]),
    ...sent('how it was', FORM.say, { words: put.text('Good') }, visits.done, [...host, ...visitor]),
    ...pressed('*Suggest the words*', ACT.suggest, visits.learned, 'done', visitor),
    ...pressed('*Change* an offer', ACT.changeOffer, visits.offer, 'opens Change an offer', host),
    ...sent('its form, changed', FORM.changeOffer, aPlaceBeside, visits.offer, host),
    ...pressed('*Close* an offer', ACT.closeOffer, visits.offer, 'done', host),
    ...pressed('*Plan who comes next*', ACT.plan, visits.embed, 'opens Who comes next', lead),
    ...sent(
      'who comes next',
      FORM.plan,
      { plan: put.some('U0DENISE') },
      `${visits.embed} ${planStamp({ plan: [] })}`,
      lead,
    ),
  };
}
