/** Where the time comes from. Milliseconds since the epoch, always. */
export interface Clock {
  now(): number;
}

/** The machine's own clock. Leases, retries and signatures take this one even where the domain's time is moved. */
export const systemClock: Clock = { now: () => Date.now() };

export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
