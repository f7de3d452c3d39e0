import { describe, expect, test } from 'vitest';
import type { Change } from '../../src/changes/change.ts';
import { rulesPage } from '../../src/changes/pages.ts';
import { changeStore } from '../../src/changes/store.ts';
import { isDecidedLate, tallyOf, type Tally } from '../../src/changes/tally.ts';
import { DAY, HOUR, systemClock } from '../../src/kernel/clock.ts';
import { monthBegan } from '../../src/people/wall-clock.ts';
import { AUDIT_KEY } from '../incidents/incident-desk.ts';
import { rhine } from '../incidents/a-place.ts';
import { plantStore } from '../store/fresh-store.ts';
import { aCase, aChange, aVoice, cast, NOW, someTerms, yesOf } from './a-change.ts';
import { changeDesk } from './change-desk.ts';

const terms = someTerms({ needs: ['it', 'ot'] });
const emergency = (but: Partial<Change> = {}) =>
  aChange({ type: 'emergency', state: 'implement', startedAt: NOW, voices: [aVoice('ot')], ...but });
/** Filed on Tuesday at 10:00, decided until Wednesday at 10:00. */
const due = NOW + DAY;

test('a month begins at midnight on the site’s clock, also after the clock was changed', () => {
  expect(monthBegan(NOW, 'Europe/Berlin')).toBe(Date.UTC(2026, 9, 31, 23));
  expect(monthBegan(NOW, 'America/Chicago')).toBe(Date.UTC(2026, 10, 1, 5));
  const newYear = Date.UTC(2026, 11, 31, 23, 30);
  expect(monthBegan(newYear, 'Europe/Berlin')).toBe(Date.UTC(2026, 11, 31, 23));
  expect(monthBegan(newYear, 'UTC')).toBe(Date.UTC(2026, 11, 1));
});

describe('an emergency is decided late', () => {
  const isLate = (but: Partial<Change>, now = NOW + 9 * DAY) =>
    isDecidedLate(emergency(but), terms, rhine, now);
  const decided = (at: number) => [
    yesOf('it', cast['approver of IT'], { at: NOW }),
    yesOf('ot', cast['approver of OT'], { at }),
  ];
  test('where a formal decision came after it was due, or is still missing', () => {
    expect(isLate({ decisions: decided(due) })).toBe(false);
    expect(isLate({ decisions: decided(due + 1) })).toBe(true);
    expect(isLate({}, due)).toBe(false);
    expect(isLate({}, due + 1)).toBe(true);
  });
  test('not where it never went ahead', () => {
    expect(isLate({ state: 'withdrawn', startedAt: null })).toBe(false);
    expect(isLate({ state: 'authorize', startedAt: null, voices: [] })).toBe(false);
  });
  test('also once it is closed', () => {
    expect(isLate({ state: 'closed', decisions: decided(due + 1) })).toBe(true);
    expect(isLate({ state: 'closed', decisions: decided(due) })).toBe(false);
  });
});

test('the store counts a site’s own, of this month', async () => {
  const store = plantStore();
  const { changes, people } = store.tables;
  for (const one of [cast.requester, cast.implementer])
    await store.queries.insert(people).values(one).onConflictDoNothing();
  const since = monthBegan(NOW, rhine.zone);
  const overlooked = [{ rule: 'R4', sentence: 'No window' }];
  const begun = { startedAt: since, overlooked };
  const kept: Partial<Change>[] = [
    { type: 'emergency', filedAt: since, state: 'implement', startedAt: since },
    { type: 'emergency', filedAt: NOW, startedAt: NOW, state: 'closed', decisions: [] },
    { type: 'emergency', filedAt: since - 1 },
    { type: 'emergency', siteId: 'bayou' },
    { type: 'normal', ...begun },
    { type: 'normal', ...begun, state: 'closed' },
    { ...begun, startedAt: since - 1 },
    { ...begun, startedAt: null },
    { ...begun, siteId: 'bayou' },
    { startedAt: NOW },
  ];
  await store.queries.insert(changes).values(
    kept.map((but, n) => {
      const change = aChange({ id: `c-${n}`, number: n + 1, ...but });
      return { ...change, busyUntil: change.end, searched: '' };
    }),
  );
  const tallied = changeStore(store, { auditKey: AUDIT_KEY, machine: systemClock });
  const weighed = async () => ({ case: aCase(), terms });
  expect((await tallied.emergencies('rhine', since)).map(({ number }) => number)).toEqual([1, 2]);
  expect(await tallyOf(rhine, NOW, tallied, weighed)).toEqual({ emergencies: 2, late: 1, overlooked: 2 });
});

test('a use case gives it for a site', async () => {
  const desk = await changeDesk({ ...emergency(), kind: 'network' });
  expect(await desk.changes.tally('rhine')).toEqual({ emergencies: 1, late: 0, overlooked: 0 });
  desk.clock.moveOn(DAY + HOUR);
  expect(await desk.changes.tally('rhine')).toEqual({ emergencies: 1, late: 1, overlooked: 0 });
  expect(await desk.changes.tally('bayou')).toEqual({ emergencies: 0, late: 0, overlooked: 0 });
});

test.each<[Tally, string]>([
  [
    { emergencies: 0, late: 0, overlooked: 0 },
    '*This month* 0 emergencies. Advisory mode let none begin that a rule stood against.',
  ],
  [
    { emergencies: 1, late: 0, overlooked: 1 },
    '*This month* 1 emergency, none of them decided late. Advisory mode let 1 begin that a rule stood against.',
  ],
  [
    { emergencies: 3, late: 2, overlooked: 12 },
    '*This month* 3 emergencies, 2 of them decided late. Advisory mode let 12 begin that a rule stood against.',
  ],
])('the page of rules says what came of them: %j', (tally, line) => {
  expect(JSON.stringify(rulesPage(rhine, tally))).toContain(line);
  expect(JSON.stringify(rulesPage(rhine))).not.toContain('This month');
});
