import type { Change } from '../../src/changes/change.ts';
import type { Step } from '../../src/changes/steps.ts';
import { HOUR, MINUTE } from '../../src/kernel/clock.ts';
import { siteTime } from '../../src/people/wall-clock.ts';
import { allAnswers, aPlan, yesOf } from '../changes/a-change.ts';
import { keepsChanges } from '../changes/kept-changes.ts';
import { somebody } from '../incidents/an-incident.ts';
import type { Story } from '../support/story.ts';
import type { Scene } from './case.ts';
import { kinds } from './people.ts';

/** Its own first page asks for the first one. */
type Waits = Exclude<Step, 'submit'> | 'plain';

const ASKS = 'U0INES';
const DOES = 'U0LENA';
const ZONE = 'Europe/Berlin';

/** A change for each step, in the state that it waits for, on something of OT's that has a window now; and drafts. */
export async function waitingChanges({ store, clock }: Story): Promise<Scene['changes']> {
  const now = clock.now();
  const { queries, tables } = store;
  const open = { kind: 'once', start: now - HOUR, end: now + 4 * HOUR } as const;
  const set = {
    siteId: 'rhine',
    effect: 'maintenance',
    reason: 'Empty',
    setBy: ASKS,
    auditHead: '',
  } as const;
  await queries
    .insert(tables.windows)
    .values({ ...set, id: 'w-now', assetId: 'plc-12', when: open, version: 1 });

  const plan = {
    ...aPlan({
      what: 'Open port 443',
      place: 'PLC-12, Filling line 3',
      assetIds: ['plc-12'],
      kind: 'network',
    }),
    effects: ['view'],
    start: now - 10 * MINUTE,
    end: now + 2 * HOUR,
    implementerId: DOES,
    answers: {
      ...allAnswers,
      backOutBy: siteTime(now + HOUR, ZONE, 0),
      removedBy: siteTime(now + HOUR, ZONE, 0),
    },
  } as const;
  const began = plan.start;
  const go = { by: 'U0JONAS', at: now };
  const decisions = [
    yesOf('it', somebody({ id: 'U0ANNA' })),
    yesOf('ot', somebody({ id: 'U0MARTA', side: 'ot' })),
  ];
  const ready = { state: 'scheduled', decisions } as const;
  const underWay = { state: 'implement', decisions, startedAt: began } as const;
  const reported = { at: now, outcome: 'done', words: null } as const;
  const over = { ...underWay, state: 'closed', reported } as const;
  const held = { words: 'No remote start', ends: now + HOUR, lifted: null };
  const waits: Record<Waits, Partial<Change>> = {
    edit: ready,
    // Nobody owns it, so both sides' leads assess it.
    assess: { state: 'assess', assetIds: ['bms-1'], place: 'BMS-1' },
    plain: { state: 'authorize', effects: [] },
    approve: { state: 'authorize' },
    reject: { state: 'authorize' },
    hear: { state: 'authorize', type: 'emergency' },
    withdraw: { state: 'authorize' },
    go: ready,
    'no-go': ready,
    confirm: underWay,
    start: { ...ready, go },
    stop: underWay,
    restart: { ...underWay, state: 'suspended' },
    report: underWay,
    check: { ...underWay, kind: 'remote', reported },
    accept: { ...underWay, reported },
    review: { ...underWay, state: 'review', reported, wentWrong: true },
    lift: { ...over, handedBack: { ...go, restrictions: [held, { ...held, words: 'No heating' }] } },
    remove: { ...over, handedBack: { ...go, restrictions: [] }, effects: ['view', 'temporary'] },
  };
  const asked = {
    requesterId: ASKS,
    requesterSide: 'ot',
    plannedBy: ASKS,
    plannedAt: now,
    filedAt: now,
    since: now,
  } as const;
  const kept = await keepsChanges(store, ...Object.values(waits).map(but => ({ ...plan, ...asked, ...but })));
  for (const { id } of kinds)
    await queries.insert(tables.changeDrafts).values({
      id: draftOf(id),
      by: id,
      planned: { plan, type: 'normal', siteId: 'rhine', edits: null },
      at: now,
    });
  return Object.fromEntries(
    Object.keys(waits).map((step, n) => [step, { id: kept[n]?.id ?? '', number: kept[n]?.number ?? 0 }]),
  ) as Scene['changes'];
}

/** What somebody has planned so far. */
export const draftOf = (person: string): string => `draft-${person}`;
