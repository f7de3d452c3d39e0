import type { Json } from './protocol.ts';

/** How the app took a payload. */
export type Delivery =
  | { outcome: 'acknowledged'; payload: Json }
  /** No acknowledgement in time. */
  | { outcome: 'timeout' }
  /** No app is there, or it answered with an error. */
  | { outcome: 'unconnected' };

export type EnvelopeType = 'slash_commands' | 'interactive' | 'events_api';

/** How many times an event was tried before, and why it comes again. */
export interface Retry {
  attempt: number;
  /** Empty the first time. */
  reason: string;
}

/** One way to the app: a socket that it opened, or signed HTTP. */
export interface Line {
  deliver(type: EnvelopeType, payload: Json, retry?: Retry): Promise<Delivery>;
  /** What Slack calls a failed delivery when it tries again. */
  reasons: Record<'timeout' | 'unconnected', string>;
  stop(): Promise<void>;
}

/** Real milliseconds before each redelivery of an event (docs.slack.dev, Events API): at once, after one and five minutes. */
const RETRY_AFTER = [0, 60_000, 300_000];

/** What Slack sends to the app, whichever way; events that it doesn't acknowledge come again. */
export class Transport {
  readonly #line: Line;
  readonly #retryAfter: readonly number[];
  readonly #retries = new Set<NodeJS.Timeout>();

  /** @param retryAfter real milliseconds before each redelivery of an event; Slack's own by default */
  constructor(line: Line, retryAfter: readonly number[] = RETRY_AFTER) {
    this.#line = line;
    this.#retryAfter = retryAfter;
  }

  /** A command or an interaction; settles when the app acknowledged or failed to. */
  deliver(type: Exclude<EnvelopeType, 'events_api'>, payload: Json): Promise<Delivery> {
    return this.#line.deliver(type, payload);
  }

  /** An event; one that isn't acknowledged comes again, with the same event_id. Settles after the first try. */
  async deliverEvent(payload: Json, retry: Retry = { attempt: 0, reason: '' }): Promise<Delivery> {
    const delivery = await this.#line.deliver('events_api', payload, retry);
    const delay = this.#retryAfter[retry.attempt];
    if (delivery.outcome !== 'acknowledged' && delay !== undefined) {
      const reason = this.#line.reasons[delivery.outcome];
      const timer = setTimeout(() => {
        this.#retries.delete(timer);
        void this.deliverEvent(payload, { attempt: retry.attempt + 1, reason });
      }, delay);
      timer.unref();
      this.#retries.add(timer);
    }
    return delivery;
  }

  async stop(): Promise<void> {
    for (const timer of this.#retries) clearTimeout(timer);
    await this.#line.stop();
  }
}
