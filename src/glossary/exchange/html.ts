import { Parser } from 'htmlparser2';
import { tidy } from '../../kernel/text.ts';

/** Tags of which each begins a line. */
const blocks = new Set(
  'address blockquote br dd div dl dt h1 h2 h3 h4 h5 h6 hr li ol p pre section table tr ul'.split(' '),
);

/** What is inside these is no text for readers. */
const unread = new Set(['script', 'style', 'template', 'noscript', 'iframe', 'title']);

/** `2<sup>128</sup>` must not read 2128; `1<sup>st</sup>` may read 1st. */
const raised = new Map([
  ['sup', '^'],
  ['sub', '_'],
]);
const ordinal = /^\s*(st|nd|rd|th|®|™|©|\*)/i;

/** HTML as plain text: no tag and no entity of it is left, whatever was written. Blocks and list items are lines. */
export function plainText(html: string): string {
  if (!/[<&]/.test(html)) return collapsed(html);
  const parts: string[] = [];
  let mark = '';
  let depthUnread = 0;
  const parser = new Parser({
    onopentag(name) {
      if (unread.has(name)) depthUnread++;
      mark = raised.get(name) ?? mark;
      if (blocks.has(name)) parts.push(name === 'li' ? `${LINE}- ` : LINE);
    },
    ontext(text) {
      if (depthUnread > 0) return;
      parts.push(ordinal.test(text) ? text : mark + text);
      mark = '';
    },
    onclosetag(name) {
      if (unread.has(name)) depthUnread--;
      mark = '';
      if (blocks.has(name)) parts.push(LINE);
    },
  });
  parser.end(html);
  return collapsed(parts.join(''));
}

/** Where a line begins: a character that no text keeps, for line breaks of HTML’s source are blanks. */
const LINE = '\0';

const collapsed = (text: string): string =>
  tidy(
    text
      .replace(/[^\S\0]+/g, ' ')
      .replace(/ ?\0[ \0]*/g, '\n')
      .replace(/\n- (?=\n|$)/g, ''),
  );
