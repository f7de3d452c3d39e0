import { theApp } from '../kernel/actor.ts';
import type { Clock } from '../kernel/clock.ts';
import { siteOf } from '../people/directory.ts';
import { shiftBegan } from '../people/shifts.ts';
import { revise } from '../records/revise.ts';
import type { Job } from '../schedule/timer.ts';
import type { Change } from './change.ts';
import type { ChangeStore } from './changes.ts';
import { formal, leftover, review } from './reminding/after-work.ts';
import { end, restart, shift, takeBack } from './reminding/at-work.ts';
import { begin, decide } from './reminding/before-work.ts';
import type { Due, Remind, RemindingParts } from './reminding/reminder.ts';
import { entryOf, timersAt } from './step-facts.ts';
import { notFound } from './steps.ts';
import { jobName, timerFor, type ChangeJob } from './timers.ts';
import type { WeighIt } from './weighed.ts';

export interface ChangeJobParts extends RemindingParts {
  store: ChangeStore;
  weighed: WeighIt;
  clock: Clock;
}

const reminds: Record<ChangeJob, Remind> = {
  decide,
  begin,
  end,
  shift,
  restart,
  'take-back': takeBack,
  formal,
  review,
  leftover,
};

/** What is done by itself when a change’s time has come. However late it is, it is done once: the next round counts from now. */
export function changeJobs(parts: ChangeJobParts): Record<ReturnType<typeof jobName>, Job> {
  const { store, directory, weighed, clock } = parts;

  async function dueOf(change: Change, round: number): Promise<Due> {
    const { terms } = await weighed(change, change);
    const site = await siteOf(directory, change.siteId);
    const now = clock.now();
    const began = shiftBegan(site, now);
    const is = { ...change, version: change.version + 1 };
    return { change, is, terms, site, now, round, ...(began !== undefined && { shiftBegan: began }) };
  }

  const jobOf =
    (name: ChangeJob): Job =>
    async timer => {
      let again: number | undefined;
      const isDone = await revise(store, timer.about, notFound, async was => {
        const due = await dueOf(was, timer.round);
        const reminder = await reminds[name](due, parts);
        again = typeof reminder === 'number' ? reminder : undefined;
        if (reminder === undefined || typeof reminder === 'number') return undefined;
        const { is = due.is, action, words = null, messages, next, nextRound = timer.round + 1 } = reminder;
        const { timers, cleared } = await timersAt(was, is, due.now, directory);
        const successor = next === undefined ? [] : [timerFor(name, is.id, next, nextRound)];
        return {
          is,
          facts: {
            request: null,
            entries: [entryOf(is, was, action, theApp, due.now, words)],
            messages,
            timers: [...timers, ...successor],
            cleared,
            fired: timer,
          },
        };
      });
      if (isDone) return 'done';
      return again === undefined ? 'nothing to do' : { again };
    };

  return Object.fromEntries(
    (Object.keys(reminds) as ChangeJob[]).map(name => [jobName(name), jobOf(name)]),
  ) as Record<ReturnType<typeof jobName>, Job>;
}
