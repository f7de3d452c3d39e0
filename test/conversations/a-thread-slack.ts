import type { Destination, Drawn, Post, Posted } from '../../src/outbox/deliver.ts';

/** Draws numbers from 0 to 1, the same ones for the same seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed * 0x9e3779b9;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

interface Posting {
  channel: string;
  thread: string | undefined;
  ts: string;
  key: string;
  line: string;
}

const lineOf = ({ as, text }: Drawn): string => `${as?.name ?? 'Common Ground'}: ${text.mrkdwn}`;

/** What goes wrong with a call; `silent`: it is done, or not, and no answer ever comes. */
const faults = ['done, unknown', 'not done, unknown', 'wait', 'silent, done', 'silent, not done'] as const;

/** A Slack that keeps what it is sent and, while it is `bad`, does and answers as chance will have it. */
export function aThreadSlack(chance: () => number) {
  let postings: Posting[] = [];
  let counted = 0;
  const state = { bad: true, silent: 0 };

  async function attempt(does: () => Posted): Promise<Posted> {
    const fault = state.bad && chance() < 0.35 ? faults[Math.floor(chance() * faults.length)] : undefined;
    if (fault === 'wait') return { kind: 'wait', wait: 1000, reason: 'ratelimited' };
    const done = fault?.includes('not done') ? undefined : does();
    if (fault === undefined && done) return done;
    if (!fault?.startsWith('silent')) return { kind: 'unknown', reason: '503' };
    state.silent++;
    return new Promise(() => undefined);
  }
  const there = (channel: string, ts: string) =>
    postings.find(one => one.channel === channel && one.ts === ts);
  const gone: Posted = { kind: 'refused', reason: 'message_not_found', gone: true };

  const post: Post = {
    send: ({ channel, thread }: Destination, drawn, key) =>
      attempt(() => {
        const ts = `${channel}-${++counted}`;
        postings.push({ channel, thread, ts, key, line: lineOf(drawn) });
        return { kind: 'sent', channel, ts };
      }),
    edit: (channel, ts, drawn) =>
      attempt(() => {
        const posting = there(channel, ts);
        if (!posting) return gone;
        posting.line = `${posting.line.split(': ')[0]}: ${drawn.text.mrkdwn}`;
        return { kind: 'sent', channel, ts };
      }),
    remove: (channel, ts) =>
      attempt(() => {
        if (!there(channel, ts)) return gone;
        postings = postings.filter(one => one.ts !== ts);
        return { kind: 'sent', channel, ts };
      }),
    find: ({ channel, thread }, key) =>
      attempt(() => {
        const found = postings.find(
          one => one.channel === channel && one.thread === thread && one.key === key,
        );
        return found ? { kind: 'sent', channel, ts: found.ts } : { kind: 'refused', reason: 'not there' };
      }),
  };
  return {
    post,
    state,
    /** The card of a record, once it stands there; several would be a mistake. */
    cards: (channel: string, key: string) =>
      postings.filter(one => one.channel === channel && one.key === key && one.thread === undefined),
    thread: (channel: string, ts: string) =>
      postings.filter(one => one.channel === channel && one.thread === ts).map(one => one.line),
  };
}
