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

export interface Schedule {
  /** What is due, earliest first. */
  due(now: number, limit: number): Promise<Timer[]>;
  /** After a job failed: not again before `until`. */
  postpone(fired: Fired, until: number): Promise<void>;
  /** A job that found nothing left to do. */
  drop(fired: Fired): Promise<void>;
}

/** What a timer wakes: it commits with `fired`, or finds nothing to do, or throws to be asked again later. */
export type Job = (timer: Timer) => Promise<'done' | 'nothing to do'>;
