import { describe, expect, test } from 'vitest';
import {
  askingSide,
  changeName,
  effects,
  effectWords,
  isOver,
  isUnderWay,
  kinds,
  kindWords,
  states,
} from '../../src/changes/change.ts';
import { aChange, START } from './a-change.ts';

test('has a name that people say', () => expect(changeName({ number: 7 })).toBe('CHG-7'));

test('every kind and effect has words of its own, as a form shows them', () => {
  const words = [...kinds.map(kind => kindWords[kind]), ...effects.map(effect => effectWords[effect])];
  expect(new Set(words).size).toBe(kinds.length + effects.length);
  expect(effectWords.view).toContain('so does not knowing');
});

test('someone of both sides asks as IT, so that OT is asked', () => {
  expect((['it', 'ot', 'bridge'] as const).map(side => askingSide({ side }))).toEqual(['it', 'ot', 'it']);
});

describe('under way', () => {
  test('is what has begun, until it is taken back', () => {
    expect(isUnderWay(aChange({ state: 'suspended' }))).toBe(false);
    expect(isUnderWay(aChange({ state: 'suspended', startedAt: START }))).toBe(true);
    const handedBack = { by: 'U0SOFIA', at: START, restrictions: [] };
    expect(isUnderWay(aChange({ state: 'review', startedAt: START, handedBack }))).toBe(false);
    expect(isUnderWay(aChange({ state: 'closed', startedAt: START }))).toBe(false);
  });
  test('is nothing that is over', () => {
    expect(states.filter(isOver)).toEqual(['closed', 'rejected', 'withdrawn', 'expired']);
  });
});
