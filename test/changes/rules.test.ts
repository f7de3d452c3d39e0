import { describe, expect, test } from 'vitest';
import { effects, type Plan } from '../../src/changes/change.ts';
import type { QuestionId } from '../../src/changes/questions.ts';
import { ruleIds, type Case } from '../../src/changes/rules/case.ts';
import { asked, isUnimportant, judge, missing, rules, stopsOf } from '../../src/changes/rules/rules.ts';
import { termsOf } from '../../src/changes/terms.ts';
import {
  find,
  because,
  itAlone,
  servesOt,
  holdsOt,
  ofOt,
  unregistered,
  safeServed,
  view,
  type Row,
} from './a-case.ts';
import { aCase, allAnswers, touching } from './a-change.ts';

describe('times', () => {
  const timing = { outside: ['Outside.'], blackouts: ['Black.'], backOut: ['Late.'], removal: ['Early.'] };
  const against = (plan: Partial<Plan>, more: Partial<Case>) =>
    stopsOf(aCase(plan), judge(aCase({ answers: allAnswers, ...plan }, { timing, ...more })))
      .filter(({ sentence }) => !sentence.startsWith('Answer'))
      .map(({ rule, sentence }) => `${rule}: ${sentence}`);
  test('R4 and R8 stand against what takes a window, R5 against everything, R7 against what is temporary', () => {
    expect(against({}, itAlone)).toEqual(['R5: Black.']);
    expect(against({ effects: ['temporary'] }, itAlone)).toEqual(['R5: Black.', 'R7: Early.']);
    expect(against(view, ofOt)).toEqual(['R4: Outside.', 'R5: Black.', 'R8: Late.']);
  });
});

describe('R6, not in kind', () => {
  const rows: Row[] = [
    ['in kind', {}, ofOt, undefined],
    ['not in kind, of OT', { effects: ['new'] }, ofOt, 'It is no replacement in kind.'],
    ['not in kind, serving OT', { effects: ['new'] }, servesOt, 'It is no replacement in kind.'],
    ['not in kind, of IT alone', { effects: ['new'] }, itAlone, undefined],
  ];
  test.each(rows)('%s', (_, plan, more, why) => {
    expect(because('R6', aCase(plan, more))).toBe(why);
  });
  test('asks for the reference, the five and the training, each of which keeps it from being authorized', () => {
    const moc: QuestionId[] = [
      'mocReference',
      'technicalBasis',
      'safetyImpact',
      'procedures',
      'period',
      'authorization',
      'training',
    ];
    expect(find('R6', aCase({ effects: ['new'] }, ofOt))?.asks).toEqual(moc);
    for (const id of moc) {
      const { stops } = termsOf(aCase({ effects: ['new'], answers: { ...allAnswers, [id]: ' ' } }, ofOt));
      expect(stops).toEqual([{ rule: 'R6', sentence: expect.stringMatching(/^Answer “.*”\.$/) }]);
    }
  });
});

describe('R7, temporary', () => {
  test.each(effects)('%s', effect => {
    expect(asked(judge(aCase({ effects: [effect] }))).includes('removedBy')).toBe(effect === 'temporary');
  });
});

describe('R10, conflicts', () => {
  const clash = (first: boolean, on: string | null = 'PLC-12') => ({
    name: 'CHG-8',
    ownerId: 'U0',
    on,
    first,
  });
  const stops = (clashes: Case['clashes'], agreed = '') =>
    termsOf(aCase({ answers: { agreed } }, { clashes })).stops;
  test('what was first stands against it until they have agreed', () => {
    const both = [clash(true), clash(true, null)];
    const sentences = [
      'CHG-8 touches PLC-12 at the same time. Agree with its owner and say so, or choose another time.',
      'CHG-8 has the same implementer at the same time. Agree with its owner and say so, or choose another time.',
    ];
    expect(stops(both)).toEqual(sentences.map(sentence => ({ rule: 'R10', sentence })));
    expect(stops(both, 'They go first')).toEqual([]);
  });
  test('what came later only is told', () => {
    expect(stops([clash(false)])).toEqual([]);
    expect(because('R10', aCase({}, { clashes: [clash(false)] }))).toBe(
      'Another change is planned for the same time. CHG-8 touches PLC-12 at the same time, and was planned later: its owner must agree with you.',
    );
  });
  test('none, no rule', () => expect(find('R10', aCase())).toBeUndefined());
});

describe('R13, joint triage', () => {
  const rows: Row[] = [
    ['owned', {}, itAlone, undefined],
    [
      'nobody’s',
      {},
      { touched: [touching('named', { owner: null })] },
      'Nobody owns SW-34 plant switch in the register.',
    ],
    [
      'serving nobody’s',
      {},
      { touched: [touching('named'), touching('served', { owner: null })] },
      undefined,
    ],
    ['not registered', { place: 'Old pump' }, unregistered, 'Old pump is not in the register.'],
    [
      'one of two gone from the register',
      { assetIds: ['sw-34', 'gone'] },
      itAlone,
      'Something in “SW-34 plant switch” is no longer in the register.',
    ],
    ['one named twice', { assetIds: ['sw-34', 'sw-34'] }, itAlone, undefined],
  ];
  test.each(rows)('%s', (_, plan, more, why) => {
    expect(because('R13', aCase(plan, more))).toBe(why);
    expect(termsOf(aCase(plan, more)).triage).toBe(why !== undefined);
  });
});

test('R0, R9, R11 and R14 apply to every change', () => {
  const always = judge(aCase()).map(({ rule }) => rule);
  expect(always).toEqual(['R0', 'R9', 'R11', 'R14']);
  expect(because('R11', aCase({}, { type: 'emergency' }))).toBe('It is an emergency.');
});

describe('an unimportant change', () => {
  const is = (plan: Partial<Plan>, more: Partial<Case> = {}) =>
    isUnimportant(aCase(plan, more), judge(aCase(plan, more)));
  test.each<[string, boolean, Partial<Plan>, Partial<Case>]>([
    ['is IT’s alone', true, { kind: 'patch', effects: ['view'] }, itAlone],
    ['serves nothing of OT', false, {}, servesOt],
    ['has nothing of OT in it', false, {}, holdsOt],
    [
      'serves none, whatever is answered',
      false,
      { answers: allAnswers },
      { touched: [touching('named'), touching('served', { level: 1 })] },
    ],
    ['is registered, whatever is answered', false, { answers: allAnswers }, unregistered],
    ['isn’t OT’s', false, {}, { ...ofOt, requesterSide: 'ot' }],
    [
      'isn’t nobody’s',
      false,
      {},
      { touched: [touching('named'), touching('served', { owner: null, level: 4 })] },
    ],
    ['is registered', false, {}, unregistered],
    ['touches no safety function', false, {}, safeServed],
    ['is of nobody from elsewhere', false, {}, { fromElsewhere: 'Lucy' }],
    ['crosses no border', false, { kind: 'network' }, itAlone],
    [
      'stays so where its time is taken by a blackout',
      true,
      {},
      { timing: { outside: [], blackouts: ['Black.'], backOut: [], removal: [] } },
    ],
    [
      'stays so where another change is in its way',
      true,
      {},
      { clashes: [{ name: 'CHG-8', ownerId: 'U0OWNER', on: 'SW-34', first: true }] },
    ],
    [
      'has nothing else against it',
      false,
      { effects: ['temporary'], answers: allAnswers },
      { timing: { outside: [], blackouts: [], backOut: [], removal: ['Too early.'] } },
    ],
    ['has nothing left to be answered', false, { effects: ['temporary'] }, itAlone],
    ['is temporary, with an end', true, { effects: ['temporary'], answers: allAnswers }, itAlone],
    ['is no emergency', false, {}, { type: 'emergency' }],
  ])('%s', (_, answer, plan, more) => {
    expect(is(plan, more)).toBe(answer);
  });
});

test('a question that two rules ask is one stop', () => {
  const findings = judge(aCase({ effects: ['view'] }, ofOt));
  const stops = stopsOf(aCase(), [...findings, ...findings]);
  expect(stops).toEqual(stopsOf(aCase(), findings));
  expect(missing(asked(findings), allAnswers)).toEqual([]);
});

test('every rule has its row, a sentence and a source', () => {
  expect(rules.map(({ id }) => id)).toEqual(ruleIds);
  for (const { says, source } of rules) expect([says, source].join()).toMatch(/^[A-Z].*\..*\S{4}/);
});
