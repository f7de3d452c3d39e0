import { Refusal } from './refusal.ts';

/** Control characters but tab and line feed, and the marks that turn the direction of text: a card must read as it is. */
const unwanted = /(?![\t\n])[\p{Cc}\p{Cs}]|[\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]/gu;

/** What a person typed, as it is kept: no control characters, line breaks as `\n`, no blank ends. */
export function tidy(typed: string): string {
  return typed.replace(/\r\n?/g, '\n').replace(unwanted, '').trim();
}

/** What shows nothing where it stands alone, the blank of Braille among it. */
const unseen = /[\p{Default_Ignorable_Code_Point}\u2800]/gu;

/**
 * What a person typed, tidied; empty where a reader would see nothing of it. Joiners stay within words, where scripts
 * and emoji need them.
 */
export function visible(typed: string): string {
  const text = tidy(typed);
  return /[\p{L}\p{N}\p{P}\p{S}]/u.test(text.replace(unseen, '')) ? text : '';
}

/** Letters as a search compares them: small, without accents. `MÜHLE` and `muhle` are the same. */
export function folded(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

/** At most `length` characters, with an ellipsis where something was cut; never half a surrogate pair. */
export function clip(text: string, length: number): string {
  if (text.length <= length) return text;
  return text.slice(0, length - 1).replace(/[\ud800-\udbff]$/, '') + '…';
}

/** `1 site`, `2 sites`. */
export const counted = (count: number, one: string, several = `${one}s`): string =>
  `${count} ${count === 1 ? one : several}`;

/** An answer of which something must be seen, tidied. @throws Refusal `bad-answer` at the field */
export function mustSay(field: string, typed: string, longest: number, otherwise: string): string {
  const text = visible(typed);
  if (!text) throw new Refusal('bad-answer', otherwise, field);
  mustBeShort(field, text, longest);
  return text;
}

/** @throws Refusal `bad-answer` at the field */
export function mustBeShort(field: string, text: string, longest: number): void {
  if (text.length > longest) {
    throw new Refusal(
      'bad-answer',
      `That is ${text.length} characters; ${longest} fit here. Keep the rest for the thread.`,
      field,
    );
  }
}
