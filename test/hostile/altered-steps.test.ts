import { expect, test } from 'vitest';
import { answerCallback } from '../../src/changes/step/forms.ts';
import type { Step } from '../../src/changes/steps.ts';
import { MORE, stepAction, WHY } from '../../src/changes/views.ts';
import { listActions } from '../../src/lists/pages.ts';
import type { Scene } from '../access/case.ts';
import { pressesIn, pressesOn, put, submits, types } from '../access/requests.ts';
import { about, action, aDesk, areRefused, but, OMAR, withValues } from './altering.ts';
import {
  INES,
  LENA,
  JONAS,
  VICTOR,
  long,
  nothing,
  noPeople,
  noChange,
  edited,
  examples,
  tooLong,
  type Fields,
} from './of-changes.ts';

test('what is pressed on a card of a change', async () => {
  const on = (at: Scene, step: Step, value: string) => pressesOn(at.card, 'card', stepAction(step), value);
  await areRefused(at => {
    const { changes } = at;
    const go = `${changes.go.id}:1`;
    return {
      'go for nothing': [JONAS, on(at, 'go', ''), noChange],
      'go for a prototype key': [JONAS, on(at, 'go', '__proto__:1'), noChange],
      'go for SQL': [JONAS, on(at, 'go', `${changes.go.id}' or 1=1 --:1`), noChange],
      'go for no version': [JONAS, on(at, 'go', changes.go.id), noChange],
      'go for a version that is none': [JONAS, on(at, 'go', `${changes.go.id}:-1`), noChange],
      'go for another version': [JONAS, on(at, 'go', `${changes.go.id}:2`), edited(changes.go.number)],
      'go for an object': [JONAS, action(on(at, 'go', go), { value: { id: changes.go.id } }), noChange],
      'go by a list of people': [JONAS, but(on(at, 'go', go), () => ({ user: { id: [JONAS] } })), noPeople],
      'go by who is no shift lead': [
        INES,
        on(at, 'go', go),
        'Only the shift lead of OT does that. Call the control room.',
      ],
      'edit of nothing': [INES, on(at, 'edit', ''), 'I don’t know which change that is. Open it with More.'],
      // It asks nobody who they are, but must know what.
      'stop of nothing': ['U0NEW', on(at, 'stop', ''), noChange],
      'stop of a prototype key': ['U0NEW', on(at, 'stop', '__proto__:1'), noChange],
      'more of nothing': [OMAR, pressesIn(MORE, { value: '' }), noChange],
      'more of an object': [OMAR, action(pressesIn(MORE, { value: '' }), { value: { id: 'c-1' } }), noChange],
      'why of nothing': [OMAR, pressesIn(WHY, { value: '__proto__' }), noChange],
      'a number that nobody has': [OMAR, types('/change', 'CHG-999999'), noChange],
      'a number without end': [OMAR, types('/change', `CHG-${'9'.repeat(9)}`), noChange],
    };
  });
});

test('the answers to steps of a change', async () => {
  const words = { words: put.text('The line is empty') };
  const heard = {
    as: put.one('ot'),
    authority: put.text('Dr. Weber'),
    how: put.one('radio'),
    readBack: put.some('yes'),
  };
  await areRefused(({ changes }) => {
    const answer = (step: Exclude<Step, 'submit'>, holds: Fields, version = 1) =>
      submits(answerCallback(step), holds, `${changes[step].id}:${version}`);
    const end = (line: string) => `Give “${line}” an end: No remote start until Fri 18:00.`;
    return {
      'about nothing': [JONAS, submits(answerCallback('reject'), words), noChange],
      'about an object': [JONAS, about(answer('reject', words), { id: changes.reject.id }), noChange],
      'a no to another version': [JONAS, answer('reject', words, 2), edited(changes.reject.number)],
      'a no without words': [
        JONAS,
        withValues(answer('reject', words), null),
        'Say why not, so that the plan can be mended.',
      ],
      'a no of nothing but control characters': [
        JONAS,
        answer('reject', { words: put.text(nothing) }),
        'Say why not, so that the plan can be mended.',
      ],
      'a no without end': [
        JONAS,
        answer('reject', { words: put.text(long) }),
        'That is 40000 characters; 1000 fit here.',
      ],
      'a yes by who may not': [
        OMAR,
        answer('approve', {}),
        `You can’t decide on CHG-${changes.approve.number}. It waits for an approver of IT and an approver of OT: ask one of them.`,
      ],
      'a yes for the other side': [
        JONAS,
        answer('approve', { seat: put.one('it:U0PRIYA') }),
        'Somebody decided as that meanwhile, or you chose none. Close this, and open it again.',
      ],
      'a withdrawal without words': [INES, answer('withdraw', {}), 'Say in a few words why.'],
      'a no-go without words': [
        JONAS,
        answer('no-go', { words: { value: ['no'] } }),
        'Say why not now, so that they know what to wait for.',
      ],
      'a review without words': [
        JONAS,
        answer('review', {}),
        'Write what happened, why, and what follows from it.',
      ],
      'a yes by voice of nobody': [
        OMAR,
        answer('hear', { ...heard, authority: put.text(nothing) }),
        'Name who said yes: somebody else, with the authority for it.',
      ],
      'a yes by voice of oneself': [
        JONAS,
        answer('hear', { ...heard, authority: put.text('JONAS  weber') }),
        'Name who said yes: somebody else, with the authority for it.',
      ],
      'a yes by voice of a name without end': [
        OMAR,
        answer('hear', { ...heard, authority: put.text(long) }),
        tooLong(40_000, 100),
      ],
      'a yes by no voice': [
        OMAR,
        answer('hear', { ...heard, how: put.one('__proto__') }),
        'Choose how they said it.',
      ],
      'a yes by voice that was not read back': [
        OMAR,
        answer('hear', { ...heard, readBack: put.some('no') }),
        'Read back to them what will be done, and record it when they have said yes again.',
      ],
      'an outcome that was never offered': [
        LENA,
        answer('report', { outcome: put.one('constructor') }),
        'Choose how it ended.',
      ],
      'an outcome with words without end': [
        LENA,
        answer('report', { outcome: put.one('done'), words: put.text(long) }),
        'That is 40000 characters; 1000 fit here.',
      ],
      'a restriction without an end': [
        JONAS,
        answer('accept', { restrictions: put.text('<!channel>') }),
        end('<!channel>'),
      ],
      'a restriction whose end is none': [
        JONAS,
        answer('accept', { restrictions: put.text('No start until <!channel>') }),
        `I can’t read “<!channel>” as a time. Write it like ${examples}`,
      ],
      'a restriction without measure': [
        JONAS,
        answer('accept', { restrictions: put.text(`${'x'.repeat(300)} until Fri 18:00`) }),
        end(`${'x'.repeat(59)}…`),
      ],
      'restrictions without end': [
        JONAS,
        answer('accept', { restrictions: put.text(long) }),
        tooLong(40_000, 1000),
      ],
      'more restrictions than fit': [
        JONAS,
        answer('accept', { restrictions: put.text('No start until Fri 18:00\n'.repeat(11)) }),
        'That is 11 restrictions; 10 fit here. Take back less.',
      ],
      'a restriction that there isn’t': [
        JONAS,
        answer('lift', { restriction: put.one('7') }),
        'That restriction is lifted already. Look at its card, which shows what still holds.',
      ],
      'no restriction': [
        JONAS,
        answer('lift', { restriction: put.one('__proto__') }),
        'Choose which one holds no more.',
      ],
    };
  });
});

test('of what stands in a list only what was offered counts, and a command that makes no sense plans something', async () => {
  const { filter, words, open, search } = listActions('change');
  const { from } = await aDesk();
  for (const make of [
    pressesIn(open, { value: '__proto__ 0' }),
    pressesIn(open, { value: `all 0 ${long}` }),
    pressesIn(filter, put.one('constructor')),
    action(pressesIn(filter, {}), { selected_option: { value: ['all', 'mine'] } }),
    pressesIn(words, { type: 'plain_text_input', value: { toString: 'x' } }),
    withValues(submits(search, {}, 'all 0'), { [words]: { [words]: { value: ['port'] } } }),
    about(submits(search, {}, ''), 7),
  ])
    expect(await from(OMAR, make)).toMatchObject({ opens: ['Changes'], changed: [], seen: [], wrong: [] });
  for (const typed of ['<!channel> \u0000', long, '__proto__', 'list-all', 'CHG-1e9', '-1'])
    expect(await from(OMAR, types('/change', typed))).toMatchObject({
      opens: ['Plan a change'],
      changed: [],
      seen: [],
      wrong: [],
    });
});

test('Stop on a page that its presser may not see stops all the same, and breaks nothing', async () => {
  const { at, from } = await aDesk();
  const stop = pressesIn(stepAction('stop'), { value: `${at.changes.stop.id}:1` });
  for (const by of ['U0NEW', VICTOR, 'U0CONTROL', 'U0PAUL'])
    expect(await from(by, stop)).toMatchObject({ changed: expect.arrayContaining(['changes']), wrong: [] });
});
