import { describe, expect, test } from 'vitest';
import { assessesFor, awaited, seats, type Delegation } from '../../src/changes/deciding.ts';
import type { Change } from '../../src/changes/change.ts';
import { whyNot } from '../../src/changes/steps.ts';
import { take } from '../../src/changes/taking.ts';
import type { Terms } from '../../src/changes/terms.ts';
import { DAY } from '../../src/kernel/clock.ts';
import type { Person } from '../../src/people/person.ts';
import { aChange, aVoice, cast, NOW, refusalOf, someTerms, yesOf } from './a-change.ts';

const UNTIL = NOW + 3 * DAY;
const away = (approver: Person, delegate: Person): Delegation => ({
  approver,
  delegateId: delegate.id,
  until: UNTIL,
});

function sits(
  by: Person,
  change: Partial<Change> = {},
  terms: Partial<Terms> = {},
  delegations: Delegation[] = [],
  now = NOW,
) {
  return seats(aChange(change), someTerms(terms), { by, now, delegations }).map(
    seat => `${seat.as} for ${seat.for}`,
  );
}

const { requester, implementer } = cast;
const anna = cast['approver of IT'];
const both = cast['approver of both'];

describe('four eyes', () => {
  test('whoever has two roles chooses, and counts once', () => {
    expect(sits(both)).toEqual(['it for U0BRUNO', 'ot for U0BRUNO']);
    expect(sits(both, { decisions: [yesOf('it', both)] })).toEqual([]);
    const many: Person = { ...both, roles: ['approver', 'safety approver'] };
    expect(sits(many, { decisions: [yesOf('safety', many)] })).toEqual([]);
  });
  test('neither the requester nor the implementer decides, whatever roles they have', () => {
    for (const own of [requester, implementer]) {
      const powerful: Person = { ...own, side: 'bridge', roles: ['approver', 'lead', 'safety approver'] };
      expect(sits(powerful)).toEqual([]);
      expect(whyNot('approve', aChange(), someTerms(), { by: powerful, now: NOW })?.message).toBe(
        'Four eyes: who asks for CHG-7, plans it or does it can’t decide on it. It waits for an approver of IT and an approver of OT and a safety approver: ask one of them.',
      );
    }
  });
  test('nor does whoever edited the plan into what it is, nor their delegate for them', () => {
    const lena = cast['lead of IT'];
    expect(sits(lena)).toEqual(['it for U0LENA']);
    expect(sits(lena, { plannedBy: lena.id })).toEqual([]);
    const ida = cast['colleague of IT'];
    expect(sits(ida, {}, {}, [away(lena, ida)])).toEqual(['it for U0LENA']);
    expect(sits(ida, { plannedBy: lena.id }, {}, [away(lena, ida)])).toEqual([]);
    const asked = aChange({ plannedBy: anna.id });
    expect(whyNot('approve', asked, someTerms(), { by: anna, now: NOW })?.message).toMatch(
      /^Four eyes: who asks for CHG-7, plans it/,
    );
  });
  test('what somebody decided on before an edit doesn’t count, nor against them', () => {
    expect(sits(anna, { plan: 2, decisions: [yesOf('it', anna)] })).toEqual(['it for U0ANNA']);
  });
  test('a side that has decided has no seat left', () => {
    expect(sits(cast['lead of IT'], { decisions: [yesOf('it', anna)] })).toEqual([]);
    const told = whyNot('approve', aChange({ decisions: [yesOf('it', anna)] }), someTerms(), {
      by: anna,
      now: NOW,
    });
    expect(told?.message).toBe(
      'Your say on CHG-7 counts already, and nobody’s counts twice. It waits for an approver of OT and a safety approver: ask one of them.',
    );
  });
  test('only what is needed is asked', () => {
    expect(sits(both, {}, { needs: ['ot', 'go'] })).toEqual(['ot for U0BRUNO']);
    expect(sits(cast['safety approver'], {}, { needs: ['it', 'ot'] })).toEqual([]);
    const { message } = whyNot('approve', aChange(), someTerms({ needs: [] }), { by: both, now: NOW })!;
    expect(message).toBe('Nobody’s yes to CHG-7 is missing. Its card shows what comes next.');
  });
  test('somebody else’s seat isn’t taken', () => {
    const as = (seat: 'it' | 'ot', forWhom = anna.id) =>
      refusalOf(() =>
        take(aChange(), { step: 'approve', as: seat, for: forWhom }, someTerms(), { by: anna, now: NOW }),
      )?.code;
    expect(as('it')).toBeUndefined();
    expect(as('ot')).toBe('not-yours');
    expect(as('it', 'U0LENA')).toBe('not-yours');
  });
});

describe('a small site, where the requester may count', () => {
  const asApprover: Person = { ...requester, side: 'bridge', roles: ['approver', 'safety approver'] };
  const eased = { requesterCounts: true };
  test('for their own side only', () => expect(sits(asApprover, {}, eased)).toEqual(['it for U0INES']));
  test('not where the site doesn’t say so', () => expect(sits(asApprover)).toEqual([]));
  test('not without the role', () => expect(sits(requester, {}, eased)).toEqual([]));
  test('not when they do the work themselves', () => {
    expect(sits(asApprover, { implementerId: requester.id }, eased)).toEqual([]);
  });
  test('nor does the implementer', () => {
    expect(sits({ ...implementer, roles: ['approver'] }, {}, eased)).toEqual([]);
  });
});

describe('a delegate', () => {
  const ida = cast['colleague of IT'];
  test('decides for an approver who is away, until the day is over', () => {
    const named = [away(anna, ida)];
    expect(sits(ida)).toEqual([]);
    expect(sits(ida, {}, {}, named)).toEqual(['it for U0ANNA']);
    expect(sits(ida, {}, {}, named, UNTIL - 1)).toEqual(['it for U0ANNA']);
    expect(sits(ida, {}, {}, named, UNTIL)).toEqual([]);
    expect(sits(cast['shift lead of IT'], {}, {}, named)).toEqual([]);
  });
  test('is recorded with whom they decide for', () => {
    const is = take(aChange(), { step: 'approve', as: 'it', for: anna.id }, someTerms(), {
      by: ida,
      now: NOW,
      delegations: [away(anna, ida)],
    });
    expect(is.decisions).toEqual([yesOf('it', ida, { for: anna.id })]);
  });
  test('belongs to the side, so that nobody decides for both', () => {
    const omar = cast['colleague of OT'];
    expect(sits(omar, {}, {}, [away(anna, omar)])).toEqual([]);
    expect(sits(omar, {}, {}, [away(cast['approver of OT'], omar)])).toEqual(['ot for U0AYDIN']);
  });
  test('may be of either side for safety', () => {
    expect(sits(ida, {}, {}, [away(cast['safety approver'], ida)])).toEqual(['safety for U0SELMA']);
  });
  test('is no way round four eyes: neither of nor for who asks or does it', () => {
    const lead: Person = { ...requester, roles: ['lead'] };
    expect(sits(ida, {}, { requesterCounts: true }, [away(lead, ida)])).toEqual([]);
    expect(sits(implementer, {}, {}, [away(anna, implementer)])).toEqual([]);
    expect(sits(requester, {}, { requesterCounts: true }, [away(anna, requester)])).toEqual([]);
  });
  test('and whom they decided for count as one', () => {
    const decided = { decisions: [yesOf('it', ida, { for: both.id })] };
    expect(sits(both, decided)).toEqual([]);
    expect(sits(ida, decided, {}, [away(cast['safety approver'], ida)])).toEqual([]);
    const omar = cast['colleague of OT'];
    expect(sits(omar, decided, {}, [away(both, omar)])).toEqual([]);
  });
  test('of somebody who left, or of another site, decides nothing', () => {
    expect(sits(ida, {}, {}, [away({ ...anna, left: true }, ida)])).toEqual([]);
    expect(sits(ida, {}, {}, [away({ ...anna, siteId: 'bayou' }, ida)])).toEqual([]);
    expect(sits({ ...ida, guest: true }, {}, {}, [away(anna, ida)])).toEqual([]);
  });
  test('who may decide themselves does so first', () => {
    expect(sits(cast['lead of IT'], {}, {}, [away(anna, cast['lead of IT'])])).toEqual(['it for U0LENA']);
  });
});

describe('whose yes is still missing', () => {
  const left = (change: Partial<Change>, terms: Partial<Terms> = {}) =>
    awaited(aChange(change), someTerms(terms)).join(' ');
  const emergency = { type: 'emergency' } as const;
  test.each<[string, string, Partial<Change>, Partial<Terms>]>([
    ['everybody’s', 'it ot safety', {}, {}],
    ['in an emergency, too', 'it ot safety', emergency, {}],
    ['but for OT’s voice', 'safety', { ...emergency, voices: [aVoice('ot')] }, {}],
    ['but for both voices', '', { ...emergency, voices: [aVoice('ot'), aVoice('safety')] }, {}],
    [
      'safety’s voice alone says nothing for the sides',
      'it ot',
      { ...emergency, voices: [aVoice('safety')] },
      {},
    ],
    [
      'safety’s formal yes will do',
      '',
      { ...emergency, voices: [aVoice('ot')], decisions: [yesOf('safety', both)] },
      {},
    ],
    [
      'a voice on an earlier plan is none',
      'it ot safety',
      { ...emergency, plan: 2, voices: [aVoice('ot'), aVoice('safety')] },
      {},
    ],
    ['a voice is for emergencies', 'it ot safety', { voices: [aVoice('ot'), aVoice('safety')] }, {}],
    ['advisory mode waits for safety only', 'safety', {}, { advisory: true }],
    [
      'advisory mode hears safety’s voice',
      '',
      { ...emergency, voices: [aVoice('safety')] },
      { advisory: true },
    ],
  ])('%s', (_, expected, change, terms) => {
    expect(left(change, terms)).toBe(expected);
  });
});

describe('joint triage', () => {
  const bridge: Person = { ...both, roles: ['lead'] };
  const told = (assessedBy: Change['assessedBy'], by: Person) => assessesFor(aChange({ assessedBy }), by);
  test('takes a lead of each side, and nobody for both', () => {
    expect(told({}, cast['lead of OT'])).toBe('ot');
    expect(told({}, bridge)).toBe('it');
    expect(told({ it: 'U0LENA' }, bridge)).toBe('ot');
    expect(told({ it: bridge.id }, bridge)).toBeUndefined();
    expect(told({ it: 'U0LENA' }, cast['lead of IT'])).toBeUndefined();
    expect(told({}, anna)).toBeUndefined();
  });
  test('may be turned down by a lead of either side, but for who asks', () => {
    const reject = (by: Person, as: 'it' | 'ot' | 'safety', change: Partial<Change> = {}) =>
      refusalOf(() =>
        take(
          aChange({ state: 'assess', ...change }),
          { step: 'reject', as, for: by.id, words: 'Not ours' },
          someTerms({ needs: [], triage: true }),
          { by, now: NOW },
        ),
      )?.code;
    expect(reject(cast['lead of OT'], 'ot')).toBeUndefined();
    expect(reject(cast['lead of OT'], 'it')).toBe('not-yours');
    expect(reject(cast['lead of OT'], 'safety')).toBe('not-yours');
    expect(reject(cast['lead of IT'], 'it', { requesterId: cast['lead of IT'].id })).toBe('already-done');
  });
});
