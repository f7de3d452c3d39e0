/** Control characters but tab and line feed, and the marks that turn the direction of text: a card must read as it is. */
const unwanted = /(?![\t\n])\p{Cc}|[\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu;

/** What a person typed, as it is kept: no control characters, line breaks as `\n`, no blank ends. */
export function tidy(typed: string): string {
  return typed.replace(/\r\n?/g, '\n').replace(unwanted, '').trim();
}

/** At most `length` characters, with an ellipsis where something was cut; never half a surrogate pair. */
export function clip(text: string, length: number): string {
  if (text.length <= length) return text;
  return text.slice(0, length - 1).replace(/[\ud800-\udbff]$/, '') + '…';
}
