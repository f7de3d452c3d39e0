import type { Change } from '../../src/changes/change.ts';
import type { Asking } from '../../src/changes/deciding.ts';
import { take, type Taken } from '../../src/changes/taking.ts';
import type { Terms } from '../../src/changes/terms.ts';
import { aChange, allSaidYes, cast, refusalOf, someTerms, START, type Role } from './a-change.ts';

export type More = Partial<Asking>;
export const go = { by: cast['shift lead'].id, at: START };
export const taken = (was: Change, step: Taken, by: Role, terms: Terms = someTerms(), more: More = {}) =>
  take(was, step, terms, { by: cast[by], now: START, ...more });
export const told = (was: Change, step: Taken, by: Role, terms: Terms = someTerms(), more: More = {}) =>
  refusalOf(() => taken(was, step, by, terms, more))?.message;

export const ready = aChange({ state: 'scheduled', decisions: allSaidYes });
export const underWay = aChange({ state: 'implement', decisions: allSaidYes, startedAt: START, go });
export const stop: Taken = { step: 'stop', words: 'Smoke' };
export const restart: Taken = { step: 'restart' };
export const start: Taken = { step: 'start' };
export const report = (outcome: 'done' | 'backed out' | 'failed'): Taken => ({
  step: 'report',
  outcome,
  words: null,
});
export const accept = (...restrictions: { words: string; ends: number }[]): Taken => ({
  step: 'accept',
  restrictions,
});
export const approve = (as: 'it' | 'ot' | 'safety', by: Role): Taken => ({
  step: 'approve',
  as,
  for: cast[by].id,
});
