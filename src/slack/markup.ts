import { siteTime } from '../people/wall-clock.ts';
import { NAMES } from '../records/names.ts';

export { siteTime };

declare const made: unique symbol;

/**
 * Text in Slack's mrkdwn. It can only be made here, so what a person typed cannot reach Slack unescaped and ping a
 * whole plant with `<!channel>`.
 */
export interface Markup {
  readonly mrkdwn: string;
  readonly [made]: true;
}

const make = (mrkdwn: string) => ({ mrkdwn }) as Markup;

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

const escape = (typed: string): string =>
  typed.replace(/[&<>]/g, character => entities[character] ?? character);

/** Template tag: what is put in is escaped, unless it is markup itself. */
export function md(strings: TemplateStringsArray, ...values: (string | number | Markup)[]): Markup {
  const put = values.map(value => (typeof value === 'object' ? value.mrkdwn : escape(String(value))));
  return make(strings.reduce((text, string, n) => text + (put[n - 1] ?? '') + string));
}

export function joined(parts: readonly Markup[], between: string): Markup {
  return make(parts.map(part => part.mrkdwn).join(between));
}

/** What a person typed, quoted on lines of its own, so that it cannot be taken for our words; at most `length` characters. */
export function quoted(typed: string, length: number): Markup {
  return clipMarkup(make(escape(typed).replace(/^/gm, '>')), length);
}

/** What marks words in mrkdwn, and where a line of ours could begin. */
const marks: Record<string, string> = { '*': '∗', _: '＿', '~': '∼', '`': 'ˋ' };

/** What a person typed, among words of ours on one line: it can neither begin a line nor look like one of ours. */
export const inLine = (typed: string): Markup =>
  make(escape(typed.replace(/\s+/g, ' ').replace(/[*_~`]/g, mark => marks[mark] ?? mark)));

/**
 * At most `length` characters; never half an entity, mention or surrogate pair. Clip the part that was typed, not
 * the whole: what a person should do stands at the end.
 */
export function clipMarkup(whole: Markup, length: number): Markup {
  if (whole.mrkdwn.length <= length) return whole;
  const cut = whole.mrkdwn.slice(0, length - 1);
  return make(cut.replace(/(&[a-z]{0,4}|<[^>]*|[\ud800-\udbff])$/, '') + '…');
}

/** Who is meant by a mention, as another desk reads it. */
export type Mentioned = (id: string) => Markup;

/**
 * A message as Slack gave it, for another channel: Slack has escaped what was typed, so only its own marks are looked
 * at. Mentions are given anew, nobody's channel is called together, and what is no mark of Slack's is escaped.
 */
export function carried(mrkdwn: string, mentioned: Mentioned): Markup {
  return make(
    mrkdwn.replace(/<([^<>]*)>|[<>]/g, (whole, inside: string | undefined) => {
      if (inside === undefined) return escape(whole);
      const [, mark = '', id = '', , label = ''] = /^([@#!]?)([^|]*)(\|(.*))?$/s.exec(inside) ?? [];
      if (mark === '@') return mentioned(id).mrkdwn;
      if (mark === '#') return channelLink(id).mrkdwn;
      if (mark === '!' && id.startsWith('date^')) return label;
      if (mark === '!') return id.startsWith('subteam^') ? label || 'a group' : `@${id}`;
      return /^(https?:|mailto:|tel:)/.test(id) ? whole : escape(whole);
    }),
  );
}

/** Ids of those who are mentioned in a message as Slack gave it. */
export const mentionedIn = (mrkdwn: string): string[] => [
  ...new Set([...mrkdwn.matchAll(/<@(\w+)/g)].map(([, id = '']) => id)),
];

const NAME_OR_NOT = new RegExp(`<[^<>]*>|\`\`\`[^]*?\`\`\`|\`[^\`\\n]*\`|(${NAMES.source})`, 'g');

/** The records that a text names, as `INC-42`, outside links and code. */
export const namesIn = (mrkdwn: string): string[] =>
  [...mrkdwn.matchAll(NAME_OR_NOT)].flatMap(([, name]) => name ?? []);

/** The text with each `INC-42` as a link, where `addressOf` knows one. */
export function linked(mrkdwn: string, addressOf: (name: string) => string | undefined): string {
  return mrkdwn.replace(NAME_OR_NOT, (whole, name: string | undefined) => {
    const address = name && addressOf(name);
    return address ? `<${address}|${whole}>` : whole;
  });
}

/** @param address of Slack's own making, or ours; other addresses than of the web are only named */
export const link = (address: string, words: string): Markup =>
  /^https?:\/\/[^\s<>|]+$/.test(address)
    ? make(`<${address}|${escape(words).replaceAll('|', '¦')}>`)
    : md`${words}`;

/** At most so many bytes of UTF-8, as Slack counts the text of an edit. */
export function withinBytes(whole: Markup, bytes: number): Markup {
  let cut = whole;
  for (
    let length = whole.mrkdwn.length;
    Buffer.byteLength(cut.mrkdwn) > bytes;
    length = Math.floor(length * 0.9)
  )
    cut = clipMarkup(whole, length);
  return cut;
}

export const channelLink = (id: string): Markup => make(`<#${escape(id)}>`);
export const personLink = (id: string): Markup => make(`<@${escape(id)}>`);

/** A moment on the reader's own clock; the fallback, for clients that can't, on the site's. */
export function readersTime(at: number, zone: string): Markup {
  return make(`<!date^${Math.floor(at / 1000)}^{date_short_pretty} {time}|${escape(siteTime(at, zone))}>`);
}
