import { and, isNotNull, isNull } from 'drizzle-orm';
import { expect, test, vi } from 'vitest';
import { HOUR } from '../../src/kernel/clock.ts';
import type { Person } from '../../src/sandbox/persons.ts';
import { startStory } from '../support/story.ts';

/** Files without telling the desk to settle: the form comes a moment after the command is acked. */
async function filesAtOnce(person: Person, how: string): Promise<void> {
  await person.types('/incident');
  await vi.waitFor(() => expect(person.modal).toBeDefined(), { timeout: 30_000, interval: 5 });
  await person.fills({ 'Where and what': 'HIS-1', 'What happens': 'It stands still', 'How bad': how });
  await person.closes();
}

test('a card needs no tick: the commit wakes the desk', async () => {
  const { slack } = await startStory({ every: HOUR });
  slack.afterEach = async () => undefined;
  const ines = slack.person('Ines', { in: 'rhine-ot' });
  const omar = slack.person('Omar', { in: 'rhine-it' });
  for (const name of ['INC-1', 'INC-2', 'INC-3', 'INC-4', 'INC-5']) {
    await filesAtOnce(ines, 'Slower');
    const bothSeeIt = () => {
      for (const seen of [ines.sees(), omar.sees()]) expect(seen.join('\n')).toContain(`${name} ·`);
    };
    await vi.waitFor(bothSeeIt, { timeout: 30_000, interval: 5 });
  }
});

test('a desk that is stopped while it sends leaves no message half sent, and another sends the rest', async () => {
  const story = await startStory();
  const { slack } = story;
  slack.afterEach = async () => undefined;
  const ines = slack.person('Ines', { in: 'rhine-ot' });
  for (let filed = 0; filed < 6; filed++) await filesAtOnce(ines, 'Danger');

  const { outbox } = story.store.tables;
  const waiting = and(isNull(outbox.sentAt), isNull(outbox.deadAt));
  const held = and(waiting, isNotNull(outbox.leaseUntil));
  const count = async (which: typeof held) =>
    (await story.store.queries.select({ id: outbox.id }).from(outbox).where(which)).length;
  expect(await count(waiting)).toBe(12);

  const settled = story.settle();
  await vi.waitFor(async () => expect(await count(held)).toBeGreaterThan(0), {
    timeout: 30_000,
    interval: 1,
  });
  await story.stop();
  expect(await count(held)).toBe(0);
  expect(await count(isNotNull(outbox.sentAt))).toBeGreaterThan(0);
  await settled;

  await story.restart();
  await story.settle();
  expect(await count(waiting)).toBe(0);
  expect(await count(isNotNull(outbox.deadAt))).toBe(0);
  expect(ines.sees().filter(line => line.includes('HIS-1'))).toHaveLength(6);
});
