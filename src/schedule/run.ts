import { setImmediate } from 'node:timers/promises';
import { MINUTE, type Clock } from '../kernel/clock.ts';
import type { Log } from '../kernel/log.ts';
import type { Chosen, Job, Schedule } from './timer.ts';

export interface ScheduleParts {
  schedule: Schedule;
  jobs: Record<string, Job>;
  /** Where some are done elsewhere: those that are done here. */
  chosen?: Chosen;
  clock: Clock;
  log: Log;
}

const AT_ONCE = 50;
const AFTER_FAILURE = MINUTE;

/**
 * Does every job that is due, once each however late it is. One that fails comes again in a minute. Jobs that ask
 * Slack have a run of their own: while they wait, nothing that is due may wait with them.
 *
 * @returns how many it did
 */
export async function runDue(
  { schedule, jobs, chosen, clock, log }: ScheduleParts,
  goOn: () => boolean,
): Promise<number> {
  let done = 0;
  while (goOn()) {
    const now = clock.now();
    const due = await schedule.due(now, AT_ONCE, chosen);
    if (due.length === 0) break;
    done += due.length;
    for (const timer of due) {
      // Reading and writing never leave the microtask queue: without a turn for others a backlog would stop all acks.
      await setImmediate();
      const late = now - timer.due;
      if (late > MINUTE) log.warn({ job: timer.job, about: timer.about, lateMs: late }, 'a timer fires late');
      try {
        const job = jobs[timer.job];
        if (!job) throw new Error(`no job ${timer.job}`);
        const outcome = await job(timer);
        if (outcome === 'nothing to do') await schedule.drop(timer);
        else if (outcome !== 'done') await schedule.postpone(timer, outcome.again);
      } catch (error) {
        log.error({ err: error, job: timer.job, about: timer.about }, 'a timer’s job failed');
        await schedule.failed(timer, now + AFTER_FAILURE);
      }
    }
  }
  return done;
}
