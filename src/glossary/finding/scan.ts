import type { Concept } from '../concept.ts';
import { stopWords } from './everyday.ts';
import { isMeant } from './in-talk.ts';
import type { GlossaryIndex } from './index.ts';
import { everydayLengths } from './set-phrases.ts';
import { decoded, tokensOf, type Token } from './spoken.ts';

/** Where a word of the glossary stands in a message. */
export interface Place {
  /** In the message as Slack gives it. */
  start: number;
  end: number;
  /** As a reader sees it. */
  text: string;
  concepts: readonly Concept[];
}

/** A plural is so many letters longer than its form. */
const PLURAL = 2;

/** The words of the glossary in a message: from left to right the longest, none within another. */
export function scan(index: GlossaryIndex, mrkdwn: string): Place[] {
  const tokens = tokensOf(mrkdwn);
  const everyday = everydayLengths(tokens);
  /** `point` in `good point`. */
  const meansNothing = (first: number, last: number) =>
    everyday.slice(first, last + 1).some(length => length > last + 1 - first);
  const places: Place[] = [];
  let next = 0;
  while (next < tokens.length) {
    const parts = partsFrom(tokens, next, index.longest() + PLURAL);
    next++;
    for (const part of parts) {
      const place = meansNothing(part.first, part.last) ? undefined : placeOf(index, mrkdwn, part);
      if (!place) continue;
      places.push(place);
      next = part.last + 1;
      break;
    }
  }
  return places;
}

/** Neighbouring words, as one may be written. */
interface Part {
  start: number;
  end: number;
  key: string;
  /** Of its words. */
  first: number;
  last: number;
}

/** What begins with this word, the longest first. */
function partsFrom(tokens: readonly Token[], first: number, longest: number): Part[] {
  const parts: Part[] = [];
  let key = '';
  for (let last = first; last < tokens.length; last++) {
    const { end, key: own, joined } = tokens[last] as Token;
    if (last > first && joined === undefined) break;
    key += last > first ? `${joined}${own}` : own;
    if (key.length > longest) break;
    parts.unshift({ start: tokens[first]?.start ?? 0, end, key, first, last });
  }
  return parts;
}

function placeOf(index: GlossaryIndex, mrkdwn: string, part: Part): Place | undefined {
  const words = index.alike(part.key);
  if (words.length === 0 || part.key.length === 1 || stopWords.has(part.key)) return undefined;
  if (isNumbered(mrkdwn, part.end)) return undefined;
  const { start } = part;
  const end = part.end + (isAbbreviated(mrkdwn.slice(start, part.end + 1)) ? 1 : 0);
  const text = decoded(mrkdwn.slice(start, end));
  for (const { uses } of words) {
    const meant = uses.filter(({ form, concept }) => concept.status !== 'deprecated' && isMeant(form, text));
    if (meant.length > 0) return { start, end, text, concepts: [...new Set(meant.map(use => use.concept))] };
  }
  return undefined;
}

/** `PLC-12` is the name of one. */
const isNumbered = (mrkdwn: string, end: number): boolean => /^-\d/.test(mrkdwn.slice(end, end + 2));

/** The last dot of `D.C.` is part of it. */
const isAbbreviated = (text: string): boolean => /^(?:\p{L}\.){2,}$/u.test(text);
