/**
 * A word as two are compared. Everything that people vary without meaning another word is left out: case, accents,
 * hyphens, blanks, dots and apostrophes; `&` and `/` count as letters, so that P&ID is not PID.
 *
 * Case folds without a language: Turkish dotless letters stay what they are, `ß` is `ss`, a final sigma is a sigma.
 */
export function wordKey(text: string): string {
  // Of each word that is said in a channel: most are plain already.
  if (/^[a-z0-9]*$/.test(text)) return text;
  if (isPlain(text)) return text.toLowerCase().replace(/[^a-z0-9&/+#]+/g, '');
  return simplified(text).replace(/[^\p{L}\p{N}&/+#]+/gu, '');
}

/** The words of a text, each as {@link wordKey} writes it: hyphens and dots within a word don't part it. */
export function wordsOf(text: string): string[] {
  return text
    .split(/[\s,;:!?()[\]"“”„«»]+/u)
    .map(wordKey)
    .filter(word => word !== '');
}

const isPlain = (text: string) => /^[ -~]*$/.test(text);

function simplified(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replaceAll('ς', 'σ');
}
