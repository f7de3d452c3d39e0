import { problemsInMessage, problemsInView } from '../../src/sandbox/limits/blocks.ts';
import { CALLS } from './attack.ts';

type Json = Record<string, unknown>;

/** Where something of ours came out. */
export interface Seen {
  /** An answer to a request, or the method of a call of Slack. */
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

function problemsIn(where: string, sent: Json): string[] {
  if (where.startsWith('chat.post') || where === 'chat.update') return problemsInMessage(sent);
  const view = (where.startsWith('views.') ? sent['view'] : undefined) as Json | undefined;
  return view ? problemsInView(view, view['type'] === 'home' ? 'home' : 'modal') : [];
}

/** All texts that Slack reads as mrkdwn. */
function marked(sent: unknown): string[] {
  if (typeof sent !== 'object' || sent === null) return [];
  const { text, type } = sent as Json;
  const own = typeof text === 'string' && type !== 'plain_text' ? [text] : [];
  return [...own, ...Object.values(sent).flatMap(marked)];
}
