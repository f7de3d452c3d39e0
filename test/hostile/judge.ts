import { isJson } from '../../src/sandbox/json.ts';
import { problemsInMessage, problemsInView } from '../../src/sandbox/limits/blocks.ts';
import { suggestionsIn } from '../../src/sandbox/suggestions.ts';
import { CALLS } from './attack.ts';

type Json = Record<string, unknown>;

/** Where something of ours came out. */
export interface Seen {
  /** `answer` to a request, `response` to a response_url, or the method of a call of Slack. */
  where: string;
  sent: Json;
}

/** A word that only who may see one incident may read. */
export const SECRET_WORD = 'Geheimwort';

export interface Verdicts {
  pings: Seen[];
  leaks: Seen[];
  invalidBlocks: Seen[];
}

/** Characters of a message's text (docs.slack.dev, chat.postMessage). */
const LONGEST_TEXT = 40_000;

const internals = /\bat .{0,200}\.[cm]?[jt]s:\d+|node_modules|SQLITE_[A-Z]+|xox[abp]-|xapp-/;

/** Keeps what should not have come out. */
export function judge(verdicts: Verdicts, { where, sent: asSent }: Seen): void {
  const sent = opened(asSent);
  const seen = { where, sent };
  if (marked(sent).some(text => CALLS.some(call => text.includes(call)))) verdicts.pings.push(seen);
  const all = JSON.stringify({ ...sent, token: undefined });
  if (internals.test(all) || all.includes(SECRET_WORD)) verdicts.leaks.push(seen);
  const problems = problemsIn(where, sent);
  if (problems.length > 0) verdicts.invalidBlocks.push({ where: `${where}: ${problems.join(' ')}`, sent });
}

/** Slack's client writes what is no text as JSON. */
function opened(sent: Json): Json {
  const names = ['view', 'blocks', 'metadata'].filter(name => typeof sent[name] === 'string');
  return {
    ...sent,
    ...Object.fromEntries(names.map(name => [name, JSON.parse(String(sent[name])) as unknown])),
  };
}

/** What Slack would not show of it. */
function problemsIn(where: string, sent: Json): string[] {
  const { view, options, option_groups: groups, response_type: answered } = sent;
  if (isJson(view)) return problemsInView(view, view['type'] === 'home' ? 'home' : 'modal');
  if (options !== undefined || groups !== undefined) return problemsInMenu(sent);
  const isMessage = /^chat\.(post|update)|^response$/.test(where) || answered !== undefined;
  return isMessage ? [...problemsInMessage(sent), ...problemsInText(sent)] : [];
}

function problemsInMenu(sent: Json): string[] {
  try {
    suggestionsIn(sent);
    return [];
  } catch (error) {
    return [error instanceof Error ? error.message : String(error)];
  }
}

function problemsInText({ text = '', blocks }: Json): string[] {
  if (text === '' && blocks === undefined) return ['no_text'];
  return typeof text === 'string' && text.length <= LONGEST_TEXT ? [] : ['msg_too_long'];
}

/** All texts that Slack reads as mrkdwn. */
function marked(sent: unknown): string[] {
  if (typeof sent !== 'object' || sent === null) return [];
  const { text, type } = sent as Json;
  const own = typeof text === 'string' && type !== 'plain_text' ? [text] : [];
  return [...own, ...Object.values(sent).flatMap(marked)];
}
