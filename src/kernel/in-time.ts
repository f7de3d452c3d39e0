import { setTimeout } from 'node:timers/promises';
import { SECOND } from './clock.ts';

/**
 * For how long an answer to somebody waits on Slack, which itself waits three seconds for the answer: two such waits,
 * one after the other, still leave time to write. In milliseconds.
 */
export const SLACK_MAY_TAKE = 1.2 * SECOND;

/** What it answers, or `otherwise` where that takes too long. It goes on all the same. */
export const inTime = <T, O>(answer: Promise<T>, otherwise: O): Promise<T | O> =>
  Promise.race([answer, setTimeout(SLACK_MAY_TAKE, otherwise, { ref: false })]);
