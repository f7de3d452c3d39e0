import type { Clock } from '../kernel/clock.ts';
import { sides, type Person } from '../people/person.ts';
import type { Job, Timer } from '../schedule/timer.ts';
import type { Concept } from './concept.ts';
import type { GlossaryStore } from './glossary.ts';
import type { Waiting } from './waiting.ts';
import { keepersOf, keepersOfDomain, type Keepers } from './stewarding.ts';
import { ASKED, toEach, WAITING } from './telling.ts';
import { DIGEST, STALE, staleAgainTimer, staleTimer, WEEKLY } from './timers.ts';

export interface GlossaryJobParts {
  store: GlossaryStore;
  keepers: () => Promise<Keepers>;
  waiting: (by: Person) => Promise<Waiting>;
  clock: Clock;
}

/** So many are looked through; those that were asked for less wait. */
const MOST_ASKED = 1000;

/** What stewards are told by itself. */
export function glossaryJobs({ store, keepers, waiting, clock }: GlossaryJobParts): Record<string, Job> {
  async function everybody(): Promise<Person[]> {
    return keepersOfDomain('both', await keepers());
  }

  async function withSomething(has: (waiting: Waiting) => boolean): Promise<Person[]> {
    const all = await everybody();
    const waits = await Promise.all(all.map(async person => has(await waiting(person))));
    return all.filter((_, n) => waits[n]);
  }

  /** What is in the glossary by now, nobody misses any more. */
  async function dropFound(): Promise<void> {
    const { index } = await store.present();
    for (const { key } of await store.asked.all(MOST_ASKED))
      if (index.alike(key).length > 0) await store.asked.drop(key);
  }

  const tells = async (timer: Timer, intent: string, whom: readonly Person[], timers: Timer[] = []) => {
    const messages = toEach(whom, intent, timer.due);
    if (messages.length === 0) return 'nothing to do';
    await store.commit([], { request: null, fired: timer, about: 'glossary', messages, timers });
    return 'done';
  };

  return {
    /** Something was suggested for one side: who decides for it and has something waiting. */
    async [DIGEST](timer) {
      const who = await keepers();
      const side = sides.find(one => one === timer.about);
      const theirs = new Set((side ? keepersOf(side, who) : []).map(({ id }) => id));
      const all = await withSomething(
        ({ drafts, proposals, friends }) => drafts.length + proposals.length + friends.length > 0,
      );
      return tells(
        timer,
        WAITING,
        all.filter(({ id }) => theirs.has(id)),
      );
    },

    /** The first time whose meanings came due that day; again everybody who didn't look. */
    async [STALE](timer) {
      const cameDue = ({ reviewedAt }: Concept) =>
        timer.round > 0 || staleTimer(reviewedAt ?? 0).due === timer.due;
      const whom = await withSomething(({ stale }) => stale.some(cameDue));
      return tells(timer, WAITING, whom, [staleAgainTimer(clock.now())]);
    },

    async [WEEKLY](timer) {
      await dropFound();
      const isAsked = (await store.asked.all(1)).length > 0;
      return tells(timer, ASKED, isAsked ? await everybody() : []);
    },
  };
}
