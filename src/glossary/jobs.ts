import { DAY, type Clock } from '../kernel/clock.ts';
import { sides, type Person } from '../people/person.ts';
import type { Job } from '../schedule/timer.ts';
import type { GlossaryStore } from './glossary.ts';
import type { Waiting } from './waiting.ts';
import { keepersOf, type Keepers } from './stewarding.ts';
import { ASKED, toEach, WAITING } from './telling.ts';
import { DIGEST, STALE, WEEKLY } from './timers.ts';

export interface GlossaryJobParts {
  store: GlossaryStore;
  keepers: () => Promise<Keepers>;
  waiting: (by: Person) => Promise<Waiting>;
  clock: Clock;
}

/** Who didn't look is asked again. */
const AGAIN = 30 * DAY;

/** What stewards are told by itself. */
export function glossaryJobs({ store, keepers, waiting, clock }: GlossaryJobParts): Record<string, Job> {
  async function everybody(): Promise<Person[]> {
    const who = await keepers();
    const all = sides.flatMap(side => keepersOf(side, who));
    return [...new Map(all.map(person => [person.id, person])).values()];
  }

  async function withSomething(has: (waiting: Waiting) => boolean): Promise<Person[]> {
    const all = await everybody();
    const waits = await Promise.all(all.map(async person => has(await waiting(person))));
    return all.filter((_, n) => waits[n]);
  }

  const tells =
    (intent: string, whom: () => Promise<readonly Person[]>, again?: number): Job =>
    async timer => {
      const messages = toEach(await whom(), intent, timer.due);
      if (messages.length === 0) return 'nothing to do';
      const { key, job, about, round } = timer;
      const timers = again ? [{ key, job, about, due: clock.now() + again, round: round + 1 }] : [];
      await store.commit([], { request: null, fired: timer, about: 'glossary', messages, timers });
      return 'done';
    };

  return {
    [DIGEST]: tells(WAITING, () =>
      withSomething(
        ({ drafts, proposals, friends }) => drafts.length + proposals.length + friends.length > 0,
      ),
    ),
    [STALE]: tells(WAITING, () => withSomething(({ stale }) => stale.length > 0), AGAIN),
    [WEEKLY]: tells(ASKED, async () => ((await store.asked.all(1)).length > 0 ? everybody() : [])),
  };
}
