import { expect, test } from 'vitest';
import { auditStore } from '../../src/audit/store.ts';
import { conversationStore } from '../../src/conversations/store.ts';
import { incidentMessages } from '../../src/incidents/drawing.ts';
import { MINUTE, systemClock } from '../../src/kernel/clock.ts';
import { directoryStore } from '../../src/people/store.ts';
import { plantStore } from '../store/fresh-store.ts';
import { incidentDesk } from './incident-desk.ts';

/** An S1 that nobody has had through four reminders, as if Slack had been away, and its messages as they wait. */
async function remindedFourTimes() {
  const store = plantStore();
  const { incidents, clock, filed } = incidentDesk(store);
  await filed({ impact: 'danger' });
  for (let round = 0; round < 4; round++) {
    clock.moveOn(5 * MINUTE);
    const [timer] = await store.queries.select().from(store.tables.timers);
    await incidents.remind(timer!);
  }
  const draw = incidentMessages({
    incidents,
    kept: { openOf: async () => [] },
    directory: directoryStore(store),
    cards: conversationStore(store, { machine: systemClock }),
    audit: auditStore(store),
    lately: async () => [],
  });
  const waiting = await store.queries.select().from(store.tables.outbox);
  const drawn = async (intent: string) => {
    const shown = waiting
      .filter(one => one.intent === intent)
      .map(async one => draw[intent]!({ ...one, urgent: true }));
    return (await Promise.all(shown)).filter(one => one !== undefined).length;
  };
  return { store, drawn };
}

test('of several reminders that waited for Slack only the newest is sent', async () => {
  const { drawn } = await remindedFourTimes();
  expect(await drawn('incident.note')).toBe(1);
  expect(await drawn('incident.nobody-has-it')).toBe(1);
});

test('who has left since is told nothing more', async () => {
  const { store, drawn } = await remindedFourTimes();
  await store.queries.update(store.tables.people).set({ left: true });
  expect(await drawn('incident.nobody-has-it')).toBe(0);
});

test('what only some may see since stands at no desk any more', async () => {
  const { store, drawn } = await remindedFourTimes();
  await store.queries
    .update(store.tables.incidents)
    .set({ visibility: { kind: 'restricted', to: ['U0INES'] } });
  expect(await drawn('incident.card')).toBe(0);
  expect(await drawn('incident.note')).toBe(0);
  expect(await drawn('incident.nobody-has-it')).toBe(0);
});
