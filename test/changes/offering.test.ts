import { describe, expect, test } from 'vitest';
import type { Change } from '../../src/changes/change.ts';
import { stepsOnCard } from '../../src/changes/offering.ts';
import type { Terms } from '../../src/changes/terms.ts';
import type { Side } from '../../src/people/person.ts';
import { DAY, MINUTE } from '../../src/kernel/clock.ts';
import { aChange, allSaidYes, aVoice, cast, END, noTerms, someTerms, START, yesOf } from './a-change.ts';

/** The steps on the card at a side's desk, of work that is IT's. */
const offered = (side: Side, but: Partial<Change>, now = START, terms: Terms = someTerms()) =>
  stepsOnCard({ change: aChange(but), terms, doerSides: ['it'], now }, side).join(' ');

describe('Yes by voice', () => {
  test('stands on the card until safety has said yes, too', () => {
    const emergency: Partial<Change> = { type: 'emergency', voices: [aVoice('ot')] };
    expect(offered('it', emergency)).toContain('hear');
    expect(offered('it', { ...emergency, voices: [aVoice('ot'), aVoice('safety')] })).not.toContain('hear');
    const withoutSafety = someTerms({ needs: ['it', 'ot', 'go'] });
    expect(offered('it', emergency, START, withoutSafety)).not.toContain('hear');
  });
});

describe('Stop', () => {
  const scheduled: Partial<Change> = { state: 'scheduled', decisions: allSaidYes };
  test('stands on the card from half an hour before the start on', () => {
    expect(offered('ot', scheduled, START - DAY)).toBe('');
    expect(offered('ot', scheduled, START - 30 * MINUTE - 1)).not.toContain('stop');
    expect(offered('ot', scheduled, START - 30 * MINUTE)).toContain('stop');
    expect(offered('it', { ...scheduled, state: 'implement', startedAt: START })).toContain('stop');
  });
  test('stands there at all times where work may begin at any, and as Problem of what takes one line', () => {
    const voiced: Partial<Change> = { ...scheduled, type: 'emergency', voices: [aVoice('ot')] };
    expect(offered('ot', voiced, START - DAY)).toContain('stop');
    expect(offered('ot', scheduled, START - DAY, { ...noTerms, unimportant: true })).toBe('stop');
  });
});

describe('a yes that is needed by now', () => {
  const decisions = [yesOf('it', cast['approver of IT']), yesOf('safety', cast['safety approver'])];
  test('is given on the card of what is scheduled or stopped', () => {
    expect(offered('ot', { state: 'scheduled', decisions })).toContain('approve reject');
    expect(offered('it', { state: 'scheduled', decisions })).not.toContain('approve');
    const stopped: Partial<Change> = { state: 'suspended', startedAt: START, decisions };
    expect(offered('ot', stopped)).toContain('approve');
    expect(offered('it', stopped)).not.toContain('approve');
  });
  test('of an emergency that goes by voice stands beside what comes next', () => {
    const voices = [aVoice('ot'), aVoice('safety')];
    const voiced: Partial<Change> = { state: 'scheduled', type: 'emergency', voices };
    expect(offered('it', voiced, START)).toMatch(/^start .*approve reject/);
  });
});

describe('the go', () => {
  const ready: Partial<Change> = { state: 'scheduled', decisions: allSaidYes };
  test('stands on the card from a quarter of an hour before the start on', () => {
    expect(offered('ot', ready, START - 15 * MINUTE - 1)).not.toContain('go');
    expect(offered('ot', ready, START - 15 * MINUTE)).toBe('go no-go stop');
    expect(offered('ot', ready, END)).not.toContain('go');
  });
});
