import { clip } from '../../kernel/text.ts';
import { LONGEST } from '../concept.ts';
import { oneLine } from './draft.ts';

interface Told {
  definition: string;
  more: string;
}

const sentences = new Intl.Segmenter('en', { granularity: 'sentence' });

/**
 * A meaning as a card shows it. Of a long one the first sentences that fit are the definition, and the whole of it
 * stands behind *More*, before what stood there already.
 */
export function shortened(meaning: string, more = ''): Told {
  const whole = meaning.trim();
  if (whole.length <= LONGEST.definition) return { definition: whole, more };
  return {
    definition: firstSentences(oneLine(whole)) || clippedAtWord(oneLine(whole)),
    more: [whole, more.trim()].filter(Boolean).join('\n\n'),
  };
}

function firstSentences(text: string): string {
  // Nothing behind it is looked at, however much there is.
  const near = text.slice(0, 2 * LONGEST.definition);
  let end = 0;
  for (const { segment, index } of sentences.segment(near)) {
    const until = index + segment.trimEnd().length;
    if (until > LONGEST.definition) break;
    if (endsSentence(segment)) end = until;
  }
  return text.slice(0, end);
}

/** `the U.S. Government` is one sentence, although a capital follows the dot; so is `e.g. SCADA`. */
const endsSentence = (segment: string): boolean => !/(\b\p{Lu}|\be\.g|\bi\.e|\bvs|\bNo)\.\s*$/u.test(segment);

const clippedAtWord = (text: string): string => clip(text, LONGEST.definition).replace(/\s+\S*…$/u, '…');
