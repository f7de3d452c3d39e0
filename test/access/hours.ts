import { HOURS } from '../../src/people/hours/actions.ts';
import { HOURS_ZONE, MY_HOURS, PATTERN } from '../../src/people/hours/forms.ts';
import { one, type Case } from './case.ts';
import { looksFor, pressesIn, put, submits } from './requests.ts';
import { except, myHours, placed } from './who-may.ts';

/** Everybody says when they can be met but an account that several people share. */
export function hoursRoutes(): Record<string, Case[]> {
  const may = except(placed, 'shared account, OT');
  const opens = 'opens My hours';
  return {
    [`press ${HOURS}`]: one('*My hours*', pressesIn(HOURS, { value: 'mine' }, { kind: 'home' }), opens, may),
    [`press ${PATTERN}`]: one(
      'a pattern in its form',
      pressesIn(PATTERN, put.one('3x8'), { about: '0 site' }),
      opens,
      may,
    ),
    [`submit ${MY_HOURS}`]: one('its form', submits(MY_HOURS, myHours, '0 own'), 'done', may),
    [`suggest ${HOURS_ZONE}`]: one('one’s time zone', looksFor(HOURS_ZONE, 'berlin'), 'is offered', placed),
  };
}
