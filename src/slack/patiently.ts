import { setTimeout } from 'node:timers/promises';
import { webApi } from '@slack/bolt';
import { MINUTE, SECOND } from '../kernel/clock.ts';

/** In milliseconds; and how often a call is waited for. Slack counts calls by the minute. */
const LONGEST_WAIT = MINUTE;
const MOST_WAITS = 20;

/**
 * Calls Slack, and waits where Slack asks for it: what is begun anew only comes as far as this again. For work that
 * nobody waits for.
 *
 * @param stopping ends the wait, and with it the work
 */
export async function patiently<T>(call: () => Promise<T>, stopping: AbortSignal | undefined): Promise<T> {
  for (let n = 0; ; n++) {
    try {
      return await call();
    } catch (error) {
      if (!(error instanceof webApi.WebAPIRateLimitedError) || n === MOST_WAITS) throw error;
      await setTimeout(Math.min(error.retryAfter * SECOND, LONGEST_WAIT), undefined, { signal: stopping });
    }
  }
}
