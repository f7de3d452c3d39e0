import { Refusal } from '../kernel/refusal.ts';
import { clip, mustBeShort, tidy, visible } from '../kernel/text.ts';
import type { Site } from '../people/site.ts';
import type { Restriction } from './change.ts';
import { readMoment } from './moments.ts';

/** More than operations can keep in mind. */
const MOST = 10;
const LONGEST = 200;
/** All of them together, in characters. */
export const LONGEST_TOGETHER = 1000;

/**
 * Restrictions under which it is taken back, one a line and each with its end: `No remote start until Fri 18:00`.
 *
 * @throws Refusal `bad-answer` at `restrictions`
 */
export function readRestrictions(
  typed: string,
  site: Pick<Site, 'zone'>,
  now: number,
): Omit<Restriction, 'lifted'>[] {
  const text = tidy(typed);
  mustBeShort('restrictions', text, LONGEST_TOGETHER);
  const lines = text
    .split('\n')
    .map(line => line.trim())
    .filter(Boolean);
  if (lines.length > MOST)
    throw bad(`That is ${lines.length} restrictions; ${MOST} fit here. Take back less.`);
  return lines.map(line => {
    const [, words = '', until = ''] = /^(.+?)[\s,:–-]*\buntil\s+(.+?)\.?$/i.exec(line) ?? [];
    if (!visible(words) || words.length > LONGEST)
      throw bad(`Give “${clip(line, 60)}” an end: No remote start until Fri 18:00.`);
    return { words, ends: endOf(until, site, now) };
  });
}

function endOf(until: string, site: Pick<Site, 'zone'>, now: number): number {
  try {
    return readMoment(until, { start: now }, site, now);
  } catch (error) {
    throw error instanceof Refusal ? bad(error.message) : error;
  }
}

const bad = (sentence: string): Refusal => new Refusal('bad-answer', sentence, 'restrictions');
