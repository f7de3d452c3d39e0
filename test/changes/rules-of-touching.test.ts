import { describe, expect, test } from 'vitest';
import { kinds, type Plan } from '../../src/changes/change.ts';
import type { Case } from '../../src/changes/rules/case.ts';
import { asked, judge } from '../../src/changes/rules/rules.ts';
import {
  find,
  because,
  needs,
  tight,
  itAlone,
  servesOt,
  holdsOt,
  ofOt,
  unregistered,
  safeServed,
  view,
  type Row,
} from './a-case.ts';
import { aCase, touching } from './a-change.ts';

describe('R1, what crosses the border', () => {
  const rows: Row[] = [
    ['the own asset doesn’t', {}, itAlone, undefined],
    ['the other side’s does', {}, ofOt, 'PLC-12 is OT’s.'],
    ['a part of the own that is the other side’s does', {}, holdsOt, 'PLC-12 is OT’s.'],
    ['what is only served isn’t changed', {}, servesOt, undefined],
    ['OT asks for its own', {}, { ...ofOt, requesterSide: 'ot' }, undefined],
    ['OT asks for IT’s', {}, { requesterSide: 'ot' }, 'SW-34 plant switch is IT’s.'],
    ['somebody of another site', {}, { fromElsewhere: 'Lucy' }, 'Lucy is of another site.'],
    [
      'somebody of another site and of the same side',
      {},
      { ...ofOt, requesterSide: 'ot', fromElsewhere: 'Lucy' },
      'Lucy is of another site.',
    ],
    ['nobody’s is nobody’s side', {}, { touched: [touching('named', { owner: null })] }, undefined],
    [
      'a site that asks both sides for OT: also along serves',
      {},
      { ...servesOt, ...tight({ bothSidesForOt: true }) },
      'This site asks both sides for whatever touches OT, here PLC-12.',
    ],
    ['such a site, without OT', {}, tight({ bothSidesForOt: true }), undefined],
  ];
  test.each(rows)('%s', (_, plan, more, why) => {
    expect(because('R1', aCase(plan, more))).toBe(why);
    if (why) expect(needs(aCase(plan, more))).toBe('it ot');
  });
  test.each(kinds)('%s', kind => {
    const crosses = ['network', 'remote', 'data', 'containment'].includes(kind);
    expect(find('R1', aCase({ kind })) !== undefined).toBe(crosses);
  });
  test('remote access and data are asked what matters there', () => {
    const of = (kind: 'remote' | 'data' | 'network') => asked(judge(aCase({ kind })));
    expect(of('remote')).toEqual(['remotePerson', 'strongLogin', 'recording', 'watcher', 'cutOff']);
    expect(of('data')).toEqual([
      'dataWhat',
      'dataDirection',
      'dataRate',
      'retention',
      'dataWhy',
      'dataOwners',
    ]);
    expect(of('network')).toEqual([]);
  });
});

describe('R2, what may cost view or control', () => {
  const rows: Row[] = [
    ['IT’s own doesn’t', view, itAlone, undefined],
    ['OT’s does', view, ofOt, 'It is about PLC-12, which is of OT.'],
    ['whatever level serves it', view, servesOt, 'PLC-12, which is of OT, stops when this stops.'],
    ['a part', view, holdsOt, 'PLC-12, which is of OT, is part of what it touches.'],
    [
      'control is control, whoever owns it',
      view,
      { touched: [touching('named', { level: 2 })] },
      'It is about SW-34 plant switch, which is of OT.',
    ],
    ['just above control', view, { touched: [touching('named', { level: 3 })] }, undefined],
    ['IT’s own of unknown level', view, { touched: [touching('named', { level: null })] }, undefined],
    [
      'nobody’s of unknown level',
      view,
      { touched: [touching('named', { level: null, owner: null })] },
      'It is about SW-34 plant switch, which nobody owns and may be control.',
    ],
    ['nobody’s in the office', view, { touched: [touching('named', { level: 4, owner: null })] }, undefined],
    [
      'what isn’t registered may be anything',
      view,
      unregistered,
      'SW-34 plant switch is not in the register.',
    ],
    ['a safety function that is served', {}, safeServed, 'It touches a safety function.'],
  ];
  test.each(rows)('%s', (_, plan, more, why) => {
    expect(because('R2', aCase(plan, more))).toBe(why);
    expect(needs(aCase(plan, more)).includes('go')).toBe(why !== undefined);
  });
  test.each<[string, Partial<Plan>, Partial<Case>, boolean]>([
    ['without any effect', {}, ofOt, false],
    ['with another effect', { effects: ['temporary', 'new'] }, ofOt, false],
    ['with a loss of view', view, ofOt, true],
    ['with containment, which can’t rule it out', { kind: 'containment' }, ofOt, true],
    ['at a site that counts all of OT', {}, { ...ofOt, ...tight({ otMayLoseView: true }) }, true],
    ['at such a site, without OT', {}, tight({ otMayLoseView: true }), false],
    ['with a bypass', { effects: ['bypass'] }, itAlone, true],
    ['with a safety function', {}, safeServed, true],
  ])('the go %s', (_, plan, more, goes) => {
    const one = aCase(plan, more);
    expect(needs(one).includes('go')).toBe(goes);
    expect(find('R4', one) !== undefined).toBe(goes);
    expect(find('R8', one) !== undefined).toBe(goes);
  });
  test('asks for a way back wherever OT is touched, for the process where view may be lost, for a patch where it is one', () => {
    const first = (plan: Partial<Plan>, more: Partial<Case>) => asked(judge(aCase(plan, more)));
    const wayBack = ['onSiteContact', 'backOutPlan', 'backOutBy', 'backOutMinutes', 'verification'];
    const process = ['processState', 'restartMinutes', 'manualHold', 'controlRoom'];
    const patch = ['vendorApproval', 'testedWhere', 'verifiedSource', 'baseline', 'restoreTest'];
    expect(first({}, ofOt)).toEqual(wayBack);
    expect(first(view, ofOt)).toEqual([...process, ...wayBack]);
    expect(first({ ...view, kind: 'patch' }, servesOt)).toEqual([...process, ...wayBack, ...patch]);
    expect(first({ ...view, kind: 'patch' }, itAlone)).toEqual([]);
  });
});

describe('R3, safety', () => {
  const rows: Row[] = [
    ['nothing of it', view, ofOt, undefined],
    [
      'named',
      {},
      { touched: [touching('named', { safety: true })] },
      'SW-34 plant switch is part of a safety function.',
    ],
    ['served', {}, safeServed, 'SW-34 plant switch is part of a safety function.'],
    ['bypassed', { effects: ['bypass'] }, itAlone, 'A protection is bypassed.'],
  ];
  test.each(rows)('%s', (_, plan, more, why) => {
    const one = aCase(plan, more);
    expect(because('R3', one)).toBe(why);
    expect(needs(one).includes('safety')).toBe(why !== undefined);
    expect(asked(judge(one)).includes('permit')).toBe(why !== undefined);
  });
  test('an emergency and advisory mode need it as well', () => {
    const bypass = { effects: ['bypass'] } as const;
    expect(needs(aCase(bypass, { type: 'emergency' }))).toContain('safety');
    expect(needs(aCase(bypass, tight({ advisory: true })))).toContain('safety');
  });
});
