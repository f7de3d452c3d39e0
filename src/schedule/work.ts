import { DAY, HOUR, type Clock } from '../kernel/clock.ts';
import type { Log } from '../kernel/log.ts';
import type { Deliveries } from '../outbox/deliver.ts';
import type { Outbox } from '../outbox/outbox.ts';
import { startPulse, type Pulse } from './pulse.ts';
import { runDue } from './run.ts';
import type { Job, Schedule } from './timer.ts';

/** What the app does without being asked: what is due, sooner or later. */
export interface Work {
  /** Works at once when woken, and at least every so many milliseconds. Without `every` only when told to settle. */
  start(every: number | undefined): void;
  /** There may be something to do now. */
  wake(): void;
  /** Works until nothing is due. */
  settle(): Promise<void>;
  /** Begins nothing new from here on, and waits for what is under way. */
  stop(): Promise<void>;
  /** When it last looked at what is due, by the machine's clock. */
  lookedAt(): number;
}

export interface WorkParts {
  schedule: Schedule;
  jobs: Record<string, Job>;
  /** These ask Slack, or reckon for seconds, so they have a run of their own: nothing due waits for them. */
  apart: Record<string, Job>;
  delivery: Deliveries;
  outbox: Outbox;
  clock: Clock;
  machine: Clock;
  log: Log;
}

const KEEP = 30 * DAY;
const THIN_AT_ONCE = 1000;

export function workOf(parts: WorkParts): Work {
  const { schedule, jobs, apart, delivery, outbox, clock, machine, log } = parts;
  const names = Object.keys(apart);
  let pulse: Pulse | undefined;
  let stopping = false;
  let looking: Promise<number> | undefined;
  let thinnedAt = 0;
  let lookedAt = machine.now();
  const goOn = () => !stopping;

  /** @returns how many timers and messages it took up */
  async function tick(): Promise<number> {
    await runDue({ schedule, jobs, chosen: { except: names }, clock, log }, goOn);
    looking ??= lookAround().finally(() => (looking = undefined));
    const count = goOn() ? await delivery.takeUp() : 0;
    if (machine.now() - thinnedAt > HOUR) {
      thinnedAt = machine.now();
      await outbox.thin(thinnedAt - KEEP, THIN_AT_ONCE);
    }
    lookedAt = machine.now();
    return count;
  }

  async function lookAround(): Promise<number> {
    try {
      return await runDue({ schedule, jobs: apart, chosen: { only: names }, clock, log }, goOn);
    } catch (error) {
      log.error({ err: error }, 'what runs apart failed');
      return 0;
    }
  }

  return {
    start(every) {
      if (every === undefined) return;
      pulse = startPulse(
        async () => void (await tick()),
        every,
        error => log.error({ err: error }, 'a tick failed'),
      );
    },
    wake: () => pulse?.wake(),
    async settle() {
      let count: number;
      do {
        count = await tick();
        const [, looked = 0] = await Promise.all([delivery.idle(), looking]);
        count += looked;
      } while (count > 0);
    },
    async stop() {
      stopping = true;
      await pulse?.stop();
      await Promise.all([delivery.idle(), looking]);
    },
    lookedAt: () => lookedAt,
  };
}
