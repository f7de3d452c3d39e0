import { describe, expect, test } from 'vitest';
import type { Change, Restriction } from '../../src/changes/change.ts';
import type { Case } from '../../src/changes/rules/case.ts';
import { asWritten } from '../../src/changes/rules/tightening.ts';
import { why } from '../../src/changes/why.ts';
import {
  aCase,
  aChange,
  allAnswers,
  allSaidYes,
  aVoice,
  cast,
  plc12,
  START,
  touching,
  yesOf,
} from './a-change.ts';

const ofOt = { touched: [touching('named', {}, plc12)] };
const lines = (change: Partial<Change>, more: Partial<Case> = {}) => {
  const { type = 'normal' } = change;
  const was = aChange(change);
  return why(was, aCase(was, { type, ...more })).map(
    ({ rule, met, line }) => `${rule} ${met ? 'met' : 'NOT met'}: ${line}`,
  );
};
const of = (rule: string, change: Partial<Change>, more: Partial<Case> = {}) =>
  lines(change, more)
    .filter(line => line.startsWith(`${rule} `))
    .join('\n');

test('a line for every rule that applies, in their order', () => {
  expect(
    lines(
      { effects: ['view'], answers: allAnswers, decisions: allSaidYes, go: { by: 'U0SOFIA', at: START } },
      ofOt,
    ),
  ).toEqual([
    'R0 met: It always holds.',
    'R1 met: PLC-12 is OT’s. IT said yes. OT said yes.',
    'R2 met: It is about PLC-12, which is of OT. The shift lead gave the go.',
    'R4 met: It needs a maintenance window. Nothing stands against it.',
    'R8 met: There must be time to back out. Nothing stands against it.',
    'R9 met: Decisions are bound to the version that was shown. This is version 1 of the plan.',
    'R11 NOT met: The implementer’s word is not enough. It isn’t handed back yet.',
    'R14 met: It always holds.',
  ]);
});

describe('who said yes', () => {
  const r1 = (change: Partial<Change>) => of('R1', change, ofOt);
  const anna = cast['approver of IT'];
  test.each<[string, Partial<Change>, string]>([
    [
      'nobody',
      {},
      'R1 NOT met: PLC-12 is OT’s. It waits for an approver of IT. It waits for an approver of OT.',
    ],
    [
      'a delegate',
      { decisions: [yesOf('it', anna, { for: 'U0LENA' })] },
      'R1 NOT met: PLC-12 is OT’s. IT said yes, by a delegate. It waits for an approver of OT.',
    ],
    [
      'the requester, at a small site',
      { decisions: [yesOf('it', cast.requester)] },
      'R1 NOT met: PLC-12 is OT’s. IT said yes: its own requester, which this site lets count. It waits for an approver of OT.',
    ],
    [
      'OT said no',
      { decisions: [yesOf('ot', anna, { yes: false })] },
      'R1 NOT met: PLC-12 is OT’s. It waits for an approver of IT. OT said no.',
    ],
    [
      'on an earlier version',
      { plan: 2, decisions: allSaidYes },
      'R1 NOT met: PLC-12 is OT’s. It waits for an approver of IT. It waits for an approver of OT.',
    ],
    [
      'OT by voice',
      { type: 'emergency', voices: [aVoice('ot')] },
      'R1 met: PLC-12 is OT’s. OT said yes by voice; IT’s formal decision is still due. OT said yes by voice; OT’s formal decision is still due.',
    ],
  ])('%s', (_, change, line) => expect(r1(change)).toBe(line));

  const r3 = (change: Partial<Change>) => of('R3', { effects: ['bypass'], answers: allAnswers, ...change });
  test('safety', () => {
    expect(r3({})).toBe('R3 NOT met: A protection is bypassed. It waits for a safety approver.');
    expect(r3({ decisions: allSaidYes })).toBe('R3 met: A protection is bypassed. Safety said yes.');
    expect(r3({ type: 'emergency', voices: [aVoice('ot')] })).toMatch(/^R3 NOT met/);
    expect(r3({ type: 'emergency', voices: [aVoice('safety')] })).toBe(
      'R3 met: A protection is bypassed. Safety said yes by voice; Safety’s formal decision is still due.',
    );
  });
});

test('the go', () => {
  const r2 = (change: Partial<Change>) =>
    of('R2', { effects: ['view'], answers: allAnswers, ...change }, ofOt).replace(/.*of OT\. /, '');
  expect(r2({})).toBe('The shift lead’s go comes before the start.');
  expect(r2({ startedAt: START, state: 'implement' })).toBe('It has begun.');
  expect(r2({ startedAt: START, state: 'suspended' })).toBe('The shift lead’s go comes before the start.');
  expect(r2({ type: 'emergency', voices: [aVoice('ot')] })).toBe('OT’s yes by voice stands in for the go.');
});

test('what stands against it, and what isn’t answered', () => {
  const timing = { outside: ['Outside.'], blackouts: [], backOut: ['Late.'], removal: [] };
  const more = { ...ofOt, timing };
  const plan = {
    effects: ['view', 'temporary'] as const,
    answers: { ...allAnswers, permit: '', removedBy: '', backOutPlan: ' ', verification: '' },
  };
  expect(of('R4', plan, more)).toBe('R4 NOT met: It needs a maintenance window. Outside.');
  expect(of('R8', plan, more)).toBe('R8 NOT met: There must be time to back out. Late.');
  expect(of('R2', plan, more)).toMatch(
    /Not answered yet: “Back-out plan”, “How operations will see that it is well”\.$/,
  );
  expect(of('R7', plan, more)).toBe('R7 NOT met: It is temporary. Not answered yet: “Removed again by”.');
  expect(of('R7', { ...plan, answers: allAnswers }, ofOt)).toBe(
    'R7 met: It is temporary. All of it is answered.',
  );
});

test('a conflict that is agreed', () => {
  const clashes = [{ name: 'CHG-8', ownerId: 'U0', on: 'PLC-12', first: true }];
  expect(of('R10', { answers: { agreed: 'They go first' } }, { clashes })).toBe(
    'R10 met: Another change is planned for the same time. All of it is answered.',
  );
  expect(of('R10', {}, { clashes })).toMatch(
    /^R10 NOT met: .* Agree with its owner and say so, or choose another time\./,
  );
});

test('R9 counts what no longer counts', () => {
  expect(of('R9', { plan: 2, decisions: allSaidYes.slice(0, 1) })).toMatch(
    /This is version 2 of the plan; 1 decision on an earlier one no longer counts\.$/,
  );
  expect(of('R9', { plan: 2, decisions: allSaidYes, voices: [aVoice('ot', { plan: 2 })] })).toMatch(
    /; 3 decisions on an earlier one no longer count\.$/,
  );
});

test('R11: hand-back, the check of a remote session, the review', () => {
  const back = (restrictions: Restriction[] = []) => ({
    handedBack: { by: 'U0SOFIA', at: START, restrictions },
  });
  const r11 = (change: Partial<Change>) =>
    of('R11', change).replace(
      /^(.*met): (It is an emergency|The implementer’s word is not enough)\. /,
      '$1: ',
    );
  expect(r11(back())).toBe('R11 met: It was handed back.');
  const byHand: Restriction = { words: 'By hand', ends: 1, lifted: null };
  expect(r11(back([byHand]))).toBe('R11 met: It was handed back with 1 restriction.');
  expect(r11(back([byHand, { ...byHand, lifted: { by: 'U0', at: 1 } }]))).toBe(
    'R11 met: It was handed back with 2 restrictions, 1 of them lifted.',
  );
  expect(r11({ ...back(), kind: 'remote' })).toBe(
    'R11 NOT met: It was handed back. NOT confirmed disconnected.',
  );
  expect(r11({ ...back(), kind: 'remote', disconnected: { by: 'U0', at: 1 } })).toBe(
    'R11 met: It was handed back. Checked: disconnected.',
  );
  expect(r11({ ...back(), wentWrong: true })).toBe(
    'R11 NOT met: It was handed back. Its review is still to be written.',
  );
  expect(r11({ ...back(), type: 'emergency', review: { by: 'U0', words: 'Fan' } })).toBe(
    'R11 met: It was handed back. Its review is written.',
  );
});

test('R13: who has assessed it', () => {
  const nobodys = { touched: [touching('named', { owner: null, level: 4 })] };
  expect(of('R13', { assessedBy: { ot: 'U0LUIS' } }, nobodys)).toBe(
    'R13 NOT met: Nobody owns SW-34 plant switch in the register. It waits for a lead of IT to assess it. OT has assessed it.',
  );
  expect(of('R13', { type: 'emergency', voices: [aVoice('ot')] }, nobodys)).toMatch(
    /^R13 met: .* OT said yes by voice\.$/,
  );
});

test('advisory mode says what it only shows', () => {
  const advisory = { tightening: { ...asWritten, advisory: true }, ...ofOt };
  expect(of('R1', {}, advisory)).toMatch(/Advisory: shown, not enforced\.$/);
  expect(of('R1', { decisions: allSaidYes }, advisory)).not.toContain('Advisory');
  expect(of('R3', { effects: ['bypass'] }, advisory)).not.toContain('Advisory');
});
