import { eq } from 'drizzle-orm';
import { expect } from 'vitest';
import { flaws } from '../../src/audit/verify.ts';
import { chainStore } from '../../src/audit/store.ts';
import { shadowHeads } from '../../src/shadowing/store.ts';
import type { Answer } from '../../src/sandbox/filling.ts';
import type { Person } from '../../src/sandbox/persons.ts';
import { AUDIT_KEY } from '../incidents/incident-desk.ts';
import { startStory } from '../support/story.ts';

/** What is on somebody’s screen. */
export const texts = (person: Person): string => person.modal?.texts.join('\n') ?? '';

/** The demo's plant on a Tuesday at 09:00, where visits begin. */
export async function plant() {
  const story = await startStory();
  const { slack, store } = story;
  const person = (name: string, channel: string) => slack.person(name, { in: channel });
  const { shadowVisits, shadowOffers, people } = store.tables;
  return {
    ...story,
    ines: person('Ines', 'rhine-ot'),
    jonas: person('Jonas', 'rhine-ot'),
    marta: person('Marta', 'rhine-ot'),
    omar: person('Omar', 'rhine-it'),
    lena: person('Lena', 'rhine-it'),
    priya: person('Priya', 'rhine-it'),
    anna: person('Anna', 'rhine-it'),
    tom: person('Tom', 'bayou-it'),
    /** Jobs of visits that are still to come. */
    waits: async () =>
      (await store.queries.select().from(store.tables.timers))
        .map(({ job }) => job)
        .filter(job => job.startsWith('shadow.')),
    visits: () => store.queries.select().from(shadowVisits).orderBy(shadowVisits.askedAt),
    offers: () => store.queries.select().from(shadowOffers),
    change: async (id: string, to: Partial<typeof people.$inferInsert>) => {
      await store.queries.update(people).set(to).where(eq(people.id, id));
    },
    /** Slack took all that was shown, and the history is whole. */
    async isWell() {
      expect(slack.calls.filter(call => call.method !== 'upload' && call.reply?.ok !== true)).toEqual([]);
      const chains = chainStore(store, () => shadowHeads(store));
      const isOurs = ({ record }: { record: string }) => record === 'visit' || record === 'shadow offer';
      const records = async () => (await chains.records()).filter(isOurs);
      expect(await flaws({ ...chains, records }, AUDIT_KEY)).toEqual([]);
    },
  };
}

export const offered: Record<string, Answer> = {
  'What one sees': 'How a batch is started, from the control room',
  'Where to meet': 'Gate 2',
  'What to bring': 'Safety shoes',
  'Whom to phone': '+49 621 100',
  'What visitors must have': 'Safety induction: certificate of the gate',
  Topics: 'batch control, alarms',
};

export async function offers(host: Person, answers: Record<string, Answer> = {}): Promise<void> {
  await host.types('/shadow offer');
  await host.fills({ ...offered, ...answers });
}

export async function asks(
  visitor: Person,
  weeks: readonly string[],
  manager = 'Priya',
  answers: Record<string, Answer> = {},
): Promise<void> {
  await visitor.types('/shadow ask');
  await visitor.fills({
    'Weeks in which you can': weeks.map(week => `Week of ${week}`),
    'Your manager': manager,
    ...answers,
  });
}
