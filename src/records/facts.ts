import type { Entry } from '../audit/entry.ts';
import type { Card } from '../conversations/card.ts';
import type { Message } from '../outbox/message.ts';
import type { Fired, Timer } from '../schedule/timer.ts';

/** What goes into the store together with a record, in one commit: all of it or nothing. */
export interface Facts {
  /** The press or form it answers, so that Slack's second delivery of it finds it done; null for the app's own doing. */
  request: string | null;
  entries: readonly Entry[];
  cards?: readonly Card[];
  messages: readonly Message[];
  timers?: readonly Timer[];
  /** Timers that no longer matter. */
  cleared?: readonly string[];
  /** The timer that this commit answers. */
  fired?: Fired;
}

/**
 * `done`; `stale`: somebody changed the record since it was read, load and decide again; `seen`: this request,
 * or this timer, was answered before, nothing was written.
 */
export type Outcome = 'done' | 'stale' | 'seen';
