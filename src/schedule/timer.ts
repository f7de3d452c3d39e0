/** Something that falls due. Setting a key again moves it. */
export interface Timer {
  /** Unique while it waits: `incident.acknowledge:<id>`. */
  key: string;
  /** Which job it wakes: `incident.acknowledge`. */
  job: string;
  /** The record it is about. */
  about: string;
  due: number;
  /** How often this timer has come before for the same matter; 0 the first time. */
  round: number;
}

/** A timer that is due; the commit of its job names it, so that two ticks cannot both do it. */
export type Fired = Pick<Timer, 'key' | 'due'>;

/** Some of the jobs. */
export type Chosen = { only: readonly string[] } | { except: readonly string[] };

export interface Schedule {
  /** What is due for these jobs, earliest first; for all where none are named. */
  due(now: number, limit: number, jobs?: Chosen): Promise<Timer[]>;
  /** Sets a timer by itself, where nothing else is written with it. */
  set(timer: Timer): Promise<void>;
  /** Not again before `until`. */
  postpone(fired: Fired, until: number): Promise<void>;
  /** A job that failed: not again before `until`. */
  failed(fired: Fired, until: number): Promise<void>;
  /** When what waits longest was due; null where nothing is. A job that fails waits since it was first due. */
  oldestDue(now: number): Promise<number | null>;
  /** A job that found nothing left to do. */
  drop(fired: Fired): Promise<void>;
}

/**
 * What a timer wakes: it commits with `fired`, or finds nothing to do, or wants to be woken again at a time, or throws
 * to be asked again in a minute.
 */
export type Job = (timer: Timer) => Promise<'done' | 'nothing to do' | { again: number }>;
