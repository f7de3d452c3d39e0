import type { Form } from '../concept.ts';
import { wordKey } from '../word-key.ts';
import { stopWords } from './everyday.ts';

/** So short, a form that is no everyday word is found only as it is written. */
const SHORT = 4;

/** Whether a form means what somebody wrote, which is the form but for its number and what {@link wordKey} leaves out. */
export function isMeant({ text, scan }: Form, written: string): boolean {
  if (scan === 'never') return false;
  if (scan === 'any case') return true;
  const isShort = wordKey(text).length <= SHORT;
  if (isCapitals(text)) return isCapitals(inSameNumber(text, written));
  if (!isShort) return onlyInCapitals(text).every(word => written.includes(word));
  // Who shouts means the same word.
  if (isWord(text)) return isWord(written) || isCapitals(written);
  const letters = lettersOf(inSameNumber(text, written));
  return letters === lettersOf(text) || isCapitals(letters);
}

/** What would be in any sentence otherwise: the IT in `IT asset`. */
const onlyInCapitals = (text: string): string[] =>
  text.split(/[^\p{L}]+/u).filter(word => isCapitals(word) && stopWords.has(word.toLowerCase()));

/** `PLCs` as a PLC; a `DCS` is not several DC. */
function inSameNumber(form: string, written: string): string {
  if (wordKey(form).length >= wordKey(written).length) return written;
  const one = written.replace(/e?s$/, '');
  return one === written ? '' : one;
}

const lettersOf = (text: string): string => text.replace(/[^\p{L}\p{N}]+/gu, '');

const isCapitals = (text: string): boolean => /\p{Lu}/u.test(text) && !/\p{Ll}/u.test(text);

/** In small letters, or with a capital where a sentence begins or in German. */
const isWord = (text: string): boolean => !/\p{Lu}/u.test(text.slice(1));
