import { ANSWERS, CHANGE_IT, PLAN, SUBMIT } from '../../src/changes/form/forms.ts';
import { PLAN_NEW } from '../../src/changes/pages.ts';
import { answerCallback } from '../../src/changes/step/forms.ts';
import type { Step } from '../../src/changes/steps.ts';
import { MORE, stepAction, WHY } from '../../src/changes/views.ts';
import { listActions } from '../../src/lists/pages.ts';
import { one, type Case, type Good, type Scene } from './case.ts';
import { pressesIn, pressesOn, put, submits, types, type Make } from './requests.ts';
import { draftOf } from './waiting-changes.ts';
import { deciders, everybody, except, ot, people, placed, plan } from './who-may.ts';

const LIST = listActions('change');

/** Who asked for it, and who does it. */
const own = ['OT, reporter', 'IT, has it'];
const doer = ['IT, has it'];
const shiftLead = ['OT, other roles'];
const here = except(people, 'IT, other site');
const operations = ['OT, other roles'];

/** With what belongs to whoever asks. */
const ofOwn =
  (make: (own: string) => Make): Make =>
  (slack, id) =>
    make(draftOf(id))(slack, id);

/** Everything that is done with changes, where rhine's OT asked and its IT does it. */
export function changesRoutes({ changes, card }: Scene): Record<string, Case[]> {
  const seen = except(placed, 'guest, OT');
  const chg = (which: keyof Scene['changes']) => `opens CHG-${changes[which].number}` as const;
  const form = 'opens Plan a change';
  const list = 'opens Changes';
  const shown = ({ id }: { id: string }) => `${id}:1`;
  const command = (words: string, good: Good, may: readonly string[]) =>
    one(`\`/change${words && ' '}${words}\``, types('/change', words), good, may);
  const step = (
    which: Step,
    good: Good,
    may: readonly string[],
    on: keyof Scene['changes'] = which as 'go',
  ) => one(`*${which}* a change`, pressesOn(card, 'card', stepAction(which), shown(changes[on])), good, may);
  const answer = (
    which: Exclude<Step, 'submit'>,
    holds: Parameters<typeof submits>[1],
    may: readonly string[],
  ) =>
    one(
      `answer to *${which}* a change`,
      submits(answerCallback(which), holds, shown(changes[which])),
      'done',
      may,
    );
  const words = { words: put.text('The line is empty') };

  return {
    'command /change': [
      ...command('', form, people),
      ...command('Clean the pump', form, people),
      ...command('reboot print-2 tonight 20:00', form, people),
      ...command('1', 'opens CHG-1', seen),
      ...command('list', list, placed),
      ...command('week', 'is told', placed),
      ...command('rules', 'opens Rules of changes', placed),
      ...command('windows', 'opens Windows and blackouts', seen),
      ...command('window', 'opens Maintenance window', [...operations, 'IT lead']),
      ...command('blackout', 'opens Blackout', [...operations, 'IT lead']),
      ...command('help', 'is told', placed),
    ],
    [`press ${PLAN_NEW}`]: one(
      '*Plan a change*',
      pressesIn(PLAN_NEW, { value: 'rhine' }, { kind: 'home' }),
      form,
      people,
    ),
    [`submit ${PLAN}`]: [
      ...one('the form of a change', submits(PLAN, plan), form, people),
      ...one('the form of an edit', submits(PLAN, plan, shown(changes.edit)), 'opens Edit the change', own),
    ],
    [`submit ${ANSWERS}`]: one(
      'its questions',
      ofOwn(draft => submits(ANSWERS, { backOutPlan: put.text('The old rule') }, draft)),
      form,
      people,
    ),
    [`submit ${SUBMIT}`]: one(
      'its last page',
      ofOwn(draft => submits(SUBMIT, {}, draft)),
      'done',
      people,
    ),
    [`press ${CHANGE_IT}`]: one(
      '*Change something* on its last page',
      ofOwn(draft => pressesIn(CHANGE_IT, { value: draft })),
      form,
      people,
    ),
    [`press ${MORE}`]: one(
      '*More* on a change',
      pressesOn(card, 'card', MORE, shown(changes.go)),
      chg('go'),
      seen,
    ),
    [`press ${WHY}`]: one(
      '*Why?* on a change',
      pressesOn(card, 'card', WHY, shown(changes.go)),
      `${chg('go')}: why?`,
      seen,
    ),
    [`press ${LIST.open}`]: one('*All changes*', pressesIn(LIST.open, { value: 'all 0' }), list, placed),
    [`press ${LIST.filter}`]: one(
      'another list of changes',
      pressesIn(LIST.filter, put.one('mine')),
      list,
      placed,
    ),
    [`press ${LIST.words}`]: one(
      'words in a list of changes',
      pressesIn(LIST.words, put.text('port')),
      list,
      placed,
    ),
    [`press ${LIST.back}`]: one(
      'back in a list of changes',
      pressesIn(LIST.back, { value: 'all 0' }),
      list,
      placed,
    ),
    [`press ${LIST.on}`]: one(
      'on in a list of changes',
      pressesIn(LIST.on, { value: 'all 1' }),
      list,
      placed,
    ),
    [`submit ${LIST.search}`]: one(
      '*Search* in a list of changes',
      submits(LIST.search, { [LIST.words]: put.text('port') }, 'all 0'),
      list,
      placed,
    ),
    [`press ${stepAction('edit')}`]: step('edit', 'opens Edit the change', own),
    [`press ${stepAction('assess')}`]: step('assess', 'done', ['IT lead']),
    [`press ${stepAction('approve')}`]: [
      ...step('approve', 'done', deciders, 'plain'),
      ...one(
        '*approve* what may cost view or control',
        pressesOn(card, 'card', stepAction('approve'), shown(changes.approve)),
        chg('approve'),
        deciders,
      ),
    ],
    [`submit ${answerCallback('approve')}`]: answer('approve', {}, deciders),
    [`press ${stepAction('reject')}`]: step('reject', chg('reject'), deciders),
    [`submit ${answerCallback('reject')}`]: answer('reject', words, deciders),
    [`press ${stepAction('hear')}`]: step('hear', chg('hear'), here),
    [`submit ${answerCallback('hear')}`]: answer(
      'hear',
      {
        as: put.one('ot'),
        authority: put.text('Dr. Weber, plant manager'),
        how: put.one('radio'),
        readBack: put.some('yes'),
      },
      here,
    ),
    [`press ${stepAction('withdraw')}`]: step('withdraw', chg('withdraw'), own),
    [`submit ${answerCallback('withdraw')}`]: answer('withdraw', words, own),
    [`press ${stepAction('go')}`]: step('go', 'done', shiftLead),
    [`press ${stepAction('no-go')}`]: step('no-go', chg('no-go'), shiftLead),
    [`submit ${answerCallback('no-go')}`]: answer('no-go', words, shiftLead),
    [`press ${stepAction('confirm')}`]: step('confirm', 'done', shiftLead),
    [`press ${stepAction('start')}`]: step('start', 'done', doer),
    // Whoever sees danger must not look for somebody with a role. R0.
    [`press ${stepAction('stop')}`]: step('stop', 'done', everybody),
    [`press ${stepAction('restart')}`]: step('restart', 'done', shiftLead),
    [`press ${stepAction('report')}`]: step('report', chg('report'), doer),
    [`submit ${answerCallback('report')}`]: answer('report', { outcome: put.one('done') }, doer),
    [`press ${stepAction('check')}`]: step('check', 'done', ot),
    [`press ${stepAction('accept')}`]: step('accept', chg('accept'), shiftLead),
    [`submit ${answerCallback('accept')}`]: answer('accept', { restrictions: put.text('') }, shiftLead),
    [`press ${stepAction('review')}`]: step('review', chg('review'), [...ot, 'IT lead']),
    [`submit ${answerCallback('review')}`]: answer('review', words, [...ot, 'IT lead']),
    [`press ${stepAction('lift')}`]: step('lift', chg('lift'), ot),
    [`submit ${answerCallback('lift')}`]: answer('lift', { restriction: put.one('1') }, ot),
    [`press ${stepAction('remove')}`]: step('remove', 'done', [...ot, ...doer]),
  };
}
