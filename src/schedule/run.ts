import { setImmediate } from 'node:timers/promises';
import { MINUTE, type Clock } from '../kernel/clock.ts';
import type { Log } from '../kernel/log.ts';
import type { Job, Schedule } from './timer.ts';

export interface ScheduleParts {
  schedule: Schedule;
  jobs: Record<string, Job>;
  clock: Clock;
  log: Log;
}

const AT_ONCE = 50;
const AFTER_FAILURE = MINUTE;

/** Does every job that is due, once each however late it is. One that fails comes again in a minute. */
export async function runDue(
  { schedule, jobs, clock, log }: ScheduleParts,
  goOn: () => boolean,
): Promise<void> {
  while (goOn()) {
    const now = clock.now();
    const due = await schedule.due(now, AT_ONCE);
    if (due.length === 0) return;
    for (const timer of due) {
      // Reading and writing never leave the microtask queue: without a turn for others a backlog would stop all acks.
      await setImmediate();
      const late = now - timer.due;
      if (late > MINUTE) log.warn({ job: timer.job, about: timer.about, lateMs: late }, 'a timer fires late');
      try {
        const job = jobs[timer.job];
        if (!job) throw new Error(`no job ${timer.job}`);
        if ((await job(timer)) === 'nothing to do') await schedule.drop(timer);
      } catch (error) {
        log.error({ err: error, job: timer.job, about: timer.about }, 'a timer’s job failed');
        await schedule.postpone(timer, now + AFTER_FAILURE);
      }
    }
  }
}
