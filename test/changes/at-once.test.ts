import { describe, expect, test } from 'vitest';
import type { Change } from '../../src/changes/change.ts';
import type { Taken } from '../../src/changes/taking.ts';
import { MINUTE } from '../../src/kernel/clock.ts';
import { Refusal } from '../../src/kernel/refusal.ts';
import { allSaidYes, aPlan, cast, plc12, START } from './a-change.ts';
import { changeDesk, type ChangeDesk } from './change-desk.ts';

/** A press: by whom, what, and on which version. */
type Press = [who: keyof typeof cast, taken: Taken, request: string];

/** Runs presses at the same moment. @returns what each was told: `done`, or the refusal's code */
async function atOnce(desk: ChangeDesk, id: string, presses: readonly Press[]): Promise<string[]> {
  const outcomes = presses.map(async ([who, taken, request]) => {
    try {
      await desk.changes.take(taken, id, await desk.person(cast[who].id), request, 1);
      return 'done';
    } catch (error) {
      if (error instanceof Refusal) return error.code;
      throw error;
    }
  });
  return Promise.all(outcomes);
}

/** How both cards say that it stands, as they would be drawn now. */
async function bothCards(desk: ChangeDesk): Promise<string[]> {
  const drawn = await desk.drawn('card');
  const stands = drawn.map(card => card.replace(/^(card \w+): .*?^(\*Status:\* .*?)$.*/ms, '$1: $2'));
  return [...new Set(stands)].toSorted();
}

const showing = (words: string) => ['it', 'ot'].map(side => `card ${side}: *Status:* ${words}`);

/** Every order in which a few things may arrive. */
function orders<T>(some: readonly T[]): T[][] {
  if (some.length < 2) return [[...some]];
  return some.flatMap((one, n) => orders(some.toSpliced(n, 1)).map(rest => [one, ...rest]));
}

const onPlc: Partial<Change> = { assetIds: [plc12.id], place: plc12.name, effects: ['view'] };
const answers = {
  processState: 'Idle',
  restartMinutes: '5',
  manualHold: 'Yes',
  controlRoom: 'Sofia',
  onSiteContact: 'Sofia, radio 4',
  backOutPlan: 'The old image',
  backOutBy: '23:00',
  backOutMinutes: '10',
  verification: 'It runs',
};
const planned = { ...onPlc, kind: 'configuration', answers } as const;
const approve = (as: 'it' | 'ot', by: keyof typeof cast): Taken => ({
  step: 'approve',
  as,
  for: cast[by].id,
});

describe('two approvers, an edit and a withdrawal at the same moment', () => {
  const edit: Taken = { step: 'edit', plan: aPlan({ ...planned, what: 'Another image' }) };
  const presses: readonly Press[] = [
    ['approver of IT', approve('it', 'approver of IT'), 'press:1'],
    ['approver of OT', approve('ot', 'approver of OT'), 'press:2'],
    ['requester', edit, 'view:3'],
    ['implementer', { step: 'withdraw', words: 'Not needed' }, 'view:4'],
  ];

  test.each(orders(presses).map(order => [order.map(([who]) => who).join(', '), order] as const))(
    'in the order %s: one outcome, whole',
    async (_, order) => {
      const desk = await changeDesk({ ...planned, state: 'authorize' });
      const { id, version } = await desk.is();
      const told = await atOnce(desk, id, order);
      const is = await desk.is();
      // Whoever was told that it is done, finds it done: one version and one entry each.
      expect(is.version).toBe(version + told.filter(one => one === 'done').length);
      expect(await desk.history()).toHaveLength(told.filter(one => one === 'done').length);
      // Withdrawn in any case; and no decision counts on a plan that nobody saw.
      expect(is.state).toBe('withdrawn');
      const counting = is.decisions.filter(({ plan }) => plan === is.plan);
      if (is.plan > 1) expect(counting).toEqual([]);
      // The cards show what is, and both the same.
      const cards = (await desk.told()).filter(line => line.startsWith('card'));
      expect(cards).toEqual(['card it', 'card ot']);
      expect(await bothCards(desk)).toEqual(showing('Withdrawn: Not needed'));
    },
  );
});

describe('the go', () => {
  const ready = { ...planned, state: 'scheduled', decisions: allSaidYes } as const;
  const go: Taken = { step: 'go' };

  test('given twice at the same moment counts once, and the other is told so', async () => {
    const desk = await changeDesk(ready, { now: START - 10 * MINUTE });
    const { id } = await desk.is();
    const twice = await atOnce(desk, id, [
      ['shift lead', go, 'press:1'],
      ['shift lead', go, 'press:2'],
    ]);
    expect(twice.toSorted()).toEqual(['already-done', 'done']);
    expect((await desk.is()).go?.by).toBe(cast['shift lead'].id);
    expect(await desk.history()).toEqual(['gave the go']);
  });

  test('delivered twice by Slack counts once, and nobody is told anything else', async () => {
    const desk = await changeDesk(ready, { now: START - 10 * MINUTE });
    const { id } = await desk.is();
    const twice = await atOnce(desk, id, [
      ['shift lead', go, 'press:1'],
      ['shift lead', go, 'press:1'],
    ]);
    expect(twice).toEqual(['done', 'done']);
    expect(await desk.history()).toEqual(['gave the go']);
  });

  test('and no-go at the same moment: the later one stands, and is what both cards show', async () => {
    for (const order of [
      [go, { step: 'no-go', words: 'Pump 3 is out' }],
      [{ step: 'no-go', words: 'Pump 3 is out' }, go],
    ] as Taken[][]) {
      const desk = await changeDesk(ready, { now: START - 10 * MINUTE });
      const { id } = await desk.is();
      const told = await atOnce(
        desk,
        id,
        order.map((taken, n) => ['shift lead', taken, `press:${n}`]),
      );
      expect(told).toEqual(['done', 'done']);
      const is = await desk.is();
      expect(is.go === null).toBe((await desk.history()).at(-1) === 'gave no go');
      const stands = is.go ? 'Go: its implementer starts it' : 'Scheduled, no-go: Pump 3 is out';
      expect(await bothCards(desk)).toEqual(showing(stands));
    }
  });

  test('of a shift that has gone home starts nothing: the shift was handed over in between', async () => {
    const shifts = [6 * 60, 14 * 60, 22 * 60];
    const desk = await changeDesk(ready, { now: START - 10 * MINUTE, shifts });
    const { id } = await desk.is();
    await atOnce(desk, id, [['shift lead', go, 'press:1']]);
    // START is 22:00 at Rhine Works, when the night shift begins.
    await desk.at(START + MINUTE);
    expect(await atOnce(desk, id, [['implementer', { step: 'start' }, 'press:2']])).toEqual(['not-now']);
    expect((await desk.is()).state).toBe('scheduled');
    const again = await atOnce(desk, id, [
      ['shift lead', go, 'press:3'],
      ['implementer', { step: 'start' }, 'press:4'],
    ]);
    expect(again[0]).toBe('done');
    expect(await atOnce(desk, id, [['implementer', { step: 'start' }, 'press:5']])).toEqual(
      again[1] === 'done' ? ['not-now'] : ['done'],
    );
    expect((await desk.is()).state).toBe('implement');
  });
});
