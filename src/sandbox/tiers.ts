/**
 * How many calls of a method Slack takes a minute from one app in one workspace (docs.slack.dev, rate limits). These
 * are the numbers it promises; what it tolerates beyond them nobody can rely on, so it is refused here.
 */
const PER_MINUTE = { 1: 1, 2: 20, 3: 50, 4: 100, hundreds: 200 } as const;

/** As each method's page names it. Messages have a rate of their own, by channel: see {@link Pace}. */
export type Tier = keyof typeof PER_MINUTE | 'by channel';

export interface TierOptions {
  /** Real milliseconds for which the calls are counted that a tier allows a minute; a test's minute may be shorter. */
  minute: number;
}

/** Slack's rate limits on methods: so many calls of each in any minute of the machine's time. */
export class Tiers {
  /** How many calls were refused. */
  throttled = 0;
  readonly #minute: number;
  readonly #taken = new Map<string, number[]>();

  constructor({ minute }: TierOptions) {
    this.#minute = minute;
  }

  /** Counts one call. @returns 0, or the milliseconds until the method takes another one */
  take(method: string, tier: Tier): number {
    if (tier === 'by channel') return 0;
    const now = performance.now();
    const lately = (this.#taken.get(method) ?? []).filter(at => now - at < this.#minute);
    const [oldest = now] = lately;
    const isFree = lately.length < PER_MINUTE[tier];
    this.#taken.set(method, isFree ? [...lately, now] : lately);
    if (isFree) return 0;
    this.throttled += 1;
    return oldest + this.#minute - now;
  }
}
