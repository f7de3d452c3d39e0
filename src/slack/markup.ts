import { TZDate } from '@date-fns/tz';
import { format } from 'date-fns';

/**
 * Text in Slack's mrkdwn. It is only made here, so what a person typed cannot reach Slack unescaped and ping a
 * whole plant with `<!channel>`.
 */
export interface Markup {
  readonly mrkdwn: string;
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

export function escape(typed: string): string {
  return typed.replace(/[&<>]/g, character => entities[character] ?? character);
}

/** Template tag: what is put in is escaped, unless it is markup itself. */
export function md(strings: TemplateStringsArray, ...values: (string | number | Markup)[]): Markup {
  const put = values.map(value => (typeof value === 'object' ? value.mrkdwn : escape(String(value))));
  return { mrkdwn: strings.reduce((text, string, n) => text + (put[n - 1] ?? '') + string) };
}

export function joined(parts: readonly Markup[], between: string): Markup {
  return { mrkdwn: parts.map(part => part.mrkdwn).join(between) };
}

/** Quoted on lines of its own, so that it cannot be taken for our words. */
export function quoted(typed: string): Markup {
  return { mrkdwn: escape(typed).replace(/^/gm, '>') };
}

/** At most `length` characters; never half an entity, mention or surrogate pair. */
export function clipMarkup({ mrkdwn }: Markup, length: number): Markup {
  if (mrkdwn.length <= length) return { mrkdwn };
  const cut = mrkdwn.slice(0, length - 1);
  return { mrkdwn: cut.replace(/(&[a-z]{0,4}|<[^>]*|[\ud800-\udbff])$/, '') + '…' };
}

export const channelLink = (id: string): Markup => ({ mrkdwn: `<#${escape(id)}>` });

/** A moment on the reader's own clock; the fallback, for clients that can't, on the site's. */
export function readersTime(at: number, zone: string): Markup {
  return {
    mrkdwn: `<!date^${Math.floor(at / 1000)}^{date_short_pretty} {time}|${escape(siteTime(at, zone))}>`,
  };
}

/** A moment on the site's clock: "Tue 24 Nov 14:15". */
export function siteTime(at: number, zone: string): string {
  return format(new TZDate(at, zone), 'EEE d MMM HH:mm');
}
