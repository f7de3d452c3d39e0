import { wordKey } from '../../../src/glossary/word-key.ts';

const letters = 'abcdefghijklmnopqrstuvwxyz';

/** The text with so many typing mistakes, which make another word of it. */
export function mistyped(text: string, mistakes: number, chance: () => number): string {
  for (;;) {
    let typed = text;
    for (let n = 0; n < mistakes; n++) typed = withMistake(typed, chance);
    if (wordKey(typed) !== wordKey(text)) return typed;
  }
}

/** A letter swapped with the next, left out, another or too many, each as often. */
function withMistake(text: string, chance: () => number): string {
  const at = Math.floor(chance() * text.length);
  const small = letters[Math.floor(chance() * letters.length)] ?? '';
  const letter = text === text.toUpperCase() ? small.toUpperCase() : small;
  const [before, own = '', next = '', after] = [
    text.slice(0, at),
    text[at],
    text[at + 1],
    text.slice(at + 2),
  ];
  const kind = Math.floor(chance() * 4);
  if (kind === 0) return before + next + own + after;
  if (kind === 1) return before + next + after;
  if (kind === 2) return before + letter + next + after;
  return before + letter + own + next + after;
}

/** Its plural as it is learnt at school. */
export function plural(text: string): string {
  if (/[^aeiou]y$/.test(text)) return `${text.slice(0, -1)}ies`;
  return /(?:[sxz]|ch|sh)$/.test(text) ? `${text}es` : `${text}s`;
}

/** Other ways to write it: hyphens, blanks and dots come and go, letters are small or capital. */
export function variants(text: string): string[] {
  const parts = text.split(/[\s-]+/);
  const dotted = /^[A-Z]{2,5}$/.test(text) ? [`${text.split('').join('.')}.`] : [];
  return [
    ...[' ', '-', '', '.'].map(between => parts.join(between)),
    ...dotted,
    text.toLowerCase(),
    text.toUpperCase(),
  ];
}
