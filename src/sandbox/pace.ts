/** How fast an app may post in one channel. */
export interface PaceOptions {
  /** Real milliseconds between messages of one channel, in the long run. */
  every: number;
  /** Messages that may come at once after a pause. */
  burst: number;
}

interface Bucket {
  tokens: number;
  /** Milliseconds of `performance.now()`. */
  at: number;
}

/** Slack's rate limit on messages: a bucket of tokens for each channel. */
export class Pace {
  /** How many messages were refused. */
  throttled = 0;
  readonly #every: number;
  readonly #burst: number;
  readonly #buckets = new Map<string, Bucket>();

  constructor({ every, burst }: PaceOptions) {
    this.#every = every;
    this.#burst = burst;
  }

  /**
   * Takes a token for one message.
   *
   * @param now milliseconds of the machine's time
   * @returns 0, or the milliseconds until there is one again
   */
  take(channel: string, now = performance.now()): number {
    const { tokens, at } = this.#buckets.get(channel) ?? { tokens: this.#burst, at: now };
    const filled = Math.min(this.#burst, tokens + (now - at) / this.#every);
    const isFree = filled >= 1;
    this.#buckets.set(channel, { tokens: isFree ? filled - 1 : filled, at: now });
    if (isFree) return 0;
    this.throttled += 1;
    return (1 - filled) * this.#every;
  }
}
