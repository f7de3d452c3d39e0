/** Control characters, NUL and the marks that turn the direction of text, which could make a card read otherwise than it is. */
// eslint-disable-next-line no-control-regex -- these characters are what it is for
const unwanted =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;

/** What a person typed, as it is kept: no control characters, line breaks as `\n`, no blank ends. */
export function tidy(typed: string): string {
  return typed.replace(/\r\n?/g, '\n').replace(unwanted, '').trim();
}

/** At most `length` characters, with an ellipsis where something was cut; never half a surrogate pair. */
export function clip(text: string, length: number): string {
  if (text.length <= length) return text;
  return text.slice(0, length - 1).replace(/[\ud800-\udbff]$/, '') + '…';
}
