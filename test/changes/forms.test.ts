import { describe, expect, test } from 'vitest';
import { readAnswers } from '../../src/changes/answers.ts';
import { effects, kinds, types } from '../../src/changes/change.ts';
import { answersForm } from '../../src/changes/form/answering/forms.ts';
import { planForm } from '../../src/changes/form/forms.ts';
import { sendForm } from '../../src/changes/form/sending/forms.ts';
import { MOST_ASSETS } from '../../src/changes/planning.ts';
import { asked, judge } from '../../src/changes/rules/rules.ts';
import { readTaken, stepForm } from '../../src/changes/step/forms.ts';
import { steps, whyNot, type Step } from '../../src/changes/steps.ts';
import { openLines } from '../../src/incidents/open-here/views.ts';
import { assetOption } from '../../src/register/views.ts';
import { problemsInView } from '../../src/sandbox/limits/blocks.ts';
import { enteredIn } from '../../src/slack/entered.ts';
import { md } from '../../src/slack/markup.ts';
import { anAsset } from '../incidents/a-place.ts';
import { anIncident } from '../incidents/an-incident.ts';
import { put } from '../access/requests.ts';
import { cast, NOW, refusalOf, START } from './a-change.ts';
import { longestAnswers, nasty, worstPicture } from './worst.ts';

const words = (view: unknown) => JSON.stringify(view);
const { change, case: one, terms, site } = worstPicture('assess');
const DRAFT = 'V0123456789';
const around = openLines(
  'Open here:',
  Array.from({ length: 10 }, () => anIncident({ place: nasty(100), what: nasty(3000) })),
);
const cases = kinds.flatMap(kind => types.map(type => [kind, type] as const));

describe('the form of a change with the longest and worst texts', () => {
  test('its first page, of a new one and of an edit', () => {
    const where = Array.from({ length: MOST_ASSETS }, (_, n) =>
      assetOption(anAsset({ id: `a-${n}`, name: nasty(80), area: nasty(80) }), site),
    );
    const filled = {
      ...change,
      what: nasty(9000),
      why: nasty(9000),
      when: nasty(500),
      where,
      effects: [...effects],
    };
    for (const edits of ['', `${change.id}:20`]) {
      const form = planForm(cast.requester, site, filled, edits, md`${nasty(9000)}`);
      expect(problemsInView(form, 'modal')).toEqual([]);
      expect(words(form)).toContain(edits ? 'Edit the change' : 'Plan a change');
    }
  });

  test.each(cases)('its questions, of %s, %s', (kind, type) => {
    const planned = { plan: { ...change, kind }, type, siteId: 'rhine', edits: null };
    const weighing = { case: { ...one, plan: planned.plan, type }, terms };
    for (const answers of [{}, longestAnswers]) {
      const form = answersForm(
        DRAFT,
        { ...planned, plan: { ...planned.plan, answers } },
        weighing,
        site,
        NOW,
      );
      expect(problemsInView(form, 'modal')).toEqual([]);
      // Everything that is asked is there to be answered, below what, where and when.
      const fields = form.blocks.map(({ block_id }) => block_id);
      expect(fields).toEqual(expect.arrayContaining(asked(judge(weighing.case))));
      expect(words(form.blocks[0])).toContain('22:00 – 23:00');
    }
  });

  test('its last page, of a new one and of an edit', () => {
    for (const edits of [null, { id: 'c-7', seen: 20 }]) {
      const planned = { plan: change, type: change.type, siteId: 'rhine', edits };
      const form = sendForm(DRAFT, planned, { case: one, terms }, site, nasty(80), NOW, around);
      expect(problemsInView(form, 'modal')).toEqual([]);
      expect(words(form)).toMatch(/22:00 – 23:00.*Who does it.*voice.*\*Needs:\* an approver of IT/s);
    }
  });

  test.each([
    ['assess', 'reject hear withdraw'],
    ['scheduled', 'approve reject hear withdraw'],
    ['suspended', 'approve hear withdraw'],
    ['failed', 'approve'],
    ['review', 'approve reject lift'],
    ['closed', 'lift'],
  ] as const)('the question with each step, of what is %s: %s', (state, questions) => {
    const by = { ...cast['approver of both'], roles: ['approver', 'safety approver', 'lead'] as const };
    const delegations = Object.values(cast).map(approver => ({
      approver,
      delegateId: by.id,
      until: START + 1,
    }));
    const picture = worstPicture(state, { decisions: [] });
    const asking = { by: { ...by, roles: [...by.roles] }, now: START, delegations };
    const asks: Step[] = [];
    for (const step of steps) {
      const may = !whyNot(step, picture.change, picture.terms, asking);
      const form = may && stepForm(step, { ...picture, asking });
      if (!form) continue;
      asks.push(step);
      expect(problemsInView(form, 'modal')).toEqual([]);
      expect(words(form.blocks[0])).toContain('22:00 – 23:00');
      if (step === 'approve')
        expect(words(form)).toMatch(
          /You say yes to this on .*With it stop: .* and 15 more\. Part of a safety function: .* and 35 more\./,
        );
    }
    expect(asks.join(' ')).toBe(questions);
  });

  test.each(['no-go', 'report', 'accept', 'review'] as const)('the question with %s', step => {
    const form = stepForm(step, worstPicture('failed'));
    expect(problemsInView(form, 'modal')).toEqual([]);
    expect(words(form)).toContain('22:00 – 23:00');
  });
});

describe('what no field of ours lets through is refused where it stands', () => {
  const answered = (answers: Record<string, string>) =>
    refusalOf(() =>
      readAnswers(
        enteredIn(
          Object.fromEntries(Object.entries(answers).map(([id, value]) => [id, { [id]: put.text(value) }])),
        ),
      ),
    );

  test.each([
    [
      'backOutPlan',
      'x'.repeat(1001),
      'That is 1001 characters; 1000 fit here. Keep the rest for the thread.',
    ],
    ['onSiteContact', 'x'.repeat(201), 'That is 201 characters; 200 fit here. Keep the rest for the thread.'],
    ['restartMinutes', '99999', 'That is 5 characters; 4 fit here. Keep the rest for the thread.'],
    ['processState', '<!channel>', 'Choose one of those in the list.'],
  ])('%s', (id, value, sentence) => {
    expect(answered({ [id]: value })).toMatchObject({ code: 'bad-answer', message: sentence, field: id });
  });

  test.each([' \u0000\u202e\n', '\u3164', '\u2800\u200d', '\u{e0041}'])(
    'and what shows nothing is no answer and no reason: %j',
    blank => {
      const entered = enteredIn({
        backOutPlan: { backOutPlan: put.text(blank) },
        words: { words: put.text(blank) },
        restrictions: { restrictions: put.text(`${blank} until Sat 18:00`) },
      });
      expect(readAnswers(entered)).toEqual({});
      for (const step of ['reject', 'withdraw', 'no-go', 'review'] as const)
        expect(refusalOf(() => readTaken(step, worstPicture('assess'), entered))).toMatchObject({
          code: 'bad-answer',
          field: 'words',
        });
      expect(refusalOf(() => readTaken('accept', worstPicture('assess'), entered))).toMatchObject({
        field: 'restrictions',
      });
    },
  );

  test('restrictions, before anything of them is read', () => {
    const entered = enteredIn({
      restrictions: { restrictions: put.text(`x${' until'.repeat(500)}`) },
    });
    expect(refusalOf(() => readTaken('accept', worstPicture('failed'), entered))).toMatchObject({
      field: 'restrictions',
      message: 'That is 3001 characters; 1000 fit here. Keep the rest for the thread.',
    });
  });

  test('an authority’s name', () => {
    const entered = enteredIn({
      as: { as: put.one('ot') },
      how: { how: put.one('radio') },
      authority: { authority: put.text('x'.repeat(101)) },
    });
    expect(refusalOf(() => readTaken('hear', worstPicture('assess'), entered))).toMatchObject({
      code: 'bad-answer',
      field: 'authority',
    });
  });
});
