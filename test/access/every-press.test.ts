import { describe, expect, test } from 'vitest';
import { allSteps, states, whyNot, type Step } from '../../src/incidents/incident.ts';
import { Refusal } from '../../src/kernel/refusal.ts';
import { sides, type Person } from '../../src/people/person.ts';
import { everyone } from '../../src/records/visibility.ts';
import { everything, kinds, scene, visibilities, type Scene } from './scene.ts';

const press = ({ desk, incident }: Scene, step: Step, by: Person) =>
  desk.incidents.take(step, incident.id, by, 'Still wrong', `press:${step}`);

const cases = states.flatMap(state =>
  sides.flatMap(asking =>
    Object.keys(visibilities).map(seen => [state, asking, seen as keyof typeof visibilities] as const),
  ),
);

describe('every press by every kind of person', () => {
  test.each(cases)('of an incident that is %s, asked by %s, seen by %s', async (state, asking, seen) => {
    const here = await scene(state, asking, visibilities[seen]);
    const before = await everything(here.store);
    for (const step of allSteps)
      for (const kind of kinds) {
        const by = await here.person(kind);
        const refusal = whyNot(step, here.incident, by);
        if (refusal) {
          const error: unknown = await press(here, step, by).catch((thrown: unknown) => thrown);
          expect(error).toBeInstanceOf(Refusal);
          const { message } = error as Refusal;
          expect(message).toBe(refusal.message);
          // It says why, and what to do.
          expect(message).toMatch(/^[A-Z].{20,}\.$/);
          expect(message).not.toMatch(/undefined|\bi-\d|Error|asking|answering/);
          expect((await everything(here.store)) === before).toBe(true);
        } else {
          const there = await scene(state, asking, visibilities[seen]);
          const is = await press(there, step, by);
          expect(is.version).toBe(there.incident.version + 1);
          const { history } = await there.desk.incidents.look(is.id, { ...by, guest: false });
          expect(history.at(-1)).toMatchObject({ actor: { kind: 'person', id: by.id }, seq: is.version });
        }
      }
  });

  test('who left, and whom nobody knows, are refused before anything is looked at', async () => {
    const { desk } = await scene('new', 'ot', everyone);
    for (const id of ['U0PAUL', 'U0NOBODY', '', '__proto__'])
      await expect(desk.person(id)).rejects.toBeInstanceOf(Refusal);
  });
});
