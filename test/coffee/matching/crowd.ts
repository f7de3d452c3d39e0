import { chanceFrom } from '../../../src/coffee/matching/chance.ts';
import { HOUR } from '../../../src/kernel/clock.ts';
import type { Participant, RoundInput } from '../../../src/coffee/matching/input.ts';
import { aParticipant } from './seasons.ts';

const PAST = 52;
const TOPICS = 60;
const SITES = 12;
const SHIFT_PLANS = 9;

/**
 * A round of as many people as asked for, two of five of them IT, after a year of rounds: what they want and offer,
 * where and when they work, whom they met, who waited, who mustn't be paired.
 */
export function aCrowd(size: number, seed: string): RoundInput {
  const chance = chanceFrom(seed);
  const below = (most: number) => Math.floor(chance() * most);
  const its = Math.floor(size * 0.4);
  const idOf = (n: number) => `U${String(n).padStart(6, '0')}`;
  const anyOf = (side: 'it' | 'ot') => (side === 'it' ? below(its) : its + below(size - its));
  const topics = () => Array.from({ length: 3 }, () => `topic ${below(TOPICS)}`);
  const people = Array.from({ length: size }, (_, n): Participant => {
    const side = n < its ? 'it' : 'ot';
    const other = side === 'it' ? 'ot' : 'it';
    const kind = below(SHIFT_PLANS);
    const sat = side === 'ot' ? 16 + below(3) : 0;
    return aParticipant(idOf(n), side, {
      kind,
      siteId: `site ${below(SITES)}`,
      wants: topics(),
      offers: topics(),
      doNotPair: chance() < 0.3 ? [idOf(anyOf(other)), idOf(anyOf(other))] : [],
      managerId: idOf(below(size)),
      roundsWaited: side === 'ot' && chance() < 1 / 3 ? 1 : 0,
      satOut: { times: sat, of: PAST },
      met: Array.from({ length: Math.floor((PAST - sat) / 2) }, () => ({
        with: idOf(anyOf(other)),
        round: 1 + below(PAST),
      })),
    });
  });
  const hours = Array.from({ length: SHIFT_PLANS }, (_, plan) => [
    { start: plan * HOUR, end: (plan + 8) * HOUR },
  ]);
  return { round: PAST + 1, seed, sittingOut: 'rotate', repeatWindow: 12, people, hours };
}
