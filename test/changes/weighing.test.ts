import { describe, expect, test } from 'vitest';
import type { Plan } from '../../src/changes/change.ts';
import { keptAnswers, readMinutes, readMoment } from '../../src/changes/moments.ts';
import { otherChanges, type Other } from '../../src/changes/rules/clashes.ts';
import { asWritten } from '../../src/changes/rules/tightening.ts';
import { weigh, type Weighed } from '../../src/changes/rules/weighing.ts';
import type { Calendar } from '../../src/changes/window-rules.ts';
import { windowsByAsset, type Window } from '../../src/changes/windows.ts';
import { DAY, HOUR, MINUTE } from '../../src/kernel/clock.ts';
import type { Touched } from '../../src/register/touched.ts';
import { rhine } from '../incidents/a-place.ts';
import { aPlan, END, NOW, plc12, START, sw34, touching } from './a-change.ts';
import { at, aWindow, once } from './a-window.ts';

/** Fridays 22:00 to 02:00 on PLC-12. */
const friday = aWindow('22:00-02:00', [5], { assetId: 'plc-12' });
const site = aWindow('21:00-24:00', [5]);
const inventory = once('2026-11-27T21:30', '2026-11-27T22:30', {
  effect: 'blackout',
  id: 'inventory',
  reason: 'Inventory',
});

const calendar = (...windows: Window[]): Calendar => ({
  assets: new Map([sw34, plc12].map(one => [one.id, one])),
  windows: windowsByAsset(windows),
  zoneOf: id => (id === 'bayou' ? 'America/Chicago' : rhine.zone),
  now: NOW,
});

const both: Touched[] = [touching('named'), touching('served', {}, plc12)];

const weighed = (plan: Partial<Plan> = {}, but: Partial<Weighed> = {}): Weighed => ({
  plan: aPlan({ effects: ['view'], ...plan }),
  type: 'normal',
  requesterSide: 'it',
  touched: both,
  tightening: asWritten,
  site: rhine,
  ...but,
});

const timing = (windows: Window[], plan: Partial<Plan> = {}, but: Partial<Weighed> = {}) =>
  weigh(weighed(plan, but), calendar(...windows), otherChanges([])).timing;

describe('R4', () => {
  const outside = (windows: Window[], plan: Partial<Plan> = {}, but: Partial<Weighed> = {}) =>
    timing(windows, plan, but).outside;
  test('nothing stands against what lies inside every one, its edges and the restart included', () => {
    expect(outside([friday, site])).toEqual([]);
    expect(outside([friday, site], { answers: { restartMinutes: '60' } })).toEqual([]);
  });
  test('a minute of restart too many, and it names the windows nearby and the next that fits all', () => {
    expect(outside([friday, site], { answers: { restartMinutes: '61' } })).toEqual([
      'SW-34 plant switch: not wholly inside a maintenance window, restart included. Nearby: Fri 27 Nov 21:00 – Sat 28 Nov 00:00, Rhine Works time; Fri 4 Dec 21:00 – Sat 5 Dec 00:00, Rhine Works time. None that fits is known: ask operations to open a window.',
    ]);
    expect(
      outside([friday, site], { start: END, end: END + HOUR, answers: { restartMinutes: '30' } }),
    ).toEqual([
      'SW-34 plant switch: not wholly inside a maintenance window, restart included. Nearby: Fri 27 Nov 21:00 – Sat 28 Nov 00:00, Rhine Works time; Fri 4 Dec 21:00 – Sat 5 Dec 00:00, Rhine Works time. Next that fits: Fri 4 Dec 22:00 – 23:00, Rhine Works time.',
    ]);
  });
  test('what it offers fits', () => {
    const start = at('2026-12-04T21:00');
    expect(outside([friday, site], { start, end: start + HOUR, answers: { restartMinutes: '30' } })).toEqual(
      [],
    );
  });
  test('every asset has its say, those with the same windows in one sentence', () => {
    const many = Array.from({ length: 5 }, (_, n) =>
      touching('served', { id: `p${n}`, name: `P-${n}` }, plc12),
    );
    const sentences = outside([friday], {}, { touched: [...both, ...many] });
    expect(sentences).toEqual([
      'SW-34 plant switch, P-0, P-1 and 3 more: no maintenance window. Ask operations to open one. None that fits is known: ask operations to open a window.',
    ]);
    expect(outside([friday], {}, { touched: [...both, many[0]!] })[0]).toMatch(
      /^SW-34 plant switch and P-0: no/,
    );
  });
  test('those with other blackouts, or at another site, have a sentence of their own', () => {
    const shut = { ...inventory, assetId: 'plc-12' };
    expect(timing([site, shut]).blackouts).toEqual([expect.stringMatching(/^PLC-12: blackout/)]);
    const elsewhere = touching('served', { id: 'plc-9', name: 'PLC-9', siteId: 'bayou' }, plc12);
    expect(outside([], {}, { touched: [...both, elsewhere] })).toEqual([
      'SW-34 plant switch and PLC-12: no maintenance window. Ask operations to open one.',
      expect.stringMatching(/^PLC-9: no maintenance window/),
    ]);
  });
  test('what isn’t registered has the windows of its site', () => {
    const unregistered = { touched: [] };
    expect(outside([site], {}, unregistered)).toEqual([]);
    expect(outside([friday], { place: 'Old pump' }, unregistered)[0]).toMatch(
      /^Old pump: no maintenance window/,
    );
  });
  test('nobody asks for a window where no view may be lost', () => {
    expect(outside([], { effects: [] })).toEqual([]);
    expect(outside([], {}, { touched: [touching('named')] })).toEqual([]);
    expect(outside([], { effects: ['bypass'] }, { touched: [touching('named')] })).toHaveLength(1);
  });
  test('a restart that can’t be read is said, and nothing is offered', () => {
    expect(outside([], { answers: { restartMinutes: ' soon ' } })).toEqual([
      '“soon” is no number of minutes. Write how many until it runs again, like 30.',
    ]);
  });
});

describe('R5', () => {
  test('a blackout names whom it is for and why, once, and what fits instead', () => {
    expect(timing([friday, site, inventory]).blackouts).toEqual([
      'SW-34 plant switch and PLC-12: blackout, Inventory: Fri 27 Nov 22:30 – 23:30, Rhine Works time. Choose a time outside it. Next that fits: Fri 4 Dec 22:00 – 23:00, Rhine Works time.',
    ]);
  });
  test('the restart may not reach into one either, and the next that fits is said only once', () => {
    const later = { start: START - 90 * MINUTE, end: START, answers: { restartMinutes: '31' } };
    const { outside, blackouts } = timing([friday, site, inventory], later);
    expect(outside.at(-1)).toContain('None that fits');
    expect(blackouts).toEqual([expect.stringMatching(/Choose a time outside it\.$/)]);
    expect(
      timing([friday, site, inventory], { ...later, answers: { restartMinutes: '30' } }).blackouts,
    ).toEqual([]);
  });
  test('it stands against what takes no window, too; one that comes again is counted', () => {
    const nightly = aWindow('22:00-23:00', [1, 2, 3, 4, 5, 6, 7], { effect: 'blackout', reason: 'Backups' });
    expect(timing([nightly], { effects: [], end: END + 2 * DAY }).blackouts).toEqual([
      'SW-34 plant switch and PLC-12: blackout, Backups: Fri 27 Nov 22:00 – 23:00, Rhine Works time, and 2 times more. Choose a time outside it.',
    ]);
  });
});

describe('R8', () => {
  const backOut = (answers: Plan['answers'], plan: Partial<Plan> = {}) =>
    timing([friday, site], { answers, ...plan }).backOut;
  const until = (backOutBy: string, backOutMinutes = '30') => backOut({ backOutBy, backOutMinutes });
  test('is over with the first window that ends', () => {
    expect(until('23:30')).toEqual([]);
    expect(until('Fri 23:31')).toEqual([
      'SW-34 plant switch: the window ends at Sat 28 Nov 00:00, and backing out is over only at Sat 28 Nov 00:01, Rhine Works time. Begin backing out by Fri 27 Nov 23:30 at the latest.',
    ]);
    expect(until('22:00', '121')).toEqual([
      'SW-34 plant switch: the window ends at Sat 28 Nov 00:00, and backing out is over only at Sat 28 Nov 00:01, Rhine Works time. There is no time to back out: choose a longer window, or an earlier start.',
    ]);
  });
  test('nothing is said of what takes no window', () => {
    expect(backOut({ backOutBy: 'late' }, { effects: [] })).toEqual([]);
  });
  test('nothing is said before both are answered', () => {
    expect(backOut({ backOutBy: 'Fri 23:31' })).toEqual([]);
    expect(backOut({ backOutMinutes: '30' })).toEqual([]);
  });
  test('a wrong answer is a sentence', () => {
    expect(until('late', 'a while')).toEqual([
      expect.stringMatching(/^I can’t read “late” as a time\. Write it like/),
      '“a while” is no number of minutes. Write how many that backing out takes, like 30.',
    ]);
    expect(until('22:00-23:00')).toEqual(['“22:00-23:00” is a range. Write one moment, like Fri 23:30.']);
    expect(until('today 20:00')).toEqual([
      'Backing out would begin before the change does. Write a moment after its start.',
    ]);
  });
});

describe('R7', () => {
  const removal = (removedBy: string) => timing([], { answers: { removedBy } }).removal;
  test('is removed after it is there', () => {
    expect(removal('24 Dec 8:00')).toEqual([]);
    expect(removal('Fri 22:00')).toEqual([
      'It would be removed before it is there. Write a moment after its start.',
    ]);
    expect(removal('some day')).toEqual([expect.stringMatching(/^I can’t read “some day”/)]);
    expect(removal(' ')).toEqual([]);
  });
});

describe('moments', () => {
  const read = (typed: string, now = NOW) => readMoment(typed, { start: START }, rhine, now);
  test('a clock alone is the first after the start, a day is read from now', () => {
    expect(read('22:00')).toBe(START);
    expect(read('21:00')).toBe(START + 23 * HOUR);
    expect(read('tomorrow 8:00')).toBe(at('2026-11-25T07:00'));
    expect(read('now')).toBe(NOW);
  });
  test('are kept with day and year, so that they are the same whenever they are read', () => {
    const answers = {
      backOutBy: '23:30',
      removedBy: 'tomorrow 8:00',
      permit: 'tomorrow 8:00',
      backOutMinutes: '',
    };
    const kept = keptAnswers(answers, { start: START }, rhine, NOW);
    expect(kept).toEqual({
      ...answers,
      backOutBy: 'Fri 27 Nov 2026 23:30',
      removedBy: 'Wed 25 Nov 2026 08:00',
    });
    for (const now of [NOW, START, START + 90 * MINUTE, END + 9 * DAY])
      expect(read(kept.backOutBy!, now)).toBe(START + 90 * MINUTE);
    expect(keptAnswers(kept, { start: START }, rhine, NOW)).toEqual(kept);
    const wrong = () => keptAnswers({ backOutBy: 'late' }, { start: START }, rhine, NOW);
    expect(wrong).toThrow(expect.objectContaining({ code: 'bad-answer', field: 'backOutBy' }));
  });
  test('minutes are whole', () => {
    expect(['0', ' 90 ', '9999'].map(readMinutes)).toEqual([0, 90, 9999]);
    for (const wrong of ['', '-1', '1.5', '10000', '1e3', '5 min', '٣'])
      expect(readMinutes(wrong)).toBeUndefined();
  });
});

describe('R10', () => {
  const other = (but: Partial<Other> = {}): Other => ({
    name: 'CHG-8',
    ownerId: 'U0OWNER',
    implementerId: 'U0OTHER',
    touched: ['plc-12', 'plc-12'],
    start: END - 1,
    end: END + HOUR,
    plannedAt: NOW,
    ...but,
  });
  const clashes = (others: Other[], plan: Partial<Plan> = {}, own?: Weighed['own']) =>
    weigh(weighed(plan, own ? { own } : {}), calendar(), otherChanges(others)).clashes;
  const clash = { name: 'CHG-8', ownerId: 'U0OWNER', on: 'PLC-12', first: true };

  test.each<[string, Partial<Other>, Partial<Plan>, boolean]>([
    ['touches the same for a moment', {}, {}, true],
    ['begins when this ends', { start: END }, {}, false],
    ['begins while this restarts', { start: END }, { answers: { restartMinutes: '1' } }, true],
    ['ends when this begins', { start: START - HOUR, end: START }, {}, false],
    ['touches something else', { touched: ['plc-13'] }, {}, false],
  ])('one that %s', (_, but, plan, isOne) => {
    expect(clashes([other(but)], plan)).toEqual(isOne ? [clash] : []);
  });
  test('each once, with the first that both touch; the same implementer besides', () => {
    const whole = other({ touched: ['plc-12', 'sw-34'], implementerId: aPlan().implementerId });
    expect(clashes([whole, other({ name: 'CHG-9' })])).toEqual([
      { ...clash, on: 'SW-34 plant switch' },
      { ...clash, name: 'CHG-9' },
      { ...clash, on: null },
    ]);
    expect(clashes([{ ...whole, start: END, touched: [] }])).toEqual([]);
  });
  test('of what only some may know of, without its name, each once', () => {
    const hidden = [other({ isRestricted: true }), other({ name: 'CHG-9', isRestricted: true })];
    const [first, second] = clashes(hidden, {}, { name: 'CHG-7', plannedAt: NOW + 1 });
    expect([first, second]).toEqual([
      { ...clash, name: 'Another change' },
      { ...clash, name: 'Another change' },
    ]);
    expect(clashes([other({ isRestricted: true })], {}, { name: 'CHG-8', plannedAt: NOW })).toEqual([]);
  });
  test('never with itself; who was planned first is first', () => {
    const own = { name: 'CHG-7', plannedAt: NOW };
    expect(clashes([other({ name: 'CHG-7' })], {}, own)).toEqual([]);
    expect(clashes([other()], {}, own)).toEqual([clash]);
    expect(clashes([other({ plannedAt: NOW + 1 })], {}, own)).toEqual([{ ...clash, first: false }]);
  });
});
