import { headword, type Concept } from '../concept.ts';
import type { Use, Word } from './index.ts';

/** Who looks something up; on the bridge both sides are one's own. */
export interface Reader {
  side: 'it' | 'ot' | 'bridge';
}

/** A word with all that it means, best first. */
export interface Hit {
  /** As it is written; where that is a misspelling, what the concept is called. */
  word: string;
  concepts: readonly Concept[];
}

interface Ranking {
  /** How far it is from what was typed. */
  distance: (word: Word) => number;
  /** Which is less likely of those that are as far and stand as well. */
  unlikely?: (word: Word) => number;
  /** How many are shown. */
  most: number;
}

/**
 * The nearest words. What is still said comes before what is not; then it goes by distance; then come own and approved
 * words, likely ones, those of several meanings, for which one asks most, and short ones.
 */
export function best(words: readonly Word[], reader: Reader, { distance, unlikely, most }: Ranking): Hit[] {
  const placed = words.map(word => {
    const { key, uses } = word;
    const stands = standingOf(word, reader);
    const isOld = stands >= NO_LONGER_SAID;
    return { word, place: [+isOld, distance(word), stands, unlikely?.(word) ?? 0, -uses.length, key.length] };
  });
  const sorted = placed.toSorted((a, b) => inTurn(a.place, b.place) || (a.word.key < b.word.key ? -1 : 1));
  // More than are shown, for there may be doubles.
  return withoutDoubles(sorted.slice(0, most * 3).map(({ word }) => hitOf(word, reader))).slice(0, most);
}

function inTurn(one: readonly number[], other: readonly number[]): number {
  for (const [n, value] of one.entries()) if (value !== other[n]) return value - (other[n] ?? 0);
  return 0;
}

const NO_LONGER_SAID = 4;
const OF_THE_OTHERS = 2;
const NOT_APPROVED = 1;

/** How far behind a meaning stands: what is deprecated, then the other side's, then what nobody approved. */
function standing({ status, domain }: Concept, { side }: Reader): number {
  const own = side === 'bridge' || domain === 'both' || domain === side;
  const approved = status === 'approved';
  return (
    (status === 'deprecated' ? NO_LONGER_SAID : 0) + (own ? 0 : OF_THE_OTHERS) + (approved ? 0 : NOT_APPROVED)
  );
}

/** A word stands where the best of its meanings does. */
function standingOf({ uses }: Word, reader: Reader): number {
  let first = Infinity;
  for (const { concept } of uses) first = Math.min(first, standing(concept, reader));
  return first;
}

function hitOf({ uses }: Word, reader: Reader): Hit {
  const ranked = uses.toSorted((a, b) => standing(a.concept, reader) - standing(b.concept, reader));
  return { word: written(ranked), concepts: [...new Set(ranked.map(use => use.concept))] };
}

function written(uses: readonly Use[]): string {
  const [first] = uses;
  const form = uses.find(use => use.form.kind !== 'misspelling')?.form.text;
  return form ?? (first ? headword(first.concept) : '');
}

/** The first of several words for the same meanings. */
function withoutDoubles(hits: readonly Hit[]): Hit[] {
  const seen = new Set<string>();
  return hits.filter(({ concepts }) => {
    const ids = concepts
      .map(concept => concept.id)
      .toSorted()
      .join(' ');
    return !seen.has(ids) && seen.add(ids);
  });
}
