import { answerCallback } from '../../src/changes/step/forms.ts';
import { stepAction } from '../../src/changes/views.ts';
import { one, type Case, type Scene } from './case.ts';
import { pressesOn, put, submits } from './requests.ts';
import { except, ot, people } from './who-may.ts';

/** Of a change that IT of rhine asked for and that is over. */
export function leftoverRoutes({ card, left }: Scene): Record<string, Case[]> {
  const press = (step: 'lift' | 'remove', id: string) => pressesOn(card, 'card', stepAction(step), `${id}:1`);
  const chosen = { restriction: put.one('1') };
  return {
    [`press ${stepAction('lift')}`]: [
      ...one('*Lifted*, of one restriction', press('lift', left.one), 'done', ot),
      ...one('*Lifted*, of several', press('lift', left.several), 'opens CHG-9002', ot),
    ],
    [`submit ${answerCallback('lift')}`]: one(
      'which one holds no more',
      submits(answerCallback('lift'), chosen, `${left.several}:1`),
      'done',
      ot,
    ),
    [`press ${stepAction('remove')}`]: one(
      '*Removed*, of what was temporary',
      press('remove', left.one),
      'done',
      except(people, 'IT, other site'),
    ),
  };
}
