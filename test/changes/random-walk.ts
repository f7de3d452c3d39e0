import type { Change, ChangeType, Plan } from '../../src/changes/change.ts';
import type { Delegation } from '../../src/changes/deciding.ts';
import { otherChanges } from '../../src/changes/rules/clashes.ts';
import type { Tightening } from '../../src/changes/rules/tightening.ts';
import { weigh } from '../../src/changes/rules/weighing.ts';
import { steps, type Step } from '../../src/changes/steps.ts';
import { take, type Taken } from '../../src/changes/taking.ts';
import { termsOf, type Terms } from '../../src/changes/terms.ts';
import { windowsByAsset } from '../../src/changes/windows.ts';
import { DAY, HOUR, MINUTE } from '../../src/kernel/clock.ts';
import type { Person } from '../../src/people/person.ts';
import type { Touched } from '../../src/register/touched.ts';
import { rhine } from '../incidents/a-place.ts';
import {
  aChange,
  allAnswers,
  aPlan,
  cast,
  END,
  NOW,
  plc12,
  refusalOf,
  START,
  sw34,
  touching,
} from './a-change.ts';
import { aWindow } from './a-window.ts';

/** Numbers from 0 to below 1, the same for the same seed: mulberry32. */
export function chance(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** What somebody tried on the way, and what came of it. */
export interface Tried {
  was: Change;
  is: Change;
  taken: Taken;
  by: Person;
  now: number;
  /** Of the plan as it is after it. */
  terms: Terms;
  refused: boolean;
}

export interface Walk {
  type: ChangeType;
  tightening: Tightening;
  delegations: readonly Delegation[];
  tried: Tried[];
}

/** As in a plant: most have one role, some several, among them those who ask and do it. */
const people: readonly Person[] = [
  ...Object.values(cast),
  { ...cast.requester, roles: ['approver', 'safety approver'] },
  { ...cast.implementer, side: 'bridge', roles: ['lead', 'shift lead', 'safety approver'] },
  { ...cast['approver of both'], roles: ['lead', 'approver', 'safety approver', 'shift lead'] },
];

const safe = touching('served', { id: 'sis-1', name: 'SIS-1', safety: true }, plc12);
const places: readonly (readonly Touched[])[] = [
  [touching('named')],
  [touching('named'), touching('served', {}, plc12)],
  [touching('named', {}, plc12)],
  [touching('named'), safe],
  [touching('named', { owner: null, level: 4 })],
];

const calendar = {
  assets: new Map([sw34, plc12, safe.asset].map(one => [one.id, one])),
  windows: windowsByAsset([aWindow('21:00-04:00', [5]), aWindow('09:00-15:00', [2], { effect: 'blackout' })]),
  zoneOf: () => rhine.zone,
  now: NOW,
};

/**
 * A change from its draft on, with people who try whatever comes to their mind, time passing and edits in between. Some
 * plans differ only in what the register says of the place, so that what they need changes without an edit.
 */
export function walk(seed: number, but: Partial<Tightening> = {}, type: ChangeType = 'normal'): Walk {
  const next = chance(seed);
  const pick = <T>(some: readonly T[]): T => some[Math.floor(next() * some.length)] as T;
  const tightening: Tightening = {
    bothSidesForOt: next() < 0.3,
    requesterCounts: next() < 0.3,
    otMayLoseView: next() < 0.3,
    advisory: false,
    ...but,
  };
  const delegations: Delegation[] = [0, 1, 2].map(() => ({
    approver: pick(people),
    delegateId: pick(people).id,
    until: pick([NOW, END + DAY]),
  }));

  const plans = [0, 1, 2].map((): Planned => {
    const planned = planOf(pick, next);
    return { ...planned, terms: termsFor(planned, type, tightening) };
  });
  let at = pick(plans);
  let is: Change = { ...aChange({ state: 'draft', type }), ...at.plan };
  let now = START - HOUR;
  const tried: Tried[] = [];
  for (let n = 0; n < 30; n++) {
    now += pick([0, 0, 0, 0, MINUTE, 5 * MINUTE, 20 * MINUTE]);
    const isGuided = next() < 0.7;
    // Who knows what comes next tries until something works, or hardly any walk would come to its work.
    for (let left = isGuided ? 14 : 1; left > 0; left--) {
      const [edit, by] = [pick(plans), pick(people)];
      const taken = somethingOf(stepOf(is, isGuided, pick), pick, next, is, edit.plan, by, now);
      const after = taken.step === 'edit' ? edit : at;
      const { terms } = after;
      const was = is;
      const refusal = refusalOf(() => (is = take(was, taken, terms, { by, now, delegations })));
      tried.push({ was, is, taken, by, now, terms, refused: refusal !== undefined });
      if (refusal) continue;
      at = after;
      break;
    }
  }
  return { type, tightening, delegations, tried };
}

/** Few plans, asked for over and over. */
const known = new Map<string, Terms>();

function termsFor(
  { plan, touched }: Omit<Planned, 'terms'>,
  type: ChangeType,
  tightening: Tightening,
): Terms {
  const key = JSON.stringify([plan, touched, type, tightening]);
  const weighed = { plan, type, requesterSide: 'it', touched, tightening, site: rhine } as const;
  const terms = known.get(key) ?? termsOf(weigh(weighed, calendar, otherChanges([])));
  known.set(key, terms);
  return terms;
}

interface Planned {
  plan: Plan;
  touched: readonly Touched[];
  terms: Terms;
}

type Pick = <T>(some: readonly T[]) => T;

function planOf(pick: Pick, next: () => number): Omit<Planned, 'terms'> {
  const touched = pick(places);
  const plan = aPlan({
    what: pick(['Patch', 'Reboot']),
    kind: pick(['other', 'patch', 'remote', 'containment']),
    effects: pick([[], ['view'], ['view', 'bypass'], ['bypass', 'temporary']]),
    assetIds: touched.flatMap(({ asset, how }) => (how === 'named' ? [asset.id] : [])),
    start: pick([START, START, NOW]),
    end: pick([END, END + HOUR]),
    answers: next() < 0.9 ? allAnswers : { permit: 'P 1' },
    implementerId: pick([cast.implementer.id, cast.implementer.id, cast['shift lead'].id, cast.requester.id]),
  });
  return { plan, touched };
}

const onwards: readonly Step[] = [
  'submit',
  'assess',
  'approve',
  'approve',
  'go',
  'start',
  'report',
  'check',
  'accept',
  'hear',
  'restart',
  'review',
];
/** What it has left behind is lifted and removed when nobody works on it any more. */
const afterwards: readonly Step[] = ['review', 'approve', 'lift', 'remove'];

/** What is under way is stopped more often than anybody would on the way there, or hardly any work would be restarted. */
function stepOf({ state }: Change, isGuided: boolean, pick: Pick): Step {
  if (isGuided) return pick(state === 'review' || state === 'closed' ? afterwards : onwards);
  return state === 'implement' ? pick([...steps, 'stop', 'stop', 'stop', 'stop']) : pick(steps);
}

function somethingOf(
  step: Step,
  pick: Pick,
  next: () => number,
  is: Change,
  plan: Plan,
  by: Person,
  now: number,
): Taken {
  const as = pick(['it', 'ot', 'safety'] as const);
  const whom = next() < 0.8 ? by.id : pick(people).id;
  switch (step) {
    case 'edit':
      return { step, plan: next() < 0.3 ? { ...is, why: 'Else' } : plan };
    case 'approve':
      return { step, as, for: whom };
    case 'reject':
      return { step, as, for: whom, words: 'No' };
    case 'hear':
      return {
        step,
        as: pick(['ot', 'safety']),
        authority: 'Dr. Weber',
        how: 'phone',
        readBack: next() < 0.9,
      };
    case 'withdraw':
    case 'no-go':
    case 'stop':
      return { step, words: '' };
    case 'report':
      return { step, outcome: pick(['done', 'backed out', 'failed']), words: null };
    case 'accept':
      return {
        step,
        restrictions: pick([
          [],
          [{ words: 'By hand', ends: now + DAY }],
          [
            { words: 'By hand', ends: now + DAY },
            { words: 'No remote start', ends: now + HOUR },
          ],
        ]),
      };
    case 'review':
      return { step, words: 'Fine' };
    case 'lift':
      return { step, index: pick([0, 0, 1]) };
    default:
      return { step };
  }
}
