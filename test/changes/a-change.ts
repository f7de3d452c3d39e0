import type { Change, Decision, Plan, Voice } from '../../src/changes/change.ts';
import { questions, type Answers, type QuestionId } from '../../src/changes/questions.ts';
import type { Case } from '../../src/changes/rules/case.ts';
import { asWritten } from '../../src/changes/rules/tightening.ts';
import { Refusal } from '../../src/kernel/refusal.ts';
import type { Terms } from '../../src/changes/terms.ts';
import { HOUR } from '../../src/kernel/clock.ts';
import type { Person, Side } from '../../src/people/person.ts';
import { everyone } from '../../src/records/visibility.ts';
import type { Asset } from '../../src/register/asset.ts';
import type { Touched } from '../../src/register/touched.ts';
import { anAsset } from '../incidents/a-place.ts';
import { somebody } from '../incidents/an-incident.ts';
import { at } from './a-window.ts';

/** A Friday night within the windows of Line 1, 22:00 to 23:00 at Rhine Works. */
export const START = at('2026-11-27T21:00');
export const END = START + HOUR;
/** The Tuesday before, 10:00. */
export const NOW = at('2026-11-24T09:00');

const person = (name: string, side: Person['side'], ...roles: Person['roles']): Person =>
  somebody({ id: `U0${name.toUpperCase().replaceAll(' ', '')}`, name, side, roles });

/** One of each kind. Ines of IT asks, Jonas of IT does it. */
export const cast = {
  requester: person('Ines', 'it'),
  implementer: person('Jonas', 'it'),
  'colleague of IT': person('Ida', 'it'),
  'colleague of OT': person('Omar', 'ot'),
  'approver of IT': person('Anna', 'it', 'approver'),
  'approver of OT': person('Aydin', 'ot', 'approver'),
  'lead of IT': person('Lena', 'it', 'lead'),
  'lead of OT': person('Luis', 'ot', 'lead'),
  'shift lead': person('Sofia', 'ot', 'shift lead'),
  'shift lead of IT': person('Stan', 'it', 'shift lead'),
  'safety approver': person('Selma', 'ot', 'safety approver'),
  'approver of both': person('Bruno', 'bridge', 'approver'),
  'lead elsewhere': { ...person('Lucy', 'bridge', 'lead', 'shift lead', 'safety approver'), siteId: 'bayou' },
  guest: { ...person('Gus', 'ot', 'lead', 'shift lead', 'safety approver'), guest: true },
  'shared account': {
    ...person('Control Room', 'ot', 'lead', 'shift lead', 'safety approver'),
    shared: true,
  },
} satisfies Record<string, Person>;
export type Role = keyof typeof cast;

export function aPlan(but: Partial<Plan> = {}): Plan {
  return {
    what: 'Patch SW-34',
    why: 'CVE of last week',
    assetIds: ['sw-34'],
    place: 'SW-34 plant switch',
    kind: 'other',
    effects: [],
    start: START,
    end: END,
    implementerId: cast.implementer.id,
    answers: {},
    ...but,
  };
}

/** CHG-7: IT of Rhine Works patches its switch, as it was filed. */
export function aChange(but: Partial<Change> = {}): Change {
  return {
    ...aPlan(),
    id: 'c-7',
    number: 7,
    siteId: 'rhine',
    type: 'normal',
    state: 'authorize',
    requesterId: cast.requester.id,
    requesterSide: 'it',
    plan: 1,
    plannedAt: NOW,
    plannedBy: cast.requester.id,
    decisions: [],
    voices: [],
    assessedBy: {},
    go: null,
    overlooked: [],
    removed: null,
    startedAt: null,
    reported: null,
    wentWrong: false,
    disconnected: null,
    handedBack: null,
    review: null,
    reason: null,
    visibility: everyone,
    filedAt: NOW,
    since: NOW,
    version: 1,
    auditHead: '',
    ...but,
  };
}

export const yesOf = (as: Side | 'safety', by: Person, but: Partial<Decision> = {}): Decision => ({
  by: by.id,
  for: by.id,
  as,
  yes: true,
  plan: 1,
  at: NOW,
  words: null,
  ...but,
});

export const allSaidYes = [
  yesOf('it', cast['approver of IT']),
  yesOf('ot', cast['approver of OT']),
  yesOf('safety', cast['safety approver']),
];

export const aVoice = (as: Voice['as'], but: Partial<Voice> = {}): Voice => ({
  as,
  authority: 'Dr. Weber, plant manager',
  how: 'phone',
  heardBy: cast.requester.id,
  plan: 1,
  at: NOW,
  ...but,
});

/** Asks for everybody’s yes. */
export const someTerms = (but: Partial<Terms> = {}): Terms => ({
  needs: ['it', 'ot', 'safety', 'go'],
  triage: false,
  stops: [],
  unimportant: false,
  requesterCounts: false,
  advisory: false,
  ...but,
});

export const noTerms = someTerms({ needs: [] });

/** IT’s switch of level 3, which nothing depends on. */
export const sw34 = anAsset({ id: 'sw-34', name: 'SW-34 plant switch', area: 'Line 1' });
export const plc12 = anAsset({ id: 'plc-12', name: 'PLC-12', area: 'Line 1', owner: 'ot', level: 1 });

export const touching = (how: Touched['how'], but: Partial<Asset> = {}, asset = sw34): Touched => ({
  asset: { ...asset, ...but },
  how,
});

export function aCase(plan: Partial<Plan> = {}, but: Partial<Case> = {}): Case {
  return {
    plan: aPlan(plan),
    type: 'normal',
    requesterSide: 'it',
    touched: [touching('named')],
    timing: { outside: [], blackouts: [], backOut: [], removal: [] },
    clashes: [],
    tightening: asWritten,
    ...but,
  };
}

/** Something in every field that fits there. */
export const allAnswers: Answers = Object.fromEntries(
  (Object.keys(questions) as QuestionId[]).map(id => {
    const { way } = questions[id];
    return [id, way === 'minutes' ? '15' : way === 'moment' ? 'Fri 27 Nov 2026 23:00' : 'Said'];
  }),
);

/** What a person is told; undefined where they may. */
export function refusalOf(run: () => unknown): Refusal | undefined {
  try {
    run();
    return undefined;
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
}
