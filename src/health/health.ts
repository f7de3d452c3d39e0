import { DAY, MINUTE, SECOND, type Clock } from '../kernel/clock.ts';
import type { Outbox } from '../outbox/outbox.ts';
import type { Schedule } from '../schedule/timer.ts';

/** How it is, for a monitor. Whole seconds; 0 where nothing waits. */
export interface Health {
  ok: boolean;
  /** For how long the message that waits longest should have been in Slack. */
  oldestOverdueMessageSeconds: number;
  /** For how long the next step that waits longest has been due. */
  oldestOverdueTimerSeconds: number;
  /** How long ago what is due was last looked at, to the end. */
  lastTickSeconds: number;
  storeWritable: boolean;
}

export interface HealthParts {
  outbox: Outbox;
  schedule: Schedule;
  /** The domain's time, which timers take. */
  clock: Clock;
  /** The machine's time, which messages and ticks take. */
  machine: Clock;
  /** When the last tick ended, by the machine's time. */
  tickedAt(): number;
  /** Tries a write, and takes it back. */
  isWritable(): boolean;
}

/** What an auditor asks for: no next step is overdue by more. In milliseconds. */
export const OVERDUE = 5 * MINUTE;
/** What died longer ago has been read in the admin channel, and may be for somebody who has left. */
const STILL_NEWS = 7 * DAY;
export const since = (now: number) => ({ dead: now - STILL_NEWS, waiting: now - OVERDUE });

const LONGEST_PAUSE = MINUTE;
/** A write reaches for the one lock there is: however often a monitor asks, it is taken no more often. */
const WRITE_AGAIN = 5 * SECOND;

export function watchHealth(parts: HealthParts): () => Promise<Health> {
  const { outbox, schedule, clock, machine } = parts;
  let written = { at: -Infinity, went: false };

  function isWritable(now: number): boolean {
    if (Math.abs(now - written.at) >= WRITE_AGAIN) written = { at: now, went: parts.isWritable() };
    return written.went;
  }

  return async () => {
    const now = machine.now();
    const { oldest } = await outbox.backlog(since(now));
    const due = await schedule.oldestDue(clock.now());
    return judged({
      oldestOverdueMessageSeconds: seconds(now, oldest),
      oldestOverdueTimerSeconds: seconds(clock.now(), due),
      lastTickSeconds: seconds(now, parts.tickedAt()),
      storeWritable: isWritable(now),
    });
  };
}

function judged(found: Omit<Health, 'ok'>): Health {
  const ok =
    found.oldestOverdueMessageSeconds <= OVERDUE / SECOND &&
    found.oldestOverdueTimerSeconds <= OVERDUE / SECOND &&
    found.lastTickSeconds <= LONGEST_PAUSE / SECOND &&
    found.storeWritable;
  return { ok, ...found };
}

const seconds = (now: number, from: number | null): number =>
  from === null ? 0 : Math.max(0, Math.floor((now - from) / SECOND));
