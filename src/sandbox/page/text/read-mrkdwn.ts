/**
 * Reads Slack's mrkdwn into a tree. Escaped signs (`&lt;`) are read as text, never as markup: a person's
 * typed `<!channel>` must be seen as what it is.
 * Source of the rules: docs.slack.dev, "Formatting message text".
 */

export type Inline =
  | { kind: 'text'; text: string }
  | { kind: 'bold' | 'italic' | 'strike'; inside: Inline[] }
  | { kind: 'code'; text: string }
  | { kind: 'link'; href: string; text: string }
  | { kind: 'person'; id: string }
  | { kind: 'channel'; id: string; text: string }
  | { kind: 'everyone'; name: string }
  | { kind: 'date'; epoch: number; pattern: string; href: string; fallback: string }
  | { kind: 'emoji'; name: string };

export type Paragraph =
  | { kind: 'lines'; lines: Inline[][] }
  | { kind: 'quote'; lines: Inline[][] }
  | { kind: 'preformatted'; text: string };

/** Everything a mrkdwn text holds, paragraph by paragraph. */
export function readMrkdwn(text: string): Paragraph[] {
  return text.split(/```\n?([\s\S]*?)```\n?/).flatMap((part, at): Paragraph[] => {
    if (at % 2 === 1) return [{ kind: 'preformatted', text: unescape(part) }];
    return part === '' ? [] : paragraphs(part.replace(/\n$/, '').split('\n'));
  });
}

/** One line of mrkdwn. */
export function readLine(line: string): Inline[] {
  const found: Inline[] = [];
  let text = '';
  let at = 0;
  const flush = () => {
    if (text) found.push({ kind: 'text', text: unescape(text) });
    text = '';
  };
  while (at < line.length) {
    const piece = pieceAt(line, at);
    if (piece) {
      flush();
      found.push(piece.inline);
      at = piece.end;
    } else {
      text += line[at];
      at += 1;
    }
  }
  flush();
  return found;
}

interface Piece {
  inline: Inline;
  end: number;
}

const STYLES = { '*': 'bold', _: 'italic', '~': 'strike' } as const;

function paragraphs(lines: string[]): Paragraph[] {
  const found: Paragraph[] = [];
  for (const line of lines) {
    const quoted = /^(?:>|&gt;) ?(.*)$/.exec(line);
    const kind = quoted ? 'quote' : 'lines';
    const inlines = readLine(quoted?.[1] ?? line);
    const last = found.at(-1);
    if (last?.kind === kind) last.lines.push(inlines);
    else found.push({ kind, lines: [inlines] });
  }
  return found;
}

function pieceAt(line: string, at: number): Piece | undefined {
  const sign = line[at]!;
  if (sign === '<') return angled(line, at);
  if (sign === '`') return code(line, at);
  if (sign === ':') return emoji(line, at);
  if (sign === 'h') return address(line, at);
  if (sign in STYLES) return styled(line, at, sign as keyof typeof STYLES);
  return undefined;
}

function angled(line: string, at: number): Piece | undefined {
  const close = line.indexOf('>', at);
  if (close < 0) return undefined;
  const inside = line.slice(at + 1, close);
  const bar = inside.indexOf('|');
  const target = bar < 0 ? inside : inside.slice(0, bar);
  const label = bar < 0 ? '' : unescape(inside.slice(bar + 1));
  const inline = reference(target, label);
  return inline && { inline, end: close + 1 };
}

function reference(target: string, label: string): Inline | undefined {
  if (/^@[UWB]/.test(target)) return { kind: 'person', id: target.slice(1) };
  if (/^#[CG]/.test(target)) return { kind: 'channel', id: target.slice(1), text: label };
  const date = /^!date\^(-?\d+)\^([^^]*)(?:\^(.*))?$/.exec(target);
  if (date) {
    const [, epoch = '', pattern = '', href = ''] = date;
    return { kind: 'date', epoch: Number(epoch), pattern: unescape(pattern), href, fallback: label };
  }
  const everyone = /^!(here|channel|everyone)$/.exec(target);
  if (everyone) return { kind: 'everyone', name: everyone[1]! };
  const href = unescape(target);
  if (/^(https?:|mailto:|tel:|slack:)/.test(href)) return { kind: 'link', href, text: label || href };
  return undefined;
}

/** An address that was typed without angle brackets; Slack makes a link of it too. */
function address(line: string, at: number): Piece | undefined {
  if (isWord(line[at - 1])) return undefined;
  const [found] = /^https?:\/\/[^\s<>|*]*[^\s<>|*.,;:!?)"'’]/.exec(line.slice(at)) ?? [];
  if (found === undefined) return undefined;
  const href = unescape(found);
  return { inline: { kind: 'link', href, text: href }, end: at + found.length };
}

function code(line: string, at: number): Piece | undefined {
  const close = line.indexOf('`', at + 1);
  if (close <= at + 1) return undefined;
  return { inline: { kind: 'code', text: unescape(line.slice(at + 1, close)) }, end: close + 1 };
}

function emoji(line: string, at: number): Piece | undefined {
  if (isWord(line[at - 1])) return undefined;
  const [whole, name] = /^:([a-z0-9_+'-]+):/.exec(line.slice(at, at + 60)) ?? [];
  return whole && name ? { inline: { kind: 'emoji', name }, end: at + whole.length } : undefined;
}

/** Markup starts after a space or punctuation and ends before one: `snake_case_names` and `3*4*5` stay as they are. */
function styled(line: string, at: number, sign: keyof typeof STYLES): Piece | undefined {
  const next = line[at + 1];
  if (isWord(line[at - 1]) || next === undefined || next === sign || /\s/.test(next)) return undefined;
  for (let end = at + 1; end < line.length; end += 1) {
    if (line[end] === '<' || line[end] === '`') {
      end = (pieceAt(line, end)?.end ?? end + 1) - 1;
    } else if (line[end] === sign && !/\s/.test(line[end - 1]!) && !isWord(line[end + 1])) {
      return { inline: { kind: STYLES[sign], inside: readLine(line.slice(at + 1, end)) }, end: end + 1 };
    }
  }
  return undefined;
}

function isWord(sign: string | undefined): boolean {
  return sign !== undefined && /[\p{L}\p{N}]/u.test(sign);
}

function unescape(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}
