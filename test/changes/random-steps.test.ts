import { describe, expect, test } from 'vitest';
import { isOver, type ChangeType, type Plan } from '../../src/changes/change.ts';
import type { Tightening } from '../../src/changes/rules/tightening.ts';
import { MINUTE } from '../../src/kernel/clock.ts';
import { walk, type Tried, type Walk } from './random-walk.ts';

/** Of each of four kinds. */
const RUNS = 750;

/** A whole run is judged by what people did, not by what the change says of itself. */
interface Judged extends Walk {
  at: number;
  /** What was done and not refused since the plan last became another. */
  since: Tried[];
  tried: Tried[];
}

/** Each moment at which work begins or goes on. */
function* beginnings(walked: Walk): Generator<Judged & { begins: Tried }> {
  let since: Tried[] = [];
  for (const [at, begins] of walked.tried.entries()) {
    if (begins.refused) continue;
    if (begins.taken.step === 'edit' && isOther(begins.was, begins.is)) since = [];
    since.push(begins);
    const isWork = begins.is.state === 'implement' && begins.was.state !== 'implement';
    if (isWork) yield { ...walked, at, since: [...since], begins };
  }
}

/** All but why it is done. */
const isOther = (was: Plan, is: Plan) =>
  (
    ['what', 'place', 'kind', 'effects', 'start', 'end', 'implementerId', 'answers', 'assetIds'] as const
  ).some(field => JSON.stringify(was[field]) !== JSON.stringify(is[field]));

const done = <S extends Tried['taken']['step']>(since: readonly Tried[], step: S) =>
  since.flatMap(one =>
    one.taken.step === step ? [{ ...one, taken: one.taken as Extract<typeof one.taken, { step: S }> }] : [],
  );

/** Walked once and judged by every test. */
const walks = new Map<string, Walk[]>();

/** Most of what people try is refused, and where a refusal was made nobody asks: to note it takes longer than the rest. */
function allWalks(but: Partial<Tightening>, type: ChangeType): Walk[] {
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 0;
  try {
    return Array.from({ length: RUNS }, (_, seed) => walk(seed, but, type));
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
}

function eachWalk(but: Partial<Tightening>, type: ChangeType, judge: (walked: Walk) => number): number {
  const key = JSON.stringify([but, type]);
  const all = walks.get(key) ?? allWalks(but, type);
  walks.set(key, all);
  return all.reduce((seen, one, seed) => {
    try {
      return seen + judge(one);
    } catch (error) {
      throw new Error(`seed ${seed} of ${key}: ${(error as Error).message}`, { cause: error });
    }
  }, 0);
}

function fourEyes({ since, begins, tightening }: Judged & { begins: Tried }) {
  const yes = done(since, 'approve');
  const { requesterId, implementerId } = begins.is;
  const own = (id: string) => id === requesterId || id === implementerId;
  const counted = yes.flatMap(({ by, taken }) => [...new Set([by.id, taken.for])]);
  expect(new Set(counted).size).toBe(counted.length);
  for (const { by, taken } of yes) {
    const eases =
      tightening.requesterCounts && by.id === requesterId && by.id !== implementerId && taken.as === 'it';
    if (!eases || taken.for !== by.id) expect([own(by.id), own(taken.for)]).toEqual([false, false]);
    if (taken.as !== 'safety') expect([taken.as, 'bridge']).toContain(by.side);
  }
  return yes.map(({ taken }) => taken.as);
}

describe('however people press', () => {
  test('R1 and R2: nothing begins without both sides, the shift lead’s go and a time that fits', () => {
    const begun = eachWalk({}, 'normal', walked => {
      let n = 0;
      for (const one of beginnings(walked)) {
        const { begins, since } = one;
        const { needs, stops } = begins.terms;
        const yes = fourEyes(one);
        for (const side of ['it', 'ot', 'safety'] as const)
          if (needs.includes(side)) expect(yes).toContain(side);
        if (begins.taken.step === 'start') {
          expect(begins.by.id).toBe(begins.is.implementerId);
          expect(stops).toEqual([]);
          expect(begins.now).toBeGreaterThanOrEqual(begins.is.start);
          expect(begins.now).toBeLessThan(begins.is.end);
        }
        if (needs.includes('go')) {
          const sinceStop = since.slice(since.findLastIndex(({ taken }) => taken.step === 'stop') + 1);
          const last = [...done(sinceStop, 'go'), ...done(sinceStop, 'restart')]
            .filter(go => go.by.id !== begins.is.implementerId)
            .toSorted((a, b) => a.now - b.now)
            .at(-1);
          expect(last?.by.roles).toContain('shift lead');
          expect(begins.now - (last?.now ?? 0)).toBeLessThanOrEqual(30 * MINUTE);
        }
        n++;
      }
      return n;
    });
    expect(begun).toBeGreaterThan(RUNS / 20);
  });

  test.each<[string, Partial<Tightening>, 'normal' | 'emergency']>([
    ['a normal change', {}, 'normal'],
    ['advisory mode', { advisory: true }, 'normal'],
    ['an emergency', {}, 'emergency'],
    ['an emergency in advisory mode', { advisory: true }, 'emergency'],
  ])('R3 and R9: %s never goes without safety’s yes to this very plan', (_, but, type) => {
    const begun = eachWalk(but, type, walked => {
      let n = 0;
      for (const one of beginnings(walked)) {
        const yes = fourEyes(one);
        if (!one.begins.terms.needs.includes('safety')) continue;
        const voices = type === 'emergency' ? done(one.since, 'hear').map(({ taken }) => taken.as) : [];
        expect([...yes, ...voices]).toContain('safety');
        n++;
      }
      return n;
    });
    expect(begun).toBeGreaterThan(10);
  });

  test('an emergency goes only by OT’s voice, or as any other change', () => {
    const begun = eachWalk({}, 'emergency', walked => {
      let n = 0;
      for (const one of beginnings(walked)) {
        const { needs, stops } = one.begins.terms;
        const heard = done(one.since, 'hear').map(({ taken }) => taken.as);
        const yes = [...fourEyes(one), ...heard.filter(as => as === 'safety')];
        const isAnyOther = needs.every(need => need === 'go' || yes.includes(need));
        expect(
          heard.includes('ot') || (isAnyOther && (stops.length === 0 || one.begins.taken.step === 'restart')),
        ).toBe(true);
        n++;
      }
      return n;
    });
    expect(begun).toBeGreaterThan(10);
  });

  test('a Stop by anybody stops what is open, and only the shift lead, or of what isn’t OT’s who asked for it, restarts it, and never who does the work', () => {
    const stopped = eachWalk({}, 'normal', walked => {
      let n = 0;
      for (const { taken, was, is, by, terms, refused } of walked.tried) {
        if (taken.step === 'stop') {
          const isNothing = isOver(was.state) || ['draft', 'review', 'suspended'].includes(was.state);
          expect(refused).toBe(isNothing);
          if (!refused) expect([is.state, is.go]).toEqual(['suspended', null]);
          n++;
        }
        if (
          was.state !== 'suspended' ||
          refused ||
          ['scheduled', 'implement'].every(state => state !== is.state)
        )
          continue;
        expect(taken.step).toBe('restart');
        const isOts = terms.needs.some(need => need === 'go' || need === 'ot');
        if (isOts || (by.id !== was.requesterId && !by.roles.includes('lead')))
          expect(by.roles).toContain('shift lead');
        expect(by.id).not.toBe(was.implementerId);
      }
      return n;
    });
    expect(stopped).toBeGreaterThan(RUNS / 4);
  });

  test('nobody decides on, lets go or takes back their own work; guests and shared accounts only stop', () => {
    const others = ['approve', 'reject', 'go', 'no-go', 'confirm', 'restart', 'check', 'accept', 'lift'];
    const stops = { normal: 0, emergency: 0 };
    const judge = (walked: Walk) => {
      let n = 0;
      for (const { taken, was, by, refused } of walked.tried) {
        if (refused) continue;
        if (others.includes(taken.step)) {
          expect(by.id).not.toBe(was.implementerId);
          n++;
        }
        if (by.guest || by.shared) {
          expect(taken.step).toBe('stop');
          stops[walked.type]++;
        }
      }
      return n;
    };
    expect(eachWalk({}, 'normal', judge)).toBeGreaterThan(10);
    expect(eachWalk({ advisory: true }, 'emergency', judge)).toBeGreaterThan(10);
    expect(Math.min(stops.normal, stops.emergency)).toBeGreaterThan(10);
  });

  test('a restriction is lifted and something temporary removed once each, after the hand-back, by who may', () => {
    const judge = (walked: Walk) => {
      const all = walked.tried.filter(({ refused }) => !refused);
      const lifts = done(all, 'lift');
      for (const { taken, was, is, by, terms } of lifts) {
        expect(was.handedBack?.restrictions[taken.index]?.lifted).toBeNull();
        expect(is.handedBack?.restrictions[taken.index]?.lifted).toMatchObject({ by: by.id });
        if (terms.needs.some(need => need === 'go' || need === 'ot'))
          expect(['ot', 'bridge']).toContain(by.side);
        expect(is.state).toBe(was.state);
      }
      const removals = done(all, 'remove');
      for (const { was } of removals) {
        expect(was.effects).toContain('temporary');
        expect([was.handedBack === null, was.removed]).toEqual([false, null]);
      }
      expect(removals.length).toBeLessThanOrEqual(1);
      expect(new Set(lifts.map(({ taken }) => taken.index)).size).toBe(lifts.length);
      return lifts.length + removals.length;
    };
    expect(eachWalk({ advisory: true }, 'emergency', judge) + eachWalk({}, 'normal', judge)).toBeGreaterThan(
      10,
    );
  });

  test('nothing is closed before it is taken back, checked and, where that is asked, reviewed', () => {
    const closed =
      eachWalk({ advisory: true }, 'emergency', judgeClosed) + eachWalk({}, 'normal', judgeClosed);
    expect(closed).toBeGreaterThan(10);
  });
});

function judgeClosed({ tried, type }: Walk): number {
  const all = tried.filter(({ refused }) => !refused);
  const last = all.find(({ is }) => is.state === 'closed');
  if (!last) return 0;
  const accepted = done(all, 'accept').at(-1);
  const wentWrong = done(all, 'report').some(({ taken }) => taken.outcome !== 'done');
  expect(accepted?.by.id).not.toBe(last.is.implementerId);
  if (last.is.kind === 'remote') {
    const checked = done(all, 'check').at(-1)?.was;
    expect(checked?.reported != null || checked?.state === 'suspended').toBe(true);
  }
  if (wentWrong || type === 'emergency') expect(done(all, 'review')).toHaveLength(1);
  return 1;
}
