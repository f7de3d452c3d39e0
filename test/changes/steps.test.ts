import { describe, expect, test } from 'vitest';
import { isOver, states, type Change, type Restriction, type State } from '../../src/changes/change.ts';
import { steps, whyNot, type Step } from '../../src/changes/steps.ts';
import type { Terms } from '../../src/changes/terms.ts';
import { aChange, allSaidYes, cast, NOW, someTerms, START, type Role } from './a-change.ts';

interface Row {
  from: readonly State[];
  by: readonly Role[];
  /** What else has to be so. */
  fit?: Partial<Change>;
  terms?: Partial<Terms>;
}

const asks: readonly Role[] = ['requester', 'implementer', 'lead of IT'];
const decide: readonly Role[] = [
  'approver of IT',
  'approver of OT',
  'lead of IT',
  'lead of OT',
  'safety approver',
  'approver of both',
];
const begun: readonly State[] = ['implement', 'suspended', 'backed out', 'failed'];
const ready = { decisions: allSaidYes };
const reported = { at: START, outcome: 'done', words: null } as const;
const checked = { by: 'U0OMAR', at: START };
const everybody = Object.keys(cast) as Role[];
const own = everybody.filter(role => role !== 'guest' && role !== 'shared account');
const here = own.filter(role => role !== 'lead elsewhere');

const heldBack = (restrictions: Restriction[] = []) => ({ by: 'U0SOFIA', at: START, restrictions });
const byHand: Restriction = { words: 'Trends by hand', ends: START, lifted: null };
const ofOt: readonly Role[] = [
  'colleague of OT',
  'approver of OT',
  'lead of OT',
  'shift lead',
  'safety approver',
  'approver of both',
];

/** Who takes which step, and from where. */
const table: Record<Step, Row> = {
  submit: { from: ['draft'], by: asks },
  edit: { from: ['draft', 'assess', 'authorize', 'scheduled'], by: asks },
  assess: { from: ['assess'], by: ['lead of IT', 'lead of OT'], terms: { triage: true } },
  approve: { from: ['authorize', 'scheduled', ...begun, 'review'], by: decide },
  reject: { from: ['assess', 'authorize', 'scheduled', 'review'], by: decide },
  hear: { from: ['assess', 'authorize', 'scheduled', 'suspended'], by: here, fit: { type: 'emergency' } },
  withdraw: { from: ['draft', 'assess', 'authorize', 'scheduled', 'suspended'], by: asks },
  go: { from: ['scheduled'], by: ['shift lead'], fit: ready },
  'no-go': { from: ['scheduled'], by: ['shift lead'] },
  confirm: { from: ['implement'], by: ['shift lead'] },
  start: { from: ['scheduled'], by: ['implementer'], fit: { ...ready, go: { by: 'U0SOFIA', at: START } } },
  stop: { from: ['assess', 'authorize', 'scheduled', 'implement', 'backed out', 'failed'], by: everybody },
  restart: { from: ['suspended'], by: ['shift lead'], fit: { ...ready, startedAt: START } },
  report: { from: ['implement', 'suspended'], by: ['implementer'], fit: { startedAt: START } },
  check: {
    from: begun,
    by: ofOt,
    fit: { kind: 'remote', startedAt: START, reported },
  },
  accept: {
    from: begun,
    by: ['shift lead'],
    fit: { kind: 'remote', startedAt: START, reported, disconnected: checked },
  },
  review: {
    from: ['review'],
    by: [
      'requester',
      'implementer',
      'colleague of IT',
      'approver of IT',
      'lead of IT',
      'lead of OT',
      'shift lead',
      'shift lead of IT',
      'approver of both',
    ],
  },
  lift: { from: ['review', 'closed'], by: ofOt, fit: { handedBack: heldBack([byHand]) } },
  remove: {
    from: ['review', 'closed'],
    by: here,
    fit: { effects: ['temporary'], handedBack: heldBack() },
  },
};

const heard = (step: Step, role: Role, state: State) => {
  const { fit, terms } = table[step];
  return whyNot(step, aChange({ ...fit, state }), someTerms(terms), { by: cast[role], now: START });
};

function expected(step: Step, role: Role, state: State): string {
  const { from, by } = table[step];
  if (step !== 'stop' && role === 'guest') return 'not-found';
  if (step !== 'stop' && role === 'shared account') return 'not-yours';
  if (!from.includes(state)) return isOver(state) || step === 'stop' ? 'already-done' : 'not-now';
  return by.includes(role) ? 'yes' : 'not-yours';
}

describe.each(steps)('to %s', step => {
  test.each(states)('what is %s', state => {
    const answers = everybody.map(role => [role, heard(step, role, state)?.code ?? 'yes']);
    expect(answers).toEqual(everybody.map(role => [role, expected(step, role, state)]));
  });
});

test('every refusal is of at least two sentences, and one of them says what to do', () => {
  const said = new Set(
    steps.flatMap(step =>
      states.flatMap(state => everybody.flatMap(role => heard(step, role, state)?.message ?? [])),
    ),
  );
  const does =
    /\b(Ask|ask|Call|call|Press|press|Write in its thread|Look at|[Pp]lan|Submit|Use your own|[Ee]dit|card shows|What comes next|comes? next|comes after|restarts it)\b/;
  for (const sentence of said) {
    expect(sentence).toMatch(does);
    expect(sentence).toMatch(/[.?] ?.*\.$|; .*\.$/);
    expect(sentence).not.toMatch(/undefined|!/);
  }
  expect(said.size).toBeGreaterThan(30);
});

describe('a guest', () => {
  const asGuest = (but: Partial<Change>) =>
    whyNot('withdraw', aChange(but), someTerms(), { by: cast.guest, now: NOW })?.code;
  test('knows of what they asked for or do, and takes no step with that either', () => {
    expect(asGuest({ requesterId: cast.guest.id })).toBe('not-yours');
    expect(asGuest({ implementerId: cast.guest.id })).toBe('not-yours');
    expect(asGuest({})).toBe('not-found');
  });
});

describe('what only some may see', () => {
  const restricted = aChange({ state: 'scheduled', visibility: { kind: 'restricted', to: ['U0INES'] } });
  test.each(steps.filter(step => step !== 'stop'))('isn’t found by others to %s', step => {
    const { code } = whyNot(step, restricted, someTerms(), { by: cast['shift lead'], now: START }) ?? {};
    expect(code).toBe('not-found');
  });
  test('is stopped by anybody who stands before it', () => {
    expect(
      whyNot('stop', restricted, someTerms(), { by: cast['shared account'], now: START }),
    ).toBeUndefined();
  });
});

describe('what was edited since', () => {
  test.each(['assess', 'approve', 'reject', 'hear', 'go', 'start', 'accept'] as const)(
    'is read again before anybody may %s',
    step => {
      const { from, by, fit, terms } = table[step];
      const edited = aChange({
        ...fit,
        state: from[0]!,
        plan: 2,
        decisions: (fit?.decisions ?? []).map(one => ({ ...one, plan: 2 })),
      });
      const told = (seen: number) =>
        whyNot(step, edited, someTerms(terms), { by: cast[by[0]!], now: START, seen })?.message;
      expect(told(1)).toBe('CHG-7 was edited since you looked at it. Read it again, then decide.');
      if (step !== 'hear') expect(told(2)).toBeUndefined();
    },
  );
  test('is stopped at once', () => {
    const edited = aChange({ state: 'implement', plan: 2 });
    expect(whyNot('stop', edited, someTerms(), { by: cast.guest, now: START, seen: 1 })).toBeUndefined();
  });
});

describe('nobody does it to their own work', () => {
  const byShiftLead = { implementerId: cast['shift lead'].id };
  test.each(['go', 'no-go', 'confirm', 'restart', 'accept', 'lift'] as const)('%s', step => {
    const { from, fit, terms } = table[step];
    const refusal = whyNot(step, aChange({ ...fit, state: from[0]!, ...byShiftLead }), someTerms(terms), {
      by: cast['shift lead'],
      now: START,
    });
    expect(refusal?.code).toBe('not-yours');
  });
});
