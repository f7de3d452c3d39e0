import { wordKey } from '../word-key.ts';

/** A word as it stands in a message. */
export interface Token {
  start: number;
  end: number;
  key: string;
  /** What joins it to the word before as one may be written: nothing but `/` and `&` counts. Undefined where they are apart. */
  joined: string | undefined;
}

/** What nobody said as talk: code, links and mentions, quotes of others, addresses, paths and emoji. */
const notTalk = new RegExp(
  [
    /```[\s\S]*?```|`[^`\n]+`/,
    /<[^<>\n]*>/,
    /^(?:&gt;|>){3}[\s\S]*|^(?:&gt;|>).*/,
    /\b[a-z][a-z.+]{0,15}:\/\/\S+/,
    /(?<!\S)(?:\/\S*\/|(?:[A-Za-z]:)?\\)\S*/,
    /:[a-z0-9_+'-]+:/,
  ]
    .map(part => part.source)
    .join('|'),
  'gm',
);

const entities: Record<string, string> = { '&amp;': '&', '&lt;': '<', '&gt;': '>' };
const entity = /&(?:amp|lt|gt);/g;

/** Slack's entities as the letters that they stand for. */
export const decoded = (mrkdwn: string): string => mrkdwn.replace(entity, one => entities[one] ?? one);

/** Fills up what is shorter decoded, so that every place stays where it is. */
const FILLER = '\0';

/** The talk of a message: of the same length, with line ends in place of what is no talk. */
const talkOf = (mrkdwn: string): string =>
  mrkdwn
    .replace(notTalk, part => '\n'.repeat(part.length))
    .replace(entity, one => (entities[one] ?? '').padEnd(one.length, FILLER));

/**
 * Letters and digits; with those behind an apostrophe or, as in names of files and tags, a low line, a dot and the like;
 * and `C++`.
 */
const word =
  /[\p{L}\p{N}](?:[\p{L}\p{N}\p{M}]|['’_@=\\](?=[\p{L}\p{N}])|\.(?=[\p{L}\p{N}]{2}))*(?:[+#]+(?![\p{L}\p{N}+#]))?/gu;

const genitive = /['’]s$/i;

/** What may stand between the parts of one word; a dash with blanks around it parts sentences. */
const between = /^(?:[ \t\u00a0]*(?:[/&]\0*[ \t\u00a0]*)?|[-\u2010-\u2013.])$/;

/** Nobody reads on; and nobody can keep us busy. */
const MOST_LOOKED_AT = 12_000;

/** The words of a message, with where they stand in it. */
export function tokensOf(mrkdwn: string): Token[] {
  const talk = talkOf(mrkdwn);
  const tokens: Token[] = [];
  let last = 0;
  for (const { 0: text, index: start } of talk.matchAll(word)) {
    if (start + text.length > MOST_LOOKED_AT) break;
    const own = text.replace(genitive, '');
    tokens.push({
      start,
      end: start + own.length,
      key: wordKey(own),
      joined: joint(talk.slice(last, start)),
    });
    last = start + text.length;
  }
  return tokens;
}

function joint(text: string): string | undefined {
  if (text === ' ') return '';
  if (!between.test(text)) return undefined;
  return /[/&]/.exec(text)?.[0] ?? '';
}
