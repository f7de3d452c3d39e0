/** Events that one app gets from one workspace in an hour (docs.slack.dev, Events API). */
const MOST_EVENTS = 30_000;

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** Slack's rate limit on events: beyond it they are lost, and the app hears once a minute that they are. */
export class EventRate {
  readonly #most: number;
  readonly #given: number[] = [];
  #toldAt = -Infinity;

  constructor(most: number = MOST_EVENTS) {
    this.#most = most;
  }

  /** @param now milliseconds of the machine's time */
  take(now: number): 'give it' | 'hold it back' | 'say that it is held back' {
    while (this.#given[0] !== undefined && now - this.#given[0] >= HOUR) this.#given.shift();
    if (this.#given.length < this.#most) {
      this.#given.push(now);
      return 'give it';
    }
    if (now - this.#toldAt < MINUTE) return 'hold it back';
    this.#toldAt = now;
    return 'say that it is held back';
  }
}
