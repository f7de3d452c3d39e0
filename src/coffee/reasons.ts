import { counted } from '../kernel/text.ts';
import { leftOutSentences } from './matching/rules.ts';
import type { PairReason } from './matching/why.ts';
import type { LeftOut } from './round.ts';

export type NameOf = (id: string) => string;

/**
 * Why two are a pair, in a sentence: what spoke for it, in the order in which it counts.
 *
 * @param who what the two are called; left out: by their names
 */
function whyWords(reason: PairReason, nameOf: NameOf, who?: 'You' | 'They'): string {
  const both = who ?? reason.pair.map(nameOf).join(' and ');
  const they = (who ?? 'They').toLowerCase();
  const parts = [
    metWords(reason, both),
    ...reason.waited.map(({ id, rounds }) => `${nameOf(id)} had nobody in the last ${roundsWords(rounds)}`),
    ...reason.topics
      .slice(0, 2)
      .map(({ topic, wants, offers }) => `${nameOf(offers)} can tell ${nameOf(wants)} about ${topic}`),
    ...(reason.otherSite ? [`${they} work at different sites`] : []),
    reason.hours > 0
      ? `both are at work for ${counted(reason.hours, 'hour')} together in this round`
      : `${they} are never at work at the same time, so ${they} have to find a time`,
  ];
  return `${listed(parts)}.`;
}

/** Of a pair in a sentence about them; of three, by their names. */
export const reasons = (why: readonly PairReason[], nameOf: NameOf, who: 'You' | 'They'): string =>
  why.map(one => whyWords(one, nameOf, why.length === 1 ? who : undefined)).join(' ');

function metWords({ timesMet, metRoundsAgo, insideWindow }: PairReason, both: string): string {
  if (metRoundsAgo === null) return `${both} have not met in a coffee yet`;
  const last = metRoundsAgo === 1 ? 'in the last round' : `${metRoundsAgo} rounds ago`;
  if (insideWindow) return `${both} were a pair ${last}, and nobody newer was left for both`;
  return `${both} met ${counted(timesMet, 'time')}, last ${last}, and nobody newer was left for both`;
}

const roundsWords = (rounds: number): string => (rounds === 1 ? 'round' : counted(rounds, 'round'));

const listed = (parts: readonly string[]): string =>
  parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')}, and ${parts.at(-1) ?? ''}`;

/**
 * Why somebody has nobody, in sentences. A second one beside *do not pair*, which reads as if nobody were left, would
 * give away that it was the reason.
 */
export const leftOutWords = ({ why }: Pick<LeftOut, 'why'>): string =>
  (why.includes('do not pair') ? (['do not pair'] as const) : why).map(id => leftOutSentences[id]).join(' ');
