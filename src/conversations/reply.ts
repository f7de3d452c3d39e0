import type { Side } from '../people/person.ts';

/** A file that came with a reply: Slack's name and address for it. */
export interface SharedFile {
  name: string;
  /** Null where the other side can't open it, because it was shared in a private channel. */
  link: string | null;
}

/** What somebody wrote under a card. */
export interface Reply {
  /** Channel and ts: Slack's own identity of a message. */
  id: string;
  /** The card that it was written under. */
  cardId: string;
  record: string;
  recordId: string;
  /** The side at whose desk it was written. */
  side: Side;
  channel: string;
  ts: string;
  authorId: string;
  /** Slack's own mrkdwn, as it came. */
  text: string;
  files: readonly SharedFile[];
  /** It stands in the channel too. */
  broadcast: boolean;
  deleted: boolean;
  /** Slack's ts of the last edit; empty before the first. */
  edited: string;
  /** 1 as written, then one more for each edit, and for its deletion. */
  version: number;
}

export const replyId = (channel: string, ts: string): string => `${channel}:${ts}`;
