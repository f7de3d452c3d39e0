import { test } from 'vitest';
import { ANSWERS, CHANGE_IT, SUBMIT } from '../../src/changes/form/forms.ts';
import { pressesIn, put, submits } from '../access/requests.ts';
import { draftOf } from '../access/waiting-changes.ts';
import { about, action, areRefused, OMAR } from './altering.ts';

test('the draft of a change is whose it is', async () => {
  const gone = 'I don’t have what you typed any more. Close this, and plan it anew.';
  const plansNothing =
    'Guests and shared accounts plan no changes, because nobody could tell who asked. Use your own account, or tell a colleague.';
  const lenas = draftOf('U0LENA');
  const answers = { backOutPlan: put.text('None') };
  const sends = (draft: string) => submits(SUBMIT, {}, draft);
  await areRefused(() => ({
    'sent by somebody else': [OMAR, sends(lenas), gone],
    'answered by somebody else': [OMAR, submits(ANSWERS, answers, lenas), gone],
    'opened again by somebody else': [OMAR, pressesIn(CHANGE_IT, { value: lenas }), gone],
    'sent by the other side': ['U0INES', sends(lenas), gone],
    'answered by the other side': ['U0INES', submits(ANSWERS, answers, lenas), gone],
    'sent by a lead of its side': ['U0PRIYA', sends(lenas), gone],
    'their own, sent by a guest': ['U0VICTOR', sends(draftOf('U0VICTOR')), plansNothing],
    'their own, sent from a shared account': ['U0CONTROL', sends(draftOf('U0CONTROL')), plansNothing],
    'of nothing': [OMAR, sends(''), gone],
    'that never was': [OMAR, sends('__proto__'), gone],
    'of SQL': [OMAR, sends(`${lenas}' or 1=1 --`), gone],
    'of an object': [OMAR, about(sends(''), { id: lenas }), gone],
    'of a list': [OMAR, action(pressesIn(CHANGE_IT, { value: '' }), { value: [lenas] }), gone],
  }));
});
